"""Entering a claim, seeing it again, merging it."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from campaigns.models import AnswerCard
from cases import choices
from cases.fields import CodeChoice, NumberChoice, number
from cases.models import Claim
from streetwork.presence.models import Space
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipRadios, QuickSelect

COUNTED = {"inputmode": "numeric"}


class ClaimForm(GuardedTexts, forms.Form):
    """What is claimed, in whose words and language, and what is right. Only claim, language and topic are asked for."""

    guarded = ("statement", "said", "correction")

    programme = NumberChoice(label=_("Programme"), widget=ChipRadios)
    statement = forms.CharField(
        label=_("What is claimed"), max_length=200, help_text=_("One sentence, in your team's words."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Write in a sentence what is claimed.")},
    )  # fmt: skip
    language = CodeChoice(
        label=_("Language in which it circulates"), widget=QuickSelect,
        error_messages={"required": _("Choose the language.")},
    )  # fmt: skip
    said = forms.CharField(
        label=_("As people say it"), max_length=300, required=False,
        help_text=_("In that language, without anybody's name: so that colleagues recognise it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    topic = NumberChoice(label=_("Topic"), widget=QuickSelect, error_messages={"required": _("Choose a topic.")})
    correction = forms.CharField(
        label=_("In short"), max_length=500, required=False,
        help_text=_("Short, with the source. Somebody else checks it."), widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    card = NumberChoice(
        label=_("Answer card"), required=False, widget=QuickSelect,
        help_text=_("The reviewed answer to send. Cards about the same topic stand first."),
    )  # fmt: skip

    def __init__(self, *args, programmes, claim=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.claim, words, fields = claim, vocabulary(), self.fields
        self.programmes = [claim.programme] if claim else programmes
        fields["programme"].choices = [(p.pk, p.short_name) for p in self.programmes]
        if len(self.programmes) == 1:
            self.initial["programme"] = self.programmes[0].pk
            fields["programme"].required = False
        usual = {code for programme in self.programmes for code in programme.languages}
        kept = {claim.language_id} if claim else set()
        offered = [entry for entry in words.languages.values() if not entry.is_retired or entry.pk in kept]
        fields["language"].choices = [
            ("", _("choose")),
            (_("of the programme"), [(entry.pk, entry.name) for entry in offered if entry.pk in usual]),
            (_("other languages"), [(entry.pk, entry.name) for entry in offered if entry.pk not in usual]),
        ]
        fields["topic"].choices = [("", _("choose")), *topic_groups(claim)]
        fields["card"].choices = self._cards()

    def _cards(self):
        """The cards in use of the programmes, by main topic; those of the chosen topic stand first."""
        raw = self.data.get("topic") if self.is_bound else self.initial.get("topic")
        topics, chosen = vocabulary().topics, number(raw)
        kept = self.claim.card_id if self.claim else None
        groups: dict[int, list] = {}
        for card in AnswerCard.objects.filter(programme__in=[p.pk for p in self.programmes]):
            if card.status == AnswerCard.Status.ACTIVE or card.pk == kept:
                groups.setdefault(card.main_topic_id, []).append((card.pk, card.title))
        first = sorted(groups, key=lambda pk: (pk != chosen, topics[pk].name.casefold() if pk in topics else ""))
        return [("", _("none yet")), *((topics[pk].name if pk in topics else "", groups[pk]) for pk in first)]

    def clean(self):
        data = super().clean()
        programme = self.programmes[0].pk if len(self.programmes) == 1 else data.get("programme")
        data["programme"] = programme
        card = data.get("card")
        if card and programme and not AnswerCard.objects.filter(pk=card, programme=programme).exists():
            self.add_error("card", _("This card belongs to another programme. Choose one of this programme."))
        return data

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of Claim."""
        data = self.cleaned_data
        return {
            "programme_id": data["programme"],
            "statement": data["statement"],
            "language_id": data["language"],
            "said": data["said"].strip(),
            "topic_id": data["topic"],
            "correction": data["correction"].strip(),
            "card_id": data["card"],
        }


def topic_groups(claim=None):
    """Every topic below its first level, as groups of a select."""
    kept = {claim.topic_id} if claim else set()
    for top, children in vocabulary().topic_tree:
        yield top.name, [(top.pk, top.name), *((child.pk, f"– {child.name}") for child in children)]
    retired = [topic for topic in vocabulary().topics.values() if topic.is_retired and topic.pk in kept]
    if retired:
        yield _("no longer offered"), [(topic.pk, topic.name) for topic in retired]


class SeenForm(forms.Form):
    """It was seen again: how often, and where, if one wants to say it."""

    client_ref = forms.UUIDField(widget=forms.HiddenInput)
    count = forms.IntegerField(
        label=_("How often"), min_value=1, max_value=200, initial=1, widget=forms.NumberInput(attrs=COUNTED)
    )
    space = NumberChoice(label=_("Where"), required=False, widget=QuickSelect)

    def __init__(self, *args, claim, access, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("client_ref", uuid.uuid4())
        offered = choices.spaces(access, [claim.programme])
        self.fields["space"].choices = [("", _("not said")), *offered[1:]]
        self.fields["space"].allowed = lambda: {
            str(pk)
            for pk in Space.objects.visible_to(access)
            .filter(programme=claim.programme_id, pk=number(self.data.get("space")))
            .values_list("pk", flat=True)
        }


class MergeForm(forms.Form):
    """Into which claim of the same programme and language."""

    into = forms.TypedChoiceField(
        label=_("Is the same as"), coerce=int, widget=QuickSelect,
        error_messages={"required": _("Choose the claim that stays.")},
    )  # fmt: skip

    def __init__(self, *args, claim, first=(), **kwargs):
        super().__init__(*args, **kwargs)
        same = Claim.objects.current().filter(programme=claim.programme_id, language=claim.language_id)
        near = {each.pk: at for at, each in enumerate(first)}
        rows = sorted(
            same.exclude(pk=claim.pk)[:500], key=lambda c: (near.get(c.pk, len(near)), c.statement.casefold())
        )
        self.fields["into"].choices = [("", _("choose")), *((each.pk, each.statement) for each in rows)]
        self.has_choice = bool(rows)
