// Locking the adviser's cases, or signing out: nothing that was typed stays in this tab, and no other tab shows a case.
// Where the cases can be locked, draft.js keeps what the server did not get in the tab alone, not on the computer.
const DRAFT = "indgang.draft.";
const tabs = new BroadcastChannel("indgang.locked");
const isOpen = Boolean(document.querySelector("[data-locks=here]"));
let isLocking = false;

if (isOpen) {
  window.tabStore = {
    getItem: (name) => sessionStorage.getItem(name),
    setItem: (name, value) => isLocking || sessionStorage.setItem(name, value),
    removeItem: (name) => sessionStorage.removeItem(name),
  };
}

// Names and numbers that are typed here are not for the browser's own lists of what was typed before.
for (const form of isOpen ? document.forms : []) form.autocomplete = "off";

// What is being typed goes to the server, sealed, before the key is given back.
function lock({ target }) {
  if (!target.matches("[data-locks]")) return;
  isLocking = true;
  for (const form of isOpen ? document.querySelectorAll("form[data-draft-url]") : []) {
    fetch(form.dataset.draftUrl, { method: "POST", body: new FormData(form), keepalive: true }).catch(() => null);
  }
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(DRAFT)) sessionStorage.removeItem(name);
}

document.addEventListener("submit", lock);

tabs.addEventListener("message", () => isOpen && location.replace(location.pathname + location.search));

// The door is shown: so the key is gone from this browser.
if (document.querySelector("[data-locked]")) tabs.postMessage("");
