// Groups of chips (data-chips): one stop for Tab; arrows, Home and End move inside; letters jump to the next chip
// that begins with them. Radio buttons are chosen as they are reached, checkboxes by Space, as everywhere.

const TYPING_MS = 700;
let typed = "";
let typedAt = 0;

const inputsOf = (group) => [...group.querySelectorAll("input[type=radio], input[type=checkbox]")].filter((i) => !i.disabled);
const textOf = (input) => (input.labels?.[0]?.textContent ?? "").trim().toLocaleLowerCase();

// Browsers make a radio group one stop by themselves; checkboxes need it said.
function setStop(group, stop) {
  for (const input of inputsOf(group)) {
    if (input.type === "checkbox") input.tabIndex = input === stop ? 0 : -1;
  }
}

function prepare(root) {
  for (const group of root.querySelectorAll("[data-chips]")) {
    const inputs = inputsOf(group);
    setStop(group, inputs.find((input) => input.checked) ?? inputs[0]);
  }
}

function moveTo(group, input) {
  setStop(group, input);
  input.focus();
  if (input.type === "radio" && !input.checked) input.click();
}

function step(key, group) {
  const forward = getComputedStyle(group).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === forward || key === "ArrowDown") return 1;
  return key.startsWith("Arrow") ? -1 : 0;
}

function byLetters(inputs, here, letter, at) {
  typed = at - typedAt < TYPING_MS ? typed + letter : letter;
  typedAt = at;
  const start = typed.length > 1 ? here : here + 1;
  const ring = [...inputs.slice(start), ...inputs.slice(0, start)];
  return ring.find((input) => textOf(input).startsWith(typed));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const group = event.target.closest?.("[data-chips]");
  if (!group || !event.target.matches("input[type=radio], input[type=checkbox]")) return;
  const inputs = inputsOf(group);
  const isLetter = /^[\p{L}\p{N}]$/u.test(event.key);
  if (!isLetter) typed = "";
  const here = inputs.indexOf(event.target);
  let next;
  if (event.key === "Home") next = inputs[0];
  else if (event.key === "End") next = inputs.at(-1);
  else if (event.key.startsWith("Arrow")) next = inputs.at((here + step(event.key, group)) % inputs.length);
  else if (isLetter) next = byLetters(inputs, here, event.key.toLocaleLowerCase(), event.timeStamp);
  if (!next) return;
  event.preventDefault();
  moveTo(group, next);
});

document.addEventListener("focusin", (event) => {
  const group = event.target.closest?.("[data-chips]");
  if (group && event.target.type === "checkbox") setStop(group, event.target);
});

prepare(document);
document.addEventListener("htmx:afterSettle", () => prepare(document));
