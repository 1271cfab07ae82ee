// What could not be sent is kept where it was typed; components/retry_banner.html says why and offers to send again.
const REASONS = { 401: "login", 403: "refused", 429: "busy" };
const banner = () => document.getElementById("retry-banner");
const login = () => banner().querySelector("[data-retry-login]");
const reasonOf = (status) => REASONS[status] ?? (status >= 500 ? "server" : "");
const toLogin = (response) => response.redirected && new URL(response.url).pathname === new URL(login().href).pathname;
let failed = null;

function show(reason, again) {
  if (!banner()) return;
  failed = { reason, again };
  for (const text of banner().querySelectorAll("[data-retry-reason]")) text.hidden = text.dataset.retryReason !== reason;
  login().hidden = reason !== "login" && reason !== "refused";
  banner().hidden = false;
}

function sendAgain({ sourceElement, sourceEvent, request }) {
  if (sourceElement.matches("form")) sourceElement.requestSubmit(request.submitter?.isConnected ? request.submitter : null);
  else if (sourceEvent.type === "click") sourceElement.click();
  else sourceElement.dispatchEvent(new Event(sourceElement.type === "search" ? "search" : sourceEvent.type, { bubbles: true }));
}

function keep(event, reason) {
  const ctx = event.detail?.ctx;
  if (reason && ctx && ctx.sourceEvent?.type !== "every") show(reason, () => sendAgain(ctx));
}

// Signing in again gives a new CSRF token; the page's own copies are replaced by those of a fresh page.
async function freshToken() {
  const page = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!page.ok || toLogin(page)) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").body.getAttribute("hx-headers:inherited");
  if (!fresh) return false;
  document.body.setAttribute("hx-headers:inherited", fresh);
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = JSON.parse(fresh)["X-CSRFToken"];
  return true;
}

async function retry() {
  const again = failed?.again;
  if (!again || (!login().hidden && !(await freshToken().catch(() => false)))) return;
  banner().hidden = true;
  failed = null;
  again();
}

document.addEventListener("htmx:error", (event) => keep(event, event.detail?.ctx?.response ? "" : "network"));
document.addEventListener("htmx:response:error", (event) => keep(event, reasonOf(event.detail.ctx.response.status)));
document.addEventListener("htmx:before:response", (event) => {
  if (!banner() || !toLogin(event.detail.ctx.response.raw)) return;
  event.preventDefault();
  keep(event, "login");
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (navigator.onLine || form.method !== "post" || form.hasAttribute("hx-post")) return;
  event.preventDefault();
  show("network", () => form.requestSubmit(event.submitter));
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-retry-send]")) retry();
});
window.addEventListener("online", () => failed?.reason === "network" && retry());
