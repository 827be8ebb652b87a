"""The ground that `make run` and `make test` stand on: Postgres and Valkey from wheels, and a process runner.

Needs the standard library and installed wheels only; Django is never configured in this process.
"""
