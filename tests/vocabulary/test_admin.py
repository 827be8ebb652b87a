import pytest
from django.contrib import admin
from django.urls import reverse
from modeltranslation.admin import TabbedTranslationAdmin

from streetwork.vocabulary.models import (
    FunderCategory,
    Language,
    OriginGroup,
    PermalinkPattern,
    Platform,
    Topic,
)
from streetwork.vocabulary.snapshot import vocabulary
from tests.factories.cast import client_of

VOCABULARIES = [Language, FunderCategory, OriginGroup, Topic, Platform]


@pytest.fixture
def administrator(cast):
    return client_of(cast.administrator)


def url(model, page, *args):
    return reverse(f"admin:vocabulary_{model._meta.model_name}_{page}", args=args)


def typed(response):
    """The data that the browser would send back for an unchanged change form."""
    form, data = response.context["adminform"].form, {}
    forms = [
        form,
        *(f for formset in response.context["inline_admin_formsets"] for f in formset.formset.forms),
    ]
    forms += [formset.formset.management_form for formset in response.context["inline_admin_formsets"]]
    for part in forms:
        for field in part:
            value = field.value()
            if value is not None and value is not False:
                data[field.html_name] = value
    return data


@pytest.mark.parametrize("model", VOCABULARIES)
def test_list_and_form_open(administrator, model):
    assert administrator.get(url(model, "changelist")).status_code == 200
    assert administrator.get(url(model, "change", model.objects.first().pk)).status_code == 200
    assert administrator.get(url(model, "add")).status_code == 200


@pytest.mark.parametrize("model", VOCABULARIES)
def test_deletion_is_not_offered(administrator, model):
    assert administrator.post(url(model, "delete", model.objects.first().pk)).status_code == 403
    actions = administrator.get(url(model, "changelist")).context["action_form"].fields["action"].choices
    assert "delete_selected" not in dict(actions)
    assert {"retire", "offer_again"} <= set(dict(actions))


def test_retiring_takes_an_entry_out_of_the_offer(administrator):
    topic = Topic.objects.get(code="housing")
    administrator.post(url(Topic, "changelist"), {"action": "retire", "_selected_action": [topic.pk]})
    assert not Topic.objects.offered().filter(pk=topic.pk).exists()
    assert vocabulary().topics[topic.pk].is_retired
    administrator.post(url(Topic, "changelist"), {"action": "offer_again", "_selected_action": [topic.pk]})
    assert not vocabulary().topics[topic.pk].is_retired


def test_no_admin_loads_tabs_from_a_foreign_host():
    assert [a for a in admin.site._registry.values() if isinstance(a, TabbedTranslationAdmin)] == []


def test_a_topic_is_renamed_in_one_language_and_mapped(administrator):
    topic = Topic.objects.get(code="housing")
    data = typed(administrator.get(url(Topic, "change", topic.pk)))
    data |= {"name_pl": "Dom", "categories": [FunderCategory.objects.first().pk], "code": "renamed"}
    assert administrator.post(url(Topic, "change", topic.pk), data).status_code == 302
    topic.refresh_from_db()
    assert (topic.name_pl, topic.code) == ("Dom", "housing")
    assert [category.pk for category in topic.categories.all()] == [FunderCategory.objects.first().pk]


def test_a_third_level_of_topics_is_refused(administrator):
    part = Topic.objects.filter(parent__isnull=False).first()
    response = administrator.post(url(Topic, "add"), {"code": "deep", "name_de": "Tief", "parent": part.pk, "order": 1})
    assert "parent" in response.context["adminform"].form.errors


def test_a_new_platform_with_a_pattern_is_recognised_at_once(administrator):
    administrator.post(
        url(Platform, "add"),
        {"code": "mastodon", "name_de": "Mastodon", "colour": "#6364FF", "order": 300, "patterns-TOTAL_FORMS": 1,
         "patterns-INITIAL_FORMS": 0, "patterns-0-order": 1, "patterns-0-target": "thread",
         "patterns-0-template": "mastodon.social/@{space}/{thread}"},
    )  # fmt: skip
    assert "mastodon" in {pattern.platform for pattern in vocabulary().patterns}


@pytest.mark.parametrize("template", ["t.me/{room}", "t.me/{space", "(a+)+$", "nohost"])
def test_a_bad_template_is_explained_beside_its_field_and_not_saved(administrator, template):
    platform = Platform.objects.get(code="viber")
    response = administrator.get(url(Platform, "change", platform.pk))
    data = typed(response)
    number = int(data["patterns-TOTAL_FORMS"]) - 1
    data |= {f"patterns-{number}-template": template, f"patterns-{number}-target": "space"}
    answer = administrator.post(url(Platform, "change", platform.pk), data)
    assert answer.status_code == 200
    errors = answer.context["inline_admin_formsets"][0].formset.errors[number]
    assert list(errors) == ["template"]
    assert errors["template"][0] in answer.content.decode().replace("&#x27;", "'")
    assert not PermalinkPattern.objects.filter(template=template).exists()


def test_members_of_staff_who_are_no_administrators_stay_out(cast):
    assert client_of(cast.lead).get(url(Topic, "changelist")).status_code == 403
