"""How well and how fast keywords find: precision, recall and language on labelled posts, messages a second.

`POSTS=…/posts.csv make bench ARGS=keywords` measures any file with the columns lang, text, topics.
"""

import os
import random
import time
from pathlib import Path

from tests.listening.figures import (
    BLIND_POSTS,
    HELD,
    LATER,
    OWN_POSTS,
    SAMPLE,
    TUNED,
    TUNED_BLIND,
    UNTOUCHED,
    measure,
    posts_of,
    start_matcher,
)

MESSAGES, SHARE_OF_QUESTIONS = 20_000, 0.1
CHAT = (
    "ok super, dzięki wielkie za info", "haha da știu, și eu la fel", "Ясно, спасибо большое!", "Да, така е, прав си",
    "vâng ạ em cảm ơn chị nhiều", "jajaja sí claro que sí, nos vemos mañana", "nice one, see you tomorrow then",
    "Na klar, bis morgen um acht am Bahnhof", "Видяхте ли мача снощи? Беше много як, особено второто полувреме",
    "Wczoraj byliśmy nad jeziorem, super pogoda była i dużo ludzi, polecam każdemu",
    "ieri am fost la munte cu copiii, foarte frumos, vă recomand", "Вчера были на озере, погода отличная, дети рады",
)  # fmt: skip


def measure_all(table):
    print("\nKeywords: the start list on labelled posts, micro over all topics\n")
    began = time.perf_counter()
    matcher = start_matcher()
    table.line("keywords compiled", f"{len(matcher.patterns)} in {time.perf_counter() - began:.2f} s")
    for title, path, parts in (
        ("own posts, tuned on", OWN_POSTS, [TUNED]),
        ("own posts, held out in the first round, seen since", OWN_POSTS, [HELD]),
        ("own posts of a later round, seen since", OWN_POSTS, [LATER]),
        ("blind posts, tuned on after their first measurement", BLIND_POSTS, TUNED_BLIND),
    ):
        show(table, title, measure(matcher, posts_of(path, *parts)))
    show(table, "blind posts, never tuned on", measure(matcher, posts_of(BLIND_POSTS, *UNTOUCHED)), recall=0.8)
    for path in filter(Path.exists, map(Path, filter(None, (SAMPLE, os.environ.get("POSTS"))))):
        figures = measure(matcher, posts_of(path))
        show(table, path.name, figures)
        for topic in figures.topics:
            precision, recall = figures.of_topic(topic)
            table.line(f"    {topic}", f"{precision:.2f} / {recall:.2f}")
    speed(table, matcher)


def show(table, title, figures, *, recall=0.9):
    print(f"  {title} ({figures.posts} posts)")
    table.line("  precision", f"{figures.precision:.3f}", ">= 0.85", met=figures.precision >= 0.85)
    table.line(
        "  recall",
        f"{figures.recall:.3f}",
        ">= 0.90" if recall == 0.9 else f">= {recall:.2f} (goal 0.90)",
        met=figures.recall >= recall,
    )
    table.line("  language right", f"{figures.language:.3f}", ">= 0.95", met=figures.language >= 0.95)


def speed(table, matcher):
    dice = random.Random(4)
    questions = [post["text"] for post in posts_of(OWN_POSTS)]
    messages = [
        dice.choice(questions if dice.random() < SHARE_OF_QUESTIONS else CHAT) + f" {number}"
        for number in range(MESSAGES)
    ]
    matcher.hits(questions[0])
    began = time.process_time()
    for message in messages:
        matcher.hits(message)
    rate = MESSAGES / (time.process_time() - began)
    table.line("messages a second, a tenth of them questions", f"{rate:,.0f}/s", ">= 10,000", met=rate >= 10_000)
