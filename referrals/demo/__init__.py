"""The invented directory of demo mode: about 150 centres in real cities of all states, with referrals and gaps.

Names and providers are made up, web and mail addresses lie under domains reserved for examples, telephone
numbers are those that the Bundesnetzagentur keeps free for fiction.
"""

from referrals.demo.centers import SOURCE
from referrals.demo.gaps import seed_gaps
from referrals.demo.referring import Centers, Wanted, seed_referrals
from referrals.demo.writing import clear_directory, seed_centers

__all__ = ["SOURCE", "Centers", "Wanted", "clear_directory", "seed_centers", "seed_gaps", "seed_referrals"]
