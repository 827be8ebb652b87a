"""Free texts of a centre in eight languages; then what copies all columns: its history and its published copy."""

from modeltranslation.translator import TranslationOptions, register

from referrals.models.center import TRANSLATED, AdvisoryCenter, PublishedCenter


@register([AdvisoryCenter, PublishedCenter])
class CenterTranslation(TranslationOptions):
    fields = list(TRANSLATED)


import referrals.models.history  # noqa: E402, F401
