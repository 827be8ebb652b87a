"""Chips of which only the usual ones show at once; titled groups wait behind a summary."""

from streetwork.web.widgets import ChipCheckboxes, ChipRadios


class ChipRadiosWithMore(ChipRadios):
    template_name = "cases/widgets/chips_more.html"


class TopicChips(ChipCheckboxes):
    template_name = "cases/widgets/topics.html"
