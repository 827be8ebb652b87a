"""Writes one story: the campaign, its posts and versions, and where they went out."""

from datetime import datetime, time, timedelta
from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from campaigns.demo.pictures import drawing
from campaigns.demo.shapes import Message, Slot, Story, Words
from campaigns.editor.rules import wording_hash
from campaigns.enums import GateCheck, IdeaStatus, PlacementStatus, VersionStatus
from campaigns.images.actions import take_in
from campaigns.models import Campaign, CampaignIdea, CampaignPost, GateRelease, Placement, PostVersion
from streetwork.tenancy.models import Programme, State
from streetwork.vocabulary.models import Platform, Topic

KOMPAN, EAST_SIDE, LARA = "kompan", "welcome-to-the-east-side", "lara-la-red"
# Who writes in which language, and who reads it again.
WRITERS = {
    KOMPAN: {"de": "campaigns", "bg": "colleague", "en": "hh", "pl": "traveller", "ro": "counselor"},
    EAST_SIDE: {"es": "lead-east", "ru": "russian", "vi": "vietnamese"},
    LARA: {"es": "spanish", "it": "italian", "pt": "portuguese"},
}
REVIEWERS = {KOMPAN: "lead", EAST_SIDE: "lead-east", LARA: "lead-lara"}
SECOND = {EAST_SIDE: "russian"}
CREDIT = "Eigene Zeichnung, mit einem Programm gemacht; frei verwendbar."


