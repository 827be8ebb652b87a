"""What accounts registers with delivery, which loads this module, and with the seeding of ground data."""

from streetwork.accounts import mail
from streetwork.accounts.seeding import seed_first_declaration
from streetwork.tenancy import ground

__all__ = ["mail"]

ground.register("declarations", seed_first_declaration)
