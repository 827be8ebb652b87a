"""What stops a change. Nothing was saved."""


class Changed(Exception):
    """Somebody else changed it since the person began."""


class Refused(Exception):
    """Not possible any more. `code`: released, status, taken."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code
