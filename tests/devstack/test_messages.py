"""Translation catalogues: compiled, and checked for what a translator can get wrong."""

import gettext
import os
import shutil

import pytest

from streetwork.devstack import message_checks, messages
from streetwork.devstack.problems import Problem

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {}\\n"\n\n'
TWO_FORMS = "nplurals=2; plural=(n != 1);"


def catalogue(repo, body, language="de", plural=TWO_FORMS):
    path = repo / "locale" / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(plural) + body)
    return path


def test_a_catalogue_is_compiled_once_per_change(tmp_path):
    source = catalogue(tmp_path, 'msgid "Contact"\nmsgstr "Kontakt"\n\n#, fuzzy\nmsgid "Case"\nmsgstr "Falle"\n')
    messages.compile_stale(tmp_path)
    compiled = source.with_suffix(".mo")
    with compiled.open("rb") as file:
        translations = gettext.GNUTranslations(file)
    assert (translations.gettext("Contact"), translations.gettext("Case")) == ("Kontakt", "Case")
    os.utime(compiled, (2**31, 2**31))
    messages.compile_stale(tmp_path)
    assert compiled.stat().st_mtime == 2**31


def test_a_broken_catalogue_is_named(tmp_path):
    source = catalogue(tmp_path, 'msgid "Contact"\nnonsense\n')
    with pytest.raises(Problem, match=str(source)):
        messages.compile_stale(tmp_path)


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ('msgid "A"\nmsgstr "B"\n', None),
        ('msgid "A"\nmsgstr ""\n', "not translated"),
        ('#, fuzzy\nmsgid "A"\nmsgstr "B"\n', "fuzzy"),
        ('msgid "%(n)s of"\nmsgstr "%(m)s von"\n', "placeholders"),
        ('msgid "%(n)s of {x}"\nmsgstr "{x}: %(n)s"\n', None),
        ('msgid "100%% of"\nmsgstr "100 %% von"\n', None),
        ('msgid "%d a"\nmsgid_plural "%d as"\nmsgstr[0] "ein A"\nmsgstr[1] "%d As"\n', None),
        ('msgid "%d a"\nmsgid_plural "%d as"\nmsgstr[0] "%d A"\nmsgstr[1] "As"\n', "placeholders"),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "A"\n', "1 plural forms instead of 2"),
    ],
)
def test_a_german_entry_is_checked(tmp_path, body, finding):
    found = list(message_checks.findings(catalogue(tmp_path, body)))
    assert [finding in line for line in found] == ([True] if finding else [])


@pytest.mark.parametrize("language", messages.PUBLIC_ONLY)
@pytest.mark.parametrize(
    ("body", "finding"),
    [('msgid "A"\nmsgstr ""\n', "not translated"), ('#, fuzzy\nmsgid "A"\nmsgstr "B"\n', "fuzzy")],
)
def test_a_public_language_must_be_complete_too(tmp_path, language, body, finding):
    plural = message_checks.django_plural_forms(language)
    found = list(message_checks.findings(catalogue(tmp_path, body, language, plural)))
    assert [finding in line for line in found] == [True]


def test_a_polish_catalogue_with_the_english_plural_rule_is_found(tmp_path):
    source = catalogue(tmp_path, "", language="pl")
    assert "Plural-Forms must be: nplurals=4" in next(message_checks.findings(source))


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_djangos_own_plural_rule_is_right_for_each_language(tmp_path, language):
    source = catalogue(tmp_path, "", language=language, plural=message_checks.django_plural_forms(language))
    assert list(message_checks.findings(source)) == []


needs_gettext = pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")


@pytest.fixture
def sources(tmp_path):
    """A staff page and a public one, with one string in common."""
    folder = tmp_path / "templates"
    (folder / "web").mkdir(parents=True)
    (folder / "page.html").write_text('{% load i18n %}{% translate "Staff" %}{% translate "Both" %}')
    (folder / "web" / "home.html").write_text('{% load i18n %}{% translate "Public" %}{% translate "Both" %}')
    return tmp_path


def extracted(repo, language):
    entries = messages.parse(repo / "locale" / language / "LC_MESSAGES" / "django.po")
    return {entry.msgid: (entry.msgstr, [path for path, _line in entry.occurrences]) for entry in entries}


@needs_gettext
def test_each_language_gets_the_strings_that_its_readers_see(sources):
    messages.extract(sources)
    public = {"Public": ("", ["templates/web/home.html"]), "Both": ("", ["templates/web/home.html"])}
    assert set(extracted(sources, "de")) == {"Staff", "Public", "Both"}
    assert extracted(sources, "en") == {}
    assert [extracted(sources, language) for language in messages.PUBLIC_ONLY] == [public] * 6


@needs_gettext
def test_extraction_keeps_the_translations_of_public_strings(sources):
    body = 'msgid "Public"\nmsgstr "Publiczne"\n\nmsgid "Staff"\nmsgstr "Zespół"\n'
    catalogue(sources, body, language="pl", plural=message_checks.django_plural_forms("pl"))
    messages.extract(sources, ["pl"])
    found = {msgid: msgstr for msgid, (msgstr, _places) in extracted(sources, "pl").items()}
    assert found == {"Public": "Publiczne", "Both": ""}


@pytest.mark.parametrize(
    ("path", "public"),
    [
        ("templates/404.html", True),
        ("templates/web/_home_picture.html", True),
        ("templates/accounts/invitation_closed.html", True),
        ("templates/account/login.html", False),
        ("templates/web/today.html", False),
    ],
)
def test_sign_in_and_staff_pages_are_not_public(path, public):
    assert messages.is_public(path) == public


@needs_gettext
def test_new_and_vanished_strings_of_the_sources_are_found(sources):
    catalogue(sources, 'msgid "Both"\nmsgstr "Beides"\n\nmsgid "Old"\nmsgstr "Alt"\n')
    catalogue(sources, 'msgid "Both"\nmsgstr "Oba"\n\nmsgid "Staff"\nmsgstr "Zespół"\n', language="pl")
    catalogue(sources, 'msgid "Both"\nmsgstr "Both"\n', language="en")
    found = message_checks.against_sources(sources)
    assert [line for line in found if line[:2] in ("de", "en", "pl")] == [
        "de: not in the catalogue (make messages): 'Public'",
        "de: not in the catalogue (make messages): 'Staff'",
        "de: not in the sources (make messages): 'Old'",
        "en: not in the sources (make messages): 'Both'",
        "pl: not in the catalogue (make messages): 'Public'",
        "pl: not in the sources (make messages): 'Staff'",
    ]
