// The form of a session: spare rows stay away until they are asked for, a new date begins a week after the last one.
// Without this file the form works too: spare rows are there.

const form = document.querySelector("[data-session-form]");

const isEmpty = (row) =>
  [...row.querySelectorAll("input:not([type=hidden], [type=checkbox]), select")].every((field) => !field.value) &&
  !row.querySelector(".field-errors");

function weekAfter(day) {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  date.setUTCDate(date.getUTCDate() + 7);
  return date.toISOString().slice(0, 10);
}

const field = (row, name) => row.querySelector(`[name$="-${name}"]`);

function beginLikeLast(row, last) {
  if (!last || !field(row, "day")) return;
  field(row, "day").value = weekAfter(field(last, "day").value);
  for (const name of ["begin", "end"]) field(row, name).value = field(last, name).value;
}

function fresh(prefix, list, total) {
  const template = form.querySelector(`[data-rows-empty="${prefix}"]`);
  const holder = document.createElement("div");
  holder.innerHTML = template.innerHTML.replaceAll("__prefix__", total.value);
  total.value = Number(total.value) + 1;
  const row = holder.firstElementChild;
  list.append(row);
  return row;
}

for (const button of form?.querySelectorAll("[data-rows-add]") ?? []) {
  const prefix = button.dataset.rowsAdd;
  const list = form.querySelector(`[data-rows="${prefix}"]`);
  const total = form.querySelector(`[name="${prefix}-TOTAL_FORMS"]`);
  const most = Number(form.querySelector(`[name="${prefix}-MAX_NUM_FORMS"]`).value);
  for (const row of [...list.children].slice(1)) row.hidden = isEmpty(row);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = [...list.children].filter((row) => !row.hidden);
    const spare = [...list.children].find((row) => row.hidden);
    const row = spare ?? fresh(prefix, list, total);
    row.hidden = false;
    beginLikeLast(row, shown.at(-1));
    row.querySelector("input:not([type=hidden]), select").focus();
    button.hidden = shown.length + 1 >= most;
  });
}
