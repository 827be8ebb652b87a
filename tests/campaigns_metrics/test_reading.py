"""Files as they come: encodings, dialects, damage, malice. Read, or refused in a sentence."""

import tracemalloc

import pytest

from campaigns.metrics.imports.columns import kind_of, suggested
from campaigns.metrics.imports.reading import MOST_BYTES, Unreadable, read
from streetwork.vocabulary.permalinks import builtin_patterns, index_of
from streetwork.web.delimited import BadTable, rows_of
from tests.campaigns_metrics.conftest import sample

PATTERNS = index_of(builtin_patterns())
TABLE = 'Post ID,Permalink,Views\r\n1,https://www.facebook.com/a/posts/1,"4,389"\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("lead", ["", "sep=,\r\n"])
def test_every_encoding_with_and_without_its_separator_line(encoding, lead):
    [block] = read((lead + TABLE).encode(encoding))
    assert (block.headers, block.rows[0][1][2]) == (["Post ID", "Permalink", "Views"], "4,389")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_every_delimiter(sign):
    [block] = read(f"Post ID{sign}Views\n1{sign}2\n".encode())
    assert block.rows == [(2, ["1", "2"])]


def test_quoted_line_breaks_stay_in_their_cell_and_keep_the_line_numbers():
    [block] = read(sample("instagram_posts.csv"))
    assert [number for number, _cells in block.rows] == [2, 4]
    assert "#Alemania" in block.rows[0][1][4]


def test_a_title_above_the_headings_makes_a_daily_series():
    [block] = read(sample("page_follows_utf16.csv"))
    assert (block.title, block.headers, len(block.rows)) == ("Facebook follows", ["Date", "Primary"], 4)
    assert kind_of([block], PATTERNS) == ("daily_series", "facebook")


def test_several_series_may_stand_below_each_other():
    follows = '"Facebook follows"\nDate,Primary\n2026-01-01,1\n\n'
    text = follows + '"Facebook visits"\nDate,Primary\n2026-01-01,5\n2026-01-02,6\n'
    assert [(block.title, len(block.rows)) for block in read(text.encode())] == [
        ("Facebook follows", 1), ("Facebook visits", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "kind"),
    [("facebook_posts.csv", "facebook_posts"), ("instagram_posts.csv", "instagram_posts"),
     ("facebook_deutsch.csv", "facebook_posts")],
)  # fmt: skip
def test_the_kind_is_told_by_the_headings(name, kind):
    assert kind_of(read(sample(name)), PATTERNS)[0] == kind


def test_facebooks_text_is_its_title_and_instagrams_its_description():
    facebook, instagram = (read(sample(f"{name}_posts.csv"))[0].headers for name in ("facebook", "instagram"))
    assert (suggested(facebook)["Title"], suggested(facebook)["Description"]) == ("text", "")
    assert suggested(instagram)["Description"] == "text"


def test_german_headings_are_known():
    found = suggested(read(sample("facebook_deutsch.csv"))[0].headers)
    assert "" in found.values()
    assert {found[name] for name in ("Aufrufe", "Reichweite", "Mal geteilt")} == {"views", "reach", "shares"}


def test_sums_are_not_taken_for_reactions():
    assert suggested(["Reactions, Comments and Shares", "Reactions"]) == {
        "Reactions, Comments and Shares": "", "Reactions": "reactions",
    }  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"", b"  \r\n ", b"\xef\xbb\xbf", b"Post ID,Views\n", b"Post ID,Views\n1,2\x003\n", b"%PDF-1.7 x",
        b"PK\x03\x04 x", b"\x89PNG", b'Post ID,Views\n"1,2\n', b"Post ID,Views\n1," + b"9" * 1_000_000,
        b'Post ID,Views\n"' + b'"' * 500_001 + b",2\n", b"\x81\x8d\x8f", b'"' * 100_000,
        (",".join(f"c{n}" for n in range(5000)) + "\n1\n").encode(), b"\xff\xfe\x00\xd8\x00",
        b"sep=" + b"x" * 200_000,
    ],
)  # fmt: skip
def test_damage_is_refused_in_a_sentence(content):
    with pytest.raises(Unreadable) as problem:
        read(content)
    assert len(str(problem.value)) > 15


def test_two_hundred_thousand_lines_are_refused_without_filling_memory():
    content = b"Post ID,Permalink,Views\n" + b"1,https://facebook.com/a/posts/1,2\n" * 200_000
    tracemalloc.start()
    with pytest.raises(Unreadable, match="5,000"):
        read(content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * 1024 * 1024


def test_more_than_ten_megabytes_are_refused_unread():
    with pytest.raises(Unreadable, match="10 MB"):
        read(b"x" * (MOST_BYTES + 1))


def test_a_separator_that_is_none_breaks_nothing():
    assert [row.cells for row in rows_of('sep="\na;b\n')][-1] == ["a", "b"]


def test_a_lone_quotation_mark_names_its_line():
    with pytest.raises(BadTable) as problem:
        list(rows_of('a,b\n1,2\n"3,4\n'))
    assert (problem.value.code, problem.value.line) == ("broken_csv", 3)
