"""A small server that speaks the Bot API of Telegram, as strictly as the real one where it matters to us.

For tests: `with BotApi() as api`, `api.url`, `api.posts`, `api.next(…)`. To look at it by hand:
`python -m tests.campaigns_sending.bot_api 8999`, and start the site with TELEGRAM_API_URL=http://127.0.0.1:8999; the
token is any of the right form, every @channel is there, and what is posted is printed.
"""

import io
import json
import re
import sys
import threading
import time
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

from PIL import Image

TOKEN = "123456789:AAExampleExampleExampleExample12345"
BOT = {"id": 123456789, "is_bot": True, "first_name": "Streetwork", "username": "streetwork_test_bot"}
PATH = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>\w+)")
WELL_FORMED = re.compile(r"\d+:[\w-]{30,}", re.ASCII)
TEXT_UNITS, CAPTION_UNITS = 4096, 1024
MAY_POST = {"status": "administrator", "can_post_messages": True}


class Refusal(Exception):
    def __init__(self, status, description, **parameters):
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters


@dataclass
class Post:
    """What stands in a channel."""

    chat: str
    text: str
    photo: bytes | None = None
    preview_is_off: bool = False
    parameters: dict = field(default_factory=dict)


@dataclass
class Fault:
    """How the next request that posts is answered. `posts`: whether it is posted before that."""

    kind: str
    posts: bool = False
    seconds: float = 0


