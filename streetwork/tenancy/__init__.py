"""Tenancy: a Bundesland is a tenant, and Postgres itself is the wall (docs/architecture.md, ADR 1)."""
