"""The printable concept: a PDF in the language of its version, with nothing in it that was not approved."""

import pytest
from django.urls import reverse
from django.utils import translation

from training.courses.concept import concept_data, concept_pdf
from training.models import CaseStudy

pytestmark = pytest.mark.django_db


def case_of(version, title, status):
    case = CaseStudy.objects.create(
        programme=version.course.programme, language_id="de", title=title, situation="…", status=status,
        questions="- Was tun?\n\nWer?",
    )  # fmt: skip
    version.modules.get(position=1).case_studies.add(case)


def test_the_schedule_counts_from_the_beginning(released):
    data = concept_data(released)
    assert [(m["number"], m["start"], m["minutes"]) for m in data["modules"]] == [(1, "0:00", 45), (2, "0:45", 45)]
    assert ["Teaching time", "90 minutes (1:30 h)"] in data["facts"]


def test_only_approved_case_studies_are_printed(released):
    case_of(released, "Gelesen", "approved")
    case_of(released, "Ungelesen", "review")
    assert [(case["title"], case["questions"]) for case in concept_data(released)["cases"]] == [
        ("Gelesen", ["Was tun?", "Wer?"])
    ]


def test_a_draft_says_that_it_is_one(draft, released):
    assert concept_data(draft)["draft"]
    assert not concept_data(released)["draft"]


def test_what_people_wrote_is_text_and_no_command(released):
    released.summary = '#panic("x") #import "../../x": * $x$ *a* _b_ <c> @d \\ " `e`'
    released.save()
    released.modules.update(content='#eval("1")\n\n= Nein', aim='#read("/etc/passwd")')
    assert concept_pdf(released).startswith(b"%PDF")


def test_an_empty_draft_can_be_printed_too(draft):
    draft.modules.all().delete()
    draft.summary = ""
    assert concept_pdf(draft).startswith(b"%PDF")


def test_the_download_is_named_after_course_language_and_version(trainer, released):
    released.title = "Übung: Recht & Alltag"
    released.save()
    answer = trainer.get(reverse("courses:concept", args=[released.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="ubung-recht-alltag-de-1.pdf"'


def test_the_frame_speaks_the_language_of_the_version(released, monkeypatch):
    seen = []
    monkeypatch.setattr("training.courses.concept.pdf_of", lambda name, data: seen.append(translation.get_language()))
    concept_pdf(released)
    released.language_id = "fa"
    concept_pdf(released)
    assert seen == ["de", "en"]
