"""Writes share-links.json: what each share link has to be, letter for letter, made with urllib and without sight of the TypeScript.
A lone half of a surrogate pair cannot be written in a link and is left out; a line ends with "\\n", in a mail with "\\r\\n"; what is beyond
1,000 characters, as readers count them, is cut. Python 3, standard library alone."""

import json
import re
from pathlib import Path
from urllib.parse import quote

# What encodeURIComponent leaves as it is (ECMA-262, 19.2.6.4).
UNRESERVED = "-_.!~*'()"
ADDRESS = "https://voices.example.org/ur/waves/not-ours"
SUBJECT = "میرے اپنے الفاظ میں"
FAMILY = "\U0001F468‍\U0001F469‍\U0001F467\U0001F3FD"
SALAAM = "سَلَام"  # four letters, two of them with a vowel mark: four characters

CASES = {
    "English": ("I will not be silent. This is not ours.", None),
    "Urdu": ("یہ ہمارا نہیں۔ ہمارا دین ہمسائے کا حق سکھاتا ہے۔", None),
    "Arabic, with vowel marks": ("هٰذَا لَيْسَ مِنَّا، وَالسَّلَامُ أَوْلَى؟", None),
    "Bengali": ("এটা আমাদের নয়। প্রতিবেশী আমার নিজের লোক।", None),
    "Turkish": ("Bu bizim değil; İyilik ışık gibidir.", None),
    "two languages in one line": ("My mother says «اللہ رحم کرے» and means everybody (UK).", None),
    "emoji": ("Peace " + FAMILY + " ❤️ \U0001F1E7\U0001F1E9 \U0001F44D\U0001F3FF", None),
    "signs that mean something in a link": ("50% & more + #peace? a=b; c/d \"e\" 'f' <g> \\ ^ ` | ~ ! * ( )", None),
    "a link of its own": ("see https://example.org/a?b=c&d=e#f%20g", None),
    "new lines of three kinds, and a tab": ("one\ntwo\r\nthree\rfour\tfive\n\nsix", None),
    "lone halves of surrogate pairs": ("a\ud83dz\udc00 b\ud800", "az b"),
    "controls": ("a\x00b\x07c\x1bd\x7fe\x85f", "abcdef"),
    "spaces around": ("  \n peace \u00a0\n", "peace"),
    "nothing": ("", None),
}

# What is repeated, how often it is typed and how often it remains. In the file a "@" stands for all that remains: whole it would be 700 kB.
LONG_CASES = {
    "more than 1,000 characters of one letter each": ("a", 1200, 1000),
    "more than 1,000 characters of several code points each": (FAMILY, 1005, 1000),
    "more than 1,000 characters of Arabic with vowel marks": (SALAAM, 260, 250),
}


def encode(text):
    return quote(text, safe=UNRESERVED)


def links(words):
    message = f"{words}\n\n{ADDRESS}" if words else ADDRESS
    return {
        "whatsapp": f"https://wa.me/?text={encode(message)}",
        "facebook": f"https://www.facebook.com/sharer/sharer.php?u={encode(ADDRESS)}",
        "telegram": f"https://t.me/share/url?url={encode(ADDRESS)}&text={encode(words)}",
        "x": f"https://twitter.com/intent/tweet?text={encode(words)}&url={encode(ADDRESS)}",
        "bluesky": f"https://bsky.app/intent/compose?text={encode(message)}",
        "threads": f"https://www.threads.com/intent/post?text={encode(words)}&url={encode(ADDRESS)}",
        "email": f"mailto:?subject={encode(SUBJECT)}&body={encode(message.replace(chr(10), chr(13) + chr(10)))}",
        "sms": f"sms:?&body={encode(message)}",
    }


def main():
    cases = []
    for title, (typed, cleaned) in CASES.items():
        words = re.sub(r"\r\n?", "\n", typed) if cleaned is None else cleaned
        cases.append({"title": title, "words": typed, "text": f"{words}\n\n{ADDRESS}" if words else ADDRESS, "links": links(words)})
    long_cases = []
    for title, (unit, typed, remain) in LONG_CASES.items():
        whole = encode(unit) * remain
        shown = {target: link.replace(whole, "@") for target, link in links(unit * remain).items()}
        repeat = {"unit": unit, "encoded": encode(unit), "typed": typed, "remain": remain}
        long_cases.append({"title": title, "repeat": repeat, "links": shown})
    reference = {"address": ADDRESS, "subject": SUBJECT, "cases": cases, "longCases": long_cases}
    text = json.dumps(reference, indent=1, ensure_ascii=True)
    Path(__file__).with_suffix(".json").write_text(text + "\n", encoding="utf-8")


main()
