// Nothing typed is lost: <form data-draft="name" data-draft-url="…"> is kept on the server while one types, and on this
// computer when the server cannot be reached. The note and the discard button stand in components/draft_note.html.
const PREFIX = "indgang.draft.";
const DAYS = 3;
const timers = new WeakMap();

const keyOf = (form) => PREFIX + form.dataset.draft;
const formOf = (target) => target.closest?.("form[data-draft]") ?? target.form?.closest("form[data-draft]");
const part = (form, name) => form.querySelector(`[data-draft-${name}]`);

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !/^(hidden|password|file|submit|button)$/.test(field.type)
    && !field.hasAttribute("data-draft-skip"));
}

function keepHere(form) {
  const values = fieldsOf(form).map((field) => [field.name, field.value, field.checked ?? null]);
  localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values }));
}

function say(form, name) {
  for (const other of ["restored", "saved"]) part(form, other)?.toggleAttribute("hidden", other !== name);
  part(form, "discard")?.toggleAttribute("hidden", !name);
  const time = name === "saved" && part(form, "saved")?.querySelector("time");
  if (time) time.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}

async function keepThere(form, extra = {}) {
  if (!form.dataset.draftUrl) return false;
  const body = new FormData(form);
  for (const [name, value] of Object.entries(extra)) body.set(name, value);
  try {
    return (await fetch(form.dataset.draftUrl, { method: "POST", body, keepalive: true, redirect: "error" })).ok;
  } catch {
    return false;
  }
}

async function save(form) {
  clearTimeout(timers.get(form));
  timers.delete(form);
  keepHere(form);
  if (await keepThere(form) && !timers.has(form)) localStorage.removeItem(keyOf(form));
  if (!form.dataset.draftSent) say(form, "saved");
}

function restore(form) {
  if (form.dataset.draftReady) return;
  form.dataset.draftReady = "yes";
  const kept = JSON.parse(localStorage.getItem(keyOf(form)) ?? "null");
  if (!kept) return;
  for (const [name, value, checked] of kept.values) {
    for (const field of fieldsOf(form).filter((one) => one.name === name)) {
      if (!/^(checkbox|radio)$/.test(field.type)) field.value = value;
      else if (field.value === value) field.checked = checked;
    }
  }
  say(form, "restored");
}

function forget(name) {
  localStorage.removeItem(PREFIX + name);
}

function look() {
  for (const done of document.querySelectorAll("[data-draft-clear]")) forget(done.dataset.draftClear);
  document.querySelectorAll("form[data-draft]").forEach(restore);
}

function dropOld() {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
    if (Date.now() - JSON.parse(localStorage.getItem(key)).at > DAYS * 86400000) localStorage.removeItem(key);
  }
}

document.addEventListener("input", (event) => {
  const form = formOf(event.target);
  if (!form || event.target.hasAttribute("data-draft-skip")) return;
  delete form.dataset.draftSent;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(save, 700, form));
});

document.addEventListener("submit", (event) => {
  const form = formOf(event.target);
  if (!form) return;
  form.dataset.draftSent = "yes";
  clearTimeout(timers.get(form));
  timers.delete(form);
  keepHere(form);
}, true);

document.addEventListener("click", async (event) => {
  const form = event.target.closest("[data-draft-discard]") && formOf(event.target);
  if (!form) return;
  clearTimeout(timers.get(form));
  forget(form.dataset.draft);
  await keepThere(form, { discard: "1" });
  form.reset();
  say(form, "");
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") return;
  for (const form of document.querySelectorAll("form[data-draft]")) if (timers.has(form)) save(form);
});
document.addEventListener("draft-clear", (event) => forget(event.detail?.name ?? event.detail?.value));
document.addEventListener("htmx:after:swap", look);
dropOld();
look();
