"""Files that are broken, strange or hostile: always a BadFile with a sentence, never much memory, never a name."""

import contextlib
import io
import json
import random
import string
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from cases.listening.enums import Format
from cases.listening.readers import BadFile, columns_of, open_zip, problems, read, sniff
from tests.listening import exports
from tests.listening.exports import NAMES, Trickle, all_of, as_json, telegram_chat, telegram_message, whatsapp

OWN = Path(__file__).parents[3] / "shared" / "data" / "own"
MAPPING = {"text": "was", "date": "wann", "space": "wo"}
SAMPLES = {
    "telegram": (Format.TELEGRAM_JSON, exports.TELEGRAM),
    "telegram_2022": (Format.TELEGRAM_JSON, exports.TELEGRAM_2022),
    "telegram_account": (Format.TELEGRAM_JSON, exports.TELEGRAM_ACCOUNT),
    "telegram_html": (Format.TELEGRAM_HTML, exports.TELEGRAM_HTML),
    **{f"whatsapp_{name}": (Format.WHATSAPP, whatsapp(name)) for name in exports.WHATSAPP},
    "facebook_posts": (Format.FACEBOOK, exports.FACEBOOK_POSTS),
    "facebook_comments": (Format.FACEBOOK, exports.FACEBOOK_COMMENTS),
    "messenger": (Format.FACEBOOK, exports.MESSENGER),
    "instagram": (Format.INSTAGRAM, exports.INSTAGRAM),
    "csv": (Format.CSV, exports.CSV.encode()),
    "pasted": (Format.TEXT, exports.PASTED_THREAD.encode()),
    "pasted_whatsapp": (Format.TEXT, whatsapp("android_de")),
}
BAD_BYTES = [
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xc3", b"\\", b"\\x", b"\\ud800", b'"', b"{", b"[", b"]", b"}", b"<",
    b">", b"\n", b",", b":", b";", b"1e9999999", b"9" * 5000, b"&#xFFFFFFFF;", b"&#0;", b"\xe2\x80\x8e",
    b"[[[[" * 50,
]  # fmt: skip


@contextlib.contextmanager
def may_be_refused(*codes):
    """Lets a BadFile with a whole sentence pass, and nothing else."""
    try:
        yield
    except BadFile as problem:
        if problem.code not in (codes or problems.SENTENCES) or "%" in problems.sentence(problem.code, problem.values):
            raise


def mapping_for(format_):
    return {"mapping": MAPPING} if format_ == Format.CSV else {}


@pytest.mark.parametrize("name", SAMPLES)
def test_no_author_leaves_a_reader(name):
    format_, content = SAMPLES[name]
    said = repr(all_of(content, format_, **mapping_for(format_)))
    assert [author for author in NAMES if author in said] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_format_is_recognised(name):
    format_, content = SAMPLES[name]
    endings = {Format.CSV: "x.csv", Format.TEXT: "", Format.WHATSAPP: "_chat.txt", Format.TELEGRAM_HTML: "x.html"}
    expected = Format.WHATSAPP if name == "pasted_whatsapp" else format_
    assert sniff(content, endings.get(format_, "x.json")) == expected


def test_pasted_lines_with_commas_are_no_table():
    assert sniff(b"Hallo, wo ist das?\nHi, ich suche Arbeit\n", "") == Format.TEXT
    assert sniff(b"Hallo\n05.05.25, 08:00 - Anna: Text", "") == Format.TEXT
    assert sniff(b"was,wann\nText,heute\n", "messages") == Format.CSV


@pytest.mark.skipif(not OWN.exists(), reason="samples of the project are not here")
def test_the_samples_of_the_project_are_recognised_and_read():
    folders = {"whatsapp": 8, "facebook": 2, "instagram": 1}
    for folder, files in folders.items():
        found = sorted(file for file in (OWN / folder).rglob("*.*"))
        assert len(found) == files
        for file in found:
            format_ = sniff(file.read_bytes(), file.name)
            assert format_ == folder
            assert all_of(file.read_bytes(), format_)[0]


@pytest.mark.parametrize("name", SAMPLES)
def test_broken_files_raise_nothing_but_bad_file(name):
    format_, content = SAMPLES[name]
    dice = random.Random(name)
    for _ in range(150):
        broken = mutated(content, dice)
        with may_be_refused():
            for message in read(Trickle(broken, dice.choice([1, 7, 64, 100_000])), format_, **mapping_for(format_)):
                (message.text + message.space_name + message.thread).encode()
        with may_be_refused():
            sniff(broken, "x")


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("name", SAMPLES)
def test_files_of_another_kind_raise_nothing_but_bad_file(name, format_):
    with may_be_refused():
        all_of(SAMPLES[name][1], format_, **mapping_for(format_))


