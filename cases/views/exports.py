from django.http import FileResponse, Http404, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.exports import csv_lines, xlsx_file
from cases.filters import ContactFilter
from cases.models import Contact
from cases.views import for_contact_workers
from streetwork.delivery.audit import log_access
from streetwork.tenancy.scope import current
from streetwork.web.tables import CSV, XLSX


@for_contact_workers
@require_safe
def export_contacts(request, format):  # noqa: A002 (the word in the address)
    """Exactly what the list shows, without notes. Each state's access log says who took how much."""
    if format not in (CSV, XLSX):
        raise Http404
    selection = ContactFilter(request.GET, access=request.access)
    contacts = selection.apply(Contact.objects.visible_to(request.access))
    for state in sorted(current().read):
        log_access(request.scope, "contact.export", state=state, detail=format)
    name = f"contacts-{timezone.localdate()}.{format}"
    if format == XLSX:
        return FileResponse(xlsx_file(contacts), as_attachment=True, filename=name)
    return StreamingHttpResponse(
        csv_lines(request.scope, contacts),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
