"""What answers and ideas put into the frames of `web` and `delivery`."""

from campaigns.answers import registrations as answers
from campaigns.ideas import registrations as ideas


def register():
    answers.register()
    ideas.register()
