"""macOS's program ``say``, with a script that stands in for it: what it is called with, what it reads, how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from standupnudge.adapters.voice.macos_say import PACE, MacosSay
from standupnudge.errors import Unavailable
from tests.adapters.voice.stand_in import StandIn

# As macOS 10.15 and 13 list them.
VOICES = """
Albert              en_US    # I have a frog in my throat. No, I mean a real frog!
Anna                de_DE    # Hallo, ich heiße Anna und ich bin eine deutsche Stimme.
Daniel              en_GB    # Hello, my name is Daniel. I am a British-English voice.
Eddy (English (US)) en_US    # Hello! My name is Eddy.
Samantha            en_US    # Hello, my name is Samantha. I am an American-English voice.
"""
SAY = """
if sys.argv[1:] == ["-v", "?"]:
    print({voices!r})
    sys.exit({status})
note(arguments=sys.argv[1:], number=os.getpid(), read=sys.stdin.read())
time.sleep(600)
"""


def stand_in(folder: Path, voices: str = VOICES, status: int = 0, more: str = "") -> StandIn:
    return StandIn(folder, "say", more + SAY.format(voices=voices, status=status))


def test_it_reads_the_words_and_the_volume_and_has_a_plain_english_voice(tmp_path: Path) -> None:
    say = stand_in(tmp_path)
    voice = MacosSay(say.environ)
    voice.speak("Roll onto your back.", 60)
    say.until("read", "[[volm 0.36]] Roll onto your back.")
    assert say.all("arguments") == [["-r", str(PACE), "-v", "Samantha"]]
    voice.close()


@pytest.mark.parametrize(("language", "chosen"), [("de", ["-v", "Anna"]), ("en", ["-v", "Samantha"]), ("fr", [])])
def test_the_voice_is_one_of_the_language(tmp_path: Path, language: str, chosen: list[str]) -> None:
    say = stand_in(tmp_path)
    voice = MacosSay(say.environ, language)
    voice.speak("Soften.", 100)
    say.until("arguments", ["-r", str(PACE), *chosen])
    voice.close()


@pytest.mark.parametrize(
    ("voices", "chosen"),
    [
        (VOICES.replace("Samantha", "Fred    "), ["-v", "Daniel"]),
        ("Anna                de_DE    # Hallo\n", []),
        ("Samantha            de_DE    # Hallo\n", []),
        ("", []),
        ("what is this", []),
    ],
)
def test_without_a_plain_english_voice_it_is_the_one_of_the_system(
    tmp_path: Path, voices: str, chosen: list[str]
) -> None:
    say = stand_in(tmp_path, voices)
    voice = MacosSay(say.environ)
    voice.speak("Soften.", 100)
    say.until("arguments", ["-r", str(PACE), *chosen])
    voice.close()


def test_words_are_no_commands(tmp_path: Path) -> None:
    say = stand_in(tmp_path)
    voice = MacosSay(say.environ)
    voice.speak("-o x [[slnc 9999]] Größe", 100)
    say.until("read", "[[volm 1.00]] -o x [ [slnc 9999]] Größe")
    voice.close()


def test_new_words_end_the_process_of_the_old(tmp_path: Path) -> None:
    say = stand_in(tmp_path)
    voice = MacosSay(say.environ)
    voice.speak("One.", 100)
    say.until("read", "[[volm 1.00]] One.")
    voice.speak("Two.", 100)
    say.until("read", "[[volm 1.00]] One.", "[[volm 1.00]] Two.")
    first, second = say.all("number")
    assert say.running([first, second]) == [second]
    voice.hush()
    assert say.running([second]) == []
    voice.close()


def test_one_that_does_not_want_to_end_is_ended(tmp_path: Path) -> None:
    say = stand_in(tmp_path, more="signal.signal(signal.SIGTERM, signal.SIG_IGN)\n")
    voice = MacosSay(say.environ)
    voice.speak("One.", 100)
    say.until("read", "[[volm 1.00]] One.")
    voice.close()
    assert say.running(say.all("number")) == []


def test_one_that_ends_without_reading_is_no_fault(tmp_path: Path) -> None:
    say = StandIn(tmp_path, "say", "note(started=True)\n")
    voice = MacosSay(say.environ)
    for _ in range(3):
        voice.speak("Anybody there?", 100)
    voice.close()


def test_without_it_that_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="say was not found") as caught:
        MacosSay({"PATH": str(tmp_path)})
    assert caught.value.cure


def test_one_that_is_gone_later_is_told_with_the_words(tmp_path: Path) -> None:
    say = stand_in(tmp_path)
    voice = MacosSay(say.environ)
    (tmp_path / "say").unlink()
    with pytest.raises(Unavailable, match="can't be started"):
        voice.speak("Anybody there?", 100)
    voice.hush()
    voice.close()
