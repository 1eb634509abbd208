"""Random nasty timelines: nothing overlaps, nothing is cut off, no leaders cross, rows are in order, bytes repeat.

A modest number runs by default; `TIMELINE_NASTY=320 pytest tests/writers/test_picture_nasty.py` runs the full test.
"""

import io
import os

import pytest
from nasty import crossings, drawn, faults, overlapping

from timeline.writers.picture import fonts, write_pdf, write_png, write_svg
from timeline.writers.picture.fonts import Fonts
from timeline.writers.picture.scene import Line, Scene, Text

COUNT = int(os.environ.get("TIMELINE_NASTY", "40"))
FEW = 4
"""So many are drawn in the fast tests too."""


@pytest.mark.parametrize(
    "seed", [*range(FEW), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(FEW, COUNT))]
)
def test_nothing_is_wrong_with_any_picture(seed: int) -> None:
    timeline, _, found = drawn(seed)
    assert found.pop("texts") > 0
    assert not any(found.values()), (len(timeline.events), found)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(0, COUNT, 10))
def test_nor_where_no_other_font_is_installed(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_installed", lambda: ())
    _, _, found = drawn(seed)
    assert found.pop("texts") > 0
    assert not any(found.values()), found


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(0, COUNT, 8))
def test_the_same_timeline_gives_the_same_bytes(seed: int) -> None:
    timeline, options, _ = drawn(seed)
    for write in (write_png, write_svg, write_pdf):
        first, second = io.BytesIO(), io.BytesIO()
        write(timeline, first, options)
        write(timeline, second, options)
        assert first.getvalue() == second.getvalue()


def test_the_checks_see_faults() -> None:
    """A check that cannot fail tests nothing: here are two texts on each other, one cut off, leaders crossed."""
    shapes = [
        Text(20, 30, "one above", 9, "#000000"),
        Text(24, 33, "the other", 9, "#000000"),
        Text(180, 60, "beyond the edge", 9, "#000000"),
        Line(((10, 10), (14, 10), (46, 50), (50, 50)), "#000000", role="leader"),
        Line(((10, 50), (14, 50), (46, 10), (50, 10)), "#000000", role="leader"),
    ]
    found = faults(Scene("#ffffff", Fonts(), 200, 100, [*shapes]), 100)
    assert found == {
        "overlaps": 1,
        "clipped": 1,
        "crossings": 1,
        "disorder": 1,
        "too_large": 0,
        "unmeasured": 0,
        "texts": 3,
    }
    assert crossings([((0, 0), (1, 1)), ((0, 0), (1, 2))]) == 0


def test_boxes_that_touch_do_not_overlap() -> None:
    import numpy as np

    assert overlapping(np.array([[0, 0, 10, 10], [10, 0, 20, 10], [0, 10, 10, 20]])) == 0
    assert overlapping(np.array([[0, 0, 10, 10], [9, 9, 20, 20]])) == 1
