"""Every source of the idle time that can run here, with the hand that makes input for it: what the contract needs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from standupnudge.adapters.idle.freedesktop_screensaver import FreedesktopScreenSaver
from standupnudge.adapters.idle.kde_idle import KdeIdle
from standupnudge.adapters.idle.logind_hint import LogindHint
from standupnudge.adapters.idle.mutter_monitor import MutterMonitor
from standupnudge.adapters.idle.x11_screensaver import X11ScreenSaver
from standupnudge.core.instant import Instant
from standupnudge.ports import IdleProbe, IdleTold
from tests.adapters.bare_screen import BareScreen
from tests.adapters.idle.mocked_service import Mocked
from tests.adapters.private_bus import bus_daemon
from tests.fakes import FakeClock, FakeIdle

MOCKS = Path(__file__).parent / "mocks"
TEMPLATES = {"mutter": MOCKS / "mutter.py", "screen_saver": MOCKS / "screen_saver.py", "logind": MOCKS / "logind.py"}


class Source(ABC):
    """A source with nobody at it, until its context is left."""

    dies = True  # whether it can
    tells_its_end = True  # without being asked

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    async def connect(self, told: IdleTold) -> IdleProbe:
        """The adapter."""

    @abstractmethod
    def stir(self) -> None:
        """Input."""

    def rest(self) -> None:  # noqa: B027 - mostly time passes by itself
        """No input for a while."""

    @abstractmethod
    def die(self) -> None:
        """It goes."""

    @contextmanager
    def there(self) -> Iterator[Source]:
        """While it runs."""
        with ExitStack() as ends:
            self.begin(ends)
            yield self

    @abstractmethod
    def begin(self, ends: ExitStack) -> None:
        """Start it."""


class Fake(Source):
    """The one of other tests, on a clock of its own."""

    dies = False

    def begin(self, _: ExitStack) -> None:
        self.clock = FakeClock(Instant(datetime(2026, 3, 2, 9, tzinfo=UTC), timedelta(hours=1), UTC))
        self.keys = FakeIdle(self.clock)
        self.stir()

    async def connect(self, _: IdleTold) -> IdleProbe:
        return self.keys

    def stir(self) -> None:
        self.keys.work()
        self.keys.rest()

    def rest(self) -> None:
        self.clock.go(timedelta(seconds=1))

    def die(self) -> None:
        raise AssertionError


class X11(Source):
    """A real X server, and the pointer on it."""

    tells_its_end = False

    def begin(self, ends: ExitStack) -> None:
        self.screen = BareScreen(self.folder)
        ends.callback(self.screen.end)

    async def connect(self, _: IdleTold) -> IdleProbe:
        return X11ScreenSaver(self.screen.environ)

    def stir(self) -> None:
        self.screen.pointer.stir()

    def die(self) -> None:
        self.screen.end()


class Mock(Source):
    """A service by dbusmock."""

    template = ""

    def begin(self, ends: ExitStack) -> None:
        address, _ = ends.enter_context(bus_daemon(self.folder))
        self.environ = {"DBUS_SESSION_BUS_ADDRESS": address, "DBUS_SYSTEM_BUS_ADDRESS": address}
        self.service = self.started(address)
        ends.callback(self.service.server.stop)

    def started(self, address: str) -> Mocked:
        return Mocked(address, TEMPLATES[self.template], self.folder)

    def stir(self) -> None:
        self.service.do("Stir")

    def die(self) -> None:
        self.service.end()


class Mutter(Mock):
    template = "mutter"

    async def connect(self, told: IdleTold) -> IdleProbe:
        return await MutterMonitor.connect(self.environ, told)


class ScreenSaver(Mock):
    """As the draft has it, in seconds."""

    template = "screen_saver"

    def started(self, address: str) -> Mocked:
        return Mocked(address, TEMPLATES[self.template], self.folder, units=1)

    async def connect(self, told: IdleTold) -> IdleProbe:
        return await FreedesktopScreenSaver.connect(self.environ, told)


class Logind(Mock):
    """The hint is set when the desktop says so."""

    template = "logind"

    def started(self, address: str) -> Mocked:
        return Mocked(address, TEMPLATES[self.template], self.folder, hinted=True)

    async def connect(self, told: IdleTold) -> IdleProbe:
        return await LogindHint.connect(self.environ, told)

    def rest(self) -> None:
        self.service.do("Rest", "double:0.2")


class Wayland(Source):
    """A real compositor, and a virtual pointer on it."""

    def begin(self, ends: ExitStack) -> None:
        from tests.desktop.sway import Sway

        self.sway = ends.enter_context(Sway(self.folder / "sway", notifications=False, panel=False))

    async def connect(self, told: IdleTold) -> IdleProbe:
        return await KdeIdle.connect(self.sway.environ(self.sway.home()), told)

    def stir(self) -> None:
        self.sway.pointer.stir()

    def die(self) -> None:
        self.sway.close_compositor()


SOURCES: dict[str, type[Source]] = {
    "fake": Fake, "x11_screensaver": X11, "mutter_monitor": Mutter, "freedesktop_screensaver": ScreenSaver,
    "logind_hint": Logind, "kde_idle": Wayland,
}  # fmt: skip
