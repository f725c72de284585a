from datetime import time, timedelta

import pytest

from standupnudge.config.load import parse
from standupnudge.config.schema import Config, ReducedMotion, Theme, Voice
from standupnudge.core.rules import HoursRange, OnClick, PopUp, Rules
from standupnudge.errors import ConfigError


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a note\n", "---\n", "---\n...\n", "\ufeff", "{}", "sitting:\n", "sitting: {}\n"]
)
def test_a_file_that_says_nothing_means_the_defaults(text):
    assert parse(text) == Config()


def test_the_defaults_of_the_rules_are_those_of_the_core():
    assert Config().rules == Rules()


def test_every_section_is_read_into_its_place():
    config = parse(
        "sitting: {nudge_after: 45m, on_click: none, max_snoozes: 0}\n"
        "standing: {at_most: 1h30m}\n"
        "routine: {plan: my-plan.yaml, days: [thu, mon], level: L3, pop_up: notification, count_in: 5s}\n"
        "quiet: {calls: false}\n"
        "sound: {volume: 0, nudge: ~/Music/bell.wav, voice: tones}\n"
        "appearance: {theme: dark, language: pt_BR, reduced_motion: true}\n"
        "ideas: {use_built_in: false, extra: [Water the plants]}\n"
        "videos: {glute_bridge: 'https://example.org/v?t=1#a'}\n"
        "backends: {idle: x11_screensaver}\n"
    )
    assert config.rules.sitting.nudge_after == timedelta(minutes=45)
    assert config.rules.sitting.on_click is OnClick.NONE
    assert config.rules.sitting.max_snoozes == 0
    assert config.rules.sitting.snooze == timedelta(minutes=5)
    assert config.rules.standing.at_most == timedelta(minutes=90)
    assert config.rules.routine.plan == "my-plan.yaml"
    assert config.rules.routine.days == (0, 3)
    assert config.rules.routine.level == "L3"
    assert config.rules.routine.pop_up is PopUp.NOTIFICATION
    assert config.rules.routine.count_in == timedelta(seconds=5)
    assert (config.rules.quiet.calls, config.rules.quiet.full_screen) == (False, True)
    assert (config.sound.volume, config.sound.nudge, config.sound.voice) == (0, "~/Music/bell.wav", Voice.TONES)
    assert config.appearance.theme is Theme.DARK
    assert config.appearance.language == "pt_BR"
    assert config.appearance.reduced_motion is ReducedMotion.ON
    assert (config.rules.ideas.use_built_in, config.rules.ideas.extra) == (False, ("Water the plants",))
    assert config.videos == {"glute_bridge": "https://example.org/v?t=1#a"}
    assert config.backends == {"idle": "x11_screensaver"}


@pytest.mark.parametrize("written", ["12:30", '"12:30"', "'12:30'", "12:30 # note", "&noon 12:30"])
def test_a_time_means_what_it_says_quoted_or_not(written):
    assert parse(f"routine:\n  at: {written}\n").rules.routine.at == time(12, 30)


def test_words_that_old_yaml_takes_for_truth_stay_words():
    config = parse("ideas:\n  extra: [on, off, yes, no, null, 12:30, 1_000, 0x1F, 2026-01-01, ~, =]\n")
    assert config.rules.ideas.extra == (
        "on",
        "off",
        "yes",
        "no",
        "null",
        "12:30",
        "1_000",
        "0x1F",
        "2026-01-01",
        "~",
        "=",
    )


@pytest.mark.parametrize("language", ["auto", "en", "en_GB", "de-CH", "pt", "zh-Hans", "pt_BR"])
def test_a_language_may_be_that_of_a_country(language: str):
    assert parse(f"appearance: {{language: {language}}}").appearance.language == language


def test_norwegian_is_a_language_and_no_answer_but_not_one_of_ours():
    with pytest.raises(ConfigError) as told:
        parse("appearance: {language: no}")
    (problem,) = told.value.problems
    assert str(problem).endswith('"no" is not allowed here (allowed: auto, en, de, es, fr, pt_BR, zh_CN)')


def test_no_sound_and_no_click_are_written_none():
    config = parse("sound: {nudge: none}\nsitting: {on_click: none}\n")
    assert (config.sound.nudge, config.rules.sitting.on_click) == ("none", OnClick.NONE)


def test_hours_are_ranges_on_days_each_in_its_order():
    config = parse('hours: {fri-sat: ["22:00-06:00"], mon: ["13:00-24:00", "08:30-12:30"]}')
    assert config.rules.hours == (
        HoursRange(day=0, start=time(8, 30), end=time(12, 30)),
        HoursRange(day=0, start=time(13), end=None),
        HoursRange(day=4, start=time(22), end=time(6)),
        HoursRange(day=5, start=time(22), end=time(6)),
    )


def test_a_day_that_is_named_twice_has_all_its_hours():
    config = parse('hours: {mon-tue: ["09:00-17:00"], tue: ["20:00-21:00", "09:00-17:00"]}')
    assert config.rules.hours == (
        HoursRange(day=0, start=time(9), end=time(17)),
        HoursRange(day=1, start=time(9), end=time(17)),
        HoursRange(day=1, start=time(20), end=time(21)),
    )


def test_a_day_without_hours_may_be_written_down():
    assert parse('hours: {mon: ["09:00-17:00"], sun: []}').rules.hours == (
        HoursRange(day=0, start=time(9), end=time(17)),
    )


def test_space_around_an_idea_does_not_count():
    assert parse("ideas:\n  extra:\n    - >\n      Take the\n      stairs\n").rules.ideas.extra == ("Take the stairs",)


def test_a_warning_longer_than_the_wait_is_no_problem():
    config = parse("sitting: {nudge_after: 5s, warn_before: 1m}")
    assert config.rules.sitting.warn_before > config.rules.sitting.nudge_after


def test_lists_and_maps_left_empty_are_empty():
    config = parse("ideas:\n  extra:\n    # - nothing yet\nvideos:\nbackends:\n")
    assert (config.rules.ideas.extra, config.videos, config.backends) == ((), {}, {})


def test_windows_line_ends_change_nothing():
    text = "sitting:\r\n  nudge_after: 45m\r\nideas:\r\n  extra: [Walk]\r\n"
    assert parse(text) == parse(text.replace("\r\n", "\n"))


def test_a_second_text_goes_over_the_values_of_the_first():
    first = parse("sitting: {nudge_after: 45m, snooze: 9m}\nvideos: {lunge: 'https://example.org'}\n")
    second = parse("sitting: {snooze: 3m}\n", base=first)
    assert second.rules.sitting.nudge_after == timedelta(minutes=45)
    assert second.rules.sitting.snooze == timedelta(minutes=3)
    assert second.videos == first.videos
