"""Which technology serves a port here: the first that works, and why each one before it doesn't."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from standupnudge.errors import ForcedUnavailable, Unavailable
from standupnudge.language import _

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tried:
    """A back end that can't be used here, why, and what would help."""

    name: str
    why: str
    cure: str


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """The back end in use for a port, and those that were tried before it.

    :ivar last_resort: nothing was left to try: the port is served as well as not at all.
    :ivar lacks: what it is to tell of and can't, in words for people, if several sources serve it together.
    """

    port: str
    name: str
    used: T
    tried: tuple[Tried, ...]
    last_resort: bool = False
    lacks: tuple[str, ...] = ()


def told(choice: Choice[Any]) -> dict[str, Any]:
    """All of it but the back end itself, as a JSON document."""
    tried = [{"name": each.name, "why": each.why, "cure": each.cure} for each in choice.tried]
    works, lacks = not choice.last_resort, list(choice.lacks)
    return {"port": choice.port, "used": choice.name, "works": works, "lacks": lacks, "tried": tried}


def choose(port: str, candidates: Sequence[tuple[str, Callable[[], T]]], forced: str | None = None) -> Choice[T]:
    """The first of ``candidates`` (best first) whose constructor doesn't raise ``Unavailable``.

    The last one is the last resort.
    With ``forced`` only that one is tried. Raises ``ForcedUnavailable`` if it is unknown or can't be used, and
    ``Unavailable`` if none can.
    """
    if forced is not None:
        return _forced(port, dict(candidates), forced)
    tried: list[Tried] = []
    for name, make in candidates:
        try:
            return Choice(port, name, make(), tuple(tried), len(tried) == len(candidates) - 1)
        except Unavailable as error:
            tried.append(Tried(name, error.what, error.cure))
    reasons = "; ".join(f"{each.name}: {each.why}" for each in tried)
    raise Unavailable(_("Nothing serves {port} here: {reasons}").format(port=port, reasons=reasons))


async def choose_awaited(
    port: str, candidates: Sequence[tuple[str, Callable[[], Awaitable[T]]]], forced: str | None = None
) -> Choice[T]:
    """The same for back ends that have to wait for an answer before they know whether they work."""
    made: dict[str, T | Unavailable] = {}
    for name, make in candidates:
        if forced in {None, name}:
            try:
                made[name] = await make()
                break
            except Unavailable as error:
                made[name] = error
    return choose(port, [(name, partial(_outcome, made, name)) for name, _ in candidates], forced)


def _outcome(made: dict[str, T | Unavailable], name: str) -> T:
    outcome = made[name]
    if isinstance(outcome, Unavailable):
        raise outcome
    return outcome


def _forced(port: str, candidates: dict[str, Callable[[], T]], name: str) -> Choice[T]:
    if name not in candidates:
        # For translators: {key} is one of the configuration, "backends.tray" say; {name} what stands there.
        what = _("{key}: there is no back end {name} here.").format(key=f"backends.{port}", name=repr(name))
        raise ForcedUnavailable(what, _("Choose one of: {names}.").format(names=", ".join(candidates)))
    try:
        return Choice(port, name, candidates[name](), ())
    except Unavailable as error:
        raise forced_in_vain(port, name, error) from error


def forced_in_vain(port: str, name: str, why: Unavailable) -> ForcedUnavailable:
    """What is raised if the back end ``name``, which the configuration names, can't be used."""
    key = f"backends.{port}"
    # For translators: {key} is one of the configuration, "backends.tray" say; {name} is a back end.
    what = _("{key}: {name} can't be used: {why}").format(key=key, name=name, why=why.what)
    instead = _("Or remove {key} from the configuration.").format(key=key)
    return ForcedUnavailable(what, f"{why.cure} {instead}".strip())
