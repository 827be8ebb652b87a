"""What an attack may reach at most. One place for the suite, the demo's releases and the benchmark.

**Named**: an attacker says “this cell is exactly 1” (or 2) with a certainty of at least 90 %, and is right. Counted are
cells whose true count is 1 or 2, because there a number is a person. True zeros are excepted: that a true zero stays
zero is the published method, and an attacker who sees 0 in a cell that never held anything is rightly sure of it; it
names nobody.

**Determined**: everything published together leaves one single value for a cell that is not empty.

**Presence** is not under a ceiling. A published number above 0 proves that the cell is not empty: noise that keeps
true zeros cannot hide it. What is kept secret is whether it is one person or several, and cells in which that would
not stay secret are published as 0 (`tables.without_seldom`).
"""

NAMED = 0
DETERMINED = 0
CHANGED_AFTER_FREEZE = 0
CROWDS_OF_ONE = 0  # cells of one or two persons published as more than 2 + D
RECOVERED_BY_SUBTRACTION = 0.15  # share of cells of 1 or 2
RECOVERED_BY_SQUARES = 0.45  # guessing from margins alone gets 39 % (prototype)
PRECISION_OF_SQUARES = 0.50  # guessing “1” every time is right in half of all cases
ONE_OR_TWO_AMONG_SHOWN = 1 / 3  # in any published table
