// What is told when something was done is read aloud and stood at, so that Tab goes on from there, unless a field waits.
const told = document.getElementById("messages");
if (told?.firstElementChild && !location.hash && document.activeElement === document.body && !document.querySelector("[autofocus]")) {
  told.tabIndex = -1;
  told.focus({ preventScroll: true });
}
