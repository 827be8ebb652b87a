"""Campaigns: short links under load, and the board with many posts."""

import os
import uuid
from datetime import timedelta
from statistics import median
from urllib.parse import urlsplit

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.bench.load import Target, answered

ROUNDS, SECONDS = 5, 3
POSTS, CAMPAIGNS = 500, 25
BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


def measure(table):
    redirects(table)
    board(table)


def redirects(table):
    """The redirect beside the page that only says that the process lives, and whether every click was kept."""
    from campaigns.links import buffer
    from campaigns.models import ClickCount, ShortLink
    from streetwork.tenancy.models import Programme

    base = os.environ["BASE_URL"]
    link = ShortLink.objects.create(
        programme=Programme.objects.get(slug="kompan"),
        slug=f"bench-{uuid.uuid4().hex[:8]}",
        target="https://www.bamf.de/",
    )
    ours = Target(base, f"/l/{link.slug}", None, BROWSER, expected=302)
    floor = Target(base, "/health/live", None, BROWSER)
    rates, floors, answers = [], [], 0
    for _round in range(ROUNDS):
        number, took = answered(ours, SECONDS)
        answers += number
        rates.append(number / took)
        number, took = answered(floor, SECONDS)
        floors.append(number / took)
    buffer.flush()
    counted = ClickCount.objects.get(link=link).count
    table.line("short links, redirects", f"{median(rates):.0f}/s", ">= 500/s", met=median(rates) >= 500)
    table.line("  ratio to /health/live", f"{median(rates) / median(floors):.2f}")
    table.line("  clicks counted of those answered", f"{counted} of {answers}", "equal", met=counted == answers)


def board(table):
    """The board with 500 posts in five languages."""
    from tests.factories.campaigns import campaign_of, placement_of, post_of, post_version_of
    from tests.factories.cast import Cast, client_of

    now = timezone.now()
    for number in range(CAMPAIGNS):
        campaign = campaign_of(title=f"Bench {number}", languages=("de", "bg", "en", "pl", "ro"))
        for at in range(POSTS // CAMPAIGNS):
            post = post_of(campaign, title=f"Post {at}")
            for language in campaign.languages:
                post_version_of(post, language)
            placement_of(post, due_at=now + timedelta(days=at - 10))
    client = client_of(Cast().campaign_editor, HTTP_HOST=urlsplit(os.environ["BASE_URL"]).netloc)
    client.get("/campaigns/")
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/campaigns/")
    assert answer.status_code == 200
    asked = [each for each in queries if not each["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))]
    table.line(f"board with {POSTS} posts: queries of the page", str(len(asked)), "<= 8", met=len(asked) <= 8)
