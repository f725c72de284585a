"""The short ideas that nudges carry (N10): at most twelve words, nothing that needs more than two minutes."""

from __future__ import annotations

from collections.abc import Collection

from standupnudge.core.rules import IdeaRules
from standupnudge.language import N_, _

BUILT_IN = (
    N_("Make a coffee, and stay on your feet while it brews."),
    N_("Walk to the far end of the building and back."),
    N_("Round the block with the dog. No dog? Borrow the walk."),
    N_("One floor up by the stairs, one floor down."),
    N_("Fill a glass at the tap furthest away."),
    N_("Take the next call standing, and pace."),
    N_("Ten slow calf raises, a hand on the door frame."),
    N_("Stand, squeeze both glutes five seconds, let go. Five times."),
    N_("One foot back, tuck the tailbone, open that hip. Swap."),
    N_("Ask that question in person instead of in the chat."),
    N_("Stand at the window, look far away, roll your shoulders."),
    N_("Five times up from the chair, no hands, slow going down."),
    N_("Carry something to another room. Anything counts."),
    N_("Put one song on and keep moving until it ends."),
    N_("Balance on one leg while you read the next message. Swap."),
    N_("Step outside and feel the weather for tonight's run."),
    N_("Reach for the ceiling, then softly for your toes."),
    N_("Take the long way to the loo."),
    N_("Ten easy leg swings a side, one hand on the wall."),
    N_("Water the plants, sort the mugs, open a window."),
)
_WITHOUT_ANY = N_("Get up and move for a minute or two.")


def said(idea: str) -> str:
    """One of ours in the language in use; somebody's own as it is."""
    return _(idea) if idea in BUILT_IN or idea == _WITHOUT_ANY else idea


def idea(used: Collection[str], rules: IdeaRules) -> str:
    """The next idea: one that is not among the ``used`` ones, or the first when all are.

    The user's own come first, so that whoever adds one sees it next.
    """
    seen = frozenset(used)  # both may be long lists
    known: tuple[str, ...] = (*rules.extra, *(BUILT_IN if rules.use_built_in else ())) or (_WITHOUT_ANY,)
    return next((each for each in known if each not in seen), known[0])
