"""What this room puts into the frames of `web` and `delivery`."""

from streetwork.web import home
from training.public.home import next_trainings


def register():
    home.register(
        home.Block(
            key="trainings",
            order=10,
            build=next_trainings,
            template="public/_home.html",
            style="css/parts/trainings.css",
        )
    )
