"""Random nasty timelines: nothing overlaps, nothing is cut off, no leaders cross, rows are in order, bytes repeat.

A modest number runs by default; `TIMELINE_NASTY=320 pytest tests/writers/test_picture_nasty.py` runs the full test.
"""

import io
import os

import pytest
from nasty import crossings, drawn, faults, overlapping

from timeline.writers.picture import scene_of, write_pdf, write_png, write_svg
from timeline.writers.picture.scene import Line, Scene, Text

COUNT = int(os.environ.get("TIMELINE_NASTY", "40"))


@pytest.mark.parametrize("seed", range(COUNT))
def test_nothing_is_wrong_with_any_picture(seed: int) -> None:
    timeline, _, found = drawn(seed)
    assert found.pop("texts") > 0
    assert not any(found.values()), (len(timeline.events), found)


@pytest.mark.parametrize("seed", range(0, COUNT, 8))
def test_the_same_timeline_gives_the_same_bytes(seed: int) -> None:
    timeline, options, _ = drawn(seed)
    for write in (write_png, write_svg, write_pdf):
        first, second = io.BytesIO(), io.BytesIO()
        write(timeline, first, options)
        write(timeline, second, options)
        assert first.getvalue() == second.getvalue()


def test_the_checks_see_faults() -> None:
    """A check that cannot fail tests nothing: the same scene with texts moved and leaders added has such faults."""
    timeline, options, _ = drawn(3)
    scene = scene_of(timeline, options)
    moved = [
        shape.moved(-200, -60) if isinstance(shape, Text) and i % 2 else shape for i, shape in enumerate(scene.shapes)
    ]
    swapped = Line(((10, 10), (50, 50)), "#000000", role="leader"), Line(((10, 50), (50, 10)), "#000000", role="leader")
    found = faults(Scene(scene.ground, scene.families, scene.width, scene.height, [*moved, *swapped]), 100)
    assert found["overlaps"] and found["clipped"] and found["crossings"]
    assert crossings([((0, 0), (1, 1)), ((0, 0), (1, 2))]) == 0


def test_boxes_that_touch_do_not_overlap() -> None:
    import numpy as np

    assert overlapping(np.array([[0, 0, 10, 10], [10, 0, 20, 10], [0, 10, 10, 20]])) == 0
    assert overlapping(np.array([[0, 0, 10, 10], [9, 9, 20, 20]])) == 1
