"""The code that stands for the person: K-7Q2M. Random, so that it tells neither order nor number of cases."""

import re
import secrets
from collections.abc import Callable

# Without vowels no word arises; without 0 1 5 B I L O S U Y Z nothing is misheard or misread.
ALPHABET = "2346789CDFGHJKMNPQRTVWX"
# Digits and letters that stand for something: far-right codes, curses, licence plates nobody wants.
UNWANTED = re.compile(r"88|28|HH|HJ|KK|GV|FCK|F4C|WTF|NPD|666|4C4B")
SHORTEST, LONGEST, TRIES = 4, 8, 12


def new_code(is_taken: Callable[[str], bool], *, prefix: str = "K") -> str:
    """A free code; one character longer when a dozen of the shorter ones were taken.

    With 23 signs, four hold 280,000 cases of a state. Raises RuntimeError when even eight find none.
    """
    for length in range(SHORTEST, LONGEST + 1):
        for _try in range(TRIES):
            code = f"{prefix}-{draw(length)}"
            if not is_taken(code):
                return code
    raise RuntimeError("No free code was found.")


def draw(length: int, choice: Callable[[str], str] = secrets.choice) -> str:
    """Random signs of the alphabet in which nothing unwanted stands."""
    while True:
        signs = "".join(choice(ALPHABET) for _sign in range(length))
        if not UNWANTED.search(signs):
            return signs


def tidy(text: str) -> str:
    """What somebody typed as a code, as it is stored: `k7q2m` and `K 7Q2M` become `K-7Q2M`."""
    signs = re.sub(r"[^0-9A-Za-z]", "", text).upper()
    return f"{signs[:1]}-{signs[1:]}" if len(signs) > 1 else signs
