"""What forms and filters of every room offer: programmes, topics, languages, states."""

from collections.abc import Iterable

from streetwork.accounts.access import Access
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.models import Topic
from streetwork.vocabulary.snapshot import vocabulary


def programmes_of(access: Access, roles: Iterable[str], *, running: bool = False) -> list[Programme]:
    """The programmes in which the person holds one of the roles, in their order."""
    mine = access.programmes_for(*roles, running=running)
    return [programme for pk, programme in vocabulary().programmes.items() if pk in mine]


def topic_choices() -> list[tuple[int, str]]:
    """Offered topics, the finer ones below their parent."""
    rows = []
    for top, children in vocabulary().topic_tree:
        rows.append((top.pk, top.name))
        rows += [(child.pk, f"– {child.name}") for child in children]
    return rows


def topics_in_groups(chosen: Iterable[int] = ()) -> list[tuple[str | None, list[tuple[int, str]]]]:
    """The topics of the first level and those chosen already; then the finer ones below their parent."""
    tree, chosen = vocabulary().topic_tree, set(chosen)
    first = [(top.pk, top.name) for top, _children in tree]
    first += [(child.pk, child.name) for _top, children in tree for child in children if child.pk in chosen]
    finer = [(top.name, [(c.pk, c.name) for c in children if c.pk not in chosen]) for top, children in tree]
    return [(None, first), *((name, rows) for name, rows in finer if rows)]


def first_topics(chosen: Iterable[int] = ()) -> list[tuple[int, str]]:
    """The topics of the first level, each followed by those below it that are chosen already."""
    chosen, rows = set(chosen), []
    for top, children in vocabulary().topic_tree:
        rows.append((top.pk, top.name))
        rows += [(child.pk, child.name) for child in children if child.pk in chosen]
    return rows


def with_children(topic: int) -> list[int]:
    """A topic and its children."""
    return [topic, *(each.pk for each in vocabulary().topics.values() if each.parent_id == topic)]


def topic_of(pk: int | None) -> Topic | None:
    return vocabulary().topics.get(pk) if pk else None


def language_choices(programmes: Iterable[Programme], *, all_of_them: bool = True) -> list[tuple[str, str]]:
    """The languages of the programmes first, then the others that are offered."""
    words, programmes = vocabulary().languages, list(programmes)
    near = [code for code in words if any(code in programme.languages for programme in programmes)]
    rest = [code for code, entry in words.items() if code not in near and not entry.is_retired] if all_of_them else []
    return [(code, words[code].name) for code in (*near, *rest)]


def state_choices(programmes: Iterable[Programme]) -> list[tuple[int, str]]:
    """The states of the programmes, without *überregional*."""
    states = {state.pk: state.name for programme in programmes for state in programme.states.all()}
    states.pop(State.DE, None)
    return sorted(states.items(), key=lambda row: row[1].casefold())


def language_name(code: str) -> str:
    """In the reader's language; the code itself for one that is not in the vocabulary."""
    words = vocabulary().languages
    return words[code].name if code in words else code


def topic_names(keys: Iterable[int]) -> list[str]:
    """Of those that there are."""
    names = vocabulary().topics
    return [names[pk].name for pk in keys if pk in names]
