import pytest
from django import forms

from streetwork.web.guarded import GuardedTexts

NUMBER, OTHER = "Call 0176 12345678", "Call 0171 9876543"


class TwoTexts(GuardedTexts, forms.Form):
    guarded = ("first", "second")
    first = forms.CharField(required=False)
    second = forms.CharField(required=False)
    free = forms.CharField(required=False)


def bound(initial=None, prefix=None, **data):
    form = TwoTexts(data, initial=initial, prefix=prefix)
    form.is_valid()
    return form


def test_a_harmless_text_passes_and_counts_nothing():
    form = bound(first="Asked about housing")
    assert form.is_valid()
    assert form.guard_overrides == 0


def test_what_may_name_somebody_is_refused_at_its_own_field():
    form = bound(first="Asked about housing", second=NUMBER)
    assert list(form.errors) == ["second"]
    assert [label for label, _finding in form.guard_found] == ["Second"]


def test_a_confirmation_counts_for_exactly_this_wording():
    digest = bound(first=NUMBER).guard_digest
    confirmed = bound(first=NUMBER, guard_confirmed=digest)
    assert confirmed.is_valid()
    assert confirmed.guard_overrides == 1
    assert not bound(first=OTHER, guard_confirmed=digest).is_valid()
    assert not bound(second=NUMBER, guard_confirmed=digest).is_valid()


def test_what_stood_there_before_is_not_asked_about_again():
    assert bound(initial={"first": NUMBER}, first=NUMBER).is_valid()
    assert not bound(initial={"first": NUMBER}, first=OTHER).is_valid()


def test_fields_that_are_not_named_are_left_alone():
    assert bound(free=NUMBER).is_valid()


@pytest.mark.parametrize("text", ["\ud800 0176 12345678", "0176 12345678 \U0001f4f2"])
def test_odd_characters_are_no_error_of_ours(text):
    assert not bound(first=text).is_valid()


def test_two_forms_of_a_page_have_a_box_each():
    form = TwoTexts({"a-first": NUMBER}, prefix="a")
    assert not form.is_valid()
    assert TwoTexts({"a-first": NUMBER, form.guard_box: form.guard_digest}, prefix="a").is_valid()
