// Planning: where something goes out is asked for the chosen platforms alone, the end of a series only for a series.

const form = document.querySelector("[data-plan]");

function follow() {
  const chosen = new Set([...form.querySelectorAll("input[name=platforms]:checked")].map((box) => box.value));
  for (const select of form.querySelectorAll("select[data-of-platform]")) {
    select.closest(".field").hidden = !chosen.has(select.dataset.ofPlatform);
  }
  const again = Boolean(form.elements.repeat.value);
  for (const name of ["weekdays", "until", "count"]) {
    const field = form.querySelector(`[name=${name}]`)?.closest(".field");
    if (field) field.hidden = !again;
  }
}

form?.addEventListener("change", follow);
if (form) follow();
