"""What the rooms of this app put into the frames of `web` and `delivery`."""

from campaigns.answers import registrations as answers
from campaigns.board import registrations as board
from campaigns.calendar import registrations as calendar
from campaigns.editor import registrations as editor
from campaigns.ideas import registrations as ideas
from campaigns.images import registrations as images
from campaigns.links import registrations as links
from campaigns.metrics import registrations as metrics
from campaigns.public_page import registrations as public_page
from campaigns.release import registrations as release
from campaigns.sending import registrations as sending

ROOMS = (answers, board, editor, calendar, release, sending, links, metrics, images, ideas, public_page)


def register():
    for room in ROOMS:
        room.register()
