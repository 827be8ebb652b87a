"""A centre as a contact for the phone: vCard 3.0 (RFC 2426), which every phone reads. Pure."""

import re

LINE_BYTES = 75
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def vcard_of(center) -> bytes:
    """The centre alone: name, provider, address, phones, e-mail, web site, place."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:urn:uuid:{center.uid}",
        f"FN:{_text(center.name)}",
        f"N:{_text(center.name)};;;;",
        f"ORG:{_text(center.provider or center.name)}",
        *(f"TEL;TYPE=WORK,VOICE:{_plain(phone)}" for phone in center.phones),
        *([f"EMAIL;TYPE=INTERNET,WORK:{_text(center.email)}"] if center.email else []),
        *([f"URL:{_plain(center.website)}"] if center.website else []),
    ]
    if center.street or center.city:
        parts = ("", "", center.street, center.city, "", center.postcode, "Deutschland")
        lines.append("ADR;TYPE=WORK:" + ";".join(map(_text, parts)))
    if center.latitude is not None:
        lines.append(f"GEO:{center.latitude:.5f};{center.longitude:.5f}")
    lines.append("END:VCARD")
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _text(value: str) -> str:
    """A value with its separators escaped; a line break becomes a space."""
    return re.sub(r"([\\,;])", r"\\\1", _plain(value))


def _plain(value: str) -> str:
    return CONTROL.sub(" ", value).strip()


def _folded(line: str) -> bytes:
    """Lines of at most 75 bytes; the next one begins with a space. No character is torn apart."""
    done, current = [], b""
    for character in line:
        encoded = character.encode()
        if len(current) + len(encoded) > LINE_BYTES:
            done.append(current)
            current = b" "
        current += encoded
    return b"\r\n".join([*done, current])
