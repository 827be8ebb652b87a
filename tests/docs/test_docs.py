"""The documentation is true: its links lead somewhere, its commands exist, its table of variables is complete."""

import re
from pathlib import Path

import pytest

from streetwork.accounts.demo import PEOPLE

REPO = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*REPO.glob("*.md"), *REPO.glob("docs/**/*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```", re.DOTALL)
README = (REPO / "README.md").read_text()
SETTINGS = "\n".join(path.read_text() for path in sorted((REPO / "streetwork/settings").glob("*.py")))
VARIABLE = re.compile(r"""env\.\w+\(\s*["']([A-Z_]+)["']""")


def name_of(document):
    return str(document.relative_to(REPO))


def anchors_of(text):
    """The anchors of headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def variables_of_the_table():
    table = README.split("## Configuration")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_relative_link_and_picture_leads_somewhere(document):
    lost = []
    for target in LINK.findall(CODE.sub("", document.read_text())):
        path, _hash, anchor = target.partition("#")
        if "://" in target or target.startswith("mailto:"):
            continue
        file = document.parent / path if path else document
        if not file.exists() or (anchor and anchor not in anchors_of(file.read_text())):
            lost.append(target)
    assert not lost


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_make_target_that_is_named_exists(document):
    targets = set(re.findall(r"^([a-z-]+):", (REPO / "Makefile").read_text(), re.MULTILINE))
    named = re.findall(r"(?:`|^)(?:[A-Z]+=\S+ )?make ([a-z-]+)", document.read_text(), re.MULTILINE)
    assert set(named) <= targets


def test_every_variable_that_the_settings_read_is_in_the_table():
    read = set(VARIABLE.findall(SETTINGS))
    read |= set(re.findall(r"""["'](DATABASE_[A-Z]*URL)["']""", SETTINGS))
    assert {"SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL"} <= read
    assert not read - variables_of_the_table()


def test_the_table_of_demo_accounts_is_that_of_the_code():
    table = README.split("### Demo accounts")[1].split("\n## ")[0]
    rows = [row.split("|")[1:5] for row in table.splitlines() if row.startswith("|")][2:]
    shown = [(name.replace("(English)", "").strip(), states.strip()) for name, _role, _programme, states in rows]
    assert shown == [(person.name, {"*": "all", "": "–"}.get(person.states, person.states)) for person in PEOPLE]


def test_every_test_that_proves_a_guarantee_exists():
    named = re.findall(r"`(tests/[\w/.]+)`", (REPO / "SECURITY.md").read_text())
    assert named
    assert not [path for path in named if not (REPO / path).exists()]


def test_every_command_that_operations_names_exists():
    from django.core.management import get_commands

    named = re.findall(r"manage\.py ([a-z_]+)", (REPO / "docs/operations.md").read_text() + README)
    assert set(named) <= set(get_commands())


def test_no_page_names_a_registry():
    hosts = re.compile(r"pypi\.org|npmjs|pythonhosted|/wor[k]/|/roo[t]/")
    assert not [name_of(document) for document in DOCUMENTS if hosts.search(document.read_text())]


def test_no_code_names_a_path_of_a_machine():
    sources = [
        path
        for folder in ("streetwork", "cases", "campaigns", "referrals", "training", "tests", "deploy")
        for path in (REPO / folder).rglob("*")
    ]
    path_of_a_machine = re.compile(r"""["'](/wor[k]|/roo[t]|/hom[e])/""")
    texts = [path for path in sources if path.suffix in {".py", ".js", ".html", ".sh", ".sql", ".json"}]
    assert [name_of(path) for path in texts if path_of_a_machine.search(path.read_text())] == []


def test_the_licence_is_complete():
    text = (REPO / "LICENSE").read_text()
    articles = re.findall(r"^(\d+)\. [A-Z]", text, re.MULTILINE)
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert articles == [str(number) for number in range(1, 16)]
    assert "Appendix" in text
    assert text.rstrip().endswith("require the production of a new EUPL version.")
