// Follow-ups: the countdown of reply windows runs on, and a free day shows its field and says when it is on a weekend.

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86400;

function filled(template, values) {
  return template.replace(/%\((\w+)\)[ds]/g, (_whole, name) => values[name]);
}

function inWords(left, words) {
  if (left < MINUTE) return words.windowLast;
  const minutes = Math.floor((left % HOUR) / MINUTE);
  if (left < HOUR) return filled(words.windowMinutes, { minutes });
  if (left < DAY) return filled(words.windowHours, { hours: Math.floor(left / HOUR), minutes });
  return filled(words.windowDays, { days: Math.floor(left / DAY), hours: Math.floor((left % DAY) / HOUR) });
}

function tick() {
  for (const element of document.querySelectorAll("[data-window-ends]")) {
    const left = Math.floor((new Date(element.dataset.windowEnds) - Date.now()) / 1000);
    const text =
      left > 0
        ? filled(element.dataset.windowWords, { time: inWords(left, element.dataset) })
        : element.dataset.windowClosed;
    if (element.textContent !== text) element.textContent = text;
    const box = element.closest(".fu-window");
    box.classList.toggle("fu-window-closing", left > 0 && left < 3 * HOUR);
    box.classList.toggle("fu-window-closed", left <= 0);
  }
}

function isWeekend(text) {
  const day = new Date(`${text}T12:00:00`).getDay();
  return day === 0 || day === 6;
}

function follow(form) {
  const when = form.querySelector("input[name=when]:checked")?.value;
  const day = form.querySelector("input[name=due_on]");
  const hint = form.querySelector("[data-weekend]");
  if (!day) return;
  day.closest(".field").hidden = when !== "day";
  if (hint) hint.hidden = when !== "day" || !isWeekend(day.value);
}

function followAll() {
  for (const form of document.querySelectorAll(".fu-day, .fu-agree-form")) follow(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest?.(".fu-day, .fu-agree-form");
  if (form) follow(form);
});
// The answered row keeps the focus: its buttons are gone.
document.addEventListener("htmx:afterSettle", (event) => {
  followAll();
  tick();
  if (event.detail.elt?.classList?.contains("fu") && document.activeElement === document.body) {
    event.detail.elt.focus({ preventScroll: true });
  }
});

followAll();
tick();
setInterval(tick, 15000);
