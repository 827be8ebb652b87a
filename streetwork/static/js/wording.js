// Counts a text while it is typed, for each platform as the platform counts; the rules and the sentences come from
// the server (campaigns/wording/counts.py), so that both say the same. Without this script the counts show what was
// saved last.

const SAID_AFTER = 1200;
const compiled = new WeakMap();

function patternsOf(rules) {
  if (!compiled.has(rules)) {
    const pairs = Object.entries(rules.patterns).map(([name, source]) => [name, new RegExp(source, "gu")]);
    compiled.set(rules, Object.fromEntries(pairs));
  }
  return compiled.get(rules);
}

const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
const clusters = (text) => Array.from(segmenter.segment(text), (part) => part.segment);
const bytes = (text) => new TextEncoder().encode(text).length;
const found = (text, pattern) => text.match(pattern) ?? [];
const isEmoji = (cluster, patterns) => cluster.search(patterns.emoji) >= 0;

function xWeight(text, rules, patterns) {
  const sign = (each) => {
    const point = each.codePointAt(0);
    return rules.xLight.some(([first, last]) => first <= point && point <= last) ? 100 : 200;
  };
  const plain = (part) =>
    clusters(part).reduce(
      (sum, cluster) =>
        sum + (isEmoji(cluster, patterns) ? 200 : Array.from(cluster).reduce((all, each) => all + sign(each), 0)),
      0,
    );
  let hundredths = 0;
  let position = 0;
  const normal = text.normalize("NFC");
  for (const link of normal.matchAll(patterns.link)) {
    hundredths += plain(normal.slice(position, link.index)) + rules.xLink * 100;
    position = link.index + link[0].length;
  }
  return Math.floor((hundredths + plain(normal.slice(position))) / 100);
}

const measures = {
  utf16: (text) => text.length,
  utf8: bytes,
  weighted: xWeight,
  threads: (text, rules, patterns) =>
    clusters(text).reduce(
      (sum, cluster) => sum + (isEmoji(cluster, patterns) ? bytes(cluster) : Array.from(cluster).length),
      0,
    ),
};

function problemsOf(text, limits, measured) {
  const { used, limit, hasImage, links, hashtags, reachable } = measured;
  const problems = [];
  const add = (code, n = 0, allowed = 0) => problems.push({ code, n, limit: allowed });
  if (limit !== null && used > limit) add(limit === limits.text ? "too_long" : "caption_too_long", used - limit, limit);
  if (limits.hashtags !== null && hashtags > limits.hashtags) add("hashtags_too_many", hashtags, limits.hashtags);
  const different = new Set(links).size;
  if (limits.links !== null && different > limits.links) add("links_too_many", different, limits.links);
  if (limits.needs_image && !hasImage) add("needs_image");
  if (links.length && !limits.links_work) add("links_dead");
  if (text && !reachable) add("no_contact");
  return problems;
}

export function count(raw, code, rules, { hasImage = false } = {}) {
  const patterns = patternsOf(rules);
  const limits = rules.platforms[code];
  const text = raw.replaceAll("\r\n", "\n").replaceAll(rules.place, rules.shortLink).trim();
  const links = found(text, patterns.link);
  const rest = text.replace(patterns.link, " ");
  const used = measures[limits.unit](text, rules, patterns);
  const limit = hasImage && limits.caption !== null ? limits.caption : limits.text;
  const hashtags = found(rest, patterns.hashtag).length;
  const mentions = found(rest, patterns.mention).length;
  const reachable =
    links.length + mentions > 0 || found(rest, patterns.email).length > 0 || found(rest, patterns.phone).length > 0;
  return {
    used,
    limit,
    hashtags,
    links: links.length,
    mentions,
    emoji: clusters(text).filter((each) => isEmoji(each, patterns)).length,
    problems: problemsOf(text, limits, { used, limit, hasImage, links, hashtags, reachable }),
  };
}

