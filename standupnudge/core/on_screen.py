"""What ought to be on the screen at a moment, of what waits for an answer. Pure."""

from __future__ import annotations

from datetime import timedelta

from standupnudge.core.effects import AskStanding, Effect, Effects, MakeOffer, ShowNudge
from standupnudge.core.instant import Instant
from standupnudge.core.rules import Rules
from standupnudge.core.state import Sitting, State


def on_screen(state: State, at: Instant, rules: Rules) -> Effects:
    """The effects that show it anew, for when a screen has lost it or could not show it; they change no state.

    The routine's notification isn't among them: its window is there, or it comes again within the hour (W4).
    """
    shown: list[Effect] = []
    match state.phase:
        case Sitting(began=began, nudging=nudging) if nudging.on_screen:
            may_snooze = nudging.snoozes < rules.sitting.max_snoozes
            idea = state.ideas[-1] if state.ideas else ""
            shown.append(ShowNudge(nudging.level, max(at.since(began), timedelta(0)), may_snooze, idea))
    if state.asked_standing:
        shown.append(AskStanding())
    if (offer := state.ladder.offer) is not None:
        shown.append(MakeOffer(offer.of, offer.level, offer.days))
    return tuple(shown)
