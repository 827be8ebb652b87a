"""Lists of the open API. Retired entries stay in, marked: old data name them."""

from collections import defaultdict
from functools import lru_cache

from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from drf_spectacular.utils import OpenApiExample, extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.exceptions import APIException, MethodNotAllowed
from rest_framework.response import Response
from rest_framework.views import APIView

from streetwork.accounts.access import public
from streetwork.tenancy.models import State
from streetwork.vocabulary.api import samples, serializers
from streetwork.vocabulary.models import Topic
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web.problems import problem


@method_decorator([cache_control(public=True, max_age=300), conditional_page], name="dispatch")
class OpenList(APIView):
    """Answers everybody alike, with an ETag. Who asks too often does not come so far (reporting.api.gate)."""

    authentication_classes = ()
    permission_classes = ()

    def handle_exception(self, exc):
        return refused(exc, self.allowed_methods) or super().handle_exception(exc)


def refused(exc: Exception, allowed: list[str]):
    """The refusal as problem details; None for a fault of the program."""
    if not isinstance(exc, APIException):
        return None
    headers = {"Allow": ", ".join(allowed)} if isinstance(exc, MethodNotAllowed) else None
    return problem(exc.status_code, str(exc.detail), headers=headers)


def _listed(summary: str, serializer, example: dict):
    """Describes a list, with one entry of it as the example."""
    shown = OpenApiExample("An entry", value=example, response_only=True)
    return extend_schema(summary=summary, tags=["vocabularies"], responses=serializer(many=True), examples=[shown])


@public
class StateList(OpenList):
    @_listed("The 16 Länder and DE (supra-regional)", serializers.StateSerializer, samples.STATE)
    def get(self, request):
        return Response(serializers.StateSerializer(State.objects.order_by("pk"), many=True).data)


@public
class LanguageList(OpenList):
    @_listed("Languages of counselling", serializers.LanguageSerializer, samples.LANGUAGE)
    def get(self, request):
        return Response(serializers.LanguageSerializer(vocabulary().languages.values(), many=True).data)


@public
class PlatformList(OpenList):
    @_listed("Platforms", serializers.PlatformSerializer, samples.PLATFORM)
    def get(self, request):
        return Response(serializers.PlatformSerializer(vocabulary().platforms.values(), many=True).data)


@public
class TopicList(OpenList):
    @_listed(
        "Topics, two levels, with their headings in the funders' tables", serializers.TopicSerializer, samples.TOPIC
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

    def handle_exception(self, exc):
        return refused(exc, self.allowed_methods) or super().handle_exception(exc)
