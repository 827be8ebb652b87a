"""The quick log, and the small forms around a contact."""

import uuid
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from cases import choices
from cases.enums import Act, Audience, DeleteReason, Depth, Duration, Evidence, Initiative, Kind
from cases.fields import CheapCopies, CodeChoice, NumberChoice, NumberChoices, number
from cases.models import NOTE_LENGTH, SavedView
from cases.picked_claim import PickedClaim
from cases.picked_post import PickedPost
from cases.retention import note_days
from cases.rules import MAX_TOPICS, is_offer_answered, with_main_first
from cases.widgets import ChipRadiosWithMore, TopicChips
from streetwork.accounts.roles import READS_CONTACTS
from streetwork.presence.links import NotASpace, SpaceLink, read_link
from streetwork.presence.models import Space
from streetwork.presence.queries import registered_id
from streetwork.tenancy.models import State
from streetwork.vocabulary.enums import Mode, Setting
from streetwork.vocabulary.models import Topic
from streetwork.vocabulary.permalinks import Permalink, parse
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.guarded import GuardedTexts
from streetwork.web.widgets import ChipCheckboxes, ChipRadios, QuickSelect

CLOCK_SKEW = timedelta(minutes=5)


class ContactForm(PickedClaim, PickedPost, GuardedTexts, forms.Form):
    """One contact. Nothing but platform, language, topic and act is asked for; *unknown* is always allowed.

    Choices come from the vocabularies in memory and the person's rights. A pasted link fills what is left
    open; it is used for the fingerprint and then forgotten.
    """

    guarded = ("note",)

    client_ref = forms.UUIDField(widget=forms.HiddenInput)
    link = forms.CharField(
        label=_("Link"), required=False, max_length=2000,
        help_text=_("Fills platform and space, and shows who answered already. It is not stored."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url", "spellcheck": "false"}),
    )  # fmt: skip
    programme = NumberChoice(label=_("Programme"), widget=ChipRadios)
    platform = NumberChoice(
        label=_("Platform"), widget=ChipRadiosWithMore, error_messages={"required": _("Choose the platform.")}
    )
    space = NumberChoice(label=_("Space"), required=False, widget=QuickSelect)
    register_space = forms.BooleanField(label=_("Add this space to the register"), required=False)
    space_name = forms.CharField(label=_("Name of the space"), max_length=160, required=False)
    language = CodeChoice(
        label=_("Language"), widget=ChipRadiosWithMore, error_messages={"required": _("Choose the language.")}
    )
    state = NumberChoice(label=_("State"))
    region_evidence = forms.ChoiceField(
        label=_("How the region is known"), choices=Evidence.choices, widget=ChipRadios, initial=Evidence.UNKNOWN,
        required=False,
    )  # fmt: skip
    topics = NumberChoices(
        label=_("Topics"), widget=TopicChips,
        error_messages={"required": _("Choose at least one topic.")},
    )  # fmt: skip
    main_topic = forms.IntegerField(widget=forms.HiddenInput, required=False)
    acts = forms.MultipleChoiceField(
        label=_("What you did"), choices=Act.choices, widget=ChipCheckboxes,
        error_messages={"required": _("Choose what you did.")},
    )  # fmt: skip
    claim = NumberChoice(label=_("Which false claim?"), required=False, widget=QuickSelect)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices, widget=ChipRadios, initial=Kind.INFORMATION)
    offer_answered = forms.BooleanField(label=_("The offer was answered"), required=False)
    depth = forms.ChoiceField(label=_("Depth"), choices=Depth.choices, widget=ChipRadios, required=False)
    initiative = forms.ChoiceField(label=_("Initiative"), choices=Initiative.choices, widget=ChipRadios, required=False)
    setting = forms.ChoiceField(
        label=_("Setting"), choices=[("", _("as the link says")), *Setting.choices], required=False
    )
    mode = forms.ChoiceField(label=_("Mode"), choices=[("", _("as the link says")), *Mode.choices], required=False)
    content_based = forms.BooleanField(label=_("Came from a post of ours"), required=False)
    placement = NumberChoice(label=_("Which post?"), required=False, widget=QuickSelect)
    duration = forms.ChoiceField(label=_("Duration"), choices=Duration.choices, required=False)
    audience = forms.ChoiceField(label=_("Silent readers"), choices=Audience.choices, required=False)
    origin_group = NumberChoice(label=_("Origin group"), required=False)
    residence_country = forms.ChoiceField(label=_("Country of residence"), required=False, widget=QuickSelect)
    target_state = NumberChoice(label=_("Target state"), required=False)
    people_reached = forms.IntegerField(
        label=_("People answered"), min_value=1, max_value=500, initial=1,
        help_text=_("One entry for several, e.g. 12 comments."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    occurred_at = forms.DateTimeField(
        label=_("When"), required=False, help_text=_("Empty: now."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), required=False, max_length=NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args, access, programmes=None, editing=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.access, self.editing = access, editing
        self.programmes = programmes or choices.running_programmes(access, READS_CONTACTS)
        if editing and editing.programme_id not in {programme.pk for programme in self.programmes}:
            self.programmes = [*self.programmes, editing.programme]
        self.initial.setdefault("client_ref", uuid.uuid4())
        if self.programmes:
            self.initial.setdefault("programme", self.programmes[0].pk)
        self._offer()

    def _offer(self):
        fields, programme = self.fields, self.chosen_programme
        of_programme = [programme] if programme else self.programmes
        keys, states = vocabulary().keys, self._states_of(programme)
        kept = self.editing  # what a contact has already it may keep, also when it was retired since
        self._among(
            "programme", [p.pk for p in self.programmes], lambda: [(p.pk, p.short_name) for p in self.programmes]
        )
        self._among("platform", keys["platform"], lambda: choices.platforms(number(self.raw("platform"))))
        self._among("language", keys["language"], lambda: choices.languages(of_programme, self.raw("language") or ""))
        self._among("topics", keys["topic"], lambda: choices.topics(self._usual_topics()), kept and kept.topic_ids)
        self._among("origin_group", keys["origin_group"], choices.origin_groups)
        self._among("state", states, lambda: choices.states(states))
        fields["space"].choices = lambda: choices.spaces(self.access, of_programme, number(self.raw("space")))
        fields["space"].allowed = lambda: choices.space_keys(self.access, of_programme, number(self.raw("space")))
        if states:
            self.initial.setdefault("state", State.DE if State.DE in states else min(states))
        fields["claim"].choices = self._claims
        fields["claim"].allowed = self._claim_sent
        fields["placement"].choices = lambda: self.posts_offered
        fields["placement"].allowed = self._placement_sent
        if any(p.serves_people_abroad for p in of_programme):
            targets = programme_states(of_programme)
            fields["residence_country"].choices = lambda: [("", _("unknown or Germany")), *countries]
            self._among("target_state", targets, lambda: [("", _("unknown")), *choices.states(targets)])
        else:
            del fields["residence_country"], fields["target_state"]
        if programme:
            fields["note"].help_text = _("No names, numbers, handles, links. Deleted after %(days)d days.") % {
                "days": note_days(programme)
            }
        if self.editing:
            del fields["register_space"], fields["space_name"]
            fields["occurred_at"].help_text = ""

    def _among(self, name, keys, shown, kept=()):
        field = self.fields[name]
        field.choices = shown
        field.allowed = lambda: {*map(str, keys), *map(str, kept or ()), *self._kept(name)}

    def _kept(self, name):
        value = getattr(self.editing, f"{name}_id", None) if self.editing else None
        return () if value is None else (str(value),)

    def _usual_topics(self):
        """Those chosen already, then the person's usual ones. A form that is only saved needs no order."""
        if self.is_bound:
            return [number(pk) for pk in self.data.getlist("topics")]
        kept = [number(pk) for pk in self.initial.get("topics") or ()]
        return [*filter(None, kept), *choices.usual_topics(self.access)]

    def _states_of(self, programme):
        return self.access.states_for(*READS_CONTACTS, programme=programme and programme.pk, running=True)

    def raw(self, name):
        """What stands in the field now, sent or initial, not validated but for NUL, which Postgres refuses."""
        value = self.data.get(name) if self.is_bound else self.initial.get(name)
        return value.replace("\x00", "") if isinstance(value, str) else value

    @cached_property
    def chosen_programme(self):
        wanted = str(self.raw("programme") or "")
        return next(
            (p for p in self.programmes if str(p.pk) == wanted), self.programmes[0] if self.programmes else None
        )

    @cached_property
    def permalink(self) -> Permalink | None:
        """What the pasted link says, or None."""
        text = (self.raw("link") or "")[:2000]
        return parse(text, vocabulary().links) if text.strip() else None

    @property
    def chosen_topics(self) -> list[Topic]:
        """The topics chosen so far, the main one first: drawn by the server, so that nothing jumps."""
        sent = self.data.getlist("topics") if self.is_bound else self.initial.get("topics") or ()
        known = vocabulary().topics
        keys = with_main_first([number(pk) for pk in sent], number(self.raw("main_topic")))
        return [known[pk] for pk in keys if pk in known]

    @property
    def leads_to_profile(self) -> bool:
        return self.permalink is not None and self.permalink.target == "profile"

    @property
    def thread_id(self) -> str:
        return "" if self.permalink is None or self.leads_to_profile else self.permalink.thread_id

    @cached_property
    def known_space_id(self) -> int | None:
        """The registered space into which the link leads; the chosen programme is one of the person's own."""
        link = self.permalink
        if link is None or not link.space_key or self.leads_to_profile or self.chosen_programme is None:
            return None
        platform = vocabulary().platform_by_code.get(link.platform)
        if platform is None:
            return None
        return registered_id(programme=self.chosen_programme.pk, platform=platform.pk, key=link.space_key)

    @property
    def known_space(self) -> Space | None:
        return Space.objects.filter(pk=self.known_space_id).first() if self.known_space_id else None

    @cached_property
    def new_space(self) -> SpaceLink | None:
        """The space that the link names and the register does not have yet."""
        if self.permalink is None or self.known_space_id or self.editing:
            return None
        try:
            return read_link(self.raw("link"), vocabulary())
        except NotASpace:
            return None

    def clean_link(self):
        link = self.cleaned_data["link"]
        if link.strip() and self.permalink is None:
            raise ValidationError(_("There is no link in this text. Paste the address of the post, or leave it empty."))
        return link

    def clean_occurred_at(self):
        moment = self.cleaned_data["occurred_at"]
        if self.editing and moment in (None, self.editing.occurred_at.replace(second=0, microsecond=0)):
            return self.editing.occurred_at  # the field shows minutes: seconds are no change
        moment = moment or timezone.now()
        if moment > timezone.now() + CLOCK_SKEW:
            raise ValidationError(_("This is in the future. Log a contact when it has happened."))
        return moment

    def clean_topics(self):
        chosen = self.cleaned_data["topics"]
        if len(set(chosen)) > MAX_TOPICS:
            raise ValidationError(_("Choose at most %(number)d topics.") % {"number": MAX_TOPICS})
        return chosen

    def clean(self):
        data = super().clean()
        if data.get("register_space") and self.new_space and not data.get("space_name", "").strip():
            data["space_name"] = self.new_space.name or self.new_space.key
        if self.editing and self.editing.case_id and data.get("state") not in (None, self.editing.state_id):
            self.add_error("state", _("The contact belongs to a case: take it out of the case first."))
        return data

    @property
    def facts(self) -> dict:
        """The cleaned entry as fields of Contact."""
        data, link = self.cleaned_data, self.permalink
        platform = vocabulary().platforms[data["platform"]]
        says = link if link and link.platform == platform.code else None
        topics = with_main_first(data["topics"], data.get("main_topic"))
        return {
            "state_id": data["state"],
            "programme_id": data["programme"],
            "occurred_at": data["occurred_at"],
            "platform_id": platform.pk,
            "space_id": data["space"],
            "language_id": data["language"],
            "kind": data["kind"],
            "offer_answered": is_offer_answered(data["kind"], data["offer_answered"]),
            "acts": data["acts"],
            "claim_id": data["claim"] if Act.CORRECTED in data["acts"] else None,
            "main_topic_id": topics[0],
            "topic_ids": topics,
            "setting": data["setting"] or (says and says.setting) or platform.default_setting,
            "mode": data["mode"] or (says and says.mode) or platform.default_mode,
            "initiative": data["initiative"],
            "content_based": data["content_based"],
            "placement_id": data["placement"] if data["content_based"] else None,
            "depth": data["depth"],
            "duration": data["duration"],
            "region_evidence": data["region_evidence"] or Evidence.UNKNOWN,
            "origin_group_id": data["origin_group"],
            "residence_country": data.get("residence_country", ""),
            "target_state_id": data.get("target_state"),
            "audience": data["audience"],
            "people_reached": data["people_reached"],
        }


ContactForm.base_fields = CheapCopies(ContactForm.base_fields)


def programme_states(programmes) -> set[int]:
    """All states of the programmes: people abroad may aim at any of them."""
    return {state.pk for programme in programmes for state in programme.states.all()}


class DeleteForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why is it deleted?"), choices=DeleteReason.choices, widget=ChipRadios)


class SavedViewForm(forms.ModelForm):
    class Meta:
        model = SavedView
        fields = ["name"]
