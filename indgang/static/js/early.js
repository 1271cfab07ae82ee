// Keys pressed before the page's modules have come are kept, and pressed anew in their order when they are there.
// A classic script, first in <head>; what a field or the browser takes by itself is left to them.
(() => {
  const FIELDS = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=hidden], [type=submit], [type=button])";
  const kept = [];

  function isDeclared({ key, code, altKey, ctrlKey }) {
    const prefix = (ctrlKey ? "Ctrl+" : "") + (altKey ? "Alt+" : "");
    const names = [key, code.replace(/^(Key|Digit|Numpad)/, "")].map((name) => CSS.escape(prefix + name));
    return names.some((name) => document.querySelector(`[data-key~="${name}" i]`));
  }

  function isOurs(event) {
    if (event.isComposing || event.metaKey || event.getModifierState("AltGraph")) return false;
    if (event.altKey || event.ctrlKey || event.key === "Escape") return isDeclared(event);
    if (kept.length) return event.key.length === 1 || /^(Enter|Backspace|ArrowUp|ArrowDown)$/.test(event.key);
    if (!event.target.matches?.(FIELDS)) return event.key.length === 1 && event.key !== " ";
    return event.key === "Enter" && event.target.matches("[data-roving-input], form details input");
  }

  function keep(event) {
    if (!isOurs(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    kept.push(event);
  }

  // What the browser does with an unused key, though not when a script presses it.
  function finish(key, element) {
    const isField = element.matches(FIELDS);
    if (key === "Enter" && element.matches("a, button, summary")) element.click();
    else if (key === "Enter" && isField && element.matches("input")) {
      element.form?.requestSubmit(element.form.querySelector("button:not([type=button], [disabled])"));
    } else if (isField && key === "Backspace") document.execCommand("delete");
    else if (isField && (key.length === 1 || key === "Enter")) document.execCommand("insertText", false, key === "Enter" ? "\n" : key);
  }

  function press(event) {
    const again = new KeyboardEvent("keydown", event);
    const unused = (document.activeElement ?? document.body).dispatchEvent(again);
    if (unused && !event.altKey && !event.ctrlKey) finish(event.key, document.activeElement ?? document.body);
  }

  function pressAll() {
    removeEventListener("keydown", keep, true);
    for (const event of kept.splice(0)) press(event);
  }

  addEventListener("keydown", keep, true);
  // Then all modules have run, and a moment later htmx too.
  document.addEventListener("DOMContentLoaded", () => setTimeout(pressAll));
})();
