"""Where the nodes of the map lie."""

import time
from itertools import combinations, pairwise

import pytest

from training.network.graph.layout import BOX_HEIGHT, BOX_WIDTH, laid_out
from training.network.graph.lines import Spot, path_between

RING = [*pairwise(range(12)), (11, 0)]
STAR = [(0, node) for node in range(1, 30)]


def test_nothing_has_no_size():
    assert laid_out(0, []) == ([], 0, 0)


def test_the_same_graph_looks_the_same():
    assert laid_out(12, RING) == laid_out(12, RING)


def test_a_line_said_twice_or_backwards_changes_nothing():
    assert laid_out(12, [*RING, (1, 0), (0, 1)]) == laid_out(12, RING)


@pytest.mark.parametrize(("count", "edges"), [(1, []), (2, [(0, 1)]), (12, RING), (30, STAR), (40, []), (3, [(1, 1)])])
def test_no_two_labels_overlap_and_all_lie_inside(count, edges):
    layout = laid_out(count, edges)
    assert len(layout.points) == count
    for (ax, ay), (bx, by) in combinations(layout.points, 2):
        assert abs(ax - bx) >= BOX_WIDTH - 1 or abs(ay - by) >= BOX_HEIGHT - 1
    for x, y in layout.points:
        assert BOX_WIDTH / 2 - 0.2 <= x <= layout.width - BOX_WIDTH / 2 + 0.2
        assert BOX_HEIGHT / 2 - 0.2 <= y <= layout.height - BOX_HEIGHT / 2 + 0.2


def test_neighbours_lie_nearer_than_others():
    points = laid_out(12, RING).points

    def distance(a, b):
        return ((points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2) ** 0.5

    near = sum(distance(a, b) for a, b in RING) / len(RING)
    far = sum(distance(a, (a + 6) % 12) for a in range(12)) / 12
    assert near < far * 0.7


def test_the_whole_is_wider_than_high_as_screens_are():
    layout = laid_out(40, [(node, node + 1) for node in range(0, 40, 2)])
    assert 1.2 < layout.width / layout.height < 3


def test_a_large_network_is_laid_out_within_seconds():
    edges = [((i * 7919) % 120, (i * 104729 + i * i) % 120) for i in range(220)]
    begin = time.perf_counter()
    laid_out(120, edges)
    assert time.perf_counter() - begin < 3


def test_a_line_leaves_at_the_rim_and_goes_below_the_label_that_it_would_cross():
    spot = Spot(0, 0, 20, label_width=100, label_height=40)
    assert spot.towards((0, -500), 2) == (0, -22)
    assert spot.towards((500, 0), 2) == (22, 0)
    assert spot.towards((0, 500), 2) == (0, 62)


def test_lines_of_the_same_two_are_bent_to_different_sides():
    one, other = Spot(0, 0, 20, 10, 0), Spot(300, 0, 20, 10, 0)
    assert len({path_between(one, other, bend) for bend in (-26, 0, 26)}) == 3
