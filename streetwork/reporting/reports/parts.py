"""What stands in a report, section by section: for the page and for the PDF alike."""

from dataclasses import dataclass, replace
from functools import cached_property

from streetwork.reporting.charts.shapes import Chart
from streetwork.reporting.models import Report
from streetwork.reporting.reports import texts
from streetwork.reporting.reports.content.cells import chart_from, count_of, is_empty, said
from streetwork.reporting.reports.content.participants import with_estimates
from streetwork.reporting.reports.sections import Section, SectionKind, sections_of


@dataclass(frozen=True)
class Item:
    """A number in large."""

    label: str
    now: str
    before: str
    change: int | None


@dataclass(frozen=True)
class Block:
    """A block of a section as a page shows it."""

    block: dict
    section: str = ""

    @property
    def kind(self) -> str:
        return self.block["type"]

    @property
    def is_empty(self) -> bool:
        return is_empty(self.block)

    @cached_property
    def chart(self) -> Chart:
        """Its key is the only one of the page, though another section shows the same chart."""
        chart = chart_from(self.block)
        return replace(chart, key=f"{self.section}-{chart.key}")

    @property
    def before(self) -> str:
        return self.block["before"]

    @property
    def items(self) -> list[Item]:
        return [
            Item(each["label"], said(each["now"]), said(each["before"]) if self.before else "", _change(each))
            for each in self.block["items"]
        ]

    @property
    def rows(self) -> list[dict]:
        """Cells as text, with what is a number and what is not."""
        return [
            {"is_total": row["is_total"], "label": said(row["cells"][0]),
             "cells": [(said(cell), count_of(cell) is not None) for cell in row["cells"][1:]]}
            for row in self.block["rows"]
        ]  # fmt: skip


def _change(item: dict) -> int | None:
    """Only between two numbers that are told."""
    now, before = item["now"], item["before"]
    return now - before if isinstance(now, int) and isinstance(before, int) else None


@dataclass(frozen=True)
class Part:
    """A section of a report with everything that stands in it."""

    section: Section
    blocks: list[Block]
    words: str = ""
    stories: tuple[dict, ...] = ()

    @property
    def is_text(self) -> bool:
        return self.section.kind == SectionKind.TEXT

    @property
    def is_vignettes(self) -> bool:
        return self.section.kind == SectionKind.VIGNETTES

    @property
    def is_missing(self) -> bool:
        return self.is_text and self.section.required and not self.words.strip()


def parts_of(report: Report) -> list[Part]:
    """The sections of a built report in their order."""
    counted = {each["key"]: each["blocks"] for each in report.figures.get("sections", ())}
    stories = texts.stories(report)
    parts = []
    for section in sections_of(report.sections):
        blocks = counted.get(section.key, [])
        if section.kind == SectionKind.PARTICIPANTS:
            blocks = [with_estimates(block, texts.estimates(report, section)) for block in blocks]
        parts.append(
            Part(
                section,
                [Block(block, section.key) for block in blocks],
                texts.words(report, section),
                tuple(stories.get(section.key, ())),
            )
        )
    return parts
