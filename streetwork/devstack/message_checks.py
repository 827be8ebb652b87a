"""Is every catalogue sound and complete, does it still fit the sources?"""

import gettext
import importlib.util
import re
import shutil
import sys
import tempfile
from pathlib import Path

from streetwork.devstack import messages

# %(name)s %s %d and {name}: what the code fills in.
_PLACEHOLDER = re.compile(r"%\([^)]+\)[#0 +-]?\d*(?:\.\d+)?[a-z]|%[sdifr]|\{\w*\}")
_PLURAL = re.compile(r"nplurals=(\d+);\s*plural=([^;]+);?")
_COUNTS = [*range(131), 1000, 1_000_000, 2_000_000]


def report(repo):
    """Print every finding; the exit code is 1 when there is one."""
    found = [finding for source in messages.catalogues(repo) for finding in findings(source)]
    found += against_sources(repo)
    for finding in found:
        print(finding, file=sys.stderr)
    return 1 if found else 0


def findings(source):
    language = source.parent.parent.name
    catalogue = messages.parse(source)
    where = f"{language}: "
    if problem := plural_problem(language, catalogue.metadata.get("Plural-Forms", "")):
        yield where + problem
    forms = plural_rule(django_plural_forms(language))[0]
    for entry in catalogue:
        if entry.obsolete:
            continue
        if entry.fuzzy:
            yield f"{where}fuzzy: {entry.msgid!r}"
        elif not entry.translated():
            yield f"{where}not translated: {entry.msgid!r}"
        else:
            yield from (where + problem for problem in entry_problems(entry, forms))


def entry_problems(entry, forms):
    """Placeholders and number of plural forms of one translated entry."""
    if not entry.msgid_plural:
        if placeholders(entry.msgstr) != placeholders(entry.msgid):
            yield f"other placeholders than in the original: {entry.msgid!r}"
        return
    if len(entry.msgstr_plural) != forms:
        yield f"{len(entry.msgstr_plural)} plural forms instead of {forms}: {entry.msgid!r}"
    known, last = placeholders(entry.msgid_plural), max(entry.msgstr_plural)
    for number, form in entry.msgstr_plural.items():
        unknown, left_out = placeholders(form) - known, known - placeholders(form)
        # Only the last form must show the number: "one" may say "a contact".
        if unknown or (left_out and number == last):
            yield f"other placeholders than in the original: {entry.msgid!r}"
            return


def placeholders(text):
    return set(_PLACEHOLDER.findall(text.replace("%%", "")))


def plural_problem(language, header):
    """Django merges catalogues of one language, so ours must count as Django's own does."""
    wanted = django_plural_forms(language)
    number, rule = plural_rule(header)
    right_number, right_rule = plural_rule(wanted)
    if number != right_number or any(rule(count) != right_rule(count) for count in _COUNTS):
        return f"Plural-Forms must be: {wanted}"
    return None


def plural_rule(header):
    """(number of forms, count → form) of a Plural-Forms header; (0, always 0) when it cannot be read."""
    match = _PLURAL.search(header)
    try:
        return int(match[1]), gettext.c2py(match[2])
    except (TypeError, ValueError):
        return 0, lambda _count: 0


def django_plural_forms(language):
    django = Path(importlib.util.find_spec("django").origin).parent
    header = messages.parse(django / "conf" / "locale" / language / "LC_MESSAGES" / "django.po")
    return header.metadata["Plural-Forms"]


def against_sources(repo):
    """msgids that only the sources or only a catalogue has; nothing when gettext is not installed."""
    if not shutil.which("xgettext"):
        return []
    unread = shutil.ignore_patterns("__pycache__", "static")
    one_public = messages.PUBLIC_ONLY[0]
    with tempfile.TemporaryDirectory(prefix="streetwork-messages-") as folder:
        copy = Path(folder)
        for name in messages.SOURCE_FOLDERS:
            if (repo / name).exists():
                shutil.copytree(repo / name, copy / name, ignore=unread)
        messages.extract(copy, [messages.COMPLETE, one_public])
        wanted = dict.fromkeys(messages.PUBLIC_ONLY, _ids(copy, one_public))
        wanted |= {messages.COMPLETE: _ids(copy, messages.COMPLETE), messages.SOURCE_LANGUAGE: set()}
    return [finding for language in messages.LANGUAGES for finding in differences(repo, language, wanted[language])]


def differences(repo, language, wanted):
    """What extraction would add to the catalogue of `language`, and what it would take away."""
    present = _ids(repo, language)
    missing = [f"{language}: not in the catalogue (make messages): {msgid!r}" for msgid in wanted - present]
    gone = [f"{language}: not in the sources (make messages): {msgid!r}" for msgid in present - wanted]
    return sorted(missing) + sorted(gone)


def _ids(repo, language):
    path = repo / "locale" / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return set()
    return {(entry.msgctxt or "") + entry.msgid for entry in messages.parse(path) if not entry.obsolete}
