"""The exercises of a plan file: from what is written to ``routine.plan`` values. Every problem is reported.

Where one was, the value may be anything that fits the type.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from standupnudge.config.kinds import LINK, NAME, Choice, Word
from standupnudge.config.nodes import again
from standupnudge.config.part import Part
from standupnudge.config.plan_doses import MOVEMENT, PAUSE, read_dose
from standupnudge.config.plan_kinds import Prose
from standupnudge.language import N_, _
from standupnudge.routine.plan import Exercise, Fault, Form, Place, Poses, SideWords, Soften, Transition, Variant
from standupnudge.routine.pose_names import POSES

TITLE, LINE, TEXT = Prose(60), Prose(200), Prose(600)
ID = Word(N_("a name such as glute_bridge"), pattern=NAME)
POSE = Word(words=tuple(POSES))
PLACE = Choice(Place)


def read_exercises(part: Part) -> tuple[Exercise, ...]:
    """All exercises of a plan, at least one, each with an id of its own."""
    seen: dict[str, int] = {}
    # For translators: id stays, it goes into the file
    allowed = _("exercises, each with an id")
    return tuple(_exercise(item, seen) for item in part.items(allowed, least=1))


def read_transition(part: Part) -> Transition:
    """A change of position or of side, which may take no time."""
    of = part.record("title lasts")
    return Transition(of["title"].one(TITLE, ""), of["lasts"].one(PAUSE, timedelta()))


def texts(part: Part, *, least: int = 0) -> tuple[str, ...]:
    """A list of lines for people."""
    return tuple(part.several(LINE, "", least=least))


def _exercise(part: Part, seen: dict[str, int]) -> Exercise:
    of = part.record(
        "id name muscles why move_in set_up cues",
        "place move_in_otherwise kit soften sides poses faults easier harder variants eased stop_when video",
    )
    forms: dict[str, int] = {}
    exercise = Exercise(
        id=_id(of["id"], seen),
        name=of["name"].one(TITLE, ""),
        muscles=of["muscles"].one(TEXT, ""),
        why=of["why"].one(TEXT, ""),
        place=of["place"].one(PLACE, Place.STANDING),
        move_in=read_transition(of["move_in"]),
        move_in_otherwise=read_transition(of["move_in_otherwise"]) if of["move_in_otherwise"].there else None,
        set_up=of["set_up"].one(LINE, ""),
        cues=texts(of["cues"], least=1),
        kit=texts(of["kit"]),
        soften=_soften(of["soften"]),
        sides=_sides(of["sides"]) or SideWords("", ""),
        poses=_poses(of["poses"]) or Poses(),
        faults=tuple(_fault(item) for item in of["faults"].items(_("faults, each with its fix"))),
        easier=_forms(of["easier"], forms),
        harder=_forms(of["harder"], forms),
        variants=_variants(of["variants"]),
        stop_when=texts(of["stop_when"]),
        video=of["video"].one(LINK, ""),
    )
    return replace(exercise, eased=read_dose(of["eased"], exercise)) if of["eased"].there else exercise


def _id(part: Part, seen: dict[str, int]) -> str:
    """An id that is none of those ``seen`` before, each with its line; it is one of them from now on."""
    word = part.one(ID, "")
    if word in seen:
        part.wrong(again(word, seen[word]))
    elif word:
        seen[word] = part.mark.line
    return word


def _soften(part: Part) -> Soften:
    if not part.there:
        # For translators: to let the muscles go a little, after a hold
        return Soften(_("Soften"), "")
    of = part.record("title", "how")
    return Soften(of["title"].one(TITLE, ""), of["how"].one(LINE, ""))


def _sides(part: Part) -> SideWords | None:
    if not part.there:
        return None
    of = part.record("left right")
    return SideWords(of["left"].one(TITLE, "?"), of["right"].one(TITLE, "?"))


def _poses(part: Part) -> Poses | None:
    if not part.there:
        return None
    rest, moves = "", []
    # For translators: rest: and up: stay, they go into the file
    allowed = _("rest: and each movement, with their poses, such as rest: B0, up: B1")
    words = part.pairs(allowed, least=1)
    for key, word, value in words:
        pose = value.one(POSE, "")
        if word == "rest":
            rest = pose
        else:
            moves.append((key.one(MOVEMENT, ""), pose))
    if part.lists_all() and words and not part.has("rest"):
        told = _('"{key}" is missing here; write {key}: and the pose before and after the work')
        part.wrong(told.format(key="rest"))
    return Poses(rest, tuple(moves))


def _fault(part: Part) -> Fault:
    of = part.record("fault fix")
    return Fault(of["fault"].one(LINE, ""), of["fix"].one(LINE, ""))


def _forms(part: Part, seen: dict[str, int]) -> tuple[Form, ...]:
    # For translators: id, name and how stay, they go into the file
    allowed = _("forms, each with id, name and how")
    return tuple(_form(item, seen) for item in part.items(allowed))


def _form(part: Part, seen: dict[str, int]) -> Form:
    of = part.record("id name how", "cues sides poses place move_in")
    return Form(
        id=_id(of["id"], seen),
        name=of["name"].one(TITLE, ""),
        how=of["how"].one(LINE, ""),
        cues=texts(of["cues"]),
        sides=_sides(of["sides"]),
        poses=_poses(of["poses"]),
        place=of["place"].one(PLACE, None),
        move_in=read_transition(of["move_in"]) if of["move_in"].there else None,
    )


def _variants(part: Part) -> tuple[Variant, ...]:
    seen: dict[str, int] = {}
    found = []
    # For translators: id and name stay, they go into the file
    for item in part.items(_("variants, each with id and name")):
        of = item.record("id name")
        found.append(Variant(_id(of["id"], seen), of["name"].one(TITLE, "")))
    return tuple(found)
