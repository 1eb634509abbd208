"""What every test runs under: no network, no differences between two runs."""

import socket  # noqa: TID251 - to take it away
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "same", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("same")


class NoSocket(socket.socket):
    """What a test gets that wants to talk to the network."""

    def __init__(self, *arguments: object, **keywords: object) -> None:
        raise AssertionError("this package never uses the network")


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take sockets away, but from tests that are marked `sockets` (those that drive a browser)."""
    if "sockets" not in request.keywords:
        monkeypatch.setattr(socket, "socket", NoSocket)
        monkeypatch.setattr(socket, "create_connection", NoSocket)
        monkeypatch.setattr(socket, "getaddrinfo", NoSocket)
    yield
