"""Topics that are only mentioned beside what a message is about."""

from collections import Counter

from cases.listening.keywords.companions import Companions

# Less than this in a whole message is one single word.
ENOUGH = 2.0


def meant(found: list, text: str, companions: Companions) -> list:
    """What was found (sentence, tokens, matches) without the topics that are circumstances of the main one.

    A topic with more than one word for it stays, so do companions of the main topic and what has its own question.
    """
    weights = Counter()
    for _, _, matches in found:
        for match in matches:
            weights[match.pattern.rule.topic] += match.pattern.weight
    if len(weights) < 2:
        return found
    main = max(weights, key=weights.__getitem__)
    weak = {
        topic
        for topic, weight in weights.items()
        if topic != main and weight < ENOUGH and not companions.go_together(main, topic)
    }
    if not weak:
        return found
    kept = []
    for sentence, tokens, matches in found:
        left = [match for match in matches if match.pattern.rule.topic not in weak]
        if not left and "?" in text[sentence[0] : sentence[1]]:
            left = matches
        if left:
            kept.append((sentence, tokens, left))
    return kept
