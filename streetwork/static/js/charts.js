// Charts, drawn from the table beside each: what the table says is what is drawn. Without this file the table stands
// alone. Needs vendor/chart.js (the global `Chart`) and the markup of templates/charts/_chart.html.

const MOST_BARS = 12;
const LABEL_WIDTH = 24;
const MOST_LABEL = 180; // px
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const drawn = new Map();

function tokens() {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(`--sw-${name}`).trim();
  return {
    ink: token("ink"),
    muted: token("ink-muted"),
    line: token("line"),
    surface: token("surface"),
    bar: token("bar"),
    before: token("bar-before"),
    series: [token("bar"), token("accent-strong"), token("amber-mark"), token("brick"), token("line-strong")],
    font: getComputedStyle(document.body).fontFamily,
  };
}

// What the table says: names of the rows, and a series for each column but those set aside.
function read(figure) {
  const table = figure.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].map((cell, at) => ({ cell, at })).slice(1);
  const series = heads
    .filter(({ cell }) => !("aside" in cell.dataset))
    .map(({ cell, at }) => ({
      name: cell.textContent.trim(),
      isBefore: "before" in cell.dataset,
      values: rows.map((row) => (row.cells[at].dataset.value === "" ? null : Number(row.cells[at].dataset.value))),
      texts: rows.map((row) => row.cells[at].textContent.trim()),
    }));
  return { labels: rows.map((row) => row.cells[0].textContent.trim()), series };
}

const shortened = (text) => (text.length > LABEL_WIDTH ? `${text.slice(0, LABEL_WIDTH - 1)}…` : text);
const ruler = document.createElement("canvas").getContext("2d");

// At most two lines, each as wide as the room.
function wrapped(label, room, font) {
  ruler.font = font;
  const fits = (text) => ruler.measureText(text).width <= room;
  const cut = (text) => {
    if (fits(text)) return text;
    let most = text.length;
    while (most > 1 && !fits(`${text.slice(0, most)}…`)) most -= 1;
    return `${text.slice(0, most)}…`;
  };
  const words = label.split(" ");
  let first = words.shift();
  while (words.length && fits(`${first} ${words[0]}`)) first += ` ${words.shift()}`;
  return words.length ? [cut(first), cut(words.join(" "))] : cut(first);
}

// Every second series is hatched, so that neighbours differ in grey, too.
function filling(colours, at) {
  const colour = colours.series[at % colours.series.length];
  if (at % 2 === 0) return colour;
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const context = tile.getContext("2d");
  context.fillStyle = colour;
  context.fillRect(0, 0, 8, 8);
  context.strokeStyle = colours.surface;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const shift of [-8, 0, 8]) {
    context.moveTo(shift, 8);
    context.lineTo(shift + 8, 0);
  }
  context.stroke();
  return context.createPattern(tile, "repeat");
}

const base = (colours) => ({
  responsive: true,
  maintainAspectRatio: false,
  animation: calm.matches ? false : { duration: 140 },
  font: { family: colours.font },
  layout: { padding: 0 },
  plugins: { legend: { display: false }, tooltip: { enabled: true, animation: false } },
});

// The number at the end of each bar, as the table writes it, and a tick for the period it is compared with.
function atBars(now, before, colours) {
  return {
    id: "atBars",
    afterDatasetsDraw({ ctx, scales }) {
      ctx.save();
      ctx.font = `600 13px ${colours.font}`;
      ctx.textBaseline = "middle";
      now.texts.forEach((text, at) => {
        const y = scales.y.getPixelForValue(at);
        const x = scales.x.getPixelForValue(now.values[at] ?? 0);
        const tick = before && before.values[at] !== null ? scales.x.getPixelForValue(before.values[at]) : null;
        if (tick !== null && before.values[at]) {
          ctx.fillStyle = colours.surface;
          ctx.fillRect(tick - 2.5, y - 11, 5, 22);
          ctx.fillStyle = colours.before;
          ctx.fillRect(tick - 1, y - 11, 2, 22);
        }
        const nearTick = tick !== null && before.values[at] && tick > x - 4 && tick < x + ctx.measureText(text).width + 12;
        ctx.fillStyle = colours.ink;
        ctx.fillText(text, (nearTick ? tick : x) + 7, y);
      });
      ctx.restore();
    },
  };
}

