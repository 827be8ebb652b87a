"""Structured logs without content: ids and routes, never a path, query, body, name or address."""

import logging.config
import time
import uuid

import structlog

log = structlog.get_logger("streetwork.request")

SHARED = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def configure(config: dict) -> None:
    """LOGGING_CONFIG: `config` is the LOGGING setting, {"level": "INFO", "json": bool}.

    Everything goes to standard error, one line each: JSON, or readable at a terminal.
    """
    as_json = config["json"]
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "line": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": SHARED,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        *_render(as_json),
                    ],
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["stderr"], "level": config["level"]},
            "loggers": {
                "django.server": {"level": "WARNING"},
                # Quotes paths, which may hold tokens; RequestLogMiddleware names the route instead.
                "django.request": {"level": "CRITICAL"},
            },
        }
    )


def _render(as_json: bool):
    if as_json:
        return [without_values, structlog.processors.JSONRenderer(ensure_ascii=False)]
    return [without_values, structlog.dev.ConsoleRenderer(colors=False)]


def without_values(logger, method, event: dict) -> dict:
    """Replace an exception by its type and the places it passed: its message may quote what was typed."""
    exc_info = event.pop("exc_info", None)
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = _places(error)
    return event


def _places(error: BaseException) -> list[str]:
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/site-packages/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return places[-12:]


class RequestLogMiddleware:
    """One line per request: method, route (not the path), status, milliseconds, user id, request id.

    The id is `request.id`; the error page shows it, so that a person can name it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = uuid.uuid4().hex[:12]
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request.id)
        began = time.perf_counter()
        response = self.get_response(request)
        match = request.resolver_match
        log.info(
            "request",
            method=request.method,
            route=match.route if match else None,
            status=response.status_code,
            ms=round((time.perf_counter() - began) * 1000),
            user=_user_id(request),
        )
        return response

    def process_exception(self, request, exception):
        if not hasattr(exception, "status_code") and type(exception).__module__ not in _EXPECTED:
            log.error("request_failed", exc_info=exception)


_EXPECTED = frozenset({"django.http.response", "django.core.exceptions"})


def _user_id(request) -> int | None:
    """The id when the session was read anyway; a log line must not query."""
    user = getattr(request, "_cached_user", None)
    return getattr(user, "pk", None)
