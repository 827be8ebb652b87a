"""What may be wrong with a page: design.md's checks. Used by the tour and by tests/browser/test_axe.py."""

import gzip
from pathlib import Path

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
STAFF_WEIGHT, PUBLIC_WEIGHT = 200_000, 100_000
RUN_AXE = """async tags => {
    const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
    return found.violations.map(v => ({
        rule: v.id, help: v.help, nodes: v.nodes.map(n => n.target.join(" ") + "  " + (n.any[0]?.message ?? "")),
    }));
}"""
TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > room + 1);
    const names = wide.slice(0, 3).map(e => e.outerHTML.slice(0, 120));
    return [`${document.documentElement.scrollWidth} > ${room}`, ...names];
}"""
SHIFT = """() => new Promise(resolve => {
    let sum = 0;
    const watch = new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }));
    watch.observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve(sum), 50);
})"""
MOST_SHIFT = 0.05
# Django's own scripts build the action bar of its lists after loading.
MOST_SHIFT_IN_ADMINISTRATION = 0.15


class Ears:
    """Hears what a page complains about while it loads, and weighs what it fetches."""

    def __init__(self, page, base_url: str):
        self.base_url = base_url
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"error in script: {error}"))
        page.on("request", self._on_request)
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.send("Network.enable")
        self._devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self._devtools.on("Network.responseReceived", self._on_response)
        self._devtools.on("Network.loadingFinished", self._on_finished)
        self.begin()

    def begin(self):
        """Forget the page before."""
        self.complaints: list[str] = []
        self.sizes: dict[str, int] = {}
        self._documents: set[str] = set()

    def _on_console(self, message):
        if message.type in ("error", "warning") and "the server responded with a status of" not in message.text:
            self.complaints.append(f"console: {message.text[:300]}")

    def _on_request(self, request):
        if not request.url.startswith((self.base_url, "data:", "blob:")):
            self.complaints.append(f"foreign request: {request.url[:200]}")

    def _on_response(self, event):
        if event["type"] == "Document":
            self._documents.add(event["requestId"])
        elif event["response"]["status"] >= 400:
            self.complaints.append(f"{event['response']['status']} for {event['response']['url']}")

    def _on_finished(self, event):
        if event["requestId"] not in self._documents:
            self.sizes[event["requestId"]] = int(event["encodedDataLength"])

    def weight(self, html: str) -> int:
        """Compressed bytes of a first visit. The document counts as the proxy in front sends it: gzipped."""
        return sum(self.sizes.values()) + len(gzip.compress(html.encode(), 6))


def unroll(page, at_most: int = 20_000) -> None:
    """Make the window as high as the page: what floats at its edge then covers nothing that one can scroll free."""
    width, before = page.viewport_size["width"], page.viewport_size["height"]
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(before, min(height, at_most))})


def accessibility(page) -> list[str]:
    """axe-core's findings for WCAG 2.2 AA, one line per place."""
    unroll(page)
    page.evaluate(AXE.read_text(encoding="utf-8") + "; 0")
    return [
        f"axe {violation['rule']}: {node}" for violation in page.evaluate(RUN_AXE, TAGS) for node in violation["nodes"]
    ]


def layout(page) -> list[str]:
    """Nothing is wider than the screen, nothing jumps after it is there."""
    problems = [f"scrolls sideways: {' | '.join(wide)}"] if (wide := page.evaluate(TOO_WIDE)) else []
    most = MOST_SHIFT_IN_ADMINISTRATION if "/admin/" in page.url else MOST_SHIFT
    shift = page.evaluate(SHIFT)
    if shift > most:
        # A real jump comes again; that of a browser which has just started, on a busy machine, does not.
        page.reload()
        shift = page.evaluate(SHIFT)
    return problems + ([f"layout shift {shift:.3f}"] if shift > most else [])


def weight(page, ears: Ears, *, is_public: bool) -> list[str]:
    """Page weight of a first visit."""
    limit = PUBLIC_WEIGHT if is_public else STAFF_WEIGHT
    bytes_ = ears.weight(page.content())
    return [f"weighs {bytes_ // 1000} kB, at most {limit // 1000} kB are allowed"] if bytes_ > limit else []
