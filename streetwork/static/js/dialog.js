// Native dialogs. A link or button with data-dialog-open="id" opens <dialog id="id">; a link that also has
// an href goes there without script. A click on the veil closes.

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog-open]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialogOpen);
    if (!dialog) return;
    event.preventDefault();
    dialog.dispatchEvent(new CustomEvent("dialog:before-open"));
    if (!dialog.open) dialog.showModal();
  } else if (event.target instanceof HTMLDialogElement && event.target.open && isOutside(event)) {
    event.target.close();
  }
});

function isOutside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}
