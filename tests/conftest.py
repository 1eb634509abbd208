"""What every test runs under: no network, no differences between two runs, few random examples in the fast tests."""

import socket  # noqa: TID251 - to take it away
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

FAST = "not slow"
"""The expression after `-m` that asks for the fast tests."""

settings.register_profile(
    "same", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("few", settings.get_profile("same"), max_examples=25)
settings.load_profile("same")


class NoSocket(socket.socket):
    """What a test gets that wants to talk to the network."""

    def __init__(self, *arguments: object, **keywords: object) -> None:
        raise AssertionError("this package never uses the network")


def pytest_configure(config: pytest.Config) -> None:
    """The fast tests try fewer examples where a test does not say how many; the whole run tries hypothesis's 100."""
    settings.load_profile("few" if config.option.markexpr == FAST else "same")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """With several processes (`-n 2`) the tests of a file stay together, so that what they share is made once."""
    from xdist.scheduler import LoadFileScheduling

    return LoadFileScheduling(config, log)


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take sockets away, but from tests that are marked `sockets` (those that drive a browser)."""
    if "sockets" not in request.keywords:
        monkeypatch.setattr(socket, "socket", NoSocket)
        monkeypatch.setattr(socket, "create_connection", NoSocket)
        monkeypatch.setattr(socket, "getaddrinfo", NoSocket)
    yield
