// A form is sent once: a second press while it is under way does nothing. The server refuses doubles too.
const under = new Map();

function release(form) {
  under.get(form)?.removeAttribute("aria-disabled");
  under.delete(form);
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if ((submitter?.formMethod || form.method) !== "post") return;
  if (under.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  submitter?.setAttribute("aria-disabled", "true");
  under.set(form, submitter);
  setTimeout(release, 20000, form);
}, true);

// What another script stopped was not sent; htmx stops and sends by itself.
window.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (defaultPrevented && !target.hasAttribute("hx-post")) release(target);
});
document.addEventListener("htmx:finally:request", ({ detail }) => release(detail.ctx.request.form));
window.addEventListener("pageshow", () => under.forEach((_, form) => release(form)));
