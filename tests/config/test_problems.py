"""One scenario for each kind of problem, with its whole text."""

import pytest

from standupnudge.config.load import parse
from standupnudge.errors import ConfigError, Problem, StandUpNudgeError

SECTIONS = "sitting, standing, routine, hours, quiet, sound, appearance, ideas, videos, backends"
SITTING = "nudge_after, warn_before, repeat_every, snooze, max_snoozes, away_after, locked_after, on_click"
WEEK = "mon, tue, wed, thu, fri, sat, sun"
HOURS = 'always, or days with their ranges, such as mon-fri: ["08:30-12:30"]'
RANGE = 'times such as "08:30-12:30", at most to 24:00'

SCENARIOS = {
    "a number without a unit": (
        '# mine\nsitting:\n  nudge_after: "30"\n',
        'config.yaml:3:16: sitting.nudge_after: "30" has no unit; write 30m (allowed: 5s to 8h)',
    ),
    "the unit that is meant is one that is allowed": (
        "routine: {count_in: 10}",
        'config.yaml:1:21: routine.count_in: "10" has no unit; write 10s (allowed: 3s to 1m)',
    ),
    "a duration in words": (
        "sitting:\n  snooze: 10 minutes\n",
        'config.yaml:2:11: sitting.snooze: "10 minutes" is not a duration; write 10m (allowed: 5s to 8h)',
    ),
    "a duration too short": (
        "sitting: {away_after: 4s}",
        'config.yaml:1:23: sitting.away_after: "4s" is too short; write 5s (allowed: 5s to 8h)',
    ),
    "a duration too long": (
        "sitting: {warn_before: 1h}",
        'config.yaml:1:24: sitting.warn_before: "1h" is too long; write 10m (allowed: 0s to 10m)',
    ),
    "a number too high": (
        "sitting: {max_snoozes: 11}",
        'config.yaml:1:24: sitting.max_snoozes: "11" is too high; write 10 (allowed: 0 to 10)',
    ),
    "a number too low": (
        "sound: {volume: -1}",
        'config.yaml:1:17: sound.volume: "-1" is too low; write 0 (allowed: 0 to 100)',
    ),
    "a number with a sign for its unit": (
        "sound: {volume: 60%}",
        'config.yaml:1:17: sound.volume: "60%" is not a whole number; write 60 (allowed: 0 to 100)',
    ),
    "a number with a fraction": (
        "sitting: {max_snoozes: 2.5}",
        'config.yaml:1:24: sitting.max_snoozes: "2.5" is not a whole number (allowed: 0 to 10)',
    ),
    "yes in the place of true": (
        "quiet:\n  calls: yes\n",
        'config.yaml:2:10: quiet.calls: "yes" is not true or false; write true (allowed: true, false)',
    ),
    "a switch that is neither": (
        "quiet:\n  calls: maybe\n",
        'config.yaml:2:10: quiet.calls: "maybe" is not true or false (allowed: true, false)',
    ),
    "a word misspelt": (
        "sitting: {on_click: rutine}",
        'config.yaml:1:21: sitting.on_click: "rutine" is not a choice here; write routine (allowed: routine, none)',
    ),
    "a level in small letters": (
        "routine: {level: l3}",
        'config.yaml:1:18: routine.level: "l3" is not allowed here; write L3 (allowed: auto, L0 to L6)',
    ),
    "a time with a point": (
        "routine:\n  at: 12.30\n",
        'config.yaml:2:7: routine.at: "12.30" is not a time of day; write 12:30 (allowed: 00:00 to 23:59)',
    ),
    "a day in full": (
        "routine:\n  days: [mon, Friday]\n",
        f'config.yaml:2:15: routine.days: "Friday" is not a weekday; write fri (allowed: {WEEK})',
    ),
    "a day twice": (
        "routine: {days: [wed, wed]}",
        'config.yaml:1:23: routine.days: "wed" is here twice; leave one out',
    ),
    "no day": (
        "routine: {days: []}",
        f"config.yaml:1:17: routine.days: nothing is listed here (allowed: a list of {WEEK})",
    ),
    "days left empty": (
        "routine:\n  days:\n",
        f"config.yaml:2:8: routine.days: nothing is listed here (allowed: a list of {WEEK})",
    ),
    "one day where a list should be": (
        "routine: {days: wed}",
        'config.yaml:1:17: routine.days: "wed" is here where a list should be; '
        f"write [wed] (allowed: a list of {WEEK})",
    ),
    "a list where a text should be": (
        "sitting: {snooze: [5m]}",
        "config.yaml:1:19: sitting.snooze: a list is here where one value should be (allowed: 5s to 8h)",
    ),
    "keys where a text should be": (
        "sitting:\n  snooze:\n    a: b\n    c: d\n",
        "config.yaml:3:5: sitting.snooze: a group of keys is here where one value should be (allowed: 5s to 8h)",
    ),
    "an idea with a colon": (
        "ideas:\n  extra:\n    - Coffee: decaf\n",
        "config.yaml:3:7: ideas.extra: a group of keys is here where one value should be; "
        'write "Coffee: decaf" (allowed: texts of 1 to 200 characters)',
    ),
    "an idea with nothing in it": (
        "ideas: {extra: ['  ']}",
        'config.yaml:1:17: ideas.extra: "  " is too short (allowed: texts of 1 to 200 characters)',
    ),
    "an idea too long": (
        f"ideas: {{extra: [{'x' * 201}]}}",
        f'config.yaml:1:17: ideas.extra: "{"x" * 39}…" is too long with 201 characters '
        "(allowed: texts of 1 to 200 characters)",
    ),
    "an idea that would ring the terminal's bell": (
        'ideas: {extra: ["a\\ab"]}',
        'config.yaml:1:17: ideas.extra: "a\\x07b" has a line break or another character that can\'t be shown '
        "(allowed: texts of 1 to 200 characters)",
    ),
    "a value forgotten": (
        "sitting:\n  snooze:\n",
        "config.yaml:2:10: sitting.snooze: the value is missing (allowed: 5s to 8h)",
    ),
    "text where keys should be": (
        "sitting: 30m\n",
        f'config.yaml:1:10: sitting: "30m" is here where keys should be (allowed: {SITTING})',
    ),
    "a colon without a space": (
        "sitting:\n  snooze:5m\n",
        f'config.yaml:2:3: sitting: "snooze:5m" is here where keys should be; write snooze: 5m (allowed: {SITTING})',
    ),
    "a list where keys should be": (
        "- sitting\n",
        f"config.yaml:1:1: a list is here where keys should be (allowed: {SECTIONS})",
    ),
    "a list as a key": (
        "? [a]\n: b\n",
        f"config.yaml:1:3: a list is here where a key should be (allowed: {SECTIONS})",
    ),
    "a key misspelt": (
        "sitting:\n  nudge_afer: 30m\n",
        f'config.yaml:2:3: sitting.nudge_afer: "nudge_afer" is no key here; write nudge_after (allowed: {SITTING})',
    ),
    "a key that is like no other": (
        "pomodoro: 25m\n",
        f'config.yaml:1:1: pomodoro: "pomodoro" is no key here (allowed: {SECTIONS})',
    ),
    "a key in another section": (
        "nudge_after: 30m\n",
        f'config.yaml:1:1: nudge_after: "nudge_after" is no key here; write it below sitting (allowed: {SECTIONS})',
    ),
    "a dotted key": (
        "sitting.snooze: 5m\n",
        'config.yaml:1:1: sitting.snooze: "sitting.snooze" is no key here; '
        f"write it below sitting (allowed: {SECTIONS})",
    ),
    "a key twice": (
        "sitting:\n  snooze: 5m\n  snooze: 6m\n",
        'config.yaml:3:3: sitting.snooze: "snooze" is here twice, first in line 2; leave one out',
    ),
    "a link that would ring the terminal's bell": (
        'videos: {glute_bridge: "https://example.org/\\a"}',
        'config.yaml:1:24: videos.glute_bridge: "https://example.org/\\x07" is not allowed here '
        "(allowed: a link such as https://example.org/bridge)",
    ),
    "a key without its colon swallows the next line, which is told once": (
        "sitting\n  snooze: 5m\n",
        'config.yaml:2:9: the line above has no ":" after its key',
    ),
    "a plan we do not have": (
        "routine: {plan: glute}",
        'config.yaml:1:17: routine.plan: "glute" is not allowed here; '
        "write glutes (allowed: glutes, or a .yaml file beside this one)",
    ),
    "a plan in another folder": (
        "routine: {plan: ../plan.yaml}",
        'config.yaml:1:17: routine.plan: "../plan.yaml" is not allowed here '
        "(allowed: glutes, or a .yaml file beside this one)",
    ),
    "a sound that is neither a word nor a file": (
        "sound: {nudge: chimes}",
        'config.yaml:1:16: sound.nudge: "chimes" is not allowed here; '
        "write chime (allowed: chime, none, or a file such as ~/Music/bell.wav)",
    ),
    "hours misspelt": (
        "hours: alwys\n",
        f'config.yaml:1:8: hours: "alwys" is not allowed here; write always (allowed: {HOURS})',
    ),
    "hours of no day": (
        "hours: {}",
        f"config.yaml:1:8: hours: nothing is listed here (allowed: {HOURS})",
    ),
    "days without hours": (
        "hours: {mon-fri: []}",
        f"config.yaml:1:8: hours: nothing is listed here (allowed: {HOURS})",
    ),
    "hours forgotten": (
        "hours:\n",
        f"config.yaml:1:7: hours: the value is missing; write always (allowed: {HOURS})",
    ),
    "hours that end when they start": (
        'hours: {mon: ["10:00-10:00"]}',
        f'config.yaml:1:15: hours.mon: "10:00-10:00" ends when it starts (allowed: {RANGE})',
    ),
    "hours of a day that is none": (
        'hours: {Mon-Fri: ["10:00-11:00"]}',
        'config.yaml:1:9: hours.Mon-Fri: "Mon-Fri" is not a day or a range of days; '
        "write mon-fri (allowed: a day such as wed, or days such as mon-fri)",
    ),
    "hours without a list": (
        "hours: {mon: 10:00-11:00}",
        f'config.yaml:1:14: hours.mon: "10:00-11:00" is here where a list should be; '
        f"write [10:00-11:00] (allowed: a list of {RANGE})",
    ),
    "a link without its beginning": (
        "videos: {glute_bridge: example.org/v}",
        'config.yaml:1:24: videos.glute_bridge: "example.org/v" is not allowed here; '
        "write https://example.org/v (allowed: a link such as https://example.org/bridge)",
    ),
    "a link to something else than a page": (
        "videos: {glute_bridge: 'file:///etc/passwd'}",
        'config.yaml:1:24: videos.glute_bridge: "file:///etc/passwd" is not allowed here '
        "(allowed: a link such as https://example.org/bridge)",
    ),
    "a port misspelt": (
        "backends: {idel: mutter}",
        'config.yaml:1:12: backends.idel: "idel" is not allowed here; '
        "write idle (allowed: idle, session, quiet, notify, tray, sound, voice, store)",
    ),
    "a back end that is no word": (
        "backends: {idle: X 11}",
        'config.yaml:1:18: backends.idle: "X 11" is not allowed here '
        "(allowed: the name of a back end, as in x11_screensaver)",
    ),
}


