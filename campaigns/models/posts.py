"""CampaignPost: one message, with a version for each language; its pictures; what somebody is typing."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.enums import VersionStatus
from campaigns.models.campaign import Campaign
from streetwork.tenancy.expressions import CurrentActor
from streetwork.tenancy.models import Programme, SharedModel
from streetwork.vocabulary.models import Language

POST_LENGTH = 8000
ALT_LENGTH = 500


class PostImage(SharedModel):
    """A picture of a programme, stored once under the SHA-256 of its re-encoded bytes, without its metadata."""

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+", verbose_name=_("programme"))
    file = models.FileField(upload_to="campaigns", max_length=120, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    media_type = models.CharField(max_length=20, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    size = models.PositiveIntegerField(editable=False)
    credit = models.CharField(
        _("picture: whose, and why we may use it"), max_length=200,
        help_text=_("e.g. own photo; licence CC BY 4.0, name; consent of those shown."),
    )  # fmt: skip
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [models.UniqueConstraint(fields=["programme", "sha256"], name="postimage_once")]


class CampaignPost(SharedModel):
    """Beitrag. The version in `source_language` is what the others are translated from."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="posts", verbose_name=_("campaign"))
    title = models.CharField(_("working title"), max_length=120)
    source_language = models.ForeignKey(
        Language, models.PROTECT, related_name="+", verbose_name=_("language of the source")
    )
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    is_evergreen = models.BooleanField(
        _("evergreen"), default=False, help_text=_("May be published again at any time: the reserve for gaps.")
    )
    is_dropped = models.BooleanField(_("dropped"), default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["order", "pk"]

    def __str__(self):
        return self.title


class Wording(SharedModel):
    """What a version says: the fields that the hash covers, shared by versions and what somebody is typing."""

    headline = models.CharField(
        _("headline"), max_length=120, blank=True, help_text=_("For the public page, and platforms with a title.")
    )
    text = models.TextField(_("text"), max_length=POST_LENGTH, blank=True)
    image = models.ForeignKey(
        PostImage, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    alt = models.CharField(
        _("description of the picture"), max_length=ALT_LENGTH, blank=True,
        help_text=_("Read out to people who cannot see it. In the language of the text."),
    )  # fmt: skip
    target = models.URLField(
        _("link"), max_length=500, blank=True,
        help_text=_("Where the short link leads. Write {link} in the text where it is to stand."),
    )  # fmt: skip

    class Meta:
        abstract = True


class PostVersion(Wording):
    """The post in one language.

    `text_hash` is SHA-256 of what it says (headline, text, picture, its description, link); `source_hash` the source's
    at the moment this was approved against it (for the source: its own). It is outdated when the source's is another.
    """

    Status = VersionStatus

    post = models.ForeignKey(CampaignPost, models.CASCADE, related_name="versions", verbose_name=_("post"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    plain_language = models.BooleanField(_("checked for plain language"), default=False)
    text_hash = models.BinaryField(max_length=32, editable=False)
    source_hash = models.BinaryField(max_length=32, null=True, editable=False)
    status = models.CharField(_("status"), max_length=11, choices=VersionStatus.choices, default=VersionStatus.DRAFT)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    edited_at = models.DateTimeField(default=timezone.now, editable=False)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, editable=False)
    remark = models.CharField(_("remark of the review"), max_length=300, blank=True)
    guard_overrides = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("version of a post")
        verbose_name_plural = _("versions of posts")
        constraints = [
            models.UniqueConstraint(
                fields=["post", "language"],
                name="postversion_once",
                violation_error_message=_("The post has this language already."),
            ),
            models.CheckConstraint(
                name="postversion_approved_by_another",
                condition=~Q(status="approved")
                | (
                    Q(reviewed_at__isnull=False)
                    & (Q(edited_by=None) | Q(reviewed_by=None) | ~Q(reviewed_by=models.F("edited_by")))
                ),
                violation_error_message=_("A version is approved by somebody who did not write it."),
            ),
            models.CheckConstraint(
                name="postversion_image_is_described",
                condition=~Q(status="approved") | Q(image=None) | ~Q(alt=""),
                violation_error_message=_("Describe the picture for people who cannot see it."),
            ),
        ]


class PostVersionEvent(
    pghistory.create_event_model(
        PostVersion,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=[
            "id",
            "post",
            "language",
            "headline",
            "text",
            "image",
            "alt",
            "target",
            "status",
            "reviewed_by",
            "reviewed_at",
            "remark",
        ],
        obj_field=None,
        context_field=None,
    ),
    SharedModel,
):
    """An earlier version of a post's text, written by a trigger whoever changes it. `actor` is filled by Postgres."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_default=CurrentActor(),
        db_constraint=False, db_index=False,
    )  # fmt: skip

    class Meta:
        verbose_name = _("earlier version of a post")
        verbose_name_plural = _("earlier versions of posts")
        indexes = [models.Index(fields=["id", "pgh_id"], name="postevent_of_version")]


class WorkingCopy(Wording):
    """What a person is typing, saved by itself, until it is saved or discarded. Nobody else's text is touched.

    `base` is the `text_hash` of the version it began from; empty when there was none.
    """

    post = models.ForeignKey(CampaignPost, models.CASCADE, related_name="+")
    language = models.ForeignKey(Language, models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    plain_language = models.BooleanField(_("checked for plain language"), default=False)
    base = models.BinaryField(max_length=32, default=b"", editable=False)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("working copy")
        verbose_name_plural = _("working copies")
        constraints = [models.UniqueConstraint(fields=["post", "language", "user"], name="workingcopy_once")]
