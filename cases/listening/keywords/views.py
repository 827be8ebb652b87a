"""Pages of the keywords, mounted at /listening/keywords/. A page shows one programme: `?programme=`."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.listening.keywords import actions, exchange
from cases.listening.keywords.filters import KeywordFilter
from cases.listening.keywords.forms import LONGEST_TEXT, KeywordForm, ListFileForm, TryForm
from cases.listening.keywords.keeping import rules_of
from cases.listening.keywords.presenters import history_of, row_of
from cases.listening.keywords.trying import tried
from cases.models.keyword import Keyword
from streetwork.accounts.access import for_roles
from streetwork.accounts.roles import LISTENS, Role
from streetwork.vocabulary.snapshot import vocabulary
from streetwork.web import tables

PAGE_SIZE = 60
for_listeners = for_roles(*LISTENS)


@for_listeners
@require_safe
def keyword_list(request):
    programme, programmes = _programme(request)
    wanted = KeywordFilter(request.GET, vocabulary=vocabulary(), programme=programme)
    page = Paginator(wanted.keywords(), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filter": wanted,
        "page": page,
        "rows": [row_of(keyword) for keyword in page],
        "programme": programme,
        "programmes": programmes,
        **_rights(request, programme),
    }
    return render(request, "listening/keyword_list.html" + ("#keywords" if request.htmx else ""), context)


@for_listeners
@require_http_methods(["GET", "HEAD", "POST"])
def keyword_new(request):
    programme, programmes = _programme(request)
    if not _rights(request, programme)["may_write"]:
        raise PermissionDenied("The programme is archived: its keywords are read-only.")
    return _edited(request, programme, programmes=programmes)


@for_listeners
@require_http_methods(["GET", "HEAD", "POST"])
def keyword_edit(request, pk):
    keyword = _visible(request, pk)
    if keyword.programme_id is None:
        raise PermissionDenied("The start list is edited in the administration.")
    programme = vocabulary().programmes[keyword.programme_id]
    if not _rights(request, programme)["may_write"]:
        raise PermissionDenied("The programme is archived: its keywords are read-only.")
    return _edited(request, programme, keyword=keyword)


def _edited(request, programme, *, keyword=None, programmes=()):
    data = request.POST if request.method == "POST" else None
    form = KeywordForm(data, programme=programme, others=_rules(programme), keyword=keyword)
    if data is not None and form.is_valid():
        try:
            saved = actions.save_keyword(
                programme=programme.pk, rule=form.rule, note=form.cleaned_data["note"], keyword=keyword
            )
        except actions.Repeated:
            form.add_error("pattern", _("There is such a keyword already."))
        else:
            messages.success(request, _("Saved. It is used from the next import on."))
            return redirect(_address("listening:keyword", programme, saved.pk))
    context = {"form": form, "keyword": keyword, "programme": programme, "programmes": programmes, "try": TryForm()}
    return render(request, "listening/keyword_form.html", context, status=422 if form.errors else 200)


@for_listeners
@require_safe
def keyword_detail(request, pk):
    keyword = _visible(request, pk)
    programme, programmes = _programme(request, of=keyword)
    wanted = KeywordFilter({}, vocabulary=vocabulary(), programme=programme)
    counted = wanted.keywords().filter(pk=pk).first()
    if counted is None:
        raise Http404
    context = {
        "row": row_of(counted),
        "keyword": keyword,
        "programme": programme,
        "programmes": programmes if keyword.programme_id is None else [],
        "versions": history_of(keyword),
        **_rights(request, programme),
    }
    return render(request, "listening/keyword_detail.html", context)


@for_listeners
@require_POST
def keyword_switch(request, pk):
    """Use it (`on=1`) or no more: own ones by who listens, those of the start list by the lead."""
    keyword = _visible(request, pk)
    programme, _programmes = _programme(request, of=keyword)
    rights = _rights(request, programme)
    if not rights["may_write" if keyword.programme_id else "may_switch"]:
        raise PermissionDenied("Only the programme's lead switches keywords of the start list.")
    on = request.POST.get("on") == "1"
    actions.switch(keyword=keyword, programme=programme.pk, on=on)
    messages.success(request, _("The keyword is used again.") if on else _("The keyword is no longer used."))
    return redirect(_address("listening:keyword", programme, pk))


@for_listeners
@require_POST
def keyword_delete(request, pk):
    keyword = _visible(request, pk)
    if keyword.programme_id is None:
        raise PermissionDenied("Keywords of the start list are switched off, not deleted.")
    programme = vocabulary().programmes[keyword.programme_id]
    if not _rights(request, programme)["may_write"]:
        raise PermissionDenied("The programme is archived: its keywords are read-only.")
    actions.delete_keyword(keyword=keyword)
    messages.success(request, _("The keyword is deleted."))
    return redirect(_address("listening:keywords", programme))


@for_listeners
@require_http_methods(["GET", "HEAD", "POST"])
def keyword_try(request):
    """The text is looked through and forgotten. With the fields of a keyword: also what that one would find."""
    programme, programmes = _programme(request)
    if request.method != "POST":
        return render(
            request, "listening/keyword_try.html",
            {"try": TryForm(), "programme": programme, "programmes": programmes},
        )  # fmt: skip
    form = TryForm(request.POST)
    context = {"programme": programme, "programmes": programmes, "try": form}
    draft = None
    if "pattern" in request.POST:
        editing = _own(programme, request.POST.get("keyword", ""))
        data = request.POST.copy()
        data["topic"] = data.get("topic") or _any_topic()
        draft = KeywordForm(data, programme=programme, others=_rules(programme), keyword=editing)
        is_valid = draft.is_valid()
        context |= {"draft": draft, "remarks": draft.remarks, "tidied": draft.rule if is_valid else None}
    if form.is_valid():
        rule = draft.rule if draft and draft.is_valid() else None
        context |= tried(form.cleaned_data["text"], programme=programme, draft=rule)
    else:
        context["too_long"] = LONGEST_TEXT
    template = "listening/keyword_try.html" + ("#result" if request.htmx else "")
    return render(request, template, context, status=422 if form.errors else 200)


@for_listeners
@require_safe
def keyword_export(request):
    programme, _programmes = _programme(request)
    own = Keyword.objects.filter(programme=programme.pk).order_by("language", "topic", "pattern")
    text = "".join(tables.csv_batches(exchange.HEADINGS, [exchange.rows_of(own)]))
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="keywords-{programme.slug}.csv"'
    return response


@for_listeners
@require_http_methods(["GET", "HEAD", "POST"])
def keyword_import(request):
    """First the file (what it would do is shown, nothing written), then `rows`, the same text, to write."""
    programme, programmes = _programme(request)
    if not _rights(request, programme)["may_write"]:
        raise PermissionDenied("The programme is archived: its keywords are read-only.")
    context = {"programme": programme, "programmes": programmes, "form": ListFileForm()}
    if request.method != "POST":
        return render(request, "listening/keyword_import.html", context)
    try:
        if text := request.POST.get("rows", ""):
            return _imported(request, programme, exchange.lines_of(text, programme=programme, others=_rules(programme)))
        form = context["form"] = ListFileForm(request.POST, request.FILES)
        if form.is_valid():
            text = exchange.decoded(form.cleaned_data["file"].read())
            lines = exchange.lines_of(text, programme=programme, others=_rules(programme))
            context |= {
                "lines": lines,
                "text": text,
                "new": sum(line.is_new for line in lines),
                "known": sum(line.is_known for line in lines),
                "wrong": [line for line in lines if line.problem],
            }
    except exchange.Unreadable as problem:
        context["problem"] = str(problem)
    status = 200 if context.get("lines") is not None else 422
    return render(request, "listening/keyword_import.html", context, status=status)


def _imported(request, programme, lines):
    written = 0
    for line in lines:
        if line.is_new:
            try:
                actions.save_keyword(programme=programme.pk, rule=line.rule, note=line.note)
            except actions.Repeated:
                continue
            written += 1
    messages.success(
        request,
        ngettext("%(n)s keyword is added.", "%(n)s keywords are added.", written) % {"n": written},
    )
    return redirect(f"{_address('listening:keywords', programme)}&shown=own")


def _programme(request, *, of=None):
    """The programme the page is about, and those it may be; 404 for one that is not the person's."""
    mine = request.access.programmes_for(*LISTENS)
    programmes = [programme for pk, programme in vocabulary().programmes.items() if pk in mine]
    if of is not None and of.programme_id:
        return vocabulary().programmes[of.programme_id], programmes
    asked = request.POST.get("programme") or request.GET.get("programme") or ""
    if not asked:
        return min(programmes, key=lambda programme: programme.is_archived), programmes
    for programme in programmes:
        if str(programme.pk) == asked:
            return programme, programmes
    raise Http404


def _rights(request, programme):
    return {
        "may_write": programme.pk in request.access.programmes_for(*LISTENS, running=True),
        "may_switch": programme.pk in request.access.programmes_for(Role.LEAD, running=True),
    }


def _visible(request, pk):
    mine = request.access.programmes_for(*LISTENS)
    return get_object_or_404(Keyword.objects.filter(Q(programme=None) | Q(programme__in=mine)), pk=pk)


def _any_topic() -> str:
    """A topic for a keyword that has none yet, so that it can be tried."""
    top, _parts = vocabulary().topic_tree[-1]
    return str(top.pk)


def _own(programme, asked):
    if not (asked.isascii() and asked.isdigit() and len(asked) < 16):
        return None
    return Keyword.objects.filter(programme=programme.pk, pk=int(asked)).first()


def _rules(programme):
    return rules_of(programme.pk, programme.languages)


def _address(name, programme, *args):
    return f"{reverse(name, args=args)}?programme={programme.pk}"
