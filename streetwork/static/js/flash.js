// Messages: closed by their button or Escape, added by anybody with
// document.dispatchEvent(new CustomEvent("flash", { detail: { template: "flash-offline" } })).

const region = document.getElementById("flash");

function close(flash) {
  const next = flash.nextElementSibling ?? flash.previousElementSibling;
  const hadFocus = flash.contains(document.activeElement);
  flash.remove();
  if (hadFocus) (next?.querySelector("[data-flash-close]") ?? document.getElementById("main"))?.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-flash-close]");
  if (button) close(button.closest("[data-flash]"));
});

document.addEventListener("keydown", (event) => {
  const flash = event.key === "Escape" && event.target.closest?.("[data-flash]");
  if (flash) close(flash);
});

document.addEventListener("flash", (event) => {
  if (!region) return;
  const { template, html } = event.detail;
  const source = document.createElement("template");
  source.innerHTML = html ?? document.getElementById(template)?.innerHTML ?? "";
  const flash = source.content.querySelector("[data-flash]");
  if (!flash) return;
  const text = flash.textContent.trim();
  for (const old of region.querySelectorAll("[data-flash]")) {
    if (old.textContent.trim() === text) old.remove();
  }
  region.append(flash);
});
