"""Lock files name no host, and the three Python sets agree."""

from streetwork.devstack import locks
from streetwork.devstack.paths import REPO


def repo_with(tmp_path, base="django==5.2.19\n", dev="django==5.2.19\n", node="{}"):
    (tmp_path / "requirements").mkdir()
    for name, text in (("base", base), ("run", base), ("dev", dev)):
        (tmp_path / "requirements" / f"{name}.txt").write_text(text)
    (tmp_path / "package-lock.json").write_text(node)
    return list(locks.findings(tmp_path))


def test_the_projects_own_lock_files_are_clean():
    assert list(locks.findings(REPO)) == []


def test_a_host_in_a_python_lock_is_found(tmp_path):
    assert "names a host" in repo_with(tmp_path, dev="--index-url https://pypi.example/simple\n")[0]


def test_a_registry_in_the_node_lock_is_found(tmp_path):
    assert "names a registry" in repo_with(tmp_path, node='{"resolved": "x"}')[0]


def test_two_versions_of_one_package_are_found(tmp_path):
    assert "django is 5.2.1 in dev.txt" in repo_with(tmp_path, dev="django==5.2.1\n")[0]
