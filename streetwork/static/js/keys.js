// Single keys. An element offers one with data-key="n" or data-key="g t": a link or button is clicked, a field
// gets the focus. What is not on the page (another role, another place) has no key. Keys never fire inside a
// field or a dialog, nor with Ctrl, Alt or Meta. data-key-label adds a line to the map of keys.

const FIELD = "input, textarea, select, [contenteditable]:not([contenteditable='false']), dialog";
const CHORD_MS = 1200;
let prefix = "";
let prefixAt = 0;

function targetOf(keys) {
  const usable = (element) => !element.disabled && !element.closest("[hidden], template");
  return [...document.querySelectorAll(`[data-key="${CSS.escape(keys)}"]`)].find(usable);
}

function isPrefix(key) {
  return [...document.querySelectorAll("[data-key]")].some((e) => e.dataset.key.startsWith(`${key} `));
}

function use(element) {
  if (element.matches("input:not([type=submit], [type=button]), textarea, select")) {
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.key.length !== 1 || event.target.closest?.(FIELD) || document.querySelector("dialog[open]")) return;
  const isChord = prefix && event.timeStamp - prefixAt < CHORD_MS;
  const keys = isChord ? `${prefix} ${event.key}` : event.key;
  prefix = "";
  const element = targetOf(keys);
  if (element) {
    event.preventDefault();
    use(element);
  } else if (!isChord && isPrefix(event.key)) {
    event.preventDefault();
    prefix = event.key;
    prefixAt = event.timeStamp;
  }
});

const map = document.querySelector("[data-key-map]");

map?.closest("dialog").addEventListener("dialog:before-open", () => {
  for (const row of map.querySelectorAll("[data-for-key]")) {
    row.hidden = !targetOf(row.dataset.forKey) && !(row.dataset.forKey === "j" && document.querySelector(".row-link"));
  }
  for (const row of map.querySelectorAll("[data-of-page]")) row.remove();
  const template = map.parentElement.querySelector("[data-key-row]");
  for (const element of document.querySelectorAll("[data-key][data-key-label]")) {
    const row = template.content.firstElementChild.cloneNode(true);
    row.dataset.ofPage = "";
    row.querySelector("kbd").textContent = element.dataset.key;
    row.querySelector("dd").textContent = element.dataset.keyLabel;
    map.append(row);
  }
});
