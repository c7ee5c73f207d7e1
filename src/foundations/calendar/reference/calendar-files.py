"""Writes the .ics files beside it, from RFC 5545 and without sight of the TypeScript, and cases.json, which says what is in each.
Python 3, standard library alone."""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

HERE = Path(__file__).parent
FAMILY = "\U0001F468‍\U0001F469‍\U0001F467"
CASES = {
    "english": {
        "uid": "wave-7@voices.example.org",
        "sequence": 0,
        "changedAt": "2026-10-01T09:30:00.000Z",
        "startsAt": "2026-11-05T19:00:00.000Z",
        "minutes": 15,
        "title": "Reminder",
        "note": "You asked to be reminded; it takes a minute, no more.\nBring tea \\ biscuits.",
        "address": "https://voices.example.org/waves/not-ours",
        "isCancelled": False,
    },
    "urdu": {
        "uid": "wave-7@voices.example.org",
        "sequence": 3,
        "changedAt": "2026-10-24T23:59:59.999Z",
        "startsAt": "2026-10-25T00:59:00.000Z",
        "minutes": 120,
        "title": "یاد دہانی: آج شام کے لیے آپ نے خود کہا تھا کہ آپ کو یاد دلایا جائے، بس ایک منٹ لگے گا",
        "note": "آپ نے کہا تھا کہ آپ کو یاد دلایا جائے؛ ایک منٹ کا کام ہے، اس سے زیادہ نہیں۔\r\nشکریہ",
        "address": "https://voices.example.org/ur/waves/not-ours",
        "isCancelled": False,
    },
    "emoji-and-controls": {
        "uid": "wave-8@voices.example.org",
        "sequence": 12,
        "changedAt": "2026-03-29T00:00:00.000Z",
        "startsAt": "2026-03-29T01:00:00.000Z",
        "minutes": 1,
        "title": FAMILY * 9 + "\x00\x1b",
        "note": "END:VEVENT\r\nBEGIN:VEVENT\rUID:another",
        "address": "https://voices.example.org/waves/a\r\nATTENDEE:b",
        "isCancelled": False,
    },
    "cancelled": {
        "uid": "wave-7@voices.example.org",
        "sequence": 4,
        "changedAt": "2026-11-01T12:00:00.000Z",
        "startsAt": "2026-11-05T19:00:00.000Z",
        "minutes": 15,
        "title": "Reminder",
        "note": "It does not take place.",
        "address": "https://voices.example.org/waves/not-ours",
        "isCancelled": True,
    },
}


def escape(value):
    for sign in "\\;,":
        value = value.replace(sign, "\\" + sign)
    value = value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return without_controls(value)


def without_controls(value):
    return "".join(character for character in value if ord(character) >= 32 and not 0x7F <= ord(character) <= 0x9F)


def fold(line):
    """Bytes first: takes 75, then 74 for each piece behind a space, and steps back where that would cut a character."""
    rest, pieces = line.encode("utf-8"), []
    while rest:
        cut = 75 if not pieces else 74
        while cut < len(rest) and rest[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return b"\r\n ".join(pieces) + b"\r\n"


def utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y%m%dT%H%M%SZ")


def file_of(case):
    start = datetime.fromisoformat(case["startsAt"])
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Outspoken//Outspoken//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:" + ("CANCEL" if case["isCancelled"] else "PUBLISH"), "BEGIN:VEVENT"]
    lines += ["UID:" + case["uid"], f"SEQUENCE:{case['sequence']}", "DTSTAMP:" + utc(datetime.fromisoformat(case["changedAt"]))]
    lines += ["DTSTART:" + utc(start), "DTEND:" + utc(start + timedelta(minutes=case["minutes"]))]
    lines += ["SUMMARY:" + escape(case["title"]), "DESCRIPTION:" + escape(case["note"])]
    lines += ["URL:" + without_controls(case["address"]), "STATUS:" + ("CANCELLED" if case["isCancelled"] else "CONFIRMED")]
    lines += ["TRANSP:TRANSPARENT", "CLASS:PRIVATE"]
    if not case["isCancelled"]:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", "DESCRIPTION:" + escape(case["title"]), "END:VALARM"]
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return b"".join(fold(line) for line in lines)


for name, case in CASES.items():
    (HERE / f"{name}.ics").write_bytes(file_of(case))
(HERE / "cases.json").write_text(json.dumps(CASES, indent=1) + "\n")
