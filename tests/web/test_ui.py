from datetime import timedelta

import pytest
from django import forms
from django.template import Context, Template
from django.utils import timezone, translation

from streetwork.web.charts import Bar, draw
from streetwork.web.templatetags.ui import ago, device, dot, icon, number, signed
from streetwork.web.widgets import ChipCheckboxes, ChipRadios


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_an_icon_is_decoration_unless_it_has_a_label():
    assert 'aria-hidden="true"' in icon("sun")
    assert 'role="img" aria-label="Close &lt;it&gt;"' in icon("x-lg", "Close <it>")


@pytest.mark.parametrize("name", ["../../../etc/passwd", "Sun", ""])
def test_an_icon_name_cannot_leave_the_folder(name):
    with pytest.raises(ValueError):
        icon(name)


@pytest.mark.parametrize("colour", ["red", "#12345", '#123456"/><script>', "", None])
def test_a_dot_takes_only_a_plain_colour(colour):
    assert dot(colour) == ""


def test_a_dot_is_drawn_without_a_style():
    assert 'fill="#229ed9"' in dot("#229ed9")
    assert "style" not in dot("#229ed9")


@pytest.mark.parametrize(("language", "written"), [("en", "1,234,567"), ("de", "1.234.567")])
def test_a_number_is_written_as_the_language_does(language, written):
    with translation.override(language):
        assert number(1234567) == written


@pytest.mark.parametrize(("value", "written"), [(3, "+3"), (-2, "−2"), (0, "±0"), (None, "")])
def test_a_change_carries_its_sign(value, written):
    assert signed(value) == written


def test_one_day_is_one_day_in_german():
    with translation.override("de"):
        assert ">vor 1 Tag</time>" in ago(timezone.now() - timedelta(days=1))


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(hours=3), "3 hours ago"),
        (timedelta(days=2), "2 days ago"),
    ],
)
def test_a_moment_is_told_in_words_and_kept_exactly(age, words):
    moment = timezone.now() - age
    assert f">{words}</time>" in ago(moment)
    assert f'datetime="{moment.isoformat()}"' in ago(moment)


def test_what_is_over_a_month_old_is_a_date():
    assert "ago" not in ago(timezone.now() - timedelta(days=31))


def test_no_moment_is_nothing():
    assert ago(None) == ""


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge, Windows",
        ),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("", "Browser"),
    ],
)
def test_a_device_is_named_in_words(agent, name):
    assert device(agent) == name


def test_bars_start_at_zero_and_the_longest_fills_the_width():
    assert [item.width for item in draw([Bar("a", 10), Bar("b", 5), Bar("c", 0)])] == [
        "100.0%",
        "50.0%",
        "0.0%",
    ]


def test_the_compared_period_shares_the_scale():
    (item,) = draw([Bar("a", 5, before=10)])
    assert (item.width, item.before_at, item.change) == ("50.0%", "100.0%", -5)


def test_bars_without_any_value_have_no_length():
    assert [item.width for item in draw([Bar("a", 0)])] == ["0%"]


def render(bars):
    return Template('{% bar_chart bars "By kind" "Kind" %}').render(Context({"bars": bars}))


def test_a_chart_has_its_figures_in_text_and_as_a_table():
    html = render([Bar("Information", 42, "/contacts/?kind=information", before=40)])
    assert '<a href="/contacts/?kind=information">Information</a>' in html
    assert "<caption" in html
    assert '<th scope="row">Information</th><td>42</td><td>40</td>' in html
    assert "style=" not in html


def test_a_chart_that_compares_nothing_has_no_second_column():
    assert "Before" not in render([Bar("Information", 42)])


class Form(forms.Form):
    platform = forms.ChoiceField(choices=[("fb", "Facebook"), ("tg", "Telegram")], widget=ChipRadios)
    topics = forms.MultipleChoiceField(
        choices=[("Work", [("pay", "Pay"), ("job", "Job search")])], widget=ChipCheckboxes, required=False
    )
    note = forms.CharField(help_text="Never a name.")


def test_chips_are_real_inputs_with_labels():
    html = str(Form(initial={"platform": "tg"})["platform"].as_field_group())
    assert html.count('type="radio"') == 2
    assert '<label for="id_platform_1">Telegram</label>' in html
    assert '<input type="radio" name="platform" value="tg" required id="id_platform_1" checked>' in html
    assert "<legend>Platform</legend>" in html


def test_nested_choices_become_named_groups():
    html = str(Form()["topics"])
    assert 'role="group" aria-labelledby="id_topics_group_0"' in html
    assert ">Work</p>" in html


def test_an_optional_field_says_so():
    form = Form()
    assert "optional" in form["topics"].as_field_group()
    assert "optional" not in form["note"].as_field_group()


def test_help_and_errors_are_tied_to_their_field():
    html = str(Form({})["note"].as_field_group())
    assert 'aria-describedby="id_note_helptext' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_note_helptext"' in html
    assert 'id="id_note_error"' in html


def test_errors_of_the_whole_form_stand_on_top():
    form = Form({"platform": "fb", "note": "x"})
    form.add_error(None, "Together this cannot be.")
    assert str(form).index("Together this cannot be.") < str(form).index("id_note")


def test_an_empty_list_says_how_to_fill_it():
    html = Template('{% empty_state "inbox" "No contact" "Log one." "/new/" "Log contact" %}').render(Context())
    assert '<a class="btn btn-primary" href="/new/">Log contact</a>' in html
