"""Own channels of the three programmes, with followers that grew."""

from datetime import timedelta

from streetwork.presence.models import FollowerCount, OwnChannel
from streetwork.tenancy.models import Programme
from streetwork.vocabulary.models import Platform

KOMPAN, EAST_SIDE, LARA = "kompan", "welcome-to-the-east-side", "lara-la-red"
IMPRINT, PRIVACY = "https://streetwork.example/impressum", "https://streetwork.example/datenschutz"
# programme, platform, name, address, languages, followers today, who, says who speaks
CHANNELS = (
    (KOMPAN, "facebook", "Kompan – Beratung für EU-Zugewanderte", "https://www.facebook.com/streetwork.demo.kompan",
     "de bg en pl ro", 6240, "campaigns", True),
    (KOMPAN, "instagram", "kompan_beratung", "https://www.instagram.com/streetwork_demo_kompan/", "de en pl ro", 2180,
     "campaigns", True),
    (KOMPAN, "telegram", "Kompan po polsku", "https://t.me/streetwork_demo_pl", "pl", 940, "traveller", True),
    (KOMPAN, "telegram", "Компас: консултации на български", "https://t.me/streetwork_demo_bg", "bg", 610, "colleague",
     False),
    (EAST_SIDE, "facebook", "Welcome to the East Side", "https://www.facebook.com/streetwork.demo.east", "es ru vi",
     3870, "lead-east", True),
    (EAST_SIDE, "telegram", "Работа у моря и на Эльбе", "https://t.me/streetwork_demo_ru", "ru", 1420, "russian", True),
    (EAST_SIDE, "instagram", "east_side_welcome", "https://www.instagram.com/streetwork_demo_east/", "es", 1060,
     "lead-east", False),
    (LARA, "facebook", "La Red – Vernetzung und Integration", "https://www.facebook.com/streetwork.demo.lared",
     "es it pt", 8930, "lead-lara", True),
    (LARA, "instagram", "lared_berlin", "https://www.instagram.com/streetwork_demo_lared/", "es it pt", 4110,
     "lead-lara", True),
)  # fmt: skip
MONTHS = 9


def seed_channels(*, people, today, dice) -> dict[tuple[str, str, str], OwnChannel]:
    """Write them; answers them by programme, platform and language."""
    programmes = Programme.objects.in_bulk(field_name="slug")
    platforms = Platform.objects.in_bulk(field_name="code")
    found: dict[tuple[str, str, str], OwnChannel] = {}
    for slug, platform, name, url, languages, followers, who, open_ in CHANNELS:
        channel, is_new = OwnChannel.objects.get_or_create(
            programme=programmes[slug],
            url=url,
            defaults={
                "platform": platforms[platform],
                "name": name,
                "languages": languages.split(),
                "responsible": people[who],
                "availability": "Montag bis Freitag, 9 bis 17 Uhr. Wir antworten meist am selben Tag.",
                "imprint_url": IMPRINT if open_ else "",
                "privacy_url": PRIVACY if open_ else "",
            },
        )
        if is_new:
            _seed_followers(channel, followers, today, dice)
        for language in languages.split():
            found.setdefault((slug, platform, language), channel)
    return found


def _seed_followers(channel, followers, today, dice):
    """Monthly counts backwards, each 1 to 5 percent smaller."""
    counts, count = [], float(followers)
    for month in range(MONTHS):
        counts.append(FollowerCount(channel=channel, counted_on=today - timedelta(days=3 + 30 * month), count=count))
        count *= 1 - dice.uniform(0.01, 0.05)
    FollowerCount.objects.bulk_create(counts)
