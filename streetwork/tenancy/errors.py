"""Telling the wall's refusal apart from our own mistakes."""

from django.db import DatabaseError

INSUFFICIENT_PRIVILEGE = "42501"


def is_wall_refusal(exception: BaseException) -> bool:
    """Whether a policy's WITH CHECK refused a row.

    SQLSTATE 42501 is also a missing GRANT; only the C function that raised it tells them apart, in every
    language of the server's messages.
    """
    cause = exception.__cause__
    return (
        isinstance(exception, DatabaseError)
        and getattr(cause, "sqlstate", None) == INSUFFICIENT_PRIVILEGE
        and cause.diag.source_function == "ExecWithCheckOptions"
    )
