"""What this room puts into the frames of `web` and `delivery`."""


def register():
    pass
