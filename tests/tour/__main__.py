"""python -m tests.tour [--role counselor] [--page today] [--variant phone-dark]; BASE_URL names the running web."""

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.tour.browser import CHROMIUM, LAUNCH, VARIANTS
from tests.tour.pages import PEOPLE
from tests.tour.sheet import write_sheet
from tests.tour.walk import Walk


def main():
    options = parser().parse_args()
    if not Path(CHROMIUM).exists():
        return f"No browser at {CHROMIUM}: apt-get install chromium, or name another in CHROMIUM."
    folder = Path(os.environ["VAR_DIR"]) / "tour"
    if not (options.role or options.page or options.variant):
        shutil.rmtree(folder, ignore_errors=True)
    stops, began = [], time.monotonic()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        for role in options.role or PEOPLE:
            (folder / role).mkdir(parents=True, exist_ok=True)
            for variant in VARIANTS:
                if options.variant in (None, str(variant)):
                    walk = Walk(browser, base_url=os.environ["BASE_URL"], folder=folder, role=role, variant=variant)
                    stops += walk.stops(lambda page: not options.page or page.name in options.page)
            print(f"{role}: {sum(stop.role == role for stop in stops)} pictures", flush=True)
        browser.close()
    bad = [stop for stop in stops if stop.problems]
    for stop in bad:
        print(f"\n{stop.picture}", *stop.problems, sep="\n  ")
    print(f"\n{len(stops)} pictures in {time.monotonic() - began:.0f} s: {write_sheet(folder, stops)}")
    return f"{len(bad)} pages with findings" if bad else 0


def parser():
    top = argparse.ArgumentParser(prog="python -m tests.tour", description=__doc__)
    top.add_argument("--role", action="append", choices=list(PEOPLE))
    top.add_argument("--page", action="append")
    top.add_argument("--variant", choices=[str(variant) for variant in VARIANTS])
    return top


sys.exit(main())
