"""What accounts registers with delivery, which loads this module."""

from streetwork.accounts import mail

__all__ = ["mail"]
