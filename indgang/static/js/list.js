// Arrow keys in lists of results: [data-roving] holds the links, [data-roving-input="#selector"] is the field above them.
// Enter in the field takes the first result, and waits for it when the search is still under way.
const ITEMS = "a[href], button";
const itemsOf = (list) => [...list.querySelectorAll(ITEMS)].filter((item) => item.checkVisibility());
const listOf = (field) => document.querySelector(field.dataset.rovingInput)?.closest("[data-roving]")
  ?? document.querySelector(`${field.dataset.rovingInput} [data-roving]`);
let pending = false;
let wanted = null;

function rove(list) {
  const items = itemsOf(list);
  const current = items.find((item) => item === document.activeElement) ?? items[0];
  for (const item of items) item.tabIndex = item === current ? 0 : -1;
}

function move(list, key) {
  const items = itemsOf(list);
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[key];
  if (to < 0) document.querySelector("[data-roving-input]")?.focus();
  items[Math.min(to, items.length - 1)]?.focus();
}

function takeFirst(field) {
  clearTimeout(wanted);
  wanted = null;
  const list = listOf(field);
  if (list) itemsOf(list)[0]?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const field = event.target.closest?.("[data-roving-input]");
  const list = field ? listOf(field) : event.target.closest?.("[data-roving]");
  if (field && event.key === "Enter") {
    event.preventDefault();
    if (!pending) takeFirst(field);
    else wanted ??= setTimeout(() => field.matches(".htmx-request") || takeFirst(field), 400);
  } else if (list && (event.key === "ArrowDown" || (!field && /^(ArrowUp|Home|End)$/.test(event.key)))) {
    event.preventDefault();
    move(list, event.key);
  }
});

// Words that have found what they were for are marked: the next that are typed take their place.
document.addEventListener("click", (event) => {
  const list = event.target.closest?.("[data-roving]");
  const field = document.querySelector("[data-roving-input]");
  if (list && field && listOf(field) === list && event.target.closest(ITEMS)) field.select();
});

document.addEventListener("focusin", (event) => {
  const list = event.target.closest?.("[data-roving]");
  if (list && event.target.matches(ITEMS)) rove(list);
});

document.addEventListener("input", (event) => {
  if (!event.target.matches?.("[data-roving-input]")) return;
  pending = true;
  clearTimeout(wanted);
  wanted = null;
});

document.addEventListener("htmx:before:request", (event) => {
  event.detail.ctx.asked = event.target.value;
});

document.addEventListener("htmx:finally:request", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-roving-input]") || event.detail.ctx.asked !== field.value) return;
  pending = false;
  if (wanted) takeFirst(field);
});

const roveAll = () => document.querySelectorAll("[data-roving]").forEach(rove);
document.addEventListener("htmx:after:swap", roveAll);
roveAll();
