from modeltranslation.translator import TranslationOptions, register

from streetwork.vocabulary.models import FunderCategory, Language, OriginGroup, Platform, Topic


@register([Language, FunderCategory, OriginGroup, Platform])
class NameTranslation(TranslationOptions):
    fields = ["name"]


@register(Topic)
class TopicTranslation(TranslationOptions):
    fields = ["name", "words"]
