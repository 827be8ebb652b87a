"""The steps of an import as forms."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.enums import MetricName
from campaigns.metrics.imports import columns, values
from campaigns.metrics.imports.mapping import ZONES, Mapping
from campaigns.metrics.imports.reading import Block
from campaigns.metrics.imports.runs import remembered
from campaigns.metrics.offers import OF_CHANNELS
from campaigns.metrics.rules import is_possible_day
from campaigns.models import MetricImport
from streetwork.presence.models import OwnChannel
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.widgets import DayInput, QuickSelect

LEFT = ("", gettext_lazy("– left out –"))
ORDERS = ((values.MONTH_FIRST, gettext_lazy("month first (06/07 is 7 June), as Meta writes")),
          (values.DAY_FIRST, gettext_lazy("day first (06/07 is 6 July)")))  # fmt: skip


class UploadForm(forms.Form):
    """The file, and the programme whose posts or channels it is about."""

    programme = forms.ModelChoiceField(Programme.objects.none(), label=gettext_lazy("Programme"), empty_label=None)
    file = forms.FileField(
        label=gettext_lazy("File (CSV)"),
        help_text=gettext_lazy("At most 10 MB and 5,000 lines, as the platform exported it."),
        error_messages={
            "required": gettext_lazy("Choose a file."), "missing": gettext_lazy("Choose a file."),
            "invalid": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )  # fmt: skip

    def __init__(self, *args, programmes: list[Programme], **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["programme"].queryset = Programme.objects.filter(pk__in=[each.pk for each in programmes])
        self.fields["programme"].label_from_instance = lambda programme: programme.short_name
        self.only = programmes[0] if len(programmes) == 1 else None
        if self.only:
            del self.fields["programme"]

    @property
    def chosen_programme(self) -> int:
        return self.only.pk if self.only else self.cleaned_data["programme"].pk


class PostsForm(forms.Form):
    """What the columns of a table of posts mean, and how its times are read."""

    platform = forms.ChoiceField(label=gettext_lazy("Platform"), widget=QuickSelect)
    read_on = forms.DateField(
        label=gettext_lazy("Exported on"), widget=DayInput, input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("The figures are kept for this day."),
        error_messages={"required": gettext_lazy("Choose the day."), "invalid": gettext_lazy("Choose the day.")},
    )  # fmt: skip
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Times of the file are in"), choices=list(ZONES.items()),
        help_text=gettext_lazy(
            "Meta does not say it. The time only helps to find a post without a link; the preview compares it with "
            "posts whose time we know."
        ),
    )  # fmt: skip
    date_order = forms.ChoiceField(label=gettext_lazy("Dates with slashes have the"), choices=ORDERS)

    def __init__(self, data=None, *, run: MetricImport):
        self.run, self.before = run, Mapping.of(run)
        kept = self.before
        super().__init__(
            data, label_suffix="",
            initial={"platform": kept.platform, "read_on": kept.read_on, "time_zone": kept.time_zone,
                     "date_order": kept.date_order},
        )  # fmt: skip
        platforms = [each for each in vocabulary().platforms.values() if not each.is_retired]
        self.fields["platform"].choices = [("", "–"), *((each.code, each.name) for each in platforms)]
        self.fields["read_on"].widget.attrs["max"] = timezone.localdate().isoformat()
        figures = (_("Figures"), [(name, label) for name, label in MetricName.choices])
        which = (_("Which post it is"), list(columns.FIELDS.items()))
        self.block = Block.from_json(run.staged["blocks"][0])
        for number, header in enumerate(self.block.headers):
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=header, choices=[LEFT, which, figures], required=False, widget=QuickSelect,
                initial=kept.fields.get(header, ""),
            )  # fmt: skip

    @property
    def rows(self) -> list[tuple[str, list[str], forms.BoundField, bool]]:
        """(header, first values, field, whether nobody knew the header)."""
        return [
            (header, self.block.samples(number), self[f"column-{number}"], not columns.is_known(header))
            for number, header in enumerate(self.block.headers)
        ]

    def clean_read_on(self):
        day = self.cleaned_data["read_on"]
        if not is_possible_day(day, today=timezone.localdate()):
            raise forms.ValidationError(_("Choose a day until today, at most two years back."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for number, header in enumerate(self.block.headers):
            chosen = data.get(f"column-{number}", "")
            if chosen and chosen in taken:
                self.add_error(f"column-{number}", _("Another column is this already."))
            taken.add(chosen)
            del header
        if not taken & set(columns.FIELDS):
            raise forms.ValidationError(_("Say which column tells which post it is: best its link."))
        if not taken & set(MetricName.values):
            raise forms.ValidationError(_("Say which column holds a figure."))
        return data

    @property
    def kind(self) -> str:
        code = self.cleaned_data["platform"]
        return {"facebook": columns.FACEBOOK, "instagram": columns.INSTAGRAM}.get(code, columns.OTHER)

    @property
    def mapping(self) -> Mapping:
        data = self.cleaned_data
        fields = {header: data.get(f"column-{number}", "") for number, header in enumerate(self.block.headers)}
        return Mapping(fields=fields, platform=data["platform"], time_zone=data["time_zone"], file=self.before.file,
                       date_order=data["date_order"], read_on=data["read_on"])  # fmt: skip


class SeriesForm(forms.Form):
    """Whose daily figures a file holds, and which figure each series is."""

    channel = forms.ModelChoiceField(
        OwnChannel.objects.none(), label=gettext_lazy("Our channel"), empty_label=gettext_lazy("– choose –"),
        error_messages={"required": gettext_lazy("Choose the channel whose figures these are.")},
    )  # fmt: skip
    date_order = forms.ChoiceField(label=gettext_lazy("Dates with slashes have the"), choices=ORDERS)

    def __init__(self, data=None, *, run: MetricImport):
        self.run, self.before = run, Mapping.of(run)
        super().__init__(
            data,
            label_suffix="",
            initial={"channel": self.before.channel or _channel_before(run), "date_order": self.before.date_order},
        )
        channels = OwnChannel.objects.filter(programme=run.programme_id, is_closed=False).select_related("platform")
        self.fields["channel"].queryset = channels.order_by("name", "pk")
        self.fields["channel"].label_from_instance = lambda channel: f"{channel.name} ({channel.platform.name})"
        self.blocks = [Block.from_json(kept) for kept in run.staged["blocks"]]
        figures = [(name, MetricName(name).label) for name in OF_CHANNELS]
        choices = [LEFT, *figures, (columns.FOLLOWERS, _("followers in total"))]
        for number, block in enumerate(self.blocks):
            self.fields[f"series-{number}"] = forms.ChoiceField(
                label=block.title, choices=choices, required=False, initial=self.before.series.get(block.title, "")
            )

    @property
    def rows(self) -> list[tuple[str, list[str], forms.BoundField, bool]]:
        """(title, first days, field, whether nothing was suggested)."""
        return [
            (block.title, [": ".join(cells[:2]) for _number, cells in block.rows[:3]], self[f"series-{number}"],
             not self.before.series.get(block.title))
            for number, block in enumerate(self.blocks)
        ]  # fmt: skip

    @property
    def has_channels(self) -> bool:
        return self.fields["channel"].queryset.exists()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        taken: set[str] = set()
        for number, _block in enumerate(self.blocks):
            chosen = data.get(f"series-{number}", "")
            if chosen and chosen in taken:
                self.add_error(f"series-{number}", _("Another series is this already."))
            taken.add(chosen)
        if not taken - {""}:
            raise forms.ValidationError(_("Say which figure at least one series is."))
        return data

    @property
    def kind(self) -> str:
        return columns.SERIES

    @property
    def mapping(self) -> Mapping:
        data = self.cleaned_data
        series = {block.title: data.get(f"series-{number}", "") for number, block in enumerate(self.blocks)}
        return Mapping(series=series, platform=data["channel"].platform.code, date_order=data["date_order"],
                       channel=data["channel"].pk, file=self.before.file)  # fmt: skip


def _channel_before(run: MetricImport) -> int | None:
    """The channel of the last file with the same headers: offered, and to be looked at."""
    earlier = remembered(run)
    return Mapping.of(earlier).channel if earlier else None


def form_for(run: MetricImport) -> type[PostsForm] | type[SeriesForm]:
    return SeriesForm if run.kind == columns.SERIES else PostsForm
