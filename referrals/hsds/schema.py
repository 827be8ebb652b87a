"""How the open API describes itself (OpenAPI): parameters by name, and the specification's own schemas by address."""

from django.conf import settings
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiTypes, extend_schema

from referrals.hsds.parameters import FORMATS

SPECIFICATION = "https://docs.openreferral.org/en/3.0/"
PAGE = {
    "total_items": {"type": "integer"},
    "total_pages": {"type": "integer"},
    "page_number": {"type": "integer"},
    "size": {"type": "integer"},
    "first_page": {"type": "boolean"},
    "last_page": {"type": "boolean"},
    "empty": {"type": "boolean"},
}
DOCUMENT = {"type": "object", "externalDocs": {"url": SPECIFICATION}}
EXAMPLE = {"id": "3f0a2c1e-5d55-5a4e-9a3c-0f4f6f2f7c11", "name": "Beratungsstelle Altstadt"}
LINES = '{"id": "3f0a2c1e-5d55-5a4e-9a3c-0f4f6f2f7c11", "name": "Beratungsstelle Altstadt"}\n'
EXAMPLE_PAGE = {
    "total_items": 1, "total_pages": 1, "page_number": 1, "size": 1, "first_page": True, "last_page": True,
    "empty": False,
}  # fmt: skip
DESCRIBED = {
    "page": (OpenApiTypes.INT, "Number of the page, from 1."),
    "per_page": (OpenApiTypes.INT, "Entries on a page, 50 without it, at most 500."),
    "format": (OpenApiTypes.STR, "`json`, or `ndjson`: the whole list without pages, one JSON text per line."),
    "language": (OpenApiTypes.STR, "Language of the texts, German without it: de en bg pl ro ru vi es."),
    "search": (OpenApiTypes.STR, "Every word occurs in name, provider, address, description or topic."),
    "taxonomy_term_id": (OpenApiTypes.UUID, "With this term or a part of it. Given twice: with both."),
    "taxonomy_id": (OpenApiTypes.UUID, "With any term of this taxonomy."),
    "organization_id": (OpenApiTypes.UUID, "Run by this organisation."),
    "parent_id": (OpenApiTypes.UUID, "Parts of this term."),
    "modified_after": (OpenApiTypes.DATETIME, "Changed at this moment or later."),
    "postcode": (OpenApiTypes.STR, "The service area holds this German postcode."),
    "proximity": (OpenApiTypes.INT, "Instead: within so many metres of the postcode."),
    "minimal": (OpenApiTypes.BOOL, "Only id, name, status and last_modified, all on one page."),
    "full": (OpenApiTypes.BOOL, "With all that belongs to each entry."),
    "full_service": (OpenApiTypes.BOOL, "Organisations with their services in full."),
    "top_only": (OpenApiTypes.BOOL, "Only terms of the first level."),
}

CHOICES = {"format": FORMATS, "language": [code for code, _name in settings.LANGUAGES]}


def listed(operation: str, summary: str, parameters):
    """Describes a list: the specification's list object. `operation` is its name there."""
    contents = {"contents": {"type": "array", "items": DOCUMENT}}
    example = EXAMPLE_PAGE | {"contents": [EXAMPLE]}
    page = {"type": "object", "properties": PAGE | contents}
    lines = {(200, "application/x-ndjson"): OpenApiTypes.STR}
    return _described(operation, summary, parameters, page, example=example, more=lines)


def item(operation: str, summary: str, parameters=("language",)):
    return _described(operation, summary, parameters, DOCUMENT, example=EXAMPLE)


def _described(operation, summary, parameters, answer, *, example, more=None):
    return extend_schema(
        operation_id=operation,
        summary=summary,
        tags=["hsds"],
        parameters=[
            OpenApiParameter(name, kind, OpenApiParameter.QUERY, description=text, enum=CHOICES.get(name))
            for name, (kind, text) in DESCRIBED.items()
            if name in parameters
        ],
        responses={(200, "application/json"): answer, **(more or {})},
        examples=[
            OpenApiExample("In short", value=example, response_only=True, media_type="application/json"),
            *(
                OpenApiExample("As lines", value=LINES, response_only=True, media_type=media)
                for _code, media in more or {}
            ),
        ],
    )
