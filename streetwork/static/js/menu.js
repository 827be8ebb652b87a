// <details data-menu>: closes on Escape, on a click elsewhere, and when the focus leaves. One is open at a time.

function closeAll(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => closeAll(event.target.closest("details[data-menu]")));

document.addEventListener("focusin", (event) => closeAll(event.target.closest("details[data-menu]")));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details[data-menu][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (location.hash === "#rail") {
    location.hash = "#main";
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details[data-menu][open]");
  if (!menu || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const items = [...menu.querySelectorAll(".menu-item")];
  const here = items.indexOf(document.activeElement);
  const step = event.key === "ArrowDown" ? 1 : -1;
  event.preventDefault();
  items.at(here < 0 && step < 0 ? -1 : (here + step) % items.length)?.focus();
});
