"""What the rooms of this app put into the frames of `web` and `delivery`."""

from training.attendance import registrations as attendance
from training.certificates import registrations as certificates
from training.coaching import registrations as coaching
from training.courses import registrations as courses
from training.feedback import registrations as feedback
from training.figures import registrations as figures
from training.group import registrations as group
from training.network import registrations as network
from training.procedures import registrations as procedures
from training.public import registrations as public
from training.sessions import registrations as sessions
from training.signup import registrations as signup

ROOMS = (
    courses, sessions, signup, public, attendance, certificates, feedback,
    network, coaching, procedures, group, figures,
)  # fmt: skip


def register():
    for room in ROOMS:
        room.register()
