// Publishing by hand: one key marks the focused post, and a picture can be copied where the browser knows how.

const keys = document.querySelector("[data-marks-focused]");

if (keys) {
  keys.hidden = false;
  keys.addEventListener("click", () => {
    const row = document.activeElement?.closest("tr[data-placement]");
    const mark = row?.querySelector("[data-mark]");
    if (mark) mark.click();
    else document.querySelector(".pub-list tr:has([data-mark]) .row-link")?.focus();
  });
}

// A double press of the key, or an impatient second click, sends a form once.
for (const form of document.querySelectorAll("form:has([data-mark])")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}

async function asPng(url) {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

for (const button of document.querySelectorAll("[data-copy-picture]")) {
  button.hidden = !window.ClipboardItem;
  button.addEventListener("click", async () => {
    const label = button.querySelector("span");
    try {
      const png = asPng(button.dataset.copyPicture);
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
      label.textContent = button.dataset.copied;
      button.classList.add("is-done");
    } catch {
      label.textContent = button.dataset.failed;
    }
  });
}

// Back by the browser's history: the form may be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