function bars({ labels, series }, colours, width) {
  const cut = (each) => each && { ...each, values: each.values.slice(0, MOST_BARS), texts: each.texts.slice(0, MOST_BARS) };
  const now = cut(series.find((each) => !each.isBefore));
  const before = cut(series.find((each) => each.isBefore));
  const longest = Math.max(1, ...now.values, ...(before ? before.values : []));
  const options = base(colours);
  options.indexAxis = "y";
  const right = 16 + 9 * Math.max(...now.texts.map((text) => text.length));
  options.layout = { autoPadding: false, padding: { right } };
  // Chart.js gives labels half of the room at most, and cuts what is longer.
  const room = Math.min(MOST_LABEL, (width - right) / 2 - 12);
  options.scales = {
    x: { display: false, beginAtZero: true, max: longest },
    y: {
      grid: { display: false },
      border: { color: colours.muted },
      ticks: {
        color: colours.ink,
        font: { family: colours.font, size: 13 },
        autoSkip: false,
        crossAlign: "far",
        callback: (_value, at) => wrapped(labels[at], room, `13px ${colours.font}`),
      },
    },
  };
  options.plugins.tooltip.callbacks = {
    title: ([item]) => labels[item.dataIndex],
    label: ({ dataIndex }) => [
      `${now.name}: ${now.texts[dataIndex]}`,
      ...(before ? [`${before.name}: ${before.texts[dataIndex]}`] : []),
    ],
  };
  return {
    type: "bar",
    data: {
      labels: labels.slice(0, MOST_BARS),
      datasets: [{ data: now.values, backgroundColor: colours.bar, borderRadius: 2, barPercentage: 0.72, categoryPercentage: 0.9 }],
    },
    options,
    plugins: [atBars(now, before, colours)],
  };
}

// Room between the legend and what is drawn.
const belowLegend = {
  id: "belowLegend",
  beforeInit(chart) {
    const fit = chart.legend.fit;
    chart.legend.fit = function () {
      fit.call(this);
      this.height += 8;
    };
  },
};

const legend = (colours) => ({
  display: true,
  position: "top",
  align: "start",
  labels: { color: colours.ink, font: { family: colours.font, size: 12 }, boxWidth: 14, boxHeight: 10, padding: 10, sort: (one, other) => one.datasetIndex - other.datasetIndex },
});

function overTime(colours) {
  return {
    x: {
      stacked: true,
      grid: { display: false },
      border: { color: colours.muted },
      ticks: { color: colours.ink, font: { family: colours.font, size: 12 }, maxRotation: 0, autoSkipPadding: 8 },
    },
    y: {
      stacked: true,
      beginAtZero: true,
      border: { display: false },
      grid: { color: colours.line },
      ticks: { color: colours.muted, font: { family: colours.font, size: 12 }, precision: 0, maxTicksLimit: 6 },
    },
  };
}

const quoted = (series) => ({
  label: ({ datasetIndex, dataIndex }) => `${series[datasetIndex].name}: ${series[datasetIndex].texts[dataIndex]}`,
});

function columns({ labels, series }, colours) {
  const options = base(colours);
  options.scales = overTime(colours);
  options.plugins.legend = legend(colours);
  options.plugins.tooltip.mode = "index";
  options.plugins.tooltip.callbacks = quoted(series);
  const datasets = series.map((each, at) =>
    each.isBefore
      ? {
          type: "line",
          label: each.name,
          data: each.values,
          stack: "before",
          order: -1,
          borderColor: colours.before,
          backgroundColor: colours.surface,
          borderWidth: 2,
          borderDash: [5, 4],
          pointRadius: 3,
          pointStyle: "rectRot",
        }
      : {
          label: each.name,
          data: each.values,
          stack: "now",
          backgroundColor: filling(colours, at),
          borderColor: colours.surface,
          borderWidth: { top: 1 },
          categoryPercentage: 0.86,
          barPercentage: 0.92,
        },
  );
  return { type: "bar", data: { labels, datasets }, options, plugins: [belowLegend] };
}

