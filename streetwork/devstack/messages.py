"""Translation catalogues: compiled without gettext, extracted with it."""

import os
import shutil
import subprocess
import sys
from fnmatch import fnmatchcase

from streetwork.devstack.problems import Problem

LANGUAGES = ("bg", "de", "en", "es", "pl", "ro", "ru", "vi")
# Staff pages are offered in German and English; the msgids are English, so only German needs every string.
COMPLETE = "de"
SOURCE_LANGUAGE = "en"
PUBLIC_ONLY = tuple(code for code in LANGUAGES if code not in (COMPLETE, SOURCE_LANGUAGE))
SOURCE_FOLDERS = ("streetwork", "cases", "campaigns", "referrals", "training", "templates")
# Where people who are no colleagues read. The catalogues of PUBLIC_ONLY hold the strings of these files and no
# others, and must be complete. A room with public pages adds its templates here, and the views, forms and models
# whose words those pages show. Sign-in is not public: who signs in works in German or English.
PUBLIC_SOURCES = (
    "templates/public.html",
    "templates/web/home.html",
    "templates/web/_home_*.html",
    "templates/web/_head.html",
    "templates/web/_brand.html",
    "templates/web/_demo_banner.html",
    "templates/web/_flash.html",
    "templates/web/_flash_region.html",
    "templates/web/error_page.html",
    "templates/4*.html",
    "templates/500.html",
    "templates/accounts/invitation*.html",
    "templates/accounts/_states.html",
    "templates/places/*.html",
    "streetwork/places/fields.py",
    "templates/centers/*.html",
    "referrals/public/*.py",
    "referrals/public_enums.py",
    "referrals/told.py",
    "templates/public_page/page.html",
    "templates/links/notice.html",
    "templates/links/over.html",
    "templates/slips/*.html",
    "referrals/slips/*.py",
    "referrals/matching/*.py",
    "referrals/opening.py",
    "referrals/ready_texts.py",  # what counselors send into the chat
    "templates/verification/answer.html",
    "templates/verification/correct.html",
    "templates/verification/thanks.html",
    "templates/verification/closed.html",
    "templates/referrals/widgets/*.html",
    "referrals/verification/forms.py",
    "referrals/verification/views/link.py",
    "referrals/facts.py",
    "referrals/forms/fields.py",
    "referrals/forms/hours.py",
    "referrals/forms/choices.py",
    "templates/signup/*.html",
    "templates/signup/mail/*.txt",
    "templates/public/*.html",
    "templates/charts/_chart.html",
    "templates/statistics/*.html",
    "templates/statistics/method/*.html",
    "templates/api_guide/*.html",
    "streetwork/reporting/statistics/*.py",
    "templates/certificates/_mine.html",
    "templates/certificates/base.html",
    "templates/certificates/certificate.html",
    "templates/certificates/check.html",
    "templates/certificates/not_yet.html",
    "templates/feedback/_mine.html",
    "templates/feedback/closed.html",
    "templates/feedback/form.html",
    "templates/feedback/thanks.html",
    "training/public/*.py",
    "training/certificates/presenters.py",
    "training/certificates/views.py",
    "training/feedback/forms.py",
    "training/feedback/views.py",
    "templates/attendance/mail/*.txt",
    "training/signup/forms.py",
    "training/signup/letters.py",
    "training/signup/places.py",
    "training/signup/presenters.py",
    "training/attendance/mail_texts.py",
    "training/courses/concept.py",
    "training/public_enums.py",
    "training/sessions/when.py",
    "training/sessions/ics.py",
    "streetwork/web/errors.py",
    "streetwork/web/home.py",
    "streetwork/web/language.py",
    "streetwork/web/localized.py",
    "streetwork/web/pwa.py",
    "cases/registrations.py",  # The manifest names the main action.
)


def catalogues(repo):
    return sorted(repo.glob("locale/*/LC_MESSAGES/*.po"))


def compile_stale(repo):
    """Write the .mo of every .po that is newer; fuzzy entries are left out, as msgfmt does."""
    for source in catalogues(repo):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        new = target.with_suffix(f".mo.{os.getpid()}")
        parse(source).save_as_mofile(str(new))
        new.replace(target)


def parse(source):
    """The catalogue in the file `source`; saved again it keeps one line per string, as makemessages does."""
    import polib

    try:
        return polib.pofile(str(source), check_for_duplicates=True, wrapwidth=0)
    except (OSError, ValueError) as error:
        raise Problem(f"{source} cannot be read: {error}") from None


def extract(repo, languages=LANGUAGES):
    """Django's makemessages on the sources of `repo`; new languages get their catalogue.

    German keeps every string, English none, the other six what the public reads.
    """
    if not shutil.which("xgettext"):
        raise Problem("Extraction needs gettext. On Debian or Ubuntu: apt install gettext")
    command = [sys.executable, "-m", "django", "makemessages", "-v0", "--no-wrap", "--no-obsolete"]
    command += ["--add-location=file"]
    for ignored in (".venv", "node_modules", "var", "tests", "docs"):
        command += ["--ignore", ignored]
    for language in languages:
        (repo / "locale" / language).mkdir(parents=True, exist_ok=True)
        command += ["--locale", language]
    env = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(command, cwd=repo, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Problem(f"{done.stdout}{done.stderr}\nmakemessages failed.")
    for language in languages:
        _leave_out_unneeded(repo / "locale" / language / "LC_MESSAGES" / "django.po", language)


def is_public(path):
    """Whether the file, named from the repository's root, belongs to a public page."""
    return any(fnmatchcase(path, pattern) for pattern in PUBLIC_SOURCES)


def _leave_out_unneeded(source, language):
    if language == COMPLETE or not source.exists():
        return
    catalogue = parse(source)
    for entry in list(catalogue):
        entry.occurrences = [place for place in entry.occurrences if is_public(place[0])]
        if language == SOURCE_LANGUAGE or not entry.occurrences:
            catalogue.remove(entry)
    catalogue.save()
