"""What strangers get of the published statistics, and what attackers get, on the attack suite's population."""

import time
from random import Random

from tests.disclosure import ceilings
from tests.disclosure.attacks import differencing, linear, squares
from tests.disclosure.attacks.posterior import Sight, namings, right
from tests.disclosure.juries import crowds_of_one, share_of_one_or_two, small_cells, utility
from tests.disclosure.population import MONTHS, populate
from tests.disclosure.publisher import Publisher

LAST_YEAR, SAMPLE = 1, 12


def measure(table):
    population = populate()
    print(f"\nPublished statistics: {len(population):,} synthetic contacts, {MONTHS} months, all tables\n")
    publisher = Publisher(population)
    began = time.perf_counter()
    releases, truth = publisher.publish()
    corrected, _truth = publisher.publish(draw=2)
    table.line("counted, perturbed and gated, all periods twice", f"{time.perf_counter() - began:.1f} s")
    for name, figure in utility(releases, truth).items():
        is_share = "share" in name or "relative" in name
        table.line(name, f"{figure:.1%}" if is_share else f"{figure:,.2f}".removesuffix(".00"))
    _attacks(table, publisher, releases, corrected, truth)


def _attacks(table, publisher, releases, corrected, truth):
    found = squares.score(differencing.subtract(releases, LAST_YEAR), truth)
    _share(table, "cells of 1 or 2 recovered by subtraction", found.recovered, ceilings.RECOVERED_BY_SUBTRACTION)
    found = squares.score(squares.solve(releases, LAST_YEAR), truth)
    _share(table, "cells of 1 or 2 recovered by least squares", found.recovered, ceilings.RECOVERED_BY_SQUARES)
    _share(table, "  of those that it calls 1 or 2, right", found.precision, ceilings.PRECISION_OF_SQUARES)
    sample = Random(7).sample(small_cells(releases, truth, LAST_YEAR), SAMPLE)
    bounds = linear.audit(releases, LAST_YEAR, sample)
    _count(table, f"linear programme: determined, of {SAMPLE}", len(linear.exact(bounds, truth)), ceilings.DETERMINED)
    table.line(f"  presence proven, of {SAMPLE}", str(sum(each.proves_presence for each in bounds)))
    for words, draws in (("", [releases]), (", every period corrected", [releases, corrected])):
        named = len(right(namings(Sight(draws)), truth))
        _count(table, f"named with 90 % certainty{words}", named, ceilings.NAMED)
    crowds = crowds_of_one(publisher, releases)
    _count(table, "one or two persons shown as a crowd", len(crowds), ceilings.CROWDS_OF_ONE)
    share = share_of_one_or_two(releases, truth)
    _share(table, "shown cells that are 1 or 2, worst table", share, ceilings.ONE_OR_TWO_AMONG_SHOWN)


def _share(table, what, measured, ceiling):
    table.line(what, f"{measured:.1%}", f"<= {ceiling:.0%}", met=measured <= ceiling)


def _count(table, what, measured, ceiling):
    table.line(what, str(measured), f"<= {ceiling}", met=measured <= ceiling)