function sentence(rules, { code, n, limit }, number) {
  return rules.sentences[code].replace("{n}", number.format(n)).replace("{limit}", number.format(limit));
}

function stateOf({ used, limit, problems }, rules) {
  if (problems.some(({ code }) => rules.blocking.includes(code))) return "over";
  return limit && used * 10 > limit * 9 ? "near" : "fine";
}

function showRow(row, result, rules, number) {
  row.dataset.state = stateOf(result, rules);
  row.querySelector("[data-used]").textContent = number.format(result.used);
  const limit = row.querySelector("[data-limit]");
  if (limit && result.limit !== null) limit.textContent = number.format(result.limit);
  const bar = row.querySelector("progress");
  if (bar && result.limit) {
    bar.max = result.limit;
    bar.value = Math.min(result.used, result.limit);
  }
  for (const name of ["hashtags", "links", "emoji"]) {
    const place = row.querySelector(`[data-${name}]`);
    if (!place) continue;
    place.hidden = result[name] === 0;
    place.querySelector("b").textContent = number.format(result[name]);
  }
  row.querySelector("[data-problems]").replaceChildren(
    ...result.problems.map((problem) => {
      const item = document.createElement("li");
      item.dataset.code = problem.code;
      item.className = rules.blocking.includes(problem.code) ? "is-blocking" : "is-hint";
      item.textContent = sentence(rules, problem, number);
      return item;
    }),
  );
}

function hasPicture(box) {
  const named = document.querySelectorAll(`[data-counts-picture], #${box.dataset.countPicture}`);
  const inputs = [...named].flatMap((each) => (each.matches("input, select") ? [each] : [...each.querySelectorAll("input")]));
  if (!inputs.length) return box.dataset.hasImage === "yes";
  return inputs.some((input) => {
    if (input.type === "file") return input.files.length > 0;
    if (input.type === "radio" || input.type === "checkbox") return input.checked && input.value !== "";
    return input.type !== "text" && input.value !== "";
  });
}

// A listener of a screen reader hears only what has become worse or better, and only when the typing pauses.
function speaker(box) {
  const place = box.querySelector("[data-said]");
  let last = null;
  let timer = 0;
  return (blocking) => {
    const text = blocking.join(" ");
    if (last === null) last = text;
    if (text === last) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      last = text;
      place.textContent = text || box.dataset.allFine;
    }, SAID_AFTER);
  };
}

function follow(box) {
  const field = document.getElementById(box.dataset.countFor);
  if (!field || box.dataset.follows) return;
  box.dataset.follows = "yes";
  const rules = JSON.parse(box.dataset.countRules);
  const number = new Intl.NumberFormat(document.documentElement.lang || "en");
  const say = speaker(box);
  let waiting = 0;
  const refresh = () => {
    waiting = 0;
    const hasImage = hasPicture(box);
    const codes = new Set();
    for (const row of box.querySelectorAll("[data-platform]")) {
      const result = count(field.value, row.dataset.platform, rules, { hasImage });
      showRow(row, result, rules, number);
      for (const { code } of result.problems) if (rules.blocking.includes(code)) codes.add(`${row.dataset.name}: ${code}`);
    }
    say([...codes].map((pair) => pair.replace(/: (\w+)$/, (_all, code) => `: ${short(rules, code)}`)));
  };
  const soon = () => (waiting ||= window.requestAnimationFrame(refresh));
  field.addEventListener("input", soon);
  document.addEventListener("change", soon);
  refresh();
}

// The sentence without its numbers: they change with every letter, what is wrong does not.
function short(rules, code) {
  return rules.sentences[code].split(":")[0].replace(/\{\w+\}/g, "").trim();
}

function followAll(root) {
  for (const box of root.querySelectorAll("[data-count-platforms]")) follow(box);
}

if (typeof document !== "undefined") {
  followAll(document);
  document.addEventListener("htmx:load", (event) => followAll(event.target.parentElement ?? document));
}
