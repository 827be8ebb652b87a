import pytest

from campaigns.editor.actions import write_version
from campaigns.flow import seen_of
from campaigns.models import PostImage
from tests.factories.campaigns import campaign_of, post_of, post_version_of


@pytest.fixture
def post(cast):
    """A post of Kompan in German and Polish; nothing is written yet."""
    return post_of(campaign_of(languages=("de", "pl", "ro")))


@pytest.fixture
def source(post, cast):
    """Its German source: the owner wrote it, the colleague approved it."""
    return post_version_of(post, writer=cast.owner, reviewer=cast.colleague)


@pytest.fixture
def polish(post, source, cast):
    """Its Polish translation, approved against the source."""
    return post_version_of(post, "pl", text="Darmowe kursy", writer=cast.colleague, reviewer=cast.owner)


def words_of(version=None, **changed):
    """What a version says, as the action takes it."""
    words = {name: getattr(version, name) if version else "" for name in ("headline", "text", "alt", "target")}
    return words | {"image": version.image if version else None} | changed


def save(version, user, *, seen=None, **changed):
    """Save other words than those that stand there."""
    typo = {name: changed.pop(name, False) for name in ("keeps_approvals", "may_release")}
    return write_version(
        post=version.post, language=version.language_id, wording=words_of(version, **changed), plain_language=False,
        seen=seen_of(version) if seen is None else seen, user=user.pk, **typo,
    )  # fmt: skip


def picture_of(programme, name="a"):
    return PostImage.objects.create(
        programme=programme, file=f"campaigns/{name}.png", sha256=name * 64, media_type="image/png",
        width=10, height=10, size=10, credit="own photo",
    )  # fmt: skip
