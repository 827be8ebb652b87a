// The quick log: topics by typing, the main topic first, Ctrl+Enter saves, a lost network loses nothing.
// Without this file the form works too: every topic is a checkbox, the server reads the link.

const fold = (text) =>
  text
    .toLocaleLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/đ/g, "d")
    .replace(/ł/g, "l");

const MOST_MATCHES = 8;

// The panels of fitting centres and answer cards follow what matters for them, a moment after the last change.
const MATTERS = new Set(["topics", "language", "state", "place", "place_choice", "programme", "target_state", "claim"]);
// Of the acts one matters: it asks which false claim was corrected.
const matters = (name, value) => MATTERS.has(name) || (name === "acts" && value === "corrected");
const PANEL_WAIT_MS = 200;
let panelTimer;
let panelShows = "";

function refreshPanel() {
  clearTimeout(panelTimer);
  panelTimer = setTimeout(() => {
    const panel = document.getElementById("matches");
    const form = currentForm();
    if (!panel || !form) return;
    const wanted = JSON.stringify([...new FormData(form)].filter(([name, value]) => matters(name, value) || name === "main_topic"));
    if (panelShows && panelShows !== wanted) panel.dispatchEvent(new CustomEvent("panel:refresh"));
    panelShows = wanted;
  }, PANEL_WAIT_MS);
}

class TopicSearch {
  constructor(form) {
    this.box = form.querySelector("[data-topic-search]");
    this.group = form.querySelector("[data-topics]");
    this.main = form.querySelector("input[name=main_topic]");
    this.field = this.box.querySelector("#topic-search");
    this.list = this.box.querySelector("#topic-matches");
    this.chosenList = this.box.querySelector("[data-topic-chosen]");
    const words = JSON.parse(document.getElementById("topic-words").textContent);
    this.topics = [...this.group.querySelectorAll("input[name=topics]")].map((input) => ({
      input,
      label: input.labels[0].textContent.trim(),
      words: fold(words[input.value] ?? "").split(/[\s,;()/]+/u),
      whole: fold(words[input.value] ?? ""),
      name: fold(input.labels[0].textContent.trim()),
    }));
    this.order = this.topics.filter((topic) => topic.input.checked).map((topic) => topic.input.value);
    if (this.main.value) this.makeMain(this.main.value);
    this.matches = [];
    this.active = 0;
    this.listen();
    this.show();
  }

