"""What tokens put on Today."""

from streetwork.reporting.tokens.queries import ending


def expiring(request):
    """The person's own tokens that expire within two weeks."""
    tokens = list(ending().filter(created_by=request.user.pk))
    return {"tokens": tokens} if tokens else None
