"""What the form of a space offers: the programme's own languages and groups first, the rest behind “more”."""

from django.utils.translation import gettext as _

from streetwork.vocabulary.snapshot import Vocabulary


def _in_two_groups(entries, first):
    """[(title, [(key, name)])], the entries whose test holds in the first group."""
    near = [(key, entry.name) for key, entry in entries if first(key, entry)]
    far = [(key, entry.name) for key, entry in entries if not first(key, entry) and not entry.is_retired]
    if not near or not far:
        return [("", near or far)]
    return [("", near), (_("More"), far)]


def language_choices(vocabulary: Vocabulary, programmes, chosen: set[str]):
    """Languages of the programmes and those already chosen (by code) first."""
    near = {code for programme in programmes for code in programme.languages} | chosen
    return _in_two_groups(list(vocabulary.languages.items()), lambda code, _language: code in near)


def group_choices(vocabulary: Vocabulary, programmes, chosen: set[str]):
    """Target groups of the programmes and those already chosen (by number) first."""
    near = {code for programme in programmes for code in programme.target_groups}
    return _in_two_groups(
        list(vocabulary.origin_groups.items()), lambda pk, group: group.code in near or str(pk) in chosen
    )
