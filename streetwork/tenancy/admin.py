from django.contrib import admin
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple
from modeltranslation.admin import TranslationAdmin

from streetwork.tenancy.models import LegalProfile, Programme, State


@admin.register(State)
class StateAdmin(TranslationAdmin):
    list_display = ["code", "name", "capital", "nuts"]
    search_fields = ["code", "name", "aliases"]


@admin.register(LegalProfile)
class LegalProfileAdmin(admin.ModelAdmin):
    list_display = ["name", "key"]


@admin.register(Programme)
class ProgrammeAdmin(TranslationAdmin):
    list_display = ["name", "carrier", "starts", "ends", "is_archived", "legal_hold"]
    list_filter = ["is_archived"]
    formfield_overrides = {ManyToManyField: {"widget": CheckboxSelectMultiple}}
    search_fields = ["name", "carrier"]