def mutated(content: bytes, dice: random.Random) -> bytes:
    content = bytearray(content)
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(content) + 1)
        match dice.randrange(5):
            case 0:
                del content[at : at + dice.randint(1, 40)]
            case 1:
                content[at:at] = dice.choice(BAD_BYTES)
            case 2:
                content[at : at + 1] = dice.choice(BAD_BYTES)
            case 3:
                content[at : at + 1] = bytes([dice.randrange(256)])
            case 4:
                content[at:at] = content[at : at + dice.randint(1, 200)]
    return bytes(content)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"\x89PNG\r\n\x1a\n", "not_text"), (b"\xff\xd8\xff\xe0", "not_text"), (b"%PDF-1.7", "not_text"),
        (b"MZ\x90\0\3\0\0\0", "not_text"), (b"\0\0\0\x18ftypmp42", "not_text"), (b"PK\x03\x04", "zip"),
        (b"\x1f\x8b\x08", "zip"), (b"Rar!\x1a\x07", "zip"), (b"", "empty"), (b"\xef\xbb\xbf \n\0", "empty"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("format_", Format)
def test_what_is_no_text_is_refused(head, code, format_):
    with pytest.raises(BadFile) as problem:
        all_of(head, format_, **mapping_for(format_))
    assert problem.value.code == code
    with pytest.raises(BadFile) as problem:
        sniff(head, "result.json")
    assert problem.value.code == code


def test_texts_that_begin_like_a_program_are_read():
    assert all_of(b"MZ gesucht? Wo finde ich das?", Format.TEXT)[0]


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 300_000, b'{"messages":' * 100_000, b'{"messages": [' + b'{"text":' * 100_000,
        b'{"messages": [{"text": ' + b"[" * 200_000, b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)  # fmt: skip
def test_nesting_bombs_are_refused(content):
    with pytest.raises(BadFile):
        all_of(content, Format.TELEGRAM_JSON)


@pytest.mark.parametrize("number", ["9" * 100_000, "-" + "9" * 5000, "1e99999", "1.5"])
def test_huge_numbers_do_no_harm(number):
    content = as_json(telegram_chat(telegram_message(1, "gut"))).replace(b'"id": 1,', f'"id": {number},'.encode())
    with may_be_refused("json"):
        assert [message.text for message in all_of(content, Format.TELEGRAM_JSON)[0]] == ["gut"]


def test_a_text_of_many_parts_is_shortened():
    parts = [{"type": "bold", "text": "wort " * 1000}] * 500
    content = as_json(telegram_chat(telegram_message(1, parts), telegram_message(2, "danach")))
    (long, after), tally = all_of(content, Format.TELEGRAM_JSON)
    assert len(long.text) <= 20_000
    assert (after.text, tally["cut"]) == ("danach", 1)


