from modeltranslation.translator import TranslationOptions, register

from streetwork.accounts.models import Declaration


@register(Declaration)
class DeclarationTranslation(TranslationOptions):
    fields = ["text"]
