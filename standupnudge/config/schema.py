"""The one table of the configuration's keys, and the values that come of it.

Checks, error texts and the reference are made from the table; the defaults are those of the dataclasses. No I/O.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import Enum
from typing import Any

from standupnudge.config.kinds import (
    LINK,
    NAME,
    Choice,
    Duration,
    Kind,
    Sentence,
    Switch,
    TimeOfDay,
    TimeRange,
    Weekday,
    WeekdayRange,
    Whole,
    Word,
)
from standupnudge.config.shapes import ListOf, MapOf, ascending, hours_ranges
from standupnudge.core.rules import OnClick, PopUp, Rules
from standupnudge.language import AUTO, LANGUAGES, N_, OURS

PORTS = ("idle", "session", "quiet", "notify", "tray", "sound", "voice", "store")
BUILT_IN_PLANS = ("glutes",)
LEVELS = ("auto", "L0", "L1", "L2", "L3", "L4", "L5", "L6")


class Voice(Enum):
    """How much is spoken during the routine."""

    FULL = "full"
    SHORT = "short"
    TONES = "tones"
    SILENT = "silent"


class Theme(Enum):
    """The colours of the windows."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class ReducedMotion(Enum):
    """Still pictures instead of moving ones."""

    AUTO = "auto"
    ON = "true"
    OFF = "false"


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundConfig:
    """What is heard.

    :ivar volume: 0 to 100.
    :ivar nudge: "chime", "none", or the path of a file as the user wrote it ("~" and relative paths unresolved).
    """

    volume: int = 60
    nudge: str = "chime"
    voice: Voice = Voice.FULL


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceConfig:
    """What the windows look like.

    :ivar language: "auto", or a language such as "de" or "pt_BR".
    """

    theme: Theme = Theme.AUTO
    language: str = "auto"
    reduced_motion: ReducedMotion = ReducedMotion.AUTO


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole configuration file, checked.

    :ivar videos: exercise name to http(s) link.
    :ivar backends: port name (one of :data:`PORTS`) to the back end to force there.
    """

    rules: Rules = field(default_factory=Rules)
    sound: SoundConfig = field(default_factory=SoundConfig)
    appearance: AppearanceConfig = field(default_factory=AppearanceConfig)
    videos: Mapping[str, str] = field(default_factory=dict)
    backends: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Key:
    """A row of the table.

    :ivar name: dotted; the part before the dot is the section.
    :ivar doc: one line for people.
    """

    name: str
    kind: Kind | ListOf | MapOf
    doc: str

    @property
    def default(self) -> Any:
        """The value if the file says nothing."""
        return value_of(Config(), self.name)


_SITTING = Duration(timedelta(seconds=5), timedelta(hours=8))
_FILE = r".*[/\\][^/\\]+|[^/\\]+\.[A-Za-z0-9]+"
_LANGUAGE = r"(?:en|de|es|fr|pt|zh)(?:[_-][A-Za-z0-9]{2,8}){0,3}"  # of any country, such as de_AT

KEYS = (
    Key("sitting.nudge_after", _SITTING, "time at the desk until a nudge comes"),
    Key("sitting.warn_before", Duration(timedelta(), timedelta(minutes=10)), "how long before it the tray icon warns"),
    Key("sitting.repeat_every", _SITTING, "time until an unanswered nudge comes again"),
    Key("sitting.snooze", _SITTING, "how long Snooze puts a nudge off"),
    Key("sitting.max_snoozes", Whole(0, 10), "how often Snooze can be used before you get up"),
    Key("sitting.away_after", _SITTING, "without keys and mouse for so long, you are on a break"),
    Key("sitting.locked_after", _SITTING, "with the screen locked for so long, you are on a break"),
    Key("sitting.on_click", Choice(OnClick), "what a click on a nudge does"),
    Key("standing.at_most", Duration(timedelta(minutes=5), timedelta(hours=8)), "standing for so long, you are asked"),
    Key(
        "routine.plan",
        # For translators: glutes and .yaml stay, they go into the file
        Word(N_("glutes, or a .yaml file beside this one"), BUILT_IN_PLANS, r"[^/\\]+\.yaml"),
        "the exercises",
    ),
    Key("routine.days", ListOf(Weekday(), ascending, least=1, distinct=True), "the weekdays of the routine"),
    Key("routine.at", TimeOfDay(), "the time of the routine, on your own clock"),
    # For translators: auto stays, it goes into the file
    Key("routine.level", Word(N_("auto, L0 to L6"), LEVELS), "how hard the exercises are"),
    Key("routine.pop_up", Choice(PopUp), "how the routine shows itself"),
    Key(
        "routine.variants",
        MapOf(
            N_("exercises with their variants, such as bent_knee_plank: heel_lifts"),
            Word(N_("an exercise such as bent_knee_plank"), pattern=NAME),
            Word(N_("a variant such as heel_lifts"), pattern=NAME),
            tuple,
        ),
        "which variant of an exercise is played",
    ),
    Key("routine.count_in", Duration(timedelta(seconds=3), timedelta(seconds=60)), "time to get ready in"),
    Key(
        "hours",
        MapOf(
            # For translators: always and mon-fri stay, they go into the file
            N_('always, or days with their ranges, such as mon-fri: ["08:30-12:30"]'),
            WeekdayRange(),
            ListOf(TimeRange()),
            hours_ranges,
            unless="always",
            least=1,
        ),
        "when nudges may come",
    ),
    Key("quiet.calls", Switch(), "no nudges during calls"),
    Key("quiet.full_screen", Switch(), "no nudges over a full screen window"),
    Key("quiet.do_not_disturb", Switch(), "no nudges while the desktop is set to do not disturb"),
    Key("sound.volume", Whole(0, 100), "how loud"),
    Key(
        "sound.nudge",
        # For translators: chime and none stay, they go into the file
        Word(N_("chime, none, or a file such as ~/Music/bell.wav"), ("chime", "none"), _FILE),
        "the sound of a nudge",
    ),
    Key("sound.voice", Choice(Voice), "how much is spoken during the routine"),
    Key("appearance.theme", Choice(Theme), "the colours of the windows"),
    Key(
        "appearance.language",
        Word("", (AUTO, OURS, *LANGUAGES), _LANGUAGE),
        "the language of texts and voice",
    ),
    Key("appearance.reduced_motion", Choice(ReducedMotion), "still pictures instead of moving ones"),
    Key("ideas.use_built_in", Switch(), "whether nudges carry our ideas for a break"),
    Key("ideas.extra", ListOf(Sentence(1, 200)), "your own ideas"),
    Key(
        "videos",
        MapOf(
            N_("exercises with their links"),
            Word(N_("an exercise such as glute_bridge"), pattern=NAME),
            LINK,
        ),
        "links that Watch opens",
    ),
    Key(
        "backends",
        MapOf(
            # For translators: a port is a thing that the program needs, such as idle; its back end is what provides it
            N_("a port with its back end, such as idle: x11_screensaver"),
            Word(words=PORTS),
            Word(N_("the name of a back end, as in x11_screensaver"), pattern=NAME),
        ),
        "technologies to use instead of those that are found",
    ),
)


def value_of(config: Config, name: str) -> Any:
    """What ``config`` has for the dotted key ``name``."""
    section, _, rest = name.partition(".")
    holder = getattr(config if hasattr(config, section) else config.rules, section)
    return getattr(holder, rest) if rest else holder


def with_values(base: Config, values: Mapping[str, Any]) -> Config:
    """``base`` with the ``values``, dotted key to checked value, in the places of its own."""
    sections: dict[str, Any] = {}
    for name, value in values.items():
        section, _, rest = name.partition(".")
        holder = sections.get(section, value_of(base, section))
        sections[section] = replace(holder, **{rest: value}) if rest else value
    own = {name: section for name, section in sections.items() if hasattr(base, name)}
    rules = {name: section for name, section in sections.items() if name not in own}
    return replace(base, rules=replace(base.rules, **rules), **own)
