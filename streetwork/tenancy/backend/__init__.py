"""Django's PostgreSQL backend with the scope of the moment copied into every transaction."""
