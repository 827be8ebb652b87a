"""Lock files: the same everywhere, so they name no host, and the sets agree with each other."""

import re
import sys

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def check(repo):
    """Print every finding; the exit code is 1 when there is one."""
    found = list(findings(repo))
    for finding in found:
        print(finding, file=sys.stderr)
    return 1 if found else 0


def findings(repo):
    pins = {}
    for name in ("base", "run", "dev"):
        text = (repo / "requirements" / f"{name}.txt").read_text()
        if "://" in text or re.search(r"^\s*--(extra-)?index-url|^\s*--find-links", text, re.MULTILINE):
            yield f"requirements/{name}.txt names a host: use `make lock`"
        for package, version in _PIN.findall(text):
            if pins.setdefault(package, version) != version:
                yield f"{package} is {version} in {name}.txt, {pins[package]} elsewhere: use `make lock`"
    text = (repo / "package-lock.json").read_text()
    if '"resolved"' in text:
        yield "package-lock.json names a registry: use `make lock`"
