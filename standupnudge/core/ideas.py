"""The short ideas that nudges carry (N10): at most twelve words, nothing that needs more than two minutes."""

from __future__ import annotations

from collections.abc import Collection

from standupnudge.core.rules import IdeaRules

BUILT_IN = (
    "Make a coffee, and stay on your feet while it brews.",
    "Walk to the far end of the building and back.",
    "Round the block with the dog. No dog? Borrow the walk.",
    "One floor up by the stairs, one floor down.",
    "Fill a glass at the tap furthest away.",
    "Take the next call standing, and pace.",
    "Ten slow calf raises, a hand on the door frame.",
    "Stand, squeeze both glutes five seconds, let go. Five times.",
    "One foot back, tuck the tailbone, open that hip. Swap.",
    "Ask that question in person instead of in the chat.",
    "Stand at the window, look far away, roll your shoulders.",
    "Five times up from the chair, no hands, slow going down.",
    "Carry something to another room. Anything counts.",
    "Put one song on and keep moving until it ends.",
    "Balance on one leg while you read the next message. Swap.",
    "Step outside and feel the weather for tonight's run.",
    "Reach for the ceiling, then softly for your toes.",
    "Take the long way to the loo.",
    "Ten easy leg swings a side, one hand on the wall.",
    "Water the plants, sort the mugs, open a window.",
)
_WITHOUT_ANY = "Get up and move for a minute or two."


def idea(used: Collection[str], rules: IdeaRules) -> str:
    """The next idea: one that is not among the ``used`` ones, or the first when all are.

    The user's own come first, so that whoever adds one sees it next.
    """
    seen = frozenset(used)  # both may be long lists
    known: tuple[str, ...] = (*rules.extra, *(BUILT_IN if rules.use_built_in else ())) or (_WITHOUT_ANY,)
    return next((each for each in known if each not in seen), known[0])
