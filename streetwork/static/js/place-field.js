// Place fields (data-place-field holds the address that answers with options): suggestions while typing. Arrows move,
// Enter or a click takes one, Escape closes. The field then holds the option's text, which the server understands;
// "place-chosen" tells others of it. Without this script the field is a plain one.

const WAIT_MS = 150;
const SHORTEST = 2;
let timer;
let asking;
let fields = 0;

const partsOf = (target) => {
  const box = target.closest?.("[data-place-field]");
  return box && { box, input: box.querySelector("input"), list: box.querySelector("[role=listbox]") };
};
const activeOf = ({ list }) => list.querySelector("[aria-selected=true]");

function prepare({ input, list }) {
  if (input.role === "combobox") return;
  fields += 1;
  list.id = `place-list-${fields}`;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
}

function show(parts, isOpen) {
  parts.list.hidden = !isOpen;
  parts.input.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) activate(parts, null);
}

function activate(parts, option) {
  activeOf(parts)?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) parts.input.setAttribute("aria-activedescendant", option.id);
  else parts.input.removeAttribute("aria-activedescendant");
}

function stopAsking() {
  clearTimeout(timer);
  asking?.abort();
}

async function ask(parts) {
  const text = parts.input.value.trim();
  if (text.length < SHORTEST) return show(parts, false);
  asking = new AbortController();
  try {
    const address = parts.box.dataset.placeField + encodeURIComponent(text);
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) return show(parts, false);
    parts.list.innerHTML = await answer.text();
  } catch (problem) {
    if (problem.name !== "AbortError") show(parts, false);
    return undefined;
  }
  const options = [...parts.list.children];
  options.forEach((option, index) => {
    option.id = `${parts.list.id}-${index}`;
    option.setAttribute("aria-selected", "false");
  });
  parts.input.removeAttribute("aria-activedescendant");
  return show(parts, options.length > 0 && document.activeElement === parts.input);
}

function choose(parts, option) {
  stopAsking();
  parts.input.value = option.dataset.value;
  show(parts, false);
  parts.input.dispatchEvent(new Event("change", { bubbles: true }));
  parts.input.dispatchEvent(new CustomEvent("place-chosen", { bubbles: true, detail: { ...option.dataset } }));
}

function move(parts, step) {
  const options = [...parts.list.children];
  const here = options.indexOf(activeOf(parts));
  const next = here < 0 && step < 0 ? options.length - 1 : (here + step + options.length) % options.length;
  activate(parts, options[next]);
}

document.addEventListener("focusin", (event) => {
  const parts = partsOf(event.target);
  if (parts) prepare(parts);
});

document.addEventListener("input", (event) => {
  const parts = partsOf(event.target);
  if (!parts) return;
  prepare(parts);
  stopAsking();
  timer = setTimeout(() => ask(parts), WAIT_MS);
});

document.addEventListener("keydown", (event) => {
  const parts = partsOf(event.target);
  if (!parts || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const isOpen = !parts.list.hidden;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (isOpen) move(parts, event.key === "ArrowDown" ? 1 : -1);
    else ask(parts);
  } else if (isOpen && event.key === "Enter" && activeOf(parts)) {
    event.preventDefault();
    choose(parts, activeOf(parts));
  } else if (isOpen && event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    show(parts, false);
  }
}, true);

// The pointer must not take the focus from the field before the click arrives.
document.addEventListener("pointerdown", (event) => {
  if (event.target.closest?.(".place-list")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const option = event.target.closest?.(".place-list > [role=option]");
  if (option) choose(partsOf(option), option);
});

document.addEventListener("focusout", (event) => {
  const parts = partsOf(event.target);
  if (!parts) return;
  stopAsking();
  show(parts, false);
});
