// The length of a text while it is written.

for (const area of document.querySelectorAll("textarea[data-length]")) {
  const out = document.querySelector(`[data-length-of="${area.id}"]`);
  const show = () => {
    if (out) out.textContent = `${area.value.length} / ${area.maxLength}`;
  };
  area.addEventListener("input", show);
  show();
}
