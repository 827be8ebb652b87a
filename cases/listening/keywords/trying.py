"""Trying keywords on a pasted text: what the programme's keywords find in it, and with one more. Nothing stays."""

from cases.listening.keywords.keeping import matcher_for
from cases.listening.keywords.languages import detect
from cases.listening.keywords.noise import standard_noise
from cases.listening.keywords.patterns import Rule
from cases.listening.keywords.presenters import shown_hits
from streetwork.vocabulary.snapshot import vocabulary


def tried(text: str, *, programme, draft: Rule | None = None) -> dict:
    """What the page shows; each line is a message. `draft`: a keyword being written, instead of its saved version."""
    matcher = matcher_for(programme.pk)
    drafted = matcher.with_rule(draft) if draft else matcher
    rules = [pattern.rule for pattern in drafted.patterns]
    patterns = {rule.id: (rule.pattern, rule.match) for rule in rules}
    hits, count_before, languages, is_noise = [], 0, [], False
    for message in filter(None, map(str.strip, text.splitlines())):
        before, found = matcher.hits(message), drafted.hits(message)
        count_before += len(before)
        hits += shown_hits(found, patterns, {(hit.start, hit.end) for hit in before})
        languages.append(found[0].language if found else detect(message, programme.languages))
        is_noise = is_noise or (not found and standard_noise().drowns_text(message))
    words = vocabulary().languages
    return {
        "hits": hits,
        "count": len(hits),
        "count_before": count_before,
        "has_draft": draft is not None,
        "language": ", ".join(words[code].name for code in dict.fromkeys(languages) if code in words),
        "is_noise": is_noise and not hits,
        "has_text": bool(text.strip()),
    }
