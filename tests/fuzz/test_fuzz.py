"""The short form of ``python -m tests.fuzz``: good input with something taken out, put in, or put in twice."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, seeds

ODD = [
    *(b"0", b"-1", b"1e300", b"NaN", b"99999999999999999999", b"null", b"true", b'""', b"[]", b"{}", b'{"is":"Away"}'),
    *(b"\xff", b"\0", b"\n", b'"', b'"\\ud800"', b"0001-01-01", b"9999-12-31", b"1970-01-01T00:00:00+00:00", b"400d"),
    *(b"9999-12-31T23:59:59+00:00", b"0001-01-01T00:00:00+00:00", b'"x"', b"[[]]", b"[" * 2000, b"24:00"),
]
VALUES = re.compile(rb"-?\d[\d.:T+-]*[wdhms]?|\w+|\"[^\"]*\"")


@st.composite
def edited(draw: st.DrawFn, name: str) -> bytes:
    """A seed after some edits, most of them of one value in it."""
    data: bytes = draw(st.sampled_from(list(seeds(name))))
    for _ in range(draw(st.integers(1, 3))):
        spans = [match.span() for match in VALUES.finditer(data)] or [(0, len(data))]
        start, stop = draw(st.sampled_from(spans))
        if draw(st.booleans()):
            start, stop = sorted((draw(st.integers(0, len(data))), draw(st.sampled_from([start, stop]))))
        put = draw(st.sampled_from([*ODD, *(data[slice(*span)] for span in spans[:50])]) | st.binary(max_size=4))
        data = data[:start] + put + data[stop:]
    return data


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_that_comes_in_ends_in_a_traceback_or_never(name: str) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=edited(name))
    def taken(data: bytes) -> None:
        TARGETS[name](data)

    taken()


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_good_is_taken(name: str) -> None:
    there = list(seeds(name))
    assert there
    for data in there:
        TARGETS[name](data)


def values(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where there are values in a JSON document."""
    items = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    return [path, *(each for key, value in items for each in values(value, (*path, key)))]


def with_value(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    copy = document.copy()
    copy[path[0]] = with_value(document[path[0]], path[1:], value)
    return copy


LIKELY = [0, -1, 1.5, 1e9, -1e12, "", "0001-01-01", "9999-12-31", "00:00", None, [], True]
LIKELY += [["9999-12-31T23:59:59+00:00", 1e8], ["0001-01-01T00:00:00+00:00", 0.0], ["2026-03-02T08:00:00+00:00", -1e8]]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_state_of_the_right_form_with_odd_values_is_lived_with(data: st.DataObject) -> None:
    document = json.loads(data.draw(st.sampled_from(list(seeds("state")))))
    for _ in range(data.draw(st.integers(1, 2))):
        path = data.draw(st.sampled_from(values(document)))
        document = with_value(document, path, data.draw(st.sampled_from(LIKELY)))
    TARGETS["state"](json.dumps(document).encode())
