from django.http import FileResponse, Http404, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import exports
from referrals.filters import CenterFilter
from referrals.views import for_readers
from streetwork.delivery.audit import log_access
from streetwork.tenancy.scope import current

TYPES = {exports.CSV: "text/csv; charset=utf-8", exports.JSON: "application/json"}


@for_readers
@require_safe
def export_centers(request, format):  # noqa: A002 (the word in the address)
    """Exactly what the list shows. Each state's access log says who took it."""
    if format not in (exports.CSV, exports.XLSX, exports.JSON):
        raise Http404
    centers = CenterFilter(request.GET, access=request.access).centers()
    for state in sorted(current().read):
        log_access(request.scope, "center.export", state=state, detail=format)
    name = f"centres-{timezone.localdate()}.{format}"
    if format == exports.XLSX:
        return FileResponse(exports.xlsx_file(centers), as_attachment=True, filename=name)
    stream = exports.csv_lines if format == exports.CSV else exports.json_pieces
    return StreamingHttpResponse(
        stream(request.scope, centers),
        content_type=TYPES[format],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
