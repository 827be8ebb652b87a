"""Lists of the open API. Retired entries stay in, marked: old data name them."""

from collections import defaultdict
from functools import lru_cache

from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.response import Response
from rest_framework.views import APIView

from streetwork.accounts.access import public
from streetwork.tenancy.models import State
from streetwork.vocabulary.api import serializers
from streetwork.vocabulary.models import Topic
from streetwork.vocabulary.snapshot import vocabulary


@method_decorator([cache_control(public=True, max_age=300), conditional_page], name="dispatch")
class OpenList(APIView):
    """Answers everybody alike, with an ETag; the general throttle counts per address."""

    authentication_classes = ()
    permission_classes = ()


@public
class StateList(OpenList):
    @extend_schema(summary="The 16 Länder and DE (supra-regional)", responses=serializers.StateSerializer(many=True))
    def get(self, request):
        return Response(serializers.StateSerializer(State.objects.order_by("pk"), many=True).data)


@public
class LanguageList(OpenList):
    @extend_schema(summary="Languages of counselling", responses=serializers.LanguageSerializer(many=True))
    def get(self, request):
        return Response(serializers.LanguageSerializer(vocabulary().languages.values(), many=True).data)


@public
class PlatformList(OpenList):
    @extend_schema(summary="Platforms", responses=serializers.PlatformSerializer(many=True))
    def get(self, request):
        return Response(serializers.PlatformSerializer(vocabulary().platforms.values(), many=True).data)


@public
class TopicList(OpenList):
    @extend_schema(
        summary="Topics, two levels, with their headings in the funders' tables",
        responses=serializers.TopicSerializer(many=True),
    )
    def get(self, request):
        return Response(_topic_tree(vocabulary().version))


@lru_cache(maxsize=2)
def _topic_tree(version: str) -> list:
    """Built once for each version of the vocabularies."""
    categories, parts, top = {}, defaultdict(list), []
    for topic in Topic.objects.prefetch_related("categories"):
        categories[topic.pk] = topic.categories.all()
        (parts[topic.parent_id] if topic.parent_id else top).append(topic)
    context = {"categories": categories, "parts": parts}
    return serializers.TopicSerializer(top, many=True, context=context).data


@public
@method_decorator([cache_control(public=True, max_age=300), conditional_page], name="dispatch")
class Schema(SpectacularJSONAPIView):
    authentication_classes = ()
    permission_classes = ()
