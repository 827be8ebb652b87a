"""How well the guard works on notes as people write them, with ceilings that later changes must keep."""

from collections import defaultdict
from pathlib import Path

import pytest

from streetwork.guard import Kind, findings, mask

HERE = Path(__file__).parent
FLOORS = {kind: 0.85 if kind is Kind.NAME else 0.95 for kind in Kind}


def lines(name):
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


def true_items():
    """Yield (kind, note, start, end of the personal item)."""
    for line in lines("corpus_true.tsv"):
        kind, marked = line.split("\t")
        before, item, after = marked.split("‖")
        yield Kind(kind), before + item + after, len(before), len(before) + len(item)


def is_found(kind, note, start, end):
    """A finding of this kind that covers the item, give or take a title before it or half of its length."""
    overlap = [min(f.end, end) - max(f.start, start) for f in findings(note) if f.kind == kind]
    return bool(overlap) and max(overlap) * 2 > end - start


def test_the_corpus_is_big_enough():
    assert len([*true_items()]) >= 120
    assert len(lines("corpus_harmless.txt")) >= 120


@pytest.mark.parametrize("kind", Kind)
def test_recall_stays_above_its_floor(kind):
    results = {note: is_found(kind, note, start, end) for k, note, start, end in true_items() if k is kind}
    missed = [note for note, hit in results.items() if not hit]
    assert len(missed) <= (1 - FLOORS[kind]) * len(results), missed


def test_harmless_notes_hardly_ever_warn():
    notes = lines("corpus_harmless.txt")
    warned = {note: [f.text for f in findings(note)] for note in notes if findings(note)}
    assert len(warned) <= 0.03 * len(notes), warned


def test_short_fragments_hardly_ever_slip_through():
    notes = lines("corpus_short.txt")
    missed = [note for note in notes if not findings(note)]
    assert len(missed) <= 0.05 * len(notes), missed


def test_items_are_found_as_the_right_kind_only():
    wrong = defaultdict(list)
    for kind, note, start, end in true_items():
        for finding in findings(note):
            if finding.kind != kind and finding.start < end and start < finding.end:
                wrong[note].append(finding)
    assert not wrong


def test_after_masking_nothing_is_left_to_find():
    left = {note: findings(mask(note)) for _kind, note, _start, _end in true_items() if findings(mask(note))}
    assert not left
