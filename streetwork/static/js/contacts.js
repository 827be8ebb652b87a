// The list of contacts: what can be done with chosen rows shows once rows are chosen.

const bulk = () => document.querySelector("[data-bulk]");

function follow() {
  const box = bulk();
  if (!box) return;
  const chosen = document.querySelectorAll("#bulk input[name=contact]:checked").length;
  box.hidden = chosen === 0;
  if (!chosen) box.open = false;
}

document.addEventListener("change", (event) => {
  if (event.target.name === "contact") follow();
});
document.addEventListener("htmx:afterSettle", follow);
follow();
