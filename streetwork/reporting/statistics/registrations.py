"""What this room puts into the frames of `web` and `delivery`."""

from streetwork.reporting.statistics.home import newest_figure
from streetwork.web import home


def register():
    home.register(
        home.Block(
            key="statistics",
            order=20,
            build=newest_figure,
            template="statistics/_home.html",
            style="css/parts/statistics.css",
        )
    )
