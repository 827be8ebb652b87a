// On a small screen the plan stands below the tiles: a tap on a tile brings it into view. Arrow keys scroll nothing.

const small = window.matchMedia("(max-width: 61.99rem)");

document.querySelector(".incident-form .tile-grid")?.addEventListener("click", (event) => {
  const chosen = event.target.closest(".tile")?.querySelector("input");
  if (!chosen || event.detail === 0 || !small.matches) return;
  requestAnimationFrame(() => document.getElementById(`plan-${chosen.value}`)?.scrollIntoView({ block: "start" }));
});
