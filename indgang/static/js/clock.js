// Running clocks: <time data-elapsed="2026-11-21T10:02:00+01:00"> shows m:ss, and h:mm:ss after the first hour.
const two = (number) => String(number).padStart(2, "0");

function elapsed(since) {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(since)) / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return (hours ? `${hours}:${two(minutes)}` : `${minutes}`) + `:${two(seconds % 60)}`;
}

function tick() {
  for (const clock of document.querySelectorAll("time[data-elapsed]")) clock.textContent = elapsed(clock.dataset.elapsed);
}

setInterval(tick, 1000);
document.addEventListener("htmx:after:swap", tick);
tick();
