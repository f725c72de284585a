"""The page in a real browser: its numbers, its console, what fits, and its colours by day and by night."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from standupnudge.core.history import History
from standupnudge.report.page import page
from tests.report.browser import LIMIT, Browser
from tests.report.month import facts, played
from tests.report.reading import Page

pytestmark = pytest.mark.timeout(3 * LIMIT)

# Every text of a picture lies within it, and nothing but what may scroll is wider than its place.
MEASURE = """
<script>
const out = [];
for (const svg of document.querySelectorAll('svg')) {
  const view = svg.viewBox.baseVal;
  for (const text of svg.querySelectorAll('text')) {
    const box = text.getBBox();
    if (box.x < 0 || box.y < 0 || box.x + box.width > view.width || box.y + box.height > view.height)
      out.push('outside its picture: ' + text.textContent);
  }
}
for (const each of document.querySelectorAll('body *:not(.scroll):not(.scroll *)'))
  if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0) out.push('too wide: ' + each.tagName);
if (document.documentElement.scrollWidth > window.innerWidth) out.push('the page scrolls sideways');
const told = document.createElement('pre');
told.id = 'measured';
told.textContent = JSON.stringify(out);
document.body.append(told);
</script>
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    return Browser(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("month")
    path = folder / "report.html"
    path.write_text(page(facts(played(folder))), encoding="utf-8")
    return path


def test_the_numbers_are_right_and_the_console_is_silent(browser: Browser, month: Path) -> None:
    text, console = browser.dom(month)
    assert console == []
    assert Page(text).tables == Page(month.read_text(encoding="utf-8")).tables
    assert Page(text).tables["The same in numbers"][1][:7] == [
        *("2 Mar 2026", "10 h 8 min", "16", "1 h", "40 min", "40 min", "82%"),
    ]


def test_a_fault_would_be_seen_on_the_console(browser: Browser, month: Path) -> None:
    broken = month.with_name("broken.html")
    broken.write_text(month.read_text(encoding="utf-8").replace("<main>", "<main><img src='x.png'>"), encoding="utf-8")
    _, console = browser.dom(broken)
    assert any("Content Security Policy" in line for line in console)


@pytest.mark.parametrize("width", [1200, 500])
def test_nothing_is_cut_off(width: int, browser: Browser, month: Path) -> None:
    measured = month.with_name(f"measured-{width}.html")
    text = re.sub(r"<meta[^>]*Content-Security-Policy[^>]*>", "", month.read_text(encoding="utf-8"))
    measured.write_text(text.replace("</body>", f"{MEASURE}</body>"), encoding="utf-8")
    found = re.search(r'<pre id="measured">(.*?)</pre>', browser.dom(measured, width)[0])
    assert found is not None
    assert json.loads(found[1]) == []


@pytest.mark.parametrize(("dark", "ground", "card"), [(False, "f3f2ee", "ffffff"), (True, "161a1c", "1f2528")])
def test_it_is_light_or_dark_as_the_person_likes(
    dark: bool, ground: str, card: str, browser: Browser, month: Path
) -> None:
    with Image.open(browser.picture(month, f"dark-{dark}", dark=dark)) as picture:
        colours = picture.convert("RGB").getcolors(1 << 24) or []
    common = ["{:02x}{:02x}{:02x}".format(*colour) for _, colour in sorted(colours, reverse=True)[:2]]
    assert sorted(common) == sorted([ground, card])


def test_without_records_the_page_is_as_quiet(browser: Browser, tmp_path: Path) -> None:
    empty = tmp_path / "report.html"
    empty.write_text(page(facts(History())), encoding="utf-8")
    text, console = browser.dom(empty)
    assert console == []
    assert "Nothing to show yet" in Page(text).said
