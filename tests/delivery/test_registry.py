import pytest
from django.core.exceptions import ImproperlyConfigured

from streetwork.delivery.registry import Registry, UnknownNameError


def test_a_name_is_registered_once():
    registry = Registry("thing")
    registry.add("a", 1)
    with pytest.raises(ImproperlyConfigured, match="thing a"):
        registry.add("a", 2)


def test_an_unknown_name_is_an_error_of_its_own():
    with pytest.raises(UnknownNameError):
        Registry("thing")["a"]


def test_entries_come_in_the_order_of_their_names():
    registry = Registry("thing")
    registry.add("b", 2)
    registry.add("a", 1)
    assert registry.values() == [1, 2]
