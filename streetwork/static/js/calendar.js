// Moving what is planned: dragged by pointer (on touch by its grip), or by keyboard: m picks up, arrow keys move,
// Enter drops, Escape leaves it. Without this file the page of an entry has a form. The server keeps the time of day.

const calendar = document.getElementById("calendar");
const says = document.getElementById("calendar-says");
const FAR_ENOUGH = 6;
const EDGE = 60;
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
let drag = null;
let picked = null;

const say = (text) => {
  says.textContent = text;
};

const filled = (template, words) => template.replace(/%\((\w+)\)s/g, (_all, name) => words[name] ?? "");

// Days are counted at noon UTC, so that no clock change can shift them.
const shifted = (day, days) => {
  const moment = new Date(`${day}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
};

const named = (day) =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${day}T12:00:00Z`));

function cellOf(entry, day) {
  const own = entry.closest("[data-drop]");
  const cells = [...calendar.querySelectorAll("[data-drop]")].filter((cell) => cell.dataset.lane === own.dataset.lane);
  return cells.find((cell) => {
    if (cell.dataset.hour !== own.dataset.hour) return false;
    if ("week" in cell.dataset) return cell.dataset.drop <= day && day <= shifted(cell.dataset.drop, 6);
    return cell.dataset.drop === day;
  });
}

function mark(cell) {
  for (const old of calendar.querySelectorAll(".is-target")) old.classList.remove("is-target");
  cell?.classList.add("is-target");
}

// In a column of weeks the weekday stays.
function dayIn(cell, entry) {
  if (!("week" in cell.dataset)) return cell.dataset.drop;
  const weekday = (new Date(`${entry.dataset.day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return shifted(cell.dataset.drop, weekday);
}

async function refresh(key) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("calendar");
  if (!answer.ok || !fresh) return;
  calendar.replaceChildren(...fresh.childNodes);
  const entry = calendar.querySelector(`[data-entry="${CSS.escape(key)}"]`);
  const hidden = entry?.closest("details:not([open])");
  if (hidden) hidden.open = true;
  entry?.querySelector("a")?.focus();
}

async function drop(entry, day, hour) {
  const { move, seen, entry: key } = entry.dataset;
  const body = new URLSearchParams({ day, seen });
  if (hour !== undefined) body.set("hour", hour);
  calendar.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(move, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRFToken": calendar.dataset.csrf },
      body,
    });
    const { message } = await answer.json();
    says.classList.toggle("is-problem", !answer.ok);
    await refresh(key);
    say(message);
  } catch {
    says.classList.add("is-problem");
    say(calendar.dataset.saysFailed);
  } finally {
    calendar.removeAttribute("aria-busy");
    mark(null);
  }
}

// --- Keyboard ---

function pickUp(entry) {
  says.classList.remove("is-problem");
  if (!entry.dataset.move) {
    say(calendar.dataset.saysFixed);
    return;
  }
  picked = { entry, day: entry.dataset.day };
  entry.classList.add("is-picked");
  mark(cellOf(entry, picked.day));
  say(filled(calendar.dataset.saysPicked, { title: entry.dataset.title }));
}

function letGo(text) {
  picked.entry.classList.remove("is-picked");
  picked = null;
  mark(null);
  if (text) say(text);
}

calendar.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (picked) {
    const { entry, day } = picked;
    if (event.key in STEPS) {
      event.preventDefault();
      picked.day = shifted(day, STEPS[event.key]);
      mark(cellOf(entry, picked.day));
      say(filled(calendar.dataset.saysOver, { title: entry.dataset.title, day: named(picked.day) }));
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      const moves = day !== entry.dataset.day;
      letGo(moves ? "" : calendar.dataset.saysCancelled);
      if (moves) drop(entry, day);
    } else if (event.key === "Escape") {
      event.preventDefault();
      letGo(calendar.dataset.saysCancelled);
    }
  } else if (event.key === "m") {
    const entry = event.target.closest("[data-entry]");
    if (!entry) return;
    event.preventDefault();
    pickUp(entry);
  }
});

calendar.addEventListener("focusout", () => {
  if (picked) letGo(calendar.dataset.saysCancelled);
});

// --- Pointer ---

function begin() {
  const { entry, x, y } = drag;
  const box = entry.getBoundingClientRect();
  const ghost = entry.cloneNode(true);
  ghost.removeAttribute("data-entry");
  ghost.classList.add("cal-ghost");
  ghost.style.inlineSize = `${box.width}px`;
  drag.offset = [x - box.left, y - box.top];
  drag.ghost = ghost;
  document.body.append(ghost);
  entry.classList.add("is-picked");
  calendar.classList.add("is-dragging");
}

function follow(event) {
  drag.ghost.style.insetInlineStart = `${event.clientX - drag.offset[0]}px`;
  drag.ghost.style.insetBlockStart = `${event.clientY - drag.offset[1]}px`;
  const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-drop]");
  const own = drag.entry.closest("[data-drop]");
  drag.target = cell && calendar.contains(cell) && cell.dataset.lane === own.dataset.lane ? cell : null;
  mark(drag.target);
  if (event.clientY < EDGE) window.scrollBy(0, -12);
  else if (event.clientY > window.innerHeight - EDGE) window.scrollBy(0, 12);
}

function end() {
  drag?.ghost?.remove();
  drag?.entry.classList.remove("is-picked");
  calendar.classList.remove("is-dragging");
  mark(null);
  drag = null;
}

calendar.addEventListener("pointerdown", (event) => {
  const entry = event.target.closest("[data-move]");
  if (!entry || event.button !== 0 || picked) return;
  if (event.pointerType === "touch" && !event.target.closest("[data-grip]")) return;
  drag = { entry, x: event.clientX, y: event.clientY, pointer: event.pointerId };
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  if (!drag.ghost && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < FAR_ENOUGH) return;
  if (!drag.ghost) begin();
  event.preventDefault();
  follow(event);
});

document.addEventListener("pointerup", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  const { entry, target, ghost } = drag;
  end();
  if (!ghost) return;
  // The click that follows would open the entry.
  const swallow = (click) => {
    click.preventDefault();
    click.stopPropagation();
  };
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 0);
  if (!target) return;
  const own = entry.closest("[data-drop]");
  if (target === own) return;
  drop(entry, dayIn(target, entry), target.dataset.hour);
});

document.addEventListener("pointercancel", end);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag) end();
});
calendar.addEventListener("dragstart", (event) => event.preventDefault());
