"""After the routine: two questions, what is offered, and the next date."""

from __future__ import annotations

import pytest

from standupnudge.window.ending import Offer
from standupnudge.window.scene import Offers, Page
from tests.window.desk import Desk

OFFER = {"say": "offer", "title": "The next routine with L2?", "text": "As you like.", "yes": "Go to L2", "no": "Stay"}


@pytest.fixture
def done() -> Desk:
    """Everything was played to its end."""
    desk = Desk(Offers())
    desk.do("toggle")
    desk.wait(60)
    return desk


@pytest.fixture
def rated(done: Desk) -> Desk:
    done.do("effort right", "pain ")
    return done


def choices(desk: Desk) -> list[list[str]]:
    return [[choice.label for choice in question.choices] for question in desk.scene.questions]


def test_both_questions_are_asked_at_once(done: Desk) -> None:
    assert done.scene.page is Page.RATE
    assert choices(done) == [["Easy", "Just right", "Hard"], ["No", "Wall", "Squat"]]
    assert done.offered() == ["close"]


@pytest.mark.parametrize(
    ("answers", "effort", "pain"),
    [
        (("effort easy", "pain "), "easy", ""),
        (("pain squat", "effort hard"), "hard", "squat"),
        (("effort hard", "effort right", "pain "), "right", ""),
    ],
)
def test_they_are_told_once_both_are_answered(done: Desk, answers: tuple[str, ...], effort: str, pain: str) -> None:
    before = len(done.said)
    done.do(*answers[:-1])
    assert len(done.said) == before
    assert done.scene.page is Page.RATE
    done.do(answers[-1])
    assert done.said[before:] == [{"said": "rated", "effort": effort, "pain": pain}]
    assert (done.scene.page, done.scene.heading) == (Page.DONE, "Done in 0:36")
    assert done.offered() == ["close"]


def test_an_answer_is_marked_and_can_be_changed_until_the_other_one_is_there(done: Desk) -> None:
    done.do("pain wall")
    assert [question.chosen for question in done.scene.questions] == ["", "pain wall"]
    done.do("pain ", "effort easy", "effort hard")
    assert done.said[-1] == {"said": "rated", "effort": "easy", "pain": ""}


def test_pain_is_asked_about_what_was_begun_or_ticked_only() -> None:
    desk = Desk(Offers())
    desk.do("toggle")
    desk.wait(10 + 7)  # in the first hold
    desk.do("stop", "leave")
    assert choices(desk)[1] == ["No", "Wall"]


def test_who_has_done_nothing_yet_is_asked_nothing() -> None:
    desk = Desk(Offers())
    desk.do("toggle")
    desk.wait(10 + 2)  # on the way to the wall
    desk.do("stop", "leave")
    assert desk.said[-1]["said"] == "closed"
    assert desk.closed


def test_who_stops_by_escape_is_asked_and_then_told_the_next_date() -> None:
    desk = Desk(Offers())
    desk.do("toggle")
    desk.wait(10 + 7)
    desk.session.ask_to_close()
    desk.do("leave", "effort hard", "pain wall")
    assert [each["said"] for each in desk.said] == ["started", "finished", "rated"]
    desk.hear(say="next", text="Next: Wed 12:30.")
    assert (desk.scene.page, desk.scene.next) == (Page.DONE, "Next: Wed 12:30.")


def test_who_has_ticked_by_hand_is_asked_too() -> None:
    desk = Desk(Offers())
    desk.session.tick("squat")
    desk.do("finish")
    assert choices(desk)[1] == ["No", "Squat"]


def test_closing_leaves_the_questions_unanswered(done: Desk) -> None:
    done.session.ask_to_close()
    assert done.closed
    assert done.said[-1]["said"] == "finished"


def test_the_next_date_is_shown(rated: Desk) -> None:
    rated.hear(say="next", text="Next: Wed 12:30.")
    assert rated.scene.next == "Next: Wed 12:30."


@pytest.mark.parametrize("choice", ["offer accept", "offer decline"])
def test_an_offer_is_answered_in_the_window(rated: Desk, choice: str) -> None:
    rated.hear(**OFFER)
    assert rated.scene.offer == Offer("The next routine with L2?", "As you like.", "Go to L2", "Stay")
    assert rated.offered() == ["offer accept", "offer decline", "close"]
    rated.do(choice, choice)
    assert rated.said[-1] == {"said": "chosen", "name": choice}
    assert rated.said[-2]["said"] == "rated", "it was said twice"
    assert rated.offered() == ["close"]


def test_no_offer_is_taken_by_the_key_that_closes(rated: Desk) -> None:
    rated.hear(**OFFER)
    assert "main" not in {action.group for action in rated.scene.actions}


def test_an_offer_that_was_answered_elsewhere_goes(rated: Desk) -> None:
    rated.hear(**OFFER)
    rated.hear(say="offer", title="")
    assert rated.offered() == ["close"]


def test_words_that_make_no_sense_change_nothing(rated: Desk) -> None:
    scene = rated.scene
    rated.session.hear({"say": "next", "text": 7})
    rated.session.hear({"say": "offer", "title": "More?"})
    rated.session.hear({})
    assert rated.scene == scene