class BotApi:
    """`chats`: {address: (chat, membership)}; None: every address is a channel in which the bot may post."""

    def __init__(self, port: int = 0, *, tokens=(TOKEN,), chats=None, is_loud: bool = False):
        self.tokens, self.chats, self.is_loud = set(tokens), chats, is_loud
        self.posts: list[Post] = []
        self.requests: list[str] = []
        self.faults: list[Fault] = []
        self.numbers, self.lock = count(1), threading.Lock()
        self.arrived = threading.Event()
        handler = type("Handler", (Handler,), {"api": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_nothing):
        self.server.shutdown()
        self.server.server_close()

    def next(self, kind: str, *, posts: bool = False, seconds: float = 0) -> None:
        """flood, fault, gateway, redirect, garbage: an answer; drop: no answer at all; slow: after `seconds`."""
        self.faults.append(Fault(kind, posts, seconds))

    def answer(self, token: str, method: str, sent: dict) -> dict:
        if not WELL_FORMED.fullmatch(token):
            raise Refusal(404, "Not Found")
        if self.tokens and token not in self.tokens:
            raise Refusal(401, "Unauthorized")
        step = {
            "getme": lambda: BOT,
            "getchat": lambda: self.chat(sent)[0],
            "getchatmember": lambda: self.member(sent),
            "sendmessage": lambda: self.message(sent),
            "sendphoto": lambda: self.photo(sent),
        }.get(method.lower())
        if step is None:
            raise Refusal(404, "Not Found: method not found")
        return step()

    def chat(self, sent) -> tuple[dict, dict]:
        address = str(sent.get("chat_id", ""))
        if not address:
            raise Refusal(400, "Bad Request: chat_id is empty")
        if self.chats is not None:
            if address not in self.chats:
                raise Refusal(400, "Bad Request: chat not found")
            return self.chats[address]
        chat = {"id": -1001234567890, "type": "channel", "title": f"Channel {address}"}
        return chat | ({"username": address[1:]} if address.startswith("@") else {}), MAY_POST

    def member(self, sent) -> dict:
        _chat, member = self.chat(sent)
        if sent.get("user_id") != BOT["id"]:
            raise Refusal(400, "Bad Request: invalid user_id specified")
        if member["status"] == "unknown":
            raise Refusal(400, "Bad Request: member list is inaccessible")
        return {"user": BOT, **member}

    def message(self, sent) -> dict:
        chat, member = self.chat(sent)
        text = sent.get("text")
        if not isinstance(text, str) or not text.strip():
            raise Refusal(400, "Bad Request: message text is empty")
        if units(text) > TEXT_UNITS:
            raise Refusal(400, "Bad Request: message is too long")
        options = sent.get("link_preview_options", {})
        if not isinstance(options, dict):
            raise Refusal(400, "Bad Request: object expected as link_preview_options")
        preview_is_off = options.get("is_disabled") is True
        return self.post(chat, member, Post(str(sent["chat_id"]), text, None, preview_is_off, sent))

    def photo(self, sent) -> dict:
        chat, member = self.chat(sent)
        content, caption = sent.get("photo"), sent.get("caption", "")
        if not isinstance(content, bytes):
            raise Refusal(400, "Bad Request: there is no photo in the request")
        if units(caption) > CAPTION_UNITS:
            raise Refusal(400, "Bad Request: message caption is too long")
        try:
            Image.open(io.BytesIO(content)).verify()
        except Exception:  # noqa: BLE001 (whatever Pillow says: it is no picture)
            raise Refusal(400, "Bad Request: IMAGE_PROCESS_FAILED") from None
        return self.post(chat, member, Post(str(sent["chat_id"]), caption, content, False, sent))

    def post(self, chat, member, post) -> dict:
        if member["status"] in ("left", "kicked"):
            raise Refusal(403, "Forbidden: bot is not a member of the channel chat")
        if chat["type"] == "channel" and not member.get("can_post_messages"):
            raise Refusal(400, "Bad Request: need administrator rights in the channel chat")
        with self.lock:
            self.posts.append(post)
            number = next(self.numbers)
        if self.is_loud:
            picture = f" + picture of {len(post.photo)} bytes" if post.photo else ""
            print(f"--- posted as {number} in {post.chat}{picture}\n{post.text}\n", flush=True)
        return {"message_id": number, "date": int(time.time()), "chat": chat, "text": post.text}


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


class Handler(BaseHTTPRequestHandler):
    api: BotApi
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        found = PATH.fullmatch(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not found:
            return self.say(404, {"ok": False, "error_code": 404, "description": "Not Found"})
        self.api.requests.append(found["method"])
        is_post = found["method"].startswith("send")
        fault = self.api.faults.pop(0) if is_post and self.api.faults else None
        if fault and not fault.posts and fault.kind != "slow":
            self.api.arrived.set()
            return self.fail(fault)
        if fault and fault.kind == "slow" and not fault.posts:
            self.api.arrived.set()
            time.sleep(fault.seconds)
        try:
            result = self.api.answer(found["token"], found["method"], self.parameters(body))
        except Refusal as refusal:
            said = {"ok": False, "error_code": refusal.status, "description": refusal.description}
            return self.say(refusal.status, said | ({"parameters": refusal.parameters} if refusal.parameters else {}))
        if is_post:
            self.api.arrived.set()
        if fault and fault.posts:
            time.sleep(fault.seconds)
            if fault.kind != "slow":
                return self.fail(fault)
        return self.say(200, {"ok": True, "result": result})

    def do_GET(self):
        return self.do_POST()

    def fail(self, fault: Fault):
        if fault.kind == "drop":
            self.close_connection = True
            return self.connection.close()
        if fault.kind == "flood":
            wait = int(fault.seconds)
            return self.say(429, {"ok": False, "error_code": 429, "parameters": {"retry_after": wait},
                                  "description": f"Too Many Requests: retry after {wait}"})  # fmt: skip
        if fault.kind == "fault":
            return self.say(500, {"ok": False, "error_code": 500, "description": "Internal Server Error"})
        if fault.kind == "gateway":
            return self.say(502, b"<html><h1>502 Bad Gateway</h1></html>")
        if fault.kind == "redirect":
            return self.say(302, b"", Location="http://127.0.0.1:9/elsewhere")
        if fault.kind == "garbage":
            return self.say(200, b"not json at all")
        raise ValueError(fault.kind)

    def parameters(self, body: bytes) -> dict:
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("multipart/form-data"):
            return parts_of(kind, body)
        if not body:
            return {}
        try:
            sent = json.loads(body)
        except ValueError:
            raise Refusal(400, "Bad Request: can't parse JSON") from None
        if not isinstance(sent, dict):
            raise Refusal(400, "Bad Request: object expected")
        return sent

    def say(self, status: int, said, **headers):
        content = said if isinstance(said, bytes) else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if isinstance(said, bytes) else "application/json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_nothing):
        """The address has the token in it."""


def parts_of(kind: str, body: bytes) -> dict:
    """{name: text, or bytes for a file} of a form with files."""
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    found: dict = {}
    for part in message.iter_parts():
        name, content = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        found[name] = content if part.get_filename() else content.decode()
    return found


def main():
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8999
    with BotApi(port, tokens=(), is_loud=True) as api:
        print(f"Bot API for trying out: {api.url}  token: {TOKEN}", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
