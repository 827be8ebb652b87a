// The form of a centre: more rows, Monday for all weekdays, topics by typing, the step in sight, nothing lost by leaving.
// Without this file the form works too: spare rows are there, every topic is a chip, the steps are links.

const form = document.querySelector("[data-center-form]");

const fold = (text) =>
  text
    .toLocaleLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss");

for (const button of form.querySelectorAll("[data-rows-more]")) {
  button.addEventListener("click", () => {
    const last = button.parentElement.querySelector("input:last-of-type");
    const fresh = last.cloneNode();
    fresh.value = "";
    fresh.removeAttribute("aria-invalid");
    fresh.ariaLabel = last.ariaLabel.replace(/\d+/, (number) => Number(number) + 1);
    last.after(fresh);
    fresh.focus();
  });
}

for (const button of form.querySelectorAll("[data-hours-copy]")) {
  const week = button.closest("[data-hours]");
  const timesOf = (day) => [...week.querySelectorAll(`[data-hours-day=${day}] input`)];
  button.addEventListener("click", () => {
    const monday = timesOf("MO").map((input) => input.value);
    for (const day of ["TU", "WE", "TH", "FR"]) {
      timesOf(day).forEach((input, index) => {
        input.value = monday[index];
      });
      const more = week.querySelector(`[data-hours-day=${day}] details`);
      if (more) more.open = week.querySelector("[data-hours-day=MO] details").open;
    }
    form.dataset.changed = "yes";
  });
}

function topicFilter(box) {
  const words = JSON.parse(document.getElementById("topic-words").textContent);
  const field = box.querySelector("input");
  const count = box.querySelector("[data-topic-count]");
  const chips = [...form.querySelectorAll("input[name=topic_ids]")].map((input) => ({
    chip: input.closest(".chip"),
    input,
    words: fold(`${input.labels[0].textContent} ${words[input.value] ?? ""}`),
  }));
  const groups = [...new Set(chips.map(({ chip }) => chip.closest("details")))].filter(Boolean);
  const wereOpen = new Map();
  const show = () => {
    const wanted = fold(field.value.trim());
    let found = 0;
    for (const { chip, input, words: known } of chips) {
      const fits = Boolean(wanted) && known.includes(wanted);
      found += fits;
      chip.hidden = Boolean(wanted) && !fits && !input.checked;
      chip.classList.toggle("is-found", fits);
    }
    for (const group of groups) {
      if (!wereOpen.has(group)) wereOpen.set(group, group.open);
      group.open = wanted ? Boolean(group.querySelector(".is-found")) : wereOpen.get(group);
      group.hidden = Boolean(wanted) && !group.querySelector(".chip:not([hidden])");
    }
    count.textContent = wanted && !found ? field.dataset.nothing : "";
  };
  field.addEventListener("input", show);
  // Enter chooses the first that fits; it does not save the entry.
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = chips.find(({ chip }) => chip.classList.contains("is-found"));
    if (!first) return;
    first.input.click();
    field.value = "";
    show();
  });
}

for (const box of form.querySelectorAll("[data-topic-filter]")) topicFilter(box);

// The step in sight is marked in the navigation.
const links = new Map([...form.querySelectorAll(".form-steps a")].map((link) => [link.hash.slice(1), link]));
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const [id, link] of links) {
        const isHere = id === entry.target.id;
        link.classList.toggle("is-current", isHere);
        if (isHere) link.ariaCurrent = "step";
        else link.removeAttribute("aria-current");
      }
    }
  },
  { rootMargin: "-30% 0px -60% 0px" },
);
for (const step of form.querySelectorAll(".form-step")) watcher.observe(step);

// Leaving with unsaved changes asks first; a form that came back with errors is unsaved.
if (form.querySelector(".form-errors")) form.dataset.changed = "yes";
form.addEventListener("input", (event) => {
  if (event.target.id !== "topic-filter") form.dataset.changed = "yes";
});
form.addEventListener("submit", () => delete form.dataset.changed);
window.addEventListener("beforeunload", (event) => {
  if (form.dataset.changed) event.preventDefault();
});

form.querySelector(".field-errors")?.closest(".field, .chips")?.querySelector("input, textarea, select")?.focus();
