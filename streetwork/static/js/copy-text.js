// A button with data-copy-text="#id" copies the text of that field; its form may tell the server meanwhile.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy-text]");
  if (!button) return;
  const field = document.querySelector(button.dataset.copyText);
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // without the permission the text is selected, so that Ctrl+C copies it
    field.focus();
    field.select();
    document.execCommand?.("copy");
  }
  button.classList.add("is-done");
});