def problems_of(text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("text", "problem"), SCENARIOS.values(), ids=SCENARIOS.keys())
def test_a_problem_tells_place_key_value_what_is_allowed_and_what_to_write(text, problem):
    assert problems_of(text) == [problem]


def test_all_problems_are_told_at_once_in_the_order_of_the_file():
    text = (
        "sitting:\n"
        "  nudge_after: 30\n"
        "  snoze: 5m\n"
        "sond: {volume: 3}\n"
        "routine:\n"
        "  days: [wed, wde]\n"
        "  level: L9\n"
        "sitting:\n"
        "  max_snoozes: many\n"
    )
    assert problems_of(text) == [
        'config.yaml:2:16: sitting.nudge_after: "30" has no unit; write 30m (allowed: 5s to 8h)',
        f'config.yaml:3:3: sitting.snoze: "snoze" is no key here; write snooze (allowed: {SITTING})',
        f'config.yaml:4:1: sond: "sond" is no key here; write sound (allowed: {SECTIONS})',
        f'config.yaml:6:15: routine.days: "wde" is not a weekday; write wed (allowed: {WEEK})',
        'config.yaml:7:10: routine.level: "L9" is not allowed here (allowed: auto, L0 to L6)',
        'config.yaml:8:1: sitting: "sitting" is here twice, first in line 1; leave one out',
        'config.yaml:9:16: sitting.max_snoozes: "many" is not a whole number (allowed: 0 to 10)',
    ]


def test_each_time_a_key_comes_again_the_first_is_named():
    assert [problem.rpartition(": ")[2] for problem in problems_of("sound: {}\nsound: {}\nsound: {}\n")] == [
        '"sound" is here twice, first in line 1; leave one out'
    ] * 2


def test_a_problem_has_its_parts():
    with pytest.raises(StandUpNudgeError) as caught:
        parse("sound:\n  volume: 101\n", "mine.yaml")
    assert isinstance(caught.value, ConfigError)
    assert caught.value.problems == (
        Problem(
            file="mine.yaml",
            line=2,
            column=11,
            key="sound.volume",
            text='"101" is too high; write 100 (allowed: 0 to 100)',
        ),
    )
    assert str(caught.value) == 'mine.yaml:2:11: sound.volume: "101" is too high; write 100 (allowed: 0 to 100)'


def test_a_value_cannot_speak_to_the_terminal():
    [problem] = problems_of('sitting: {on_click: "\\e[2J\\u202E"}')
    assert '"\\x1b[2J\\u202e" is not a choice here' in problem
