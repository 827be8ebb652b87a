"""Remembers, by a hash of what it was made from, that a step is done: a second start skips it."""

import hashlib

from streetwork.devstack.paths import REPO

PACKAGES = ("streetwork", "cases", "campaigns", "referrals", "training")
DATA_SUFFIXES = {".py", ".csv", ".json", ".toml", ".yaml"}


class Stamps:
    """Marks in `folder`; they vanish with it, so they lie beside the data that they speak of."""

    def __init__(self, folder):
        self.folder = folder

    def fresh(self, name, content):
        path = self.folder / name
        return path.exists() and path.read_text() == content

    def set(self, name, content):
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(content)


def of_migrations(repo=REPO):
    files = [path for package in PACKAGES for path in repo.glob(f"{package}/**/migrations/*.py")]
    return _of_contents([*files, *repo.glob("requirements/run.txt")])


def of_sources(repo=REPO):
    """Everything that ground data may come from: code and data files of our packages."""
    files = [path for package in PACKAGES for path in repo.glob(f"{package}/**/*")]
    wanted = [path for path in files if path.suffix in DATA_SUFFIXES and "devstack" not in path.parts]
    return _of_contents([*wanted, *repo.glob("requirements/run.txt")])


def of_static_files(repo=REPO):
    """Our files by size and time, those of packages by their lock files."""
    digest = hashlib.sha256()
    for path in sorted(path for package in PACKAGES for path in repo.glob(f"{package}/**/static/**/*")):
        found = path.stat()
        digest.update(f"{path}:{found.st_size}:{found.st_mtime_ns}\n".encode())
    locks = [
        repo / "requirements" / "run.txt",
        repo / "package-lock.json",
        *repo.glob("streetwork/settings/*.py"),
    ]
    return digest.hexdigest() + _of_contents([path for path in locks if path.exists()])


def _of_contents(paths):
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(str(path).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
