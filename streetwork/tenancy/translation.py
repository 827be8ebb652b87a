from modeltranslation.translator import TranslationOptions, register

from streetwork.tenancy.models import Programme, State


@register(State)
class StateTranslation(TranslationOptions):
    fields = ["name"]


@register(Programme)
class ProgrammeTranslation(TranslationOptions):
    fields = ["description"]
