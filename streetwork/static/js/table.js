// j and k walk through the rows of a list; Enter opens, because a row's first cell is a link.

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!["j", "k"].includes(event.key) || event.target.closest?.("input, textarea, select, [contenteditable], dialog")) return;
  const links = [...document.querySelectorAll(".list .row-link")];
  if (!links.length || document.querySelector("dialog[open]")) return;
  const here = links.indexOf(document.activeElement?.closest("tr")?.querySelector(".row-link"));
  const next = here + (event.key === "j" ? 1 : -1);
  event.preventDefault();
  links[Math.min(Math.max(next, 0), links.length - 1)].focus();
});
