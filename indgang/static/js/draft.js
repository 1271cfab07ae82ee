// Nothing typed is lost: <form data-draft="name" data-draft-url="…"> is kept on the server while one types, and while that
// is gone on this computer (or tab: lock.js). Note: components/draft_note.html.
const PREFIX = "indgang.draft.";
const SENT = "indgang.sent";
const CPR = /\b(\d{6})[- ]?\d{4}\b/g;
const THREE_DAYS = 3 * 86400000;
const timers = new WeakMap();
const store = window.tabStore ?? localStorage;

const formOf = (element) => (element.form ?? element).closest?.("form[data-draft]");
const part = (form, name) => form.querySelector(`[data-draft-${name}]`);
const forget = (name) => store.removeItem(PREFIX + name);
const fieldsOf = (form) => [...form.elements].filter(
  (field) => field.name && !field.matches("[type=hidden], [type=password], [type=file], [name*=cpr], button, [data-draft-skip]"),
);

function rest(form) {
  clearTimeout(timers.get(form));
  timers.delete(form);
}

function keepHere(form) {
  const values = fieldsOf(form).map((field) => [field.name, field.value.replace(CPR, "$1-••••"), field.checked]);
  try {
    store.setItem(PREFIX + form.dataset.draft, JSON.stringify({ at: Date.now(), values }));
    return true;
  } catch {
    return false; // no room
  }
}

async function keepThere(form, discard) {
  const body = new FormData(form);
  if (discard) body.set("discard", "1");
  const url = form.dataset.draftUrl;
  const answer = url && await fetch(url, { method: "POST", body, keepalive: true, redirect: "error" }).catch(() => null);
  return answer?.ok;
}

function say(form, what) {
  for (const name of ["restored", "saved"]) part(form, name)?.toggleAttribute("hidden", name !== what);
  part(form, "discard")?.toggleAttribute("hidden", !what);
  const time = part(form, "saved")?.querySelector("time");
  if (time) time.textContent = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
}

// A choice alone is no draft, and is not said to be one.
const isTyped = (form) => fieldsOf(form).some(
  (field) => field.matches("textarea, [type=text]") && field.value && (field.matches("textarea") || field.value !== field.defaultValue),
);

async function save(form) {
  rest(form);
  const here = keepHere(form);
  const there = await keepThere(form);
  if (there && !timers.has(form)) forget(form.dataset.draft);
  if ((here || there) && isTyped(form)) say(form, "saved");
}

function putBack(field, value) {
  if (field.value === value) return;
  field.value = value;
  for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
}

function restore(form) {
  const kept = JSON.parse(store.getItem(PREFIX + form.dataset.draft));
  if (!kept || form.dataset.draftShown) return;
  form.dataset.draftShown = "yes";
  for (const [name, value, checked] of kept.values) {
    for (const field of fieldsOf(form).filter((one) => one.name === name)) {
      if (!field.matches("[type=checkbox], [type=radio]")) putBack(field, value);
      else if (field.value === value) field.checked = checked;
    }
  }
  say(form, "restored");
}

// The page that answers a sent form: the draft is done with, unless the answer is a refusal, an error or the login page.
function settle() {
  const name = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  const [visit] = performance.getEntriesByType("navigation");
  const answered = visit.type === "navigate" && document.referrer && !(visit.responseStatus >= 400);
  if (name && answered && !document.querySelector(".error-summary, [type=password]")) forget(name);
}

function look() {
  for (const done of document.querySelectorAll("[data-draft-clear]")) forget(done.dataset.draftClear);
  document.querySelectorAll("form[data-draft]").forEach(restore);
}

document.addEventListener("input", ({ target }) => {
  const form = formOf(target);
  if (!form) return;
  rest(form);
  timers.set(form, setTimeout(save, 700, form));
});

document.addEventListener("submit", ({ target: form }) => {
  if (!form.dataset.draft) return;
  rest(form);
  keepHere(form);
  if (!form.hasAttribute("hx-post")) sessionStorage.setItem(SENT, form.dataset.draft);
}, true);

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const name = ctx.request.form?.dataset.draft;
  if (name && ctx.request.method === "POST" && ctx.response.status < 300) forget(name);
});

document.addEventListener("click", async ({ target }) => {
  const form = target.matches("[data-draft-discard]") && formOf(target);
  if (!form) return;
  rest(form);
  forget(form.dataset.draft);
  await keepThere(form, true);
  form.reset();
  say(form);
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) for (const form of document.querySelectorAll("form[data-draft]")) if (timers.has(form)) save(form);
});
document.addEventListener("draft-clear", ({ detail }) => forget(detail.name));
document.addEventListener("htmx:after:swap", look);

for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
  if (Date.now() - JSON.parse(localStorage.getItem(key)).at > THREE_DAYS) localStorage.removeItem(key);
}
settle();
look();
