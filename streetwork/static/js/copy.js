// A button with data-copy="#id" copies that field or text, and says so by data-copied. Its form may be sent meanwhile.

function select(source) {
  if ("select" in source) {
    source.focus();
    source.select();
    return;
  }
  const range = document.createRange();
  range.selectNodeContents(source);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  try {
    await navigator.clipboard.writeText("value" in source ? source.value : source.innerText);
  } catch {
    // without the permission the text is selected, so that Ctrl+C copies it
    select(source);
    if (!document.execCommand?.("copy")) return;
  }
  const label = button.querySelector("span");
  if (label) label.textContent = button.dataset.copied;
  button.classList.add("is-done");
});
