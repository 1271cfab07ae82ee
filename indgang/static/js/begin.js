// The clock of a conversation that has not been written down yet: it starts with the first key or click at the desk.
const started = () => document.querySelector("#registration [name=started_at]");

function begin() {
  const field = started();
  if (!field || field.value) return;
  const now = new Date();
  field.value = now.toISOString();
  const clock = document.querySelector("[data-begin-clock]");
  if (!clock) return;
  const time = document.createElement("time");
  time.dateTime = now.toISOString();
  time.dataset.elapsed = now.toISOString();
  clock.append(time);
  clock.hidden = false;
}

document.addEventListener("keydown", begin);
document.addEventListener("pointerdown", begin);
