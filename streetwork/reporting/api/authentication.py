"""Tokens as Django REST framework and OpenAPI know them. The gate has looked at the header before."""

from django.contrib.auth.models import AnonymousUser
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication

from streetwork.reporting.api.limits import TOKEN

SCHEME = "token"


class Token(BaseAuthentication):
    """Nobody becomes a user by a token: it reads what everybody may read, more often."""

    def authenticate(self, request):
        client = getattr(request, "api_client", None)
        return (AnonymousUser(), client) if client and client.kind == TOKEN else None

    def authenticate_header(self, request):
        return "Bearer"


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "streetwork.reporting.api.authentication.Token"
    name = SCHEME

    def get_security_definition(self, auto_schema):
        return {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "sw_ and 32 letters and digits",
            "description": "Not needed. A token allows more requests; members of the team make them for you.",
        }
