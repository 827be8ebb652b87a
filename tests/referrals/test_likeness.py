"""Which line of a file may be an entry that is there: pure, over folded names and streets."""

import pytest

from referrals.exchange.existing import ALIKE, Known, likeness


def known(name, street):
    return Known(1, "", "", "", False, name, name, street, "44787", "bochum")


@pytest.mark.parametrize(
    ("name", "street", "is_alike"),
    [
        ("migrationsberatung kranichruf bochum", "hinter d tuchhalle 14", True),
        ("migrationsberatung kranichruf", "hinter der tuchhalle 14", True),
        ("migrationsberatung kranichruf", "ganz woanders 3", True),  # the office moved
        ("migrationsberatung kranichruf", "", True),
        ("migrationsberatung kranichruf sued", "ganz woanders 3", False),  # a branch
        ("sozialberatung kranichruf bochum", "hinter d tuchhalle 14", True),
        ("sozialberatung kranichruf bochum", "ganz woanders 3", False),
        ("schuldnerberatung bochum", "hinter d tuchhalle 14", False),  # one house, two offices
    ],
)
def test_the_name_counts_more_than_the_street(name, street, is_alike):
    entry = known("migrationsberatung kranichruf bochum", "hinter d tuchhalle 14")
    assert (likeness(name, street, entry) >= ALIKE) is is_alike
