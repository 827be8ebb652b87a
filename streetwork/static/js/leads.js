// The inbox of finds: j, k and the arrows move from row to row; l, i, c and u act on the row one stands on.
// The keys themselves are keys.js's: the current row's buttons carry them, and no other's.

const FIELD = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";
let current = null;

const rows = () => [...document.querySelectorAll("[data-lead]")];

function stand(row, { focus = false } = {}) {
  for (const element of document.querySelectorAll("[data-lead-key], [data-lead-undo]")) delete element.dataset.key;
  current?.classList.remove("is-current");
  current = row ?? null;
  if (!current) return;
  current.classList.add("is-current");
  for (const element of current.querySelectorAll("[data-lead-key]")) element.dataset.key = element.dataset.leadKey;
  const undo = current.querySelector("[data-lead-undo]") ?? [...document.querySelectorAll("[data-lead-undo]")].at(-1);
  if (undo) undo.dataset.key = "u";
  if (focus) current.focus();
}

function move(step) {
  const all = rows();
  if (!all.length) return;
  const here = all.indexOf(current);
  stand(all[Math.min(Math.max(here + step, 0), all.length - 1)], { focus: true });
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest?.(FIELD) || document.querySelector("dialog[open]")) return;
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  const scrolls = event.key.startsWith("Arrow") && !event.target.closest?.("[data-lead]");
  if (!step || scrolls) return;
  event.preventDefault();
  move(step);
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-lead]");
  if (row && row !== current) stand(row);
});

// A settled row stays in its place with the way back; the next one that waits becomes the current one.
document.addEventListener("htmx:afterSettle", (event) => {
  followChoice();
  const fresh = document.querySelector("[data-lead][data-fresh]");
  if (!fresh) {
    if (event.target.id === "results") stand(rows()[0]);
    return;
  }
  delete fresh.dataset.fresh;
  const undo = fresh.querySelector("[data-lead-undo]");
  const all = rows();
  const waiting = all.slice(all.indexOf(fresh) + 1).find((row) => !row.classList.contains("is-settled"));
  stand(undo || fresh.classList.contains("is-settled") ? (waiting ?? fresh) : fresh, { focus: true });
  if (undo) {
    for (const element of document.querySelectorAll("[data-lead-undo]")) delete element.dataset.key;
    undo.dataset.key = "u";
  }
});

const boxes = () => [...document.querySelectorAll(".lead input[name=lead]")];

function followChoice() {
  const bar = document.querySelector("[data-bulk]");
  if (bar) bar.classList.toggle("is-waiting", !boxes().some((box) => box.checked));
}

document.addEventListener("change", (event) => {
  if (event.target.name === "lead") followChoice();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-choose-all]")) return;
  const all = boxes();
  const choose = all.some((box) => !box.checked);
  for (const box of all) box.checked = choose;
  followChoice();
});

stand(rows()[0]);
followChoice();
