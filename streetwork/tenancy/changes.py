"""Tells every process that shared ground data changed: states, programmes, vocabularies.

They are read on every request and change once a month, so processes keep them in memory under a version
that lies in the cache (streetwork.vocabulary.snapshot).
"""

from django.core.cache import cache
from django.db import transaction

VERSION_KEY = "ground.version"
# Counts the changes that this process announced, so that it sees its own at once.
announced = 0


def announce_change():
    """Make every process read the ground data again: now, for this transaction, and once it is committed.

    A process that reads in between would otherwise keep the old entries under the new version.
    """
    _forget()
    transaction.on_commit(_forget)


def _forget():
    global announced
    announced += 1
    cache.delete(VERSION_KEY)
