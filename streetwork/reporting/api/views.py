"""Requests for published statistics: read the parameters, make the document, keep the answer."""

from abc import ABC, abstractmethod

from django.db import transaction
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.encoding import escape_uri_path
from django.views.decorators.http import require_safe
from rest_framework.exceptions import APIException, MethodNotAllowed
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.views import APIView

from streetwork.accounts.access import public
from streetwork.reporting.api import schema
from streetwork.reporting.api.answers import MEDIA, answer_of, keep, key_of
from streetwork.reporting.api.authentication import Token
from streetwork.reporting.api.documents import Listed, menu_document, releases_document, table_document
from streetwork.reporting.api.editions import Edition, current_edition
from streetwork.reporting.api.parameters import Asked, BadParameters, read_list, read_menu, read_table
from streetwork.reporting.releases.menu import TABLES
from streetwork.web.problems import problem


class AsItIs(BaseContentNegotiation):
    """The view itself chooses between JSON and CSV; refusals have their own form."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


@method_decorator(transaction.non_atomic_requests, name="dispatch")
class StatisticsView(ABC, APIView):
    """Answers everybody alike from what is published. Throttling and tokens: `gate`."""

    authentication_classes = (Token,)
    permission_classes = ()
    throttle_classes = ()
    content_negotiation_class = AsItIs

    @abstractmethod
    def asked(self, query, **kwargs) -> Asked:
        """What the parameters ask for. Raises BadParameters."""

    @abstractmethod
    def listed(self, edition: Edition, asked: Asked, **kwargs) -> Listed:
        """The document that answers it."""

    def answer(self, request, **kwargs):
        try:
            asked = self.asked(request.GET, **kwargs)
        except BadParameters as wrong:
            return _refused(wrong)
        media = asked.format or _preferred(request)
        if media is None:
            return problem(406, f"There is {' and '.join(MEDIA.values())}.", known=list(MEDIA.values()))
        edition = current_edition()
        query = dict(request.GET.lists())
        made = answer_of(self.listed(edition, asked, **kwargs), asked, request.path, query, media)
        keep(edition.stamp, key_of(request), made)
        return made.response(request)

    def options(self, request, *args, **kwargs):
        """What may be asked; browsers of other sites ask this first."""
        response = HttpResponse(status=204, headers={"Allow": ", ".join(self.allowed_methods)})
        del response["Content-Type"]
        return response

    def handle_exception(self, exc):
        if isinstance(exc, MethodNotAllowed):
            allowed = ", ".join(self.allowed_methods)
            return problem(405, f"Published statistics are only read: {allowed}.", headers={"Allow": allowed})
        if isinstance(exc, APIException):
            return problem(exc.status_code, str(exc.detail))
        return super().handle_exception(exc)


@public
class TableList(StatisticsView):
    @schema.TABLES
    def get(self, request):
        return self.answer(request)

    def asked(self, query):
        return read_menu(query)

    def listed(self, edition, asked):
        return menu_document(edition)


@public
class TableRows(StatisticsView):
    @schema.TABLE
    def get(self, request, table):
        if table not in TABLES:
            return problem(404, "There is no such table. Known tables are listed here.", known=list(TABLES))
        return self.answer(request, table=TABLES[table])

    def asked(self, query, table):
        return read_table(query, table)

    def listed(self, edition, asked, table):
        return table_document(table, edition, asked)


@public
class ReleaseList(StatisticsView):
    @schema.RELEASES
    def get(self, request):
        return self.answer(request)

    def asked(self, query):
        return read_list(query)

    def listed(self, edition, asked):
        return releases_document(edition, asked)


def _refused(wrong: BadParameters):
    names = ", ".join(wrong.errors)
    return problem(400, f"These parameters cannot be read: {names}.", errors=wrong.errors, known=wrong.known)


def _preferred(request) -> str | None:
    """The format that the Accept header likes best; None when it takes neither."""
    wanted = request.get_preferred_type(list(MEDIA.values()))
    return next((name for name, media in MEDIA.items() if media == wanted), None)


@public
@require_safe
@transaction.non_atomic_requests
def without_slash(request, rest):
    """With a slash at the end an address leads to the one without, with its query."""
    query = request.META.get("QUERY_STRING", "")
    target = reverse("stats-api:tables").removesuffix("tables") + escape_uri_path(rest)
    return HttpResponsePermanentRedirect(f"{target}?{query}" if query else target)
