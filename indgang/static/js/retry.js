// What could not be sent is kept where it was typed; components/retry_banner.html says why and offers to send again.
const banner = document.getElementById("retry-banner");
const login = banner?.querySelector("[data-retry-login]");
let failed = null;

function reasonOf(status) {
  return { 401: "login", 403: "refused", 429: "busy" }[status] ?? (status >= 500 ? "server" : "");
}

function show(reason, again) {
  failed = { reason, again };
  for (const text of banner.querySelectorAll("[data-retry-reason]")) text.hidden = text.dataset.retryReason !== reason;
  login.hidden = reason !== "login" && reason !== "refused";
  banner.hidden = false;
}

function sendAgain(ctx) {
  const { form, submitter, method, action } = ctx.request;
  if (method === "GET") window.htmx.ajax("GET", action, { source: ctx.sourceElement, target: ctx.target, swap: ctx.swap });
  else if (form?.isConnected) form.requestSubmit(submitter?.isConnected ? submitter : null);
  else ctx.sourceElement.click();
}

function keep(event, reason) {
  const ctx = event.detail?.ctx;
  if (!reason || !ctx || ctx.sourceEvent?.type === "every") return;
  show(reason, () => sendAgain(ctx));
}

// Signing in again gives a new CSRF token; the page's own copies are replaced by those of a fresh page.
async function freshToken() {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!page.ok || toLogin(page)) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").body.getAttribute("hx-headers:inherited");
  if (!fresh) return false;
  document.body.setAttribute("hx-headers:inherited", fresh);
  const token = JSON.parse(fresh)["X-CSRFToken"];
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  return true;
}

const toLogin = (response) => response.redirected && new URL(response.url).pathname === new URL(login.href).pathname;

async function retry() {
  const again = failed?.again;
  if (!again) return;
  try {
    if (!login.hidden && !(await freshToken())) return;
  } catch {
    return;
  }
  banner.hidden = true;
  failed = null;
  again();
}

if (banner) {
  document.addEventListener("htmx:error", (event) => keep(event, event.detail?.ctx?.response ? "" : "network"));
  document.addEventListener("htmx:response:error", (event) => keep(event, reasonOf(event.detail.ctx.response.status)));
  document.addEventListener("htmx:before:response", (event) => {
    if (!toLogin(event.detail.ctx.response.raw)) return;
    event.preventDefault();
    keep(event, "login");
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (navigator.onLine || form.method !== "post" || form.hasAttribute("hx-post")) return;
    event.preventDefault();
    show("network", () => form.requestSubmit(event.submitter));
  });
  banner.querySelector("[data-retry-send]").addEventListener("click", retry);
  window.addEventListener("online", () => failed?.reason === "network" && retry());
}
