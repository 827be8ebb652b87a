"""The open API of the vocabularies, /api/v1/: read-only, without login, JSON."""
