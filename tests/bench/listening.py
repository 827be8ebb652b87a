"""200,000 messages of a Telegram export: reading them, finding keywords in them, and the whole run of a worker."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

MESSAGES, SECONDS, MEGABYTES = 200_000, 60, 300
CHUNK = 65_536
QUESTIONS = (
    "Gdzie mogę złożyć wniosek o Kindergeld, jeśli mieszkam w {place}?",
    "Szef nie zapłacił mi za {number} godzin, co mogę zrobić?",
    "Unde se face recunoașterea diplomei în {place}? Am lucrat {number} ani.",
    "Как да кандидатствам за Kindergeld в {place}?",
    "Шефът не ми плаща вече {number} седмици",
    "У меня заканчивается вид на жительство через {number} дней, что делать в {place}?",
    "Tôi cần gia hạn thẻ cư trú ở {place}, phải chờ {number} tuần?",
    "¿Cómo homologo mi título de enfermera en {place}? Espero desde hace {number} meses.",
    "How do I get my degree recognised in {place}? It is {number} years old.",
    "Ich habe eine Kündigung bekommen, nach {number} Monaten in {place}. Was tun?",
)
CHATTER = (
    "Dzień dobry wszystkim, miłego dnia życzę :) {number}",
    "Sprzedam dwa bilety na sobotę, {number} euro za oba, odbiór w {place}",
    "Mulțumesc mult pentru informație, sunteți minunați {number}",
    "Благодаря ви, много ми помогнахте! {number}",
    "Кто едет в {place} в пятницу? Есть {number} места в машине, пишите",
    "Chúc mừng năm mới cả nhà! {number}",
    "Gracias a todos, muy amables. Nos vemos en {place}!",
    "Thanks, see you all on Friday at {number}. It was a lovely evening and the music was great.",
    "Hat jemand den Film gestern gesehen? Ich fand ihn zu lang, {number} Minuten!",
    "ok", "👍👍👍 {number}", "Danke!!! {number}", "https://example.org/{number}",
)  # fmt: skip
PLACES = ("Magdeburg", "Halle", "Köln", "Rostock", "Schwerin", "Bremen", "Wismar", "Dortmund", "Kassel", "Mainz")
SHARE_OF_QUESTIONS = 0.12


def write_export(file, messages: int) -> None:
    """An export as Telegram Desktop writes it; about one message in eight is a question, some lack a text."""
    dice = Random(4)
    file.write(b'{\n "name": "Bench",\n "type": "public_supergroup",\n "id": 1999999999,\n "messages": [\n')
    for number in range(1, messages + 1):
        file.write(_message(number, dice))
        file.write(b",\n" if number < messages else b"\n")
    file.write(b" ]\n}")


def _message(number: int, dice: Random) -> bytes:
    kinds = QUESTIONS if dice.random() < SHARE_OF_QUESTIONS else CHATTER
    text = dice.choice(kinds).format(number=dice.randrange(100_000), place=dice.choice(PLACES))
    message = {
        "id": number, "type": "message", "date": "2025-05-05T13:30:00", "date_unixtime": str(1746444600 + number),
        "from": "Anna", "from_id": "user9000000001",
    }  # fmt: skip
    if dice.random() < 0.3 and number > 100:
        message["reply_to_message_id"] = number - dice.randrange(1, 100)
    if dice.random() < 0.05:
        message |= {"photo": "(File not included.)", "width": 960, "height": 1280}
        text = text if dice.random() < 0.5 else ""
    message["text"] = [text, {"type": "bold", "text": "!"}] if dice.random() < 0.05 else text
    message["text_entities"] = [{"type": "plain", "text": text}] if text else []
    if dice.random() < 0.15:
        message["reactions"] = [{"type": "emoji", "count": 8, "emoji": "👍"}]
    return json.dumps(message, ensure_ascii=False, indent=1).encode()


def measure(table):
    from cases.listening.keywords import matcher_for
    from cases.listening.readers import read
    from streetwork.tenancy.models import Programme

    matcher = matcher_for(Programme.objects.get(slug="kompan").pk)
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        write_export(file, MESSAGES)
        file.flush()
        print(f"  (an export of {MESSAGES:,} messages, {file.tell() / 1_000_000:.0f} MB)")
        texts: list[str] = []
        plain = _timed(lambda: _loaded(file))
        reading = _timed(lambda: texts.extend(message.text for message in read(_rewound(file), "telegram_json")))
        hits: list = []
        matching = _timed(lambda: hits.extend(filter(None, map(matcher.hits, texts))))
        upload, position = _spooled(file), file.tell()
    table.line("reading alone, messages per second", f"{MESSAGES / reading:,.0f}/s", ">= 30,000/s",
               met=reading <= MESSAGES / 30_000)  # fmt: skip
    table.line("  seconds, beside json.load of the whole file", f"{reading:.1f} / {plain:.1f} s")
    table.line("finding keywords in them, messages per second", f"{len(texts) / matching:,.0f}/s")
    table.line("  messages with a hit", f"{len(hits):,}")
    seconds, processor, megabytes, read_, found = _worked(upload)
    table.line(f"a run of {read_:,} messages ({position / 1_000_000:.0f} MB, {found:,} hits)", f"{seconds:.1f} s",
               f"<= {SECONDS} s", met=seconds <= SECONDS)  # fmt: skip
    table.line("  seconds of the processor", f"{processor:.1f} s")
    table.line("  its worker at its largest", f"{megabytes:.0f} MB", f"<= {MEGABYTES} MB", met=megabytes <= MEGABYTES)
    table.line("  ratio to json.load", f"{seconds / plain:.1f}")


def _timed(work) -> float:
    began = time.monotonic()
    work()
    return time.monotonic() - began


def _rewound(file):
    file.seek(0)
    return file


def _loaded(file):
    """What a script would do: everything at once."""
    return [message["text"] for message in json.load(_rewound(file))["messages"]]


def _spooled(file) -> int:
    """The number of a run that waits for its worker, its upload in the spool."""
    from cases.listening.runs import start_run
    from cases.listening.spool import SpoolWriter
    from streetwork.accounts.models import User
    from streetwork.tenancy.models import Programme, State
    from streetwork.tenancy.scope import scope
    from tests.factories.cast import Cast

    programme = Programme.objects.get(slug="kompan")
    state = State.objects.get(code="ST")
    person = User.objects.filter(memberships__programme=programme, memberships__all_states=True).first() or Cast().lead
    writer = SpoolWriter()
    _rewound(file)
    while piece := file.read(CHUNK):
        writer.write(piece)
    writer.close()
    with scope({state.pk}, {state.pk}, actor=person.pk):
        run = start_run(user=person, writer=writer, format="telegram_json", programme=programme, state=state)
    return run.pk


def _worked(run: int) -> tuple[float, float, float, int, int]:
    """Seconds, those of the processor, largest MB, messages, hits of the run, in a process as the worker is."""
    command = [sys.executable, "-m", "tests.bench.listening", str(run)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return tuple(json.loads(answer.splitlines()[-1]))


def _work(run: int):
    import django

    django.setup()
    from cases.listening.tasks import read_run
    from cases.models import ListeningRun
    from tests.factories.cases import writing

    began = time.process_time()
    seconds = _timed(lambda: read_run(run))
    processor = time.process_time() - began
    with writing("ST"):
        done = ListeningRun.objects.get(pk=run)
        if done.status != "done":
            raise RuntimeError(f"The run ended as {done.status}: {done.problem}")
        print(json.dumps([seconds, processor, _largest(), done.read, done.hits]))


def _largest() -> float:
    """MB of this process at its largest. (`getrusage` would count the process that started it, too.)"""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    _work(int(sys.argv[1]))
