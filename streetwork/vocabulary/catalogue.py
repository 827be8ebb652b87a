"""The vocabularies tell of no person."""

from streetwork.delivery.catalogue import plain

SHARED = ("order", "is_retired", "name", "code")

plain("vocabulary.Language", *SHARED, "own_name")
plain("vocabulary.FunderCategory", *SHARED, "id", "scheme")
plain("vocabulary.Topic", *SHARED, "id", "parent", "words", "is_sensitive", "categories")
plain("vocabulary.OriginGroup", *SHARED, "id", "kind")
plain(
    "vocabulary.Platform",
    *SHARED,
    "id",
    "colour",
    "reply_window_hours",
    "post_limit",
    "default_setting",
    "default_mode",
)
plain(
    "vocabulary.PermalinkPattern",
    "id",
    "platform",
    "order",
    "template",
    "target",
    "setting",
    "mode",
    "space_prefix",
)
