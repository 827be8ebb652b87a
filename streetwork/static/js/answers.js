// Answer cards: copying a text counts its use; the length of a text while it is written.
// Without this file the button counts the use, and the text is marked and copied by hand.

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copyWords(button) {
  const words = document.querySelector(button.dataset.copyWords);
  try {
    await navigator.clipboard.writeText(words.innerText);
  } catch {
    // without the permission the text is selected, so that Ctrl+C copies it
    select(words);
    if (!document.execCommand?.("copy")) return;
  }
  button.querySelector("span").textContent = button.dataset.copied;
  button.classList.add("is-done");
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy-words]");
  if (button) copyWords(button);
});

for (const area of document.querySelectorAll("textarea[data-length]")) {
  const out = document.querySelector(`[data-length-of="${area.id}"]`);
  const show = () => {
    if (out) out.textContent = `${area.value.length} / ${area.maxLength}`;
  };
  area.addEventListener("input", show);
  show();
}
