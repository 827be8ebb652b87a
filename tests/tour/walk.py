"""Walks one role through its pages on one screen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from tests.tour.browser import Variant
from tests.tour.examine import Ears, accessibility, layout, unroll, weight
from tests.tour.pages import PAGES, PEOPLE, Page

TIMEOUT_MS = 15_000
# Of a long list the first screens are enough.
HIGHEST_PICTURE = 2_600
# The admin is Django's own: it is pictured and checked, but not weighed.
UNWEIGHED = "admin"


@dataclass
class Stop:
    """A page of the tour: its picture and what is wrong with it."""

    role: str
    page: str
    variant: str
    picture: str
    problems: list[str] = field(default_factory=list)


class Walk:
    """`wanted` chooses among the role's pages."""

    def __init__(self, browser, *, base_url: str, folder: Path, role: str, variant: Variant):
        self.base_url, self.folder, self.role, self.variant = base_url, folder, role, variant
        self.context = browser.new_context(**variant.context_options(), base_url=base_url)
        self.context.set_default_timeout(TIMEOUT_MS)
        self.page = self.context.new_page()
        self.ears = Ears(self.page, base_url)

    def stops(self, wanted: Callable[[Page], bool]) -> list[Stop]:
        pages = [page for page in PAGES if self.role in page.roles and wanted(page)]
        try:
            if pages:
                self._sign_in()
            return [self._stop(page) for page in pages]
        finally:
            self.context.close()

    def _sign_in(self):
        if name := PEOPLE[self.role]:
            self.page.goto("/accounts/login/")
            self.page.locator(".demo-account", has_text=name).click()
            self.page.wait_for_url("**/today/")

    def _stop(self, page: Page) -> Stop:
        picture = f"{self.role}/{page.name}-{self.variant}.png"
        stop = Stop(self.role, page.name, str(self.variant), picture)
        stop.problems += self._open(page)
        stop.problems += self.ears.complaints
        stop.problems += layout(self.page)
        if self.role != UNWEIGHED:
            stop.problems += weight(self.page, self.ears, is_public=self.role == "public")
        if page.click:
            stop.problems += self._click(page.click)
        unroll(self.page, HIGHEST_PICTURE)
        self.page.screenshot(path=self.folder / picture)
        stop.problems += accessibility(self.page)
        return stop

    def _open(self, page: Page) -> list[str]:
        answer = self._go(page.path)
        for selector in page.follow:
            link = self.page.locator(selector).first
            if not link.count():
                return [f"no link {selector} on {self.page.url}"]
            answer = self._go(urljoin(self.page.url, link.get_attribute("href")))
        return [] if answer.status == page.status else [f"answered {answer.status}, not {page.status}"]

    def _click(self, selector: str) -> list[str]:
        target = self.page.locator(selector).first
        if not target.count():
            return [f"nothing to click at {selector}"]
        target.click()
        return []

    def _go(self, address: str):
        self.page.set_viewport_size(self.variant.context_options()["viewport"])
        self.ears.begin()
        return self.page.goto(address)
