// Finding a person among the rows of this page. The letters stay in the browser: no name goes into an address.

const box = document.querySelector("[data-find]");
const field = box?.querySelector("input");
const none = document.querySelector("[data-find-none]");

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function narrow() {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of document.querySelectorAll("[data-find-row]")) {
    const text = plain(row.textContent);
    row.hidden = !words.every((word) => text.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  if (none) none.hidden = shown > 0;
}

if (field) {
  field.addEventListener("input", narrow);
  document.addEventListener("htmx:afterSettle", narrow);
}