  listen() {
    this.field.addEventListener("input", () => this.search());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option) return;
      event.preventDefault();
      this.choose(this.matches[Number(option.dataset.index)]);
    });
    this.group.addEventListener("change", (event) => this.changed(event.target));
    this.chosenList.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.dataset.act === "main") this.makeMain(button.dataset.topic);
      else this.remove(button.dataset.topic);
      this.show();
      this.field.focus();
    });
  }

  search() {
    const wanted = fold(this.field.value.trim());
    this.active = 0;
    this.matches = wanted
      ? this.topics
          .map((topic) => ({ topic, rank: this.rank(topic, wanted) }))
          .filter(({ rank }) => rank > 0)
          .sort((a, b) => b.rank - a.rank)
          .slice(0, MOST_MATCHES)
          .map(({ topic }) => topic)
      : [];
    this.draw();
  }

  // The beginning of the name counts most, then the beginning of any word, then any place.
  rank(topic, wanted) {
    if (topic.name.startsWith(wanted)) return 4;
    if (topic.name.split(/[\s,/&-]+/u).some((word) => word.startsWith(wanted))) return 3;
    if (topic.words.some((word) => word.startsWith(wanted))) return 2;
    return wanted.length > 2 && topic.whole.includes(wanted) ? 1 : 0;
  }

  draw() {
    this.list.replaceChildren(
      ...this.matches.map((topic, index) => {
        const option = document.createElement("li");
        option.id = `topic-match-${index}`;
        option.role = "option";
        option.dataset.index = index;
        option.ariaSelected = String(index === this.active);
        option.textContent = topic.label;
        if (topic.input.checked) option.classList.add("is-chosen");
        return option;
      }),
    );
    const open = this.matches.length > 0;
    this.list.hidden = !open;
    this.field.ariaExpanded = String(open);
    if (open) this.field.setAttribute("aria-activedescendant", `topic-match-${this.active}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (this.matches[this.active]) this.choose(this.matches[this.active]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!this.matches.length) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.active = (this.active + step + this.matches.length) % this.matches.length;
      this.draw();
    } else if (event.key === "Escape") {
      this.close();
    } else if (event.key === "Backspace" && !this.field.value && this.order.length) {
      this.remove(this.order.at(-1));
      this.show();
    }
  }

  choose(topic) {
    topic.input.checked = !topic.input.checked;
    this.changed(topic.input);
    this.field.value = "";
    this.close();
  }

  changed(input) {
    this.order = this.order.filter((value) => value !== input.value);
    if (input.checked) this.order.push(input.value);
    this.show();
  }

  remove(value) {
    this.order = this.order.filter((other) => other !== value);
    this.topics.find((topic) => topic.input.value === value).input.checked = false;
  }

  makeMain(value) {
    this.order = [value, ...this.order.filter((other) => other !== value)];
  }

  close() {
    this.matches = [];
    this.draw();
  }

  show() {
    this.main.value = this.order[0] ?? "";
    refreshPanel();
    const words = this.field.dataset;
    this.chosenList.replaceChildren(
      ...this.order.map((value, index) => {
        const { label } = this.topics.find((topic) => topic.input.value === value);
        const item = document.createElement("li");
        item.className = index ? "tag" : "tag tag-accent";
        const main = document.createElement("button");
        main.type = "button";
        main.dataset.act = "main";
        main.dataset.topic = value;
        main.textContent = index ? label : `★ ${label}`;
        main.title = index ? words.makeMain : words.isMain;
        const drop = document.createElement("button");
        drop.type = "button";
        drop.dataset.act = "drop";
        drop.dataset.topic = value;
        drop.ariaLabel = `${words.remove}: ${label}`;
        drop.textContent = "×";
        item.append(main, drop);
        return item;
      }),
    );
  }
}

function countNote(area) {
  const out = area.form.querySelector("[data-note-count]");
  const show = () => {
    if (out) out.textContent = `${area.value.length} / ${area.maxLength}`;
  };
  area.addEventListener("input", show);
  show();
}

let placeChanged = false;

document.addEventListener("change", (event) => {
  if (!matters(event.target.name, event.target.value) || event.target.form !== currentForm()) return;
  placeChanged = event.target.name.startsWith("place");
  if (event.target.name === "place") {
    for (const choice of document.querySelectorAll("#matches [name=place_choice]")) choice.remove();
  }
  refreshPanel();
});

// A place that was just typed says the state, when it is one of the person's own.
document.addEventListener("place:state", (event) => {
  if (!placeChanged) return;
  placeChanged = false;
  const select = currentForm()?.querySelector("select[name=state]");
  const state = String(event.detail.state);
  if (select && [...select.options].some((option) => option.value === state)) select.value = state;
});

// Attaching copies the text, shows the act, and leaves the focus on the copy button.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "matches" && !event.target.querySelector?.("#matches")) return;
  const trigger = event.detail.requestConfig?.elt;
  const button = document.querySelector("#matches [data-copy]");
  if (!button || !trigger?.dataset?.attach) return;
  const act = currentForm()?.querySelector("input[name=acts][value=referred]");
  if (act && !act.checked) act.click();
  button.focus();
  button.click();
});

// Using a card copies its text at once and leaves the focus on the copy button.
document.addEventListener("htmx:afterSettle", (event) => {
  const button = document.querySelector("#answers [data-copy]");
  if (!button || !event.detail.requestConfig?.elt?.dataset?.use) return;
  button.focus();
  button.click();
});

// 1, 2, 3 attach a centre, 4, 5, 6 use a card: also on chips, and in the topic search as long as nothing is typed there.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  const chip = event.target.matches?.("input[type=radio], input[type=checkbox], select");
  const emptySearch = event.target.id === "topic-search" && !event.target.value;
  if (!chip && !emptySearch) return;
  const button = document.querySelector(`#matches [data-attach="${event.key}"], #answers [data-use="${event.key}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

function prepare(form) {
  if (!form || form.dataset.ready) return;
  form.dataset.ready = "yes";
  if (form.querySelector("[data-topic-search]")) new TopicSearch(form);
  else refreshPanel();
  for (const area of form.querySelectorAll("[data-counted]")) countNote(area);
}

const currentForm = () => document.querySelector("[data-quicklog]");

document.addEventListener("keydown", (event) => {
  const form = currentForm();
  const isOurs = form && (form.contains(event.target) || event.target.closest(".ql-centers, .ql-answers"));
  if (isOurs && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit(form.querySelector("[data-save]"));
  }
});

// Enter in the link field reads the link, in the search for a post it searches; it does not save half an entry.
const READS = new Set(["id_link", "id_post_search"]);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && READS.has(event.target.id)) event.preventDefault();
});

// After saving no field has the focus, so that the keys work; what is pasted then is the next link.
document.addEventListener("paste", (event) => {
  const link = document.getElementById("id_link");
  if (!link || event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  link.value = event.clipboardData.getData("text").trim();
  link.focus();
  link.dispatchEvent(new Event("change", { bubbles: true }));
});

function offline(isOffline) {
  const banner = currentForm()?.querySelector("[data-offline]");
  if (banner) banner.hidden = !isOffline;
}

document.addEventListener("htmx:sendError", (event) => {
  if (event.target.matches?.("[data-quicklog]")) offline(true);
});
document.addEventListener("htmx:timeout", (event) => {
  if (event.target.matches?.("[data-quicklog]")) offline(true);
});
window.addEventListener("online", () => offline(false));
window.addEventListener("offline", () => offline(true));

// While an entry waits for the network, leaving the page asks first.
window.addEventListener("beforeunload", (event) => {
  const banner = currentForm()?.querySelector("[data-offline]");
  if (banner && !banner.hidden) event.preventDefault();
});

document.addEventListener("htmx:afterSettle", () => prepare(currentForm()));
prepare(currentForm());
// The first thing that keeps a returned form from being saved gets the focus.
document.addEventListener("htmx:afterSwap", () => {
  document.querySelector(".quicklog .has-error :is(input, textarea, select):not([type=hidden])")?.focus();
});
