"""What all views of the open API share: strict parameters, validators, one form, open to browsers of other sites."""

from abc import ABC, abstractmethod

from django.http import StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.response import Response
from rest_framework.views import APIView

from referrals.hsds.editions import current_edition
from referrals.hsds.pages import lines, page_object
from referrals.hsds.parameters import LISTED, PER_PAGE, read
from referrals.hsds.problems import problem_of

CACHE_CONTROL = "public, max-age=300"
OPEN_TO_BROWSERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-Modified-Since, If-None-Match",
    "Access-Control-Expose-Headers": "Content-Language, ETag, Last-Modified, Retry-After",
    "Access-Control-Max-Age": "86400",
}


class JsonAlways(BaseContentNegotiation):
    """There is one form, whatever the client would like; `format` is a parameter of HSDS and read as such."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class OpenView(APIView, ABC):
    """Answers everybody alike, with validators. Who asks too often does not come so far (reporting.api.gate)."""

    authentication_classes = ()
    permission_classes = ()
    content_negotiation_class = JsonAlways
    parameters: tuple[str, ...] = ("language",)
    language = "de"

    def get(self, request, **kwargs):
        asked = read(request.query_params, self.parameters)
        self.language = asked["language"]
        edition = current_edition()
        validators = {"etag": edition.etag(request.get_full_path()), "last_modified": edition.timestamp}
        answer = get_conditional_response(request, **validators) or self.answer(asked, edition, **kwargs)
        answer["ETag"] = validators["etag"]
        if edition.timestamp:
            answer["Last-Modified"] = http_date(edition.timestamp)
        answer["Cache-Control"] = CACHE_CONTROL
        answer["Content-Language"] = self.language
        return answer

    @abstractmethod
    def answer(self, asked, edition, **kwargs):
        """The response for the parameters that were read, from one edition of the directory."""

    def handle_exception(self, exc):
        return problem_of(exc) or super().handle_exception(exc)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        for name, value in OPEN_TO_BROWSERS.items():
            response.headers[name] = value
        return response


class OpenList(OpenView):
    """A list in pages, or as lines."""

    parameters = LISTED

    @abstractmethod
    def rows(self, asked, edition):
        """The rows of the list, in their order."""

    def documents(self, rows, asked) -> list[dict]:
        return rows

    def answer(self, asked, edition):
        rows = self.rows(asked, edition)

        def documents(part):
            return self.documents(part, asked)

        if asked["format"] == "ndjson":
            return StreamingHttpResponse(lines(rows, documents), content_type="application/x-ndjson")
        default = None if asked.get("minimal") else PER_PAGE
        return Response(page_object(rows, documents, page=asked["page"], per_page=asked.get("per_page", default)))
