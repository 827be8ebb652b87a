"""Shows on the terminal what the children report as errors, and leaves the rest in their log files."""

import re

_ERROR = re.compile(r'"level": ?"(error|critical)"|\b(ERROR|CRITICAL|FATAL|PANIC)\b|\[(error|critical) *\]')
_TRACEBACK = "Traceback (most recent call last)"


class ErrorTail:
    """Follows a log from its present end; `new_errors()` gives the lines since the last call that matter."""

    def __init__(self, name, path):
        self.name, self.path = name, path
        self.start = self._position = path.stat().st_size if path.exists() else 0
        self._rest = ""
        self._in_traceback = False

    def new_errors(self):
        return [f"{self.name:>8} │ {line}" for line in self._new_lines() if self._matters(line)]

    def _new_lines(self):
        try:
            with self.path.open("rb") as file:
                file.seek(self._position)
                new = file.read()
        except FileNotFoundError:
            return []
        self._position += len(new)
        *lines, self._rest = (self._rest + new.decode(errors="replace")).split("\n")
        return lines

    def _matters(self, line):
        if self._in_traceback:
            self._in_traceback = line.startswith(" ")
            return True
        self._in_traceback = line.startswith(_TRACEBACK)
        return self._in_traceback or bool(_ERROR.search(line))
