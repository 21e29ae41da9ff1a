import pytest

from onara.access.hosts import (
    Hosts,
    UnusableAddress,
    checked_name,
    client_of,
    household,
    is_in,
    is_loopback,
    name_of,
    networks,
)

HERE = ["localhost", "LOCALHOST:4949", "app.localhost", "127.0.0.1:80", "127.9.9.9", "[::1]:4949"]
ELSEWHERE = [
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "",
    "a b",
    "x:99999",
]


@pytest.mark.parametrize("header", HERE)
def test_this_machine_is_known_by_its_own_names(header: str) -> None:
    assert Hosts("localhost").has(header)


@pytest.mark.parametrize("header", ELSEWHERE)
def test_a_name_that_is_not_ours_is_refused(header: str) -> None:
    assert not Hosts("localhost").has(header)
    assert not Hosts("0.0.0.0", ["onara.example.org"]).has(header)


def test_a_name_that_is_set_is_known_with_any_port() -> None:
    hosts = Hosts("localhost", ["Onara.Example.org"])
    assert hosts.has("onara.example.org")
    assert hosts.has("onara.example.org:8443")
    assert not hosts.has("other.example.org")


def test_an_address_can_be_nobody_elses_name() -> None:
    assert Hosts("0.0.0.0").has("192.0.2.7:4949")
    assert Hosts("0.0.0.0").has("[2001:db8::7]:4949")


def test_only_loopback_means_this_machine_alone() -> None:
    assert all(is_loopback(name) for name in ("localhost", "127.0.0.1", "::1"))
    assert not any(is_loopback(name) for name in ("0.0.0.0", "::", "192.0.2.7", "nas", ""))


def test_the_last_address_that_no_proxy_of_ours_wrote_is_the_clients() -> None:
    ours = networks(["10.0.0.0/8", "127.0.0.1"])
    assert client_of("198.51.100.1", "203.0.113.9", ours) == "198.51.100.1"
    assert client_of("127.0.0.1", "203.0.113.9", ours) == "203.0.113.9"
    assert client_of("127.0.0.1", "6.6.6.6, 203.0.113.9, 10.1.2.3", ours) == "203.0.113.9"
    assert client_of("127.0.0.1", "", ours) == "127.0.0.1"


def test_an_ipv4_address_in_ipv6_clothes_is_the_same() -> None:
    assert is_in("::ffff:10.0.0.1", networks(["10.0.0.0/8"]))
    assert not is_in("nobody", networks(["10.0.0.0/8"]))


def test_all_addresses_of_a_household_count_as_one() -> None:
    assert household("2001:db8::1") == household("2001:db8::ffff:2")
    assert household("2001:db8::1") != household("2001:db8:0:1::1")
    assert household("192.0.2.1") != household("192.0.2.2")


@pytest.mark.parametrize("name", ["", "a b", "http://a", "-a", "a/b"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(UnusableAddress):
        checked_name(name)


def test_what_is_no_network_is_refused() -> None:
    with pytest.raises(UnusableAddress, match=r"10\.0\.0"):
        networks(["10.0.0"])


def test_a_port_and_brackets_are_no_part_of_a_name() -> None:
    assert name_of("[2001:DB8::1]:80") == "2001:db8::1"
    assert name_of("example.org.") == "example.org"
