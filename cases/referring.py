"""Referring somebody while the contact is being logged: the panel of fitting centres, and what it adds to the entry.

The place that is typed here serves the match alone; a contact stores no place.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases.fields import number
from referrals.actions.gaps import log_gap
from referrals.enums import Level
from referrals.matching import Match, Matches, Need, match
from referrals.models import PublishedCenter
from referrals.presenters import CenterCard
from referrals.ready_texts import ready_text
from referrals.slips.tokens import is_token, new_token
from streetwork.places.search import Resolution, resolve
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWN = 3
# Days until the question what became of it; nothing is asked without an agreement.
CHECK_AFTER = [("", _("not agreed")), ("7", _("in a week")), ("14", _("in two weeks")), ("28", _("in four weeks"))]


class ReferralForm(forms.Form):
    """What the panel sends along with a contact."""

    place = forms.CharField(required=False, max_length=120)
    place_choice = forms.CharField(required=False, max_length=160)
    referral_center = forms.IntegerField(required=False, widget=forms.HiddenInput)
    referral_token = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    referral_level = forms.ChoiceField(label=_("Support"), choices=Level.choices, required=False)
    check_after = forms.ChoiceField(choices=CHECK_AFTER, required=False)
    note_gap = forms.BooleanField(required=False)

    def clean_referral_center(self):
        key = self.cleaned_data["referral_center"]
        if key is not None and not PublishedCenter.objects.listed().filter(pk=key).exists():
            raise forms.ValidationError(_("This centre takes no referrals any more. Choose another one."))
        return key

    def clean(self):
        data = super().clean()
        if data.get("referral_center") and not is_token(data.get("referral_token") or ""):
            self.add_error("referral_center", _("The referral is incomplete. Attach the centre once more."))
        return data

    @property
    def level(self) -> Level:
        return Level(self.cleaned_data["referral_level"] or Level.SLIP)

    @property
    def check_on(self):
        """The day agreed for asking what became of it, or None."""
        days = self.cleaned_data["check_after"]
        return timezone.localdate() + timedelta(days=int(days)) if days else None

    def wish(self, facts: dict) -> dict | None:
        """The arguments of `refer` for a contact with these facts; None when no centre is attached."""
        center = self.cleaned_data["referral_center"]
        if center is None:
            return None
        return {
            "center": center,
            "state": facts["state_id"],
            "programme": facts["programme_id"],
            "topic": facts["main_topic_id"],
            "language": facts["language_id"],
            "level": self.level,
            "token": self.cleaned_data["referral_token"] if self.level != Level.ADDRESS else "",
            "check_on": self.check_on,
        }


def refers(data: "Mapping") -> bool:
    """Whether the entry says anything about a referral or a gap; most do not."""
    return bool(data.get("referral_center") or data.get("note_gap"))


def with_act_referred(data):
    """The posted entry, with the act *referred* when a centre is attached: that is what attaching means."""
    if not data.get("referral_center") or "referred" in data.getlist("acts"):
        return data
    data = data.copy()
    data.appendlist("acts", "referred")
    return data


@dataclass
class Panel:
    """The centres that fit the entry as it stands, and the one that is attached. Reads the raw entry."""

    data: "Mapping"
    topics: tuple[int, ...]
    language: str
    state: int | None
    programme: int | None
    attach: int | None = None

    @cached_property
    def form(self) -> ReferralForm:
        return ReferralForm()

    @cached_property
    def place(self) -> Resolution | None:
        """What the typed place means; a chosen option replaces the text that was ambiguous."""
        text = (self.data.get("place_choice") or "").strip() or (self.data.get("place") or "").strip()
        return resolve(text[:120]) if text else None

    @property
    def place_state(self) -> int | None:
        return self.place.found.state_id if self.place and self.place.found else None

    @cached_property
    def need(self) -> Need:
        found = self.place.found if self.place else None
        return Need(
            topic_ids=self.topics,
            language=self.language,
            state=found.state_id if found else self.state,
            latitude=found.latitude if found else None,
            longitude=found.longitude if found else None,
        )

    @cached_property
    def matches(self) -> Matches | None:
        """None as long as there is nothing to match."""
        return match(self.need, limit=SHOWN) if self.topics else None

    @property
    def best(self) -> list[Match]:
        """Without the one that is attached already."""
        return [each for each in self.matches.best if each.center.pk != self.center_id] if self.matches else []

    @property
    def is_gap(self) -> bool:
        return bool(self.matches and self.matches.is_gap and not self.center_id)

    @property
    def center_id(self) -> int | None:
        return self.attach or number(self.data.get("referral_center"))

    @cached_property
    def attached(self) -> CenterCard | None:
        center = PublishedCenter.objects.listed().filter(pk=self.center_id).first() if self.center_id else None
        return CenterCard(center) if center else None

    @cached_property
    def token(self) -> str:
        """The slip's: made when a centre is attached, kept as long as it is the same one."""
        sent = self.data.get("referral_token") or ""
        return sent if is_token(sent) and not self.attach else new_token()

    @property
    def text(self) -> str:
        """Ready to be pasted into the chat, in the person's language."""
        return ready_text(
            programme=self.programme, language=self.language, center=self.attached.center, token=self.token
        )

    @property
    def level(self) -> str:
        return self.data.get("referral_level") or Level.SLIP

    @property
    def check_after(self) -> str:
        return self.data.get("check_after") or ""

    @property
    def text_language(self):
        return vocabulary().languages.get(self.language)


def panel_of(form, data, *, attach: int | None = None, detach: bool = False) -> Panel:
    """The panel for a ContactForm, bound or not, and the raw data of the page."""
    if detach:
        data = {name: data.get(name, "") for name in ("place", "place_choice")}
    state = number(form.raw("target_state")) or number(form.raw("state"))
    language = form.raw("language") or ""
    return Panel(
        data=data,
        topics=tuple(topic.pk for topic in form.chosen_topics),
        language=language if language in vocabulary().languages else "",
        state=None if state == State.DE or state not in vocabulary().states else state,
        programme=form.chosen_programme.pk if form.chosen_programme else None,
        attach=attach,
    )


def log_gap_of(form: ReferralForm, facts: dict, *, user: int) -> bool:
    """Note the gap that the panel showed, if it is one: nobody can write gaps that are none. Answers whether."""
    if form.cleaned_data["referral_center"] or not form.cleaned_data["note_gap"]:
        return False
    text = form.cleaned_data["place_choice"] or form.cleaned_data["place"]
    found = resolve(text).found if text else None
    home = facts.get("target_state_id") or facts["state_id"]
    need = Need(
        topic_ids=tuple(facts["topic_ids"]),
        language=facts["language_id"],
        state=found.state_id if found else (None if home == State.DE else home),
        latitude=found.latitude if found else None,
        longitude=found.longitude if found else None,
    )
    if not match(need, limit=1).is_gap:
        return False
    log_gap(
        state=facts["state_id"],
        programme=facts["programme_id"],
        topic=facts["main_topic_id"],
        language=facts["language_id"],
        place=found.label if found else "",
        user=user,
    )
    return True