class Endless(io.RawIOBase):
    """`head`, then `body` again and again up to `size` bytes, then `tail`; never in memory as a whole."""

    def __init__(self, head: bytes, body: bytes, size: int, tail: bytes = b""):
        self._pieces = self._made(head, body, size, tail)
        self._rest = b""

    @staticmethod
    def _made(head, body, size, tail):
        yield head
        block = body * max(1, 65_536 // len(body))
        for _ in range(size // len(block)):
            yield block
        yield tail

    def read(self, size=-1):
        while len(self._rest) < size and (piece := next(self._pieces, None)) is not None:
            self._rest += piece
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


TELEGRAM_LINE = json.dumps(telegram_message(1, "Frage " * 10, reply_to_message_id=5)).encode() + b",\n"
HTML_LINE = (
    b'<div class="message default" id="message1"><div class="body"><div class="pull_right date details" '
    b'title="05.05.2025 13:30:00 UTC+02:00">x</div><div class="text">Frage</div></div></div>\n'
)
ENDLESS = {
    "telegram": (Format.TELEGRAM_JSON, b'{"messages": [', TELEGRAM_LINE),
    "telegram_skipped": (Format.TELEGRAM_JSON, b'{"contacts": {"list": [', TELEGRAM_LINE),
    "telegram_text": (Format.TELEGRAM_JSON, b'{"messages": [{"text": "', b"x"),
    "telegram_list": (Format.TELEGRAM_JSON, b'{"messages": [{"text": [', b'"xxxxxxxxx", '),
    "telegram_keys": (Format.TELEGRAM_JSON, b'{"messages": [{"text": {', b'"xxxxxxxxx": 1, '),
    "telegram_number": (Format.TELEGRAM_JSON, b'{"messages": [{"id": ', b"9"),
    "telegram_space": (Format.TELEGRAM_JSON, b'{"messages": [', b" \n"),
    "html": (Format.TELEGRAM_HTML, b"<html>", HTML_LINE),
    "html_tag": (Format.TELEGRAM_HTML, b"<html><div ", b'class="x" '),
    "html_comment": (Format.TELEGRAM_HTML, b"<html><!-- ", b"x-"),
    "html_text": (Format.TELEGRAM_HTML, b'<html><div class="message default"><div class="text">', b"xy "),
    "html_open": (Format.TELEGRAM_HTML, b"<html>", b"<div class><"),
    "html_names": (Format.TELEGRAM_HTML, b"<html>", b"<a" * 6),
    "whatsapp": (Format.WHATSAPP, b"", b"05.05.25, 08:00 - Anna: Frage\n"),
    "whatsapp_line": (Format.WHATSAPP, b"05.05.25, 08:00 - Anna: ", b"x "),
    "whatsapp_lines": (Format.WHATSAPP, b"05.05.25, 08:00 - Anna: ", b"eine Zeile\n"),
    "facebook": (Format.FACEBOOK, b"[", b'{"timestamp": 1, "data": [{"post": "x"}]},'),
    "facebook_data": (Format.FACEBOOK, b'[{"data": [', b'{"post": "x"},'),
    "csv": (Format.CSV, b"was;wann;wo\n", b"Frage;05.05.2025;x\n"),
    "csv_cell": (Format.CSV, b'was;wann;wo\n"', b"x\n"),
    "csv_cells": (Format.CSV, b"was;wann;wo\n", b"x;"),
    "text": (Format.TEXT, b"", b"Frage wohin?\n\n"),
    "text_line": (Format.TEXT, b"", b"Frage "),
    "text_lines": (Format.TEXT, b"", b"Frage wo?\n"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_memory_does_not_grow_with_the_file(name):
    format_, head, body = ENDLESS[name]
    size = 6_000_000 if len(body) < 10 else 300_000
    stream = Endless(head, body, size)
    tracemalloc.start()
    with may_be_refused():
        for _message in read(stream, format_, **mapping_for(format_)):
            pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < (8_000_000 if len(body) < 10 else 3_000_000)


@pytest.mark.parametrize(
    "text",
    ["a" + " " * 15_000 + "b", "<" * 15_000, "1" * 15_000, "@\u2068" * 5_000, "(1 (1 " * 3_000, "\u200e" * 15_000,
     "Like " * 3_000, "a: " * 5_000, ", [" * 5_000, "[1:1, 1.1.11] " * 1_500, "\\x0" * 5_000, "&" * 15_000],
)  # fmt: skip
@pytest.mark.parametrize("format_", [Format.TEXT, Format.WHATSAPP, Format.TELEGRAM_HTML, Format.CSV])
def test_texts_made_to_be_slow_are_read(text, format_):
    """Each would take minutes with an expression that goes back and forth."""
    framed = {
        Format.TEXT: f"Gefällt mir\n{text}\n{text[:70]}\nAntworten",
        Format.WHATSAPP: f"05.05.25, 08:00 - Anna: {text}\n{text}\n",
        Format.TELEGRAM_HTML: '<html><div class="message default"><div class="text">' + text,
        Format.CSV: f"was;wann;wo\n{text};{text};\n",
    }[format_]
    for _ in range(5):
        with may_be_refused():
            all_of(framed.encode(), format_, **mapping_for(format_))


def test_random_beginnings_are_sniffed_and_shown_as_columns_without_a_crash():
    dice = random.Random(7)
    for _ in range(300):
        head = bytes(dice.choice(string.printable.encode() + b"\xff\xc3\0") for _ in range(dice.randint(1, 300)))
        with may_be_refused():
            sniff(head, dice.choice(["", "a.txt", "a.csv", "a.json", "a.html", "\0"]))
        with may_be_refused():
            columns_of(head)


def zipped(*parts: tuple[str, bytes]) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    file.seek(0)
    return file


def test_the_export_in_a_packed_file_is_found():
    part, name = open_zip(zipped(("photos/1.jpg", b"\xff\xd8"), ("result.json", exports.TELEGRAM), ("a.txt", b"x")))
    assert name == "result.json"
    assert len(list(read(part, Format.TELEGRAM_JSON))) == 5
    part, name = open_zip(zipped(("WhatsApp Chat/_chat.txt", whatsapp("us")), ("readme.txt", b"x")))
    assert len(list(read(part, Format.WHATSAPP))) == 2


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([("a.jpg", b"x")], "zip_none"),
        ([("a.txt", b"x"), ("b.txt", b"y")], "zip_many"),
        ([("a.txt", b"0" * 30_000_000)], "zip_large"),
    ],
)
def test_packed_files_that_do_not_fit_are_refused(parts, code):
    with pytest.raises(BadFile) as problem:
        open_zip(zipped(*parts))
    assert problem.value.code == code


def test_damaged_packed_files_are_refused():
    whole = zipped(("_chat.txt", whatsapp("us"))).getvalue()
    dice = random.Random(3)
    for _ in range(300):
        with may_be_refused():
            part, _name = open_zip(io.BytesIO(mutated(whole, dice)))
            list(read(part, Format.WHATSAPP))


def test_each_problem_has_a_sentence_with_its_place():
    assert "12" in problems.sentence("csv_quote", {"line": 12})
    assert "3" in problems.sentence("cut_off", {"byte": 3456})
    assert problems.sentence("mapping", {"column": "was"}) != problems.sentence("mapping", {"column": ""})
    assert (
        problems.sentence("never heard of", {"x": 1}) == problems.sentence("json", {}) == problems.sentence("unknown")
    )
