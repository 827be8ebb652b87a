// Copies the calendar address that is shown once.

const button = document.querySelector("[data-copy-address]");

button?.addEventListener("click", async () => {
  const field = document.getElementById("address");
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.querySelector("span").textContent = button.dataset.copied;
  } catch {
    // without the right to write to the clipboard the address is selected: Ctrl+C copies it
  }
});