const DASHES = [[], [6, 3], [2, 3], [10, 4, 2, 4], [1, 4]];
const POINTS = ["circle", "rect", "triangle", "rectRot", "star"];

// Each line's name stands at its end, where there is room for it; names that would overlap move apart.
const NAME_WIDTH = 215;
const NARROW = 560;

function atLines(series, colours) {
  return {
    id: "atLines",
    afterDatasetsDraw(chart) {
      const ends = series
        .map((each, at) => ({ name: each.name, point: chart.getDatasetMeta(at).data.at(-1) }))
        .filter(({ point }) => point)
        .map(({ name, point }) => ({ name, x: point.x, y: point.y }))
        .sort((one, other) => one.y - other.y);
      ends.forEach((end, at) => {
        if (at) end.y = Math.max(end.y, ends[at - 1].y + 15);
      });
      chart.ctx.save();
      chart.ctx.font = `600 12px ${colours.font}`;
      chart.ctx.textBaseline = "middle";
      chart.ctx.fillStyle = colours.ink;
      for (const end of ends) chart.ctx.fillText(shortened(end.name), end.x + 8, end.y);
      chart.ctx.restore();
    },
  };
}


function lines({ labels, series }, colours, width) {
  const options = base(colours);
  const isNarrow = width < NARROW;
  options.scales = overTime(colours);
  options.scales.x.stacked = options.scales.y.stacked = false;
  options.layout.padding = { right: isNarrow ? 8 : NAME_WIDTH, top: 8 };
  if (isNarrow) options.plugins.legend = legend(colours);
  options.plugins.tooltip.mode = "index";
  options.plugins.tooltip.callbacks = quoted(series);
  const datasets = series.map((each, at) => ({
    label: each.name,
    data: each.values,
    borderColor: colours.series[at % colours.series.length],
    backgroundColor: colours.series[at % colours.series.length],
    borderDash: DASHES[at % DASHES.length],
    pointStyle: POINTS[at % POINTS.length],
    borderWidth: 2,
    pointRadius: 3,
  }));
  return { type: "line", data: { labels, datasets }, options, plugins: [isNarrow ? belowLegend : atLines(series, colours)] };
}

const SHAPES = { bars, columns, lines };

function draw(figure) {
  const canvas = figure.querySelector("canvas");
  if (!canvas) return;
  drawn.get(canvas)?.destroy();
  const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(figure);
  const width = figure.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
  drawn.set(canvas, new Chart(canvas, SHAPES[figure.dataset.chart](read(figure), tokens(), width)));
}

function drawAll() {
  for (const figure of document.querySelectorAll("figure.chart[data-view]")) {
    try {
      draw(figure);
    } catch (problem) {
      show(figure, "table");
      console.error(problem);
    }
  }
}

function show(figure, view) {
  figure.dataset.view = view;
  for (const button of figure.querySelectorAll(".chart-switch button")) {
    button.setAttribute("aria-pressed", String(button.value === view));
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest(".chart-switch button");
  if (button) show(button.closest("figure"), button.value);
});

// Paper is white whatever the screen is.
let theme;
addEventListener("beforeprint", () => {
  theme = document.documentElement.dataset.bsTheme ?? "";
  document.documentElement.dataset.bsTheme = "light";
  drawAll();
  for (const chart of drawn.values()) chart.resize();
});
addEventListener("afterprint", () => {
  document.documentElement.dataset.bsTheme = theme;
  drawAll();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
calm.addEventListener("change", drawAll);
drawAll();
