// The map of the network: larger, smaller, dragged by the mouse (fingers scroll by themselves), and whoever an
// institution is linked with stands out while it has the focus or the pointer. Without this file it is a picture
// with links, which scrolls.

const frame = document.getElementById("net-frame");
const svg = document.getElementById("net-svg");
const tools = document.getElementById("net-tools");
const LEAST = 0.35;
const MOST = 2.5;
const READABLE = 0.8;
const STEP = 1.25;
const FAR_ENOUGH = 5;

if (frame && svg) {
  const width = svg.viewBox.baseVal.width;
  const height = svg.viewBox.baseVal.height;
  let scale = 1;

  const whole = () => Math.min(1, (frame.clientWidth - 4) / width, (frame.clientHeight - 4) / height);

  // `x`, `y`: the point of the frame that stays where it is.
  function zoom(wanted, x = frame.clientWidth / 2, y = frame.clientHeight / 2) {
    const next = Math.min(MOST, Math.max(Math.min(LEAST, whole()), wanted));
    const left = (frame.scrollLeft + x) / scale;
    const top = (frame.scrollTop + y) / scale;
    scale = next;
    svg.setAttribute("width", Math.round(width * scale));
    svg.setAttribute("height", Math.round(height * scale));
    frame.scrollLeft = left * scale - x;
    frame.scrollTop = top * scale - y;
    for (const button of tools.querySelectorAll("[data-zoom]")) {
      button.disabled = (button.dataset.zoom === "in" && scale >= MOST) || (button.dataset.zoom === "out" && scale <= Math.min(LEAST, whole()));
    }
  }

  function centre() {
    frame.scrollLeft = (width * scale - frame.clientWidth) / 2;
    frame.scrollTop = (height * scale - frame.clientHeight) / 2;
  }

  tools.hidden = false;
  frame.style.blockSize = `${frame.offsetHeight}px`; // what lies below does not move when the map grows
  tools.addEventListener("click", (event) => {
    const how = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (how === "in") zoom(scale * STEP);
    if (how === "out") zoom(scale / STEP);
    if (how === "fit") zoom(whole());
  });
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(scale * STEP);
    else if (event.key === "-") zoom(scale / STEP);
    else if (event.key === "0") zoom(whole());
    else return;
    event.preventDefault();
  });
  frame.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const box = frame.getBoundingClientRect();
      zoom(scale * (event.deltaY < 0 ? STEP : 1 / STEP), event.clientX - box.left, event.clientY - box.top);
    },
    { passive: false },
  );

  // Dragging, by the mouse alone.
  let drag = null;
  frame.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    drag = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop, moved: false };
  });
  window.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    drag.moved ||= Math.hypot(dx, dy) > FAR_ENOUGH;
    if (!drag.moved) return;
    frame.classList.add("is-dragged");
    frame.scrollLeft = drag.left - dx;
    frame.scrollTop = drag.top - dy;
  });
  let wasDragged = false;
  const drop = () => {
    wasDragged = Boolean(drag?.moved);
    drag = null;
    frame.classList.remove("is-dragged");
  };
  window.addEventListener("pointerup", drop);
  window.addEventListener("pointercancel", drop);
  frame.addEventListener("dragstart", (event) => event.preventDefault());
  // The click that ends a drag opens nothing.
  frame.addEventListener(
    "click",
    (event) => {
      if (!wasDragged) return;
      wasDragged = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );

  // Neighbours.
  const nodes = new Map([...svg.querySelectorAll("a[data-key]")].map((node) => [node.dataset.key, node]));
  const lines = [...svg.querySelectorAll(".net-line[data-a]")];
  function show(node) {
    frame.classList.toggle("has-focus", Boolean(node));
    const key = node?.dataset.key;
    const near = new Set(node ? [key, ...node.dataset.near.split(" ")] : []);
    for (const [other, element] of nodes) element.classList.toggle("is-near", near.has(other));
    for (const line of lines) line.classList.toggle("is-near", Boolean(key) && (line.dataset.a === key || line.dataset.b === key));
  }
  const nodeOf = (target) => target?.closest?.("a[data-key]") ?? null;
  svg.addEventListener("focusin", (event) => show(nodeOf(event.target)));
  svg.addEventListener("focusout", () => show(null));
  svg.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse" && !drag) show(nodeOf(event.target) ?? nodeOf(document.activeElement));
  });
  svg.addEventListener("pointerleave", () => show(nodeOf(document.activeElement)));

  zoom(Math.max(whole(), READABLE));
  centre();
}
