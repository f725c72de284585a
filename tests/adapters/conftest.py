"""A sound server for the tests of a module, and what is played in each of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.audio.ears import Ears, Recording


@pytest.fixture(scope="module")
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ears]:
    """The server, shared; its session is not this process's."""
    with Ears(tmp_path_factory.mktemp("d")) as ears:
        yield ears


@pytest.fixture(scope="module")
def recorder(sound_server: Ears) -> Recording:
    """Records all the time."""
    return sound_server.listen()


@pytest.fixture
def ears(sound_server: Ears, monkeypatch: pytest.MonkeyPatch) -> Ears:
    """The server, and this process in a session that has it."""
    for name, value in sound_server.environ.items():
        monkeypatch.setenv(name, value)
    return sound_server


@pytest.fixture
def recording(ears: Ears, recorder: Recording) -> Recording:
    """What is played from now on."""
    assert ears.server.alive()
    recorder.begin_anew()
    return recorder
