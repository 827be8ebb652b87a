"""What the form of an entry offers."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from streetwork.tenancy.models import State
from streetwork.vocabulary.snapshot import vocabulary


def topics(chosen: Collection[int]):
    """Topics of the first level and all that are chosen; the finer ones unfold below their parent's name."""
    tree = vocabulary().topic_tree
    tops = {top.pk for top, _children in tree}
    near = [(top.pk, top.name) for top, _children in tree]
    near += [(pk, topic.name) for pk, topic in vocabulary().topics.items() if pk in chosen and pk not in tops]
    finer = [
        (top.name, [(child.pk, child.name) for child in children if child.pk not in chosen]) for top, children in tree
    ]
    return [("", near), *((name, children) for name, children in finer if children)]


def languages(usual: Collection[str], chosen: Collection[str]):
    """The team's languages, German and English, and the chosen ones first."""
    near, far = [], []
    for code, language in vocabulary().languages.items():
        if code in chosen or code in usual:
            near.append((code, language.name))
        elif not language.is_retired:
            far.append((code, language.name))
    return [("", near), *([(_("More languages"), far)] if far else [])]


def states(state_ids: Collection[int]):
    """(id, name), *überregional* last."""
    known = vocabulary().states
    rows = [(pk, known[pk].name) for pk in state_ids if pk in known]
    return sorted(rows, key=lambda row: (row[0] == State.DE, row[1].casefold()))


def other_states(chosen: Collection[str]):
    """All states, the chosen ones in sight."""
    rows = states(vocabulary().states)
    return [
        ("", [row for row in rows if str(row[0]) in chosen]),
        (_("Choose states"), [row for row in rows if str(row[0]) not in chosen]),
    ]
