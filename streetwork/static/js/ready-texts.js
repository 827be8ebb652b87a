// The preview beside a ready text follows what is typed; the placeholders show an example.

function fill(text, example) {
  return text.replace(/\{(center|city|link)\}/g, (_, name) => example[name]);
}

for (const preview of document.querySelectorAll("[data-preview-of]")) {
  const field = document.getElementById(preview.dataset.previewOf);
  field.addEventListener("input", () => {
    preview.textContent = fill(field.value.trim() || preview.dataset.default, preview.dataset);
  });
}
