"""QuickSelect writes what Django's Select writes."""

from html.parser import HTMLParser

import pytest
from django import forms

from streetwork.web.widgets import QuickSelect

CHOICES = [("", "none"), ("Group <A>", [(1, "one & only"), (2, "“two”")]), (3, "three")]


class Seen(HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.seen = []
        self.feed(str(markup))

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data):
        if data.strip():
            self.seen.append(data.strip())


@pytest.mark.parametrize("value", [None, "", 2, "3", "<script>"])
def test_the_markup_is_the_same(value):
    attrs = {"id": "id_x", "required": True, "data-x": '"<&'}
    ours = QuickSelect(choices=CHOICES).render("x", value, attrs)
    djangos = forms.Select(choices=CHOICES).render("x", value, attrs)
    assert Seen(ours).seen == Seen(djangos).seen
