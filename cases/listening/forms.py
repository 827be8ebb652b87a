"""The forms of listening: what to read, the columns of a table."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from cases import choices
from cases.fields import NumberChoice
from cases.listening.enums import Format
from cases.models import ListeningRun
from streetwork.accounts.roles import LISTENS
from streetwork.presence.models import Space
from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import ChipRadios, QuickSelect

ACCEPT = ".json,.html,.htm,.txt,.csv,.tsv,.zip"
PASTED = 300_000
# Format → code of the platform that it comes from.
PLATFORM_OF = {
    Format.TELEGRAM_JSON: "telegram",
    Format.TELEGRAM_HTML: "telegram",
    Format.WHATSAPP: "whatsapp",
    Format.FACEBOOK: "facebook",
    Format.INSTAGRAM: "instagram",
}


class ImportForm(forms.Form):
    """A file or a pasted text, and for which programme and state its finds are.

    `access` limits programme, state and space; `initial` comes from `first_choice`.
    """

    file = forms.FileField(
        label=_("File of an export"), required=False, allow_empty_file=True, max_length=300,
        help_text=_(
            "Telegram (result.json or messages.html), WhatsApp (text or zip), Facebook and Instagram (JSON), CSV."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )  # fmt: skip
    text = forms.CharField(
        label=_("Or paste text"), required=False, max_length=PASTED, strip=False,
        help_text=_("For example the comments under a post. Names are no problem: only questions found stay, masked."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )  # fmt: skip
    format = forms.ChoiceField(
        label=_("Format"), required=False, choices=[("", _("recognise by itself")), *Format.choices], widget=QuickSelect
    )
    programme = NumberChoice(label=_("Programme"), widget=ChipRadios)
    state = NumberChoice(
        label=_("State"), widget=QuickSelect,
        help_text=_("Whose colleagues see the finds. Supra-regional groups: choose “supra-regional”, if you may."),
    )  # fmt: skip
    space = NumberChoice(
        label=_("Space in the register"), required=False, widget=QuickSelect,
        help_text=_("Where the text comes from. It gives the platform, too."),
    )  # fmt: skip
    platform = NumberChoice(
        label=_("Platform"), required=False, widget=QuickSelect,
        help_text=_("Only for text or tables from a space that is not in the register."),
    )  # fmt: skip

    def __init__(self, data=None, files=None, *, access, initial=None):
        super().__init__(data, files, initial=initial, label_suffix="")
        self.access = access
        programmes = choices.running_programmes(access, LISTENS)
        self.fields["programme"].choices = [(each.pk, each.short_name) for each in programmes]
        if len(programmes) == 1:
            self.initial.setdefault("programme", programmes[0].pk)
            self.fields["programme"].widget = forms.HiddenInput()
        self.fields["state"].choices = [("", "—"), *choices.states(access.states_for(*LISTENS, running=True))]
        self.fields["space"].choices = choices.spaces(access, programmes)
        platforms = vocabulary().platforms.values()
        self.fields["platform"].choices = [("", "—"), *((p.pk, p.name) for p in platforms if not p.is_retired)]

    def clean_text(self):
        text = self.cleaned_data["text"]
        if "\x00" in text:
            raise ValidationError(_("The text has characters that are no text. Please copy it again."))
        return text

    def clean(self):
        data = super().clean()
        has_file, has_text = bool(data.get("file")), bool((data.get("text") or "").strip())
        if has_file and has_text:
            self.add_error("text", _("Bring either a file or a text, not both: read them one after the other."))
        elif not has_file and not has_text and not {"file", "text"} & self.errors.keys():
            self.add_error("file", _("Choose a file or paste a text."))
        elif has_file and not data["file"].size:
            self.add_error("file", _("The file is empty. Export the chat again and choose the new file."))
        programme, state = data.get("programme"), data.get("state")
        if programme and state and state not in self.access.states_for(*LISTENS, programme=programme, running=True):
            self.add_error("state", _("You do not work for this programme in this state. Choose another one."))
        space = data.get("space")
        if programme and space and not Space.objects.filter(pk=space, programme=programme).exists():
            self.add_error("space", _("This space belongs to another programme. Choose one of the chosen programme."))
        return data

    def platform_for(self, format: str) -> int | None:  # noqa: A002
        """The platform by format, space, or choice, in this order."""
        if code := PLATFORM_OF.get(format):
            platform = vocabulary().platform_by_code.get(code)
            return platform.pk if platform else None
        if space := self.cleaned_data.get("space"):
            return Space.objects.values_list("platform_id", flat=True).get(pk=space)
        return self.cleaned_data.get("platform")


def too_large() -> str:
    """What to do with a file beyond the limit."""
    limit = number_format(settings.LISTENING_MAX_BYTES // 1024 // 1024, use_l10n=True, force_grouping=True)
    return _("This is more than %(limit)s MB. Export a shorter time, or bring the parts one after the other.") % {
        "limit": limit
    }


def first_choice(access, *, space: str = "") -> dict:
    """What the form begins with: the named space, then the last import of this person, then what is sure anyway."""
    last = ListeningRun.objects.filter(user=access.user_id).order_by("-created_at", "-pk").first()
    running = access.programmes_for(*LISTENS, running=True)
    initial: dict = {}
    if last is not None and last.programme_id in running:
        initial = {"programme": last.programme_id, "state": last.state_id}
    found = Space.objects.filter(pk=int(space), programme__in=running).first() if _is_key(space) else None
    if found is not None:
        initial = {"space": found.pk, "programme": found.programme_id, "state": _state_of(found, access)}
    programme = initial.get("programme")
    mine = access.states_for(*LISTENS, programme=programme, running=True)
    if initial.get("state") not in mine:
        initial["state"] = State.DE if State.DE in mine else next(iter(mine)) if len(mine) == 1 else None
    return {name: value for name, value in initial.items() if value}


def _state_of(space: Space, access) -> int | None:
    """The one state of the space in which the person works."""
    states = set(space.states.values_list("pk", flat=True))
    mine = states & access.states_for(*LISTENS, programme=space.programme_id, running=True)
    return mine.pop() if len(states) == len(mine) == 1 else None


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


NONE_OF_THEM = ("", _("— none —"))
DATE_ORDERS = [("", _("recognise by itself")), ("day", _("day first: 3.12.")), ("month", _("month first: 12/3"))]


class ColumnsForm(forms.Form):
    """Which column of a table holds the text, the date, the thread. `columns` are (header, samples)."""

    text = forms.ChoiceField(label=_("Text"), widget=QuickSelect)
    date = forms.ChoiceField(label=_("Date and time"), required=False, widget=QuickSelect)
    thread = forms.ChoiceField(
        label=_("Thread"), required=False, widget=QuickSelect,
        help_text=_("A number or link that answers of one conversation share: repetitions in it are shown once."),
    )  # fmt: skip
    date_order = forms.ChoiceField(label=_("Order in dates"), required=False, choices=DATE_ORDERS, widget=QuickSelect)

    def __init__(self, data=None, *, columns, earlier: dict | None = None):
        self.columns = columns
        offered = [
            (str(number), column.header or _("column %(n)s") % {"n": number + 1})
            for number, column in enumerate(columns)
        ]
        super().__init__(data, initial=_remembered(columns, earlier or {}), label_suffix="")
        self.fields["text"].choices = [("", "—"), *offered]
        for name in ("date", "thread"):
            self.fields[name].choices = [NONE_OF_THEM, *offered]

    def clean(self):
        data = super().clean()
        chosen = [data[name] for name in ("text", "date", "thread") if data.get(name)]
        if len(chosen) != len(set(chosen)):
            self.add_error(None, _("Choose a different column for each."))
        return data

    @property
    def mapping(self) -> dict:
        """For the reader: field → number of the column."""
        return {name: value for name, value in self.cleaned_data.items() if value}


WORDS = {
    "text": ("text", "nachricht", "message", "comment", "kommentar", "inhalt", "content", "body", "post", "beitrag"),
    "date": ("date", "datum", "zeit", "time", "created", "timestamp"),
    "thread": ("thread", "post_id", "parent", "reply", "link", "url"),
}


def _remembered(columns, earlier: dict) -> dict:
    """The last choice if the table has as many columns, else what the headers suggest."""
    if earlier.get("columns") == len(columns):
        return {name: value for name, value in earlier.items() if name != "columns"}
    found: dict[str, str] = {}
    for name, words in WORDS.items():
        for number, column in enumerate(columns):
            if any(word in column.header.casefold() for word in words) and str(number) not in found.values():
                found[name] = str(number)
                break
    return found
