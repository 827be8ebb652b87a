"""`make run`: the real services on this machine, demo mode unless switched off."""

from streetwork.settings.base import *  # noqa: F403
from streetwork.settings.base import env

DEBUG = env.bool("DEBUG", False)
