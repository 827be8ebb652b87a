"""The entries as JSON. Names come in all their languages at once, so an answer has no language of its own."""

from django.conf import settings
from rest_framework import serializers

from streetwork.tenancy.models import State
from streetwork.vocabulary.models import Language, Platform, Topic


def names_of(entry) -> dict[str, str]:
    """{"de": …, "en": …}: every language in which the entry has a name."""
    named = ((code, getattr(entry, f"name_{code}")) for code, _name in settings.LANGUAGES)
    return {code: name for code, name in named if name}


class Names(serializers.DictField):
    """The names of an entry by language code."""

    child = serializers.CharField()

    def __init__(self, **kwargs):
        super().__init__(source="*", read_only=True, **kwargs)

    def to_representation(self, value):
        return names_of(value)


class StateSerializer(serializers.ModelSerializer):
    name = Names()

    class Meta:
        model = State
        fields = ["id", "code", "name", "nuts", "is_supraregional"]


class LanguageSerializer(serializers.ModelSerializer):
    name = Names()

    class Meta:
        model = Language
        fields = ["code", "name", "own_name", "is_retired"]


class PlatformSerializer(serializers.ModelSerializer):
    name = Names()

    class Meta:
        model = Platform
        fields = ["code", "name", "reply_window_hours", "post_limit", "is_retired"]


class FunderMappingSerializer(serializers.Serializer):
    """A heading in a funder's table."""

    scheme = serializers.CharField()
    code = serializers.CharField()
    name = Names()


class TopicPartSerializer(serializers.ModelSerializer):
    name = Names()
    funder_categories = serializers.SerializerMethodField()

    class Meta:
        model = Topic
        fields = ["id", "code", "name", "is_sensitive", "is_retired", "funder_categories"]

    def get_funder_categories(self, topic) -> FunderMappingSerializer(many=True):
        return FunderMappingSerializer(self.context["categories"].get(topic.pk, []), many=True).data


class TopicSerializer(TopicPartSerializer):
    parts = serializers.SerializerMethodField()

    class Meta(TopicPartSerializer.Meta):
        fields = [*TopicPartSerializer.Meta.fields, "parts"]

    def get_parts(self, topic) -> TopicPartSerializer(many=True):
        parts = self.context["parts"].get(topic.pk, [])
        return TopicPartSerializer(parts, many=True, context=self.context).data
