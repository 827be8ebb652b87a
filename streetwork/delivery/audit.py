"""The access log: who read, exported or deleted which record. Append-only and hash-chained per state.

Postgres writes actor, time, number and hash itself (migration 0001). `verify` recomputes the chain in Python,
so a replaced database function does not help a forger; signed heads show a tail that was cut off. What was
logged after the newest head is protected against changes, not against a cut by a superuser.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from streetwork.delivery.models import AccessLog, AccessLogHead
from streetwork.delivery.periods import Period
from streetwork.tenancy.models import State
from streetwork.tenancy.scope import Scope, ScopeError

KEPT = Period(months=24)
DAY = timedelta(days=1)
HEAD_KEY = b"streetwork/access-log-head"
log = structlog.get_logger(__name__)


def log_access(request_or_scope, action: str, obj=None, *, state=None, detail: str = "") -> None:
    """Write one line of the access log, in the running transaction: one INSERT.

    `action` is a short key such as `contact.read`; `detail` a code such as a reason or a number of rows,
    never content. The state is the object's, or `state` (a State or its id); without both there is a line
    for every state in scope, as an export over several states needs. Call it late: the state's chain is
    locked until the transaction ends.
    """
    opened = getattr(request_or_scope, "scope", request_or_scope)
    if not isinstance(opened, Scope):
        raise ScopeError("Access is logged in the scope in which it happens.")
    AccessLog.objects.bulk_create(
        AccessLog(
            state_id=number,
            action=action,
            object_type=obj._meta.label_lower if obj is not None else "",
            object_id=str(obj.pk) if obj is not None else "",
            detail=str(detail),
        )
        for number in _states(opened, obj, state)
    )


def _states(opened: Scope, obj, state) -> Iterable[int]:
    if state is not None:
        return [getattr(state, "pk", state)]
    if obj is None:
        return sorted(opened.read)
    if not hasattr(obj, "state_id"):
        raise ValueError(f"{obj._meta.label} belongs to no state: say `state`.")
    return [obj.state_id]


def who_read(obj):
    """The access log's lines about one record of a state, the newest first."""
    lines = AccessLog.objects.filter(state_id=obj.state_id, object_type=obj._meta.label_lower, object_id=str(obj.pk))
    return lines.select_related("actor").order_by("-number")


@dataclass
class Verdict:
    """What a check of one state's chain found: problems as (number of the line, what is wrong)."""

    lines: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_intact(self) -> bool:
        return not self.problems


def verify_chain(state: int, *, now: datetime | None = None) -> Verdict:
    """Recompute the state's whole chain and compare it with the signed heads. Needs the state in scope."""
    verdict = Verdict()
    oldest_kept = KEPT.before(now or timezone.now())
    heads = {head.number: head for head in AccessLogHead.objects.filter(state_id=state)}
    reaches_back = any(_is_signed(head) and head.row_at < oldest_kept + DAY for head in heads.values())
    last = None
    for line in AccessLog.objects.filter(state_id=state).order_by("number").iterator():
        verdict.lines += 1
        before = last.number if last else 0
        if line.number != before + 1 and not (last is None and reaches_back):
            verdict.problems.append((line.number, "lines before it are missing"))
        elif last is not None and line.prev_hash != last.hash:
            verdict.problems.append((line.number, "does not follow the line before"))
        if line.hash != line_hash(line):
            verdict.problems.append((line.number, "was changed"))
        head = heads.pop(line.number, None)
        if head is not None and head.hash != line.hash:
            verdict.problems.append((line.number, "differs from the signed head"))
        if head is not None and not _is_signed(head):
            verdict.problems.append((line.number, "the signature of the head is wrong"))
        last = line
    verdict.problems += [
        (number, "the signed line is missing") for number, head in heads.items() if head.row_at > oldest_kept
    ]
    return verdict


def line_hash(line: AccessLog) -> str:
    """SHA-256 over the line as the trigger writes it; the codes cannot contain the separator."""
    parts = [
        line.prev_hash, line.number, line.state_id, "" if line.actor_id is None else line.actor_id,
        line.action, line.object_type, line.object_id, line.detail,
        _utc(line.at),
    ]  # fmt: skip
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def sign_heads() -> int:
    """Sign the newest line of every state whose chain has grown; answers how many. Runs nightly.

    The head is also written to the application's log: an anchor outside the database.
    """
    signed = 0
    for state in sorted(State.objects.all_ids()):
        with transaction.atomic():
            line = AccessLog.objects.filter(state_id=state).order_by("-number").first()
            if line is None or AccessLogHead.objects.filter(state_id=state, number=line.number).exists():
                continue
            head = AccessLogHead(
                state_id=state, day=timezone.localdate(), number=line.number, row_at=line.at, hash=line.hash
            )
            head.signature = _signature(head)
            head.save(force_insert=True)
        log.info("access_log_head", state=state, number=head.number, hash=head.hash, signature=head.signature)
        signed += 1
    return signed


def _signature(head: AccessLogHead) -> str:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=HEAD_KEY).derive(settings.ROOT_KEY)
    text = "|".join(map(str, [head.state_id, head.day, head.number, _utc(head.row_at), head.hash]))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _is_signed(head: AccessLogHead) -> bool:
    return hmac.compare_digest(head.signature, _signature(head))


def purge() -> int:
    """Delete the lines older than 24 months; Postgres alone decides which those are. Answers how many."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT purge_access_log()")
        return cursor.fetchone()[0]
