// Shortcuts that the page declares: data-key="1 Alt+1" with data-key-label. Letters typed outside a field go to
// [data-type-through]. The list on "?" and the switch (WCAG 2.1.4) stand in components/keys_dialog.html.
// With data-key-within the key belongs to the form or panel around it, and works only while the focus is there.
const SWITCH = "indgang.keys";
const FIELDS = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=hidden], [type=submit], [type=button])";
const dialogNow = () => document.getElementById("keys-dialog");

const singleKeysOn = () => localStorage.getItem(SWITCH) !== "off";
const isTyping = (element) => Boolean(element?.matches?.(FIELDS));
const keysOf = (element) => element.dataset.key.split(" ");

function reachable() {
  const within = [...document.querySelectorAll("dialog[open]")].pop() ?? document;
  return [...within.querySelectorAll("[data-key]")].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled
      && (!element.dataset.keyWhen || document.querySelector(element.dataset.keyWhen)),
  );
}

function namesOf(event) {
  if (event.metaKey || event.getModifierState("AltGraph")) return [];
  const prefix = (event.ctrlKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "");
  const plain = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const behind = event.altKey ? event.code.replace(/^(Key|Digit|Numpad)/, "").toLowerCase() : plain;
  return [prefix + plain, prefix + behind];
}

const isNear = (element, target) => !("keyWithin" in element.dataset) || element.closest("details, form").contains(target);

function declared(event) {
  const names = namesOf(event).map((name) => name.toLowerCase());
  return reachable().find(
    (element) => keysOf(element).some((key) => names.includes(key.toLowerCase())) && isNear(element, event.target),
  );
}

// Enter in a panel inside a form presses the panel's own button; the browser would press the form's first.
function pressOwn(event) {
  const panel = event.key === "Enter" && event.target.matches?.("input") && event.target.closest("form details");
  if (!panel) return;
  event.preventDefault();
  panel.querySelector("button:not([type=button])")?.click();
}

function use(element) {
  if (element.matches("form")) {
    element.requestSubmit();
    return;
  }
  if (isTyping(element)) {
    element.focus();
    element.select?.();
    return;
  }
  if (element.matches("details[open] > summary") && enter(element.parentElement)) return;
  element.click();
  if (element.matches("details[open] > summary")) enter(element.parentElement);
}

// A panel that is open already is gone into by its key, not closed; an address may name the panel to begin in.
function enter(panel) {
  const first = panel?.querySelector(`${FIELDS}, [type=radio], [type=checkbox]`) ?? panel?.querySelector(".act [type=submit]");
  const chosen = first?.type === "radio" && panel.querySelector(`[name="${CSS.escape(first.name)}"]:checked`);
  (chosen || first)?.focus();
  return Boolean(first);
}

function leave(event) {
  const open = document.querySelector(".user-menu[open], .confirm[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  } else if (isTyping(event.target) && !(event.target.type === "search" && event.target.value)) event.target.blur();
}

function typeThrough(event) {
  const field = document.querySelector("[data-type-through]");
  if (!field || dialogNow()?.open || !/^\p{L}$/u.test(event.key)) return;
  field.focus();
  if (field.selectionStart === field.selectionEnd) field.setSelectionRange(field.value.length, field.value.length);
}

function showKeys() {
  const dialog = dialogNow();
  if (!dialog || dialog.open) return;
  const list = dialog.querySelector("[data-keys-list]");
  const rows = reachable().map((element) => [keysOf(element), element.dataset.keyLabel]);
  list.replaceChildren();
  for (const [keys, label] of [...rows, [["?"], list.dataset.helpLabel]]) {
    const term = document.createElement("dt");
    for (const key of keys) {
      const shown = document.createElement("kbd");
      shown.textContent = key.replace(/\b\w$/, (letter) => letter.toUpperCase());
      term.append(shown, " ");
    }
    const meaning = document.createElement("dd");
    meaning.textContent = label ?? "";
    list.append(term, meaning);
  }
  dialog.querySelector("[data-keys-on]").checked = singleKeysOn();
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  const combined = event.altKey || event.ctrlKey;
  const alwaysWorks = combined || event.key === "Escape";
  if (!combined) pressOwn(event);
  if (!alwaysWorks && (isTyping(event.target) || !singleKeysOn())) return;
  const element = declared(event);
  if (element) {
    event.preventDefault();
    if (!event.repeat) use(element);
  } else if (event.key === "Escape") leave(event);
  else if (combined || event.metaKey) return;
  else if (event.key === "?") showKeys();
  else typeThrough(event);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-open]")) showKeys();
  for (const menu of document.querySelectorAll(".user-menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-keys-on]")) localStorage.setItem(SWITCH, event.target.checked ? "on" : "off");
});

const offerKeys = () => document.querySelectorAll("[data-keys-open]").forEach((button) => { button.hidden = false; });
document.addEventListener("htmx:after:swap", offerKeys);
offerKeys();

const asked = location.hash.startsWith("#act-") && document.getElementById(location.hash.slice(1));
if (asked) {
  asked.open = true;
  enter(asked);
  addEventListener("load", () => requestAnimationFrame(() => enter(asked))); // the browser leaves it when it scrolls there
}
