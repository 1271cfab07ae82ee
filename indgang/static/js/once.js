// A form is sent once: a second press while it is under way does nothing. The server refuses doubles too.
const under = new WeakMap();
const usesHtmx = (form) => Boolean(form.closest("[hx-post], [hx-put], [hx-delete], [hx-get]"));

function release(form) {
  const button = under.get(form)?.button;
  button?.removeAttribute("aria-disabled");
  clearTimeout(under.get(form)?.timer);
  under.delete(form);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const method = event.submitter?.formMethod || form.method;
  if (method !== "post") return;
  if (under.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  event.submitter?.setAttribute("aria-disabled", "true");
  under.set(form, { button: event.submitter, timer: setTimeout(release, 20000, form) });
}, true);

window.addEventListener("submit", (event) => {
  if (event.defaultPrevented && !usesHtmx(event.target)) release(event.target);
});
document.addEventListener("htmx:finally:request", (event) => {
  const form = event.detail?.ctx?.request?.form ?? event.target.closest?.("form");
  if (form) release(form);
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form").forEach(release);
});
