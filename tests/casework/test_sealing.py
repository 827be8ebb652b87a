"""Texts come back through the models, lie as noise in the tables, and cannot be moved."""

import json
import uuid

import pytest
from django.db import connection

from cases.casework.actions import add_goal
from cases.casework.texts import OpenTexts
from cases.models import Case, CaseGoal, CaseKey, CaseNote
from streetwork.vault.sealing import BrokenSeal
from tests.factories.casework import case_of
from tests.factories.cast import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast):
    return case_of(cast.owner, concern="canary concern", note="canary observation")


def test_texts_come_back_as_they_were(cast, case, inside):
    with inside():
        fresh = Case.objects.get(pk=case.pk)
        texts = OpenTexts(fresh)
        (section,) = texts.sections(CaseNote.objects.get())
        assert (texts.concern, section.name, section.text) == ("canary concern", "observation", "canary observation")


def test_no_column_of_the_room_holds_a_text_in_clear(cast, case, inside):
    with inside() as access:
        add_goal(case=case, access=access, uid=uuid.uuid4(), text="canary goal")
        tables = [model._meta.db_table for model in (Case, CaseNote, CaseGoal, CaseKey)]
        with connection.cursor() as cursor:
            for table in tables:
                cursor.execute(f"SELECT * FROM {table}")
                for row in cursor.fetchall():
                    assert b"canary" not in b"|".join(
                        bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode() for value in row
                    )


def test_the_same_text_is_never_the_same_bytes(cast, case, inside):
    with inside():
        assert case.seal("concern", "same") != case.seal("concern", "same")


def test_a_text_moved_to_another_case_does_not_open(cast, case, inside):
    other = case_of(cast.owner)
    with inside(), pytest.raises(BrokenSeal):
        other.unseal("concern", Case.objects.get(pk=case.pk).concern)


def test_a_note_moved_to_another_field_does_not_open(cast, case, inside):
    with inside(), pytest.raises(BrokenSeal):
        case.unseal("concern", CaseNote.objects.get().sealed)


def test_a_broken_text_is_named_and_the_rest_is_shown(cast, case, inside, url):
    with inside():
        Case.objects.filter(pk=case.pk).update(concern=b"\0" * 40)
    response = client_of(cast.owner).get(url("detail", case))
    assert response.status_code == 200
    body = response.content.decode()
    assert "canary observation" in body
    assert "broken-text" in body


def test_without_the_key_the_page_opens_and_nothing_is_overwritten(cast, case, inside, url, written):
    with inside():
        CaseKey.objects.all().delete()
    client = client_of(cast.owner)
    assert client.get(url("detail", case)).status_code == 200
    assert client.get(url("edit", case)).status_code == 409
    assert client.post(url("note-new", case), written(action="anew")).status_code == 409
    with inside():
        assert CaseNote.objects.count() == 1


def test_notes_are_json_of_the_filled_sections_alone(cast, case, inside):
    with inside():
        note = CaseNote.objects.get()
        assert json.loads(case.unseal(f"note:{note.uid}", note.sealed)) == {"observation": "canary observation"}
