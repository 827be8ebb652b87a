"""Whose requests count together."""

import pytest
from django.test import RequestFactory

from streetwork.web.networks import NetworkLimit, network_of


def request(address="192.0.2.7", **headers):
    return RequestFactory().post("/", REMOTE_ADDR=address, headers=headers)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.0/24"),
        ("", "unknown"),
    ],
)
def test_addresses_of_one_network_are_one(address, network):
    assert network_of(request(address)) == network


def test_a_header_alone_makes_no_other_network(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert network_of(request(**{"X-Forwarded-For": "203.0.113.9"})) == "192.0.2.0/24"


def test_behind_a_proxy_the_visitor_counts(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    forged_and_real = {"X-Forwarded-For": "10.9.9.9, 203.0.113.9"}
    assert network_of(request(**forged_and_real)) == "203.0.113.0/24"


@pytest.mark.django_db
def test_a_limit_is_reached_by_what_was_counted_alone():
    limit = NetworkLimit("tests", "2/h")
    for _time in range(5):
        assert not limit.is_reached(request())
    limit.count(request())
    assert not limit.is_reached(request())
    limit.count(request("192.0.2.99"))
    assert limit.is_reached(request())
    assert not limit.is_reached(request("198.51.100.1"))