class Writer:
    """Writes stories as of `now`, by the demo people."""

    def __init__(self, *, people, now, channels):
        self.people, self.now, self.channels = people, now, channels
        self.today = timezone.localdate(now)
        self.programmes = Programme.objects.in_bulk(field_name="slug")
        self.platforms = Platform.objects.in_bulk(field_name="code")
        self.states = State.objects.in_bulk(field_name="code")
        self.topics = Topic.objects.in_bulk(field_name="code")

    def write(self, story: Story) -> Campaign:
        campaign = self._campaign(story)
        posts = [self._post(story, campaign, order, message) for order, message in enumerate(story.messages)]
        for slot in story.slots:
            self._placement(story, posts[slot.message], slot)
        self._releases(story, posts)
        if story.page is not None:
            campaign.page_post, campaign.page_is_public = posts[story.page], True
            campaign.save(update_fields=["page_post", "page_is_public"])
        CampaignIdea.objects.filter(programme=campaign.programme, title__in=story.ideas).update(
            campaign=campaign, status=IdeaStatus.TAKEN, settled_at=campaign.created_at
        )
        return campaign

    def _campaign(self, story):
        made = self.now + timedelta(days=min(story.begins, 0) - 12)
        campaign = Campaign.objects.create(
            programme=self.programmes[story.programme], slug=story.slug, title=story.title, kind=story.kind,
            goal=story.goal, audience=story.audience, topic=self.topics[story.topic], languages=list(story.languages),
            source_language_id=story.source, starts_on=self.today + timedelta(days=story.begins),
            ends_on=self.today + timedelta(days=story.ends), status=story.status,
            responsible=self.people[story.responsible], budget=story.budget, created_by=self.people[story.responsible],
            created_at=made, updated_at=made,
        )  # fmt: skip
        campaign.platforms.set([self.platforms[code] for code in story.platforms])
        campaign.states.set([self.states[code] for code in story.states])
        return campaign

    def _post(self, story: Story, campaign, order: int, message: Message) -> CampaignPost:
        author = self.people[story.responsible]
        post = CampaignPost.objects.create(
            campaign=campaign, title=message.title, source_language_id=story.source, order=order,
            is_evergreen=message.is_evergreen, created_by=author, created_at=campaign.created_at,
        )  # fmt: skip
        picture = self._picture(message, campaign, author)
        writing = partial(self._version, story, post, message, picture=picture)
        source = writing(story.source)
        for language in message.words:
            if language != story.source:
                writing(language, source=source)
        return post

    def _picture(self, message, campaign, author):
        if not message.picture:
            return None
        upload = SimpleUploadedFile(f"{message.picture}.png", drawing(message.picture), "image/png")
        return take_in(upload=upload, programme=campaign.programme_id, credit=CREDIT, user=author.pk)

    def _version(self, story, post, message, language, *, picture, source=None) -> PostVersion:
        words: Words = message.words[language]
        writer, reviewer = self._pair(story, language)
        written = post.created_at + timedelta(days=1 if source is None else 3)
        version = PostVersion(
            post=post, language_id=language, headline=words.headline, text=words.before or words.text, image=picture,
            alt=words.alt if picture else "", target=message.target, status=words.state, edited_by=writer,
            edited_at=written, plain_language=words.state == VersionStatus.APPROVED,
        )  # fmt: skip
        version.text_hash = old = wording_hash(version)
        if words.state == VersionStatus.APPROVED:
            version.reviewed_by, version.reviewed_at = reviewer, written + timedelta(hours=5)
            version.source_hash = source.text_hash if source else version.text_hash
            if words.outdated:
                version.source_hash = source.old_hash
        version.save()
        if words.before:
            version.text, version.edited_at = words.text, self.now - timedelta(days=4)
            version.reviewed_at = version.edited_at + timedelta(hours=2)
            version.text_hash = version.source_hash = wording_hash(version)
            version.save()
        version.old_hash = old
        return version

    def _pair(self, story, language):
        """Who wrote it, and somebody else who reviewed it."""
        writer = WRITERS[story.programme][language]
        reviewer = REVIEWERS[story.programme]
        if writer == reviewer:
            reviewer = SECOND[story.programme]
        return self.people[writer], self.people[reviewer]

    def _placement(self, story: Story, post, slot: Slot) -> None:
        due = self._moment(slot)
        channel = self.channels.get((story.programme, slot.platform, slot.language))
        facts = {}
        if slot.day < 0:
            sent = due + timedelta(minutes=4)
            number = 1000 + 7 * abs(slot.day) + slot.message
            facts = {
                "status": PlacementStatus.PUBLISHED,
                "published_at": sent,
                "published_by": self._pair(story, slot.language)[0],
                "published_text": post.versions.get(language=slot.language).text.replace("{link}", "").strip(),
                "permalink": _permalink(channel, number) if channel else "",
            }
        Placement.objects.create(
            post=post, language_id=slot.language, platform=self.platforms[slot.platform], channel=channel, due_at=due,
            created_by=self.people[story.responsible], created_at=min(due, self.now) - timedelta(days=9), **facts,
        )  # fmt: skip

    def _moment(self, slot: Slot) -> datetime:
        day = self.today + timedelta(days=slot.day)
        due = timezone.make_aware(datetime.combine(day, time.fromisoformat(slot.at)))
        return min(due, self.now - timedelta(hours=2)) if slot.status == "late" else due

    def _releases(self, story, posts):
        """What went out was released; so is what is due within some days and ready."""
        checks = [str(label) for _code, label in GateCheck.choices]
        soon = self.now + timedelta(days=6)
        for post in posts:
            wanted = set(post.placements.filter(due_at__lt=soon).values_list("language", flat=True))
            for version in post.versions.filter(status=VersionStatus.APPROVED, language__in=wanted):
                if message_is_outdated(version, story.messages[post.order]):
                    continue
                GateRelease.objects.create(
                    version=version, text_hash=version.text_hash, checks=checks,
                    released_by=self.people[story.responsible], released_at=version.reviewed_at + timedelta(hours=20),
                )  # fmt: skip


def message_is_outdated(version, message: Message) -> bool:
    return message.words[version.language_id].outdated


def _permalink(channel, number: int) -> str:
    """Shaped like the platform's; nothing stands there."""
    base = channel.url.rstrip("/")
    match channel.platform.code:
        case "facebook":
            return f"{base}/posts/{number * 10_000_019}"
        case "instagram":
            return f"https://www.instagram.com/p/Demo{number}/"
        case _:
            return f"{base}/{number}"
