"""Draws situations at random from all seats, to be rated blind.

    python3 tests/ratings/draw.py --seed 3 --count 60 --out FOLDER

Needs the program (COUNTERPART, or target/release/counterpart). Writes two files: `situations.md`, which is
all that a rater may see, and `key.json`, which says where each situation stands, in which order its options
were shown, and how the judge judged each of them on the day it was drawn. The same seed draws the same
situations from the same scenarios; another seed draws others.

A situation is a moment of a conversation that a person has come to: the road there takes the best-judged
sentence three times out of five, and any sentence otherwise, so that good and bad conversations both occur.
Every seat gives as many situations as any other, and half of them are in either language.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# How often the road to a situation takes the best-judged sentence.
SKILL = 0.6
# The furthest that a situation is looked for, in decisions from the first.
FURTHEST = 11


def program():
    return os.environ.get("COUNTERPART", str(ROOT / "target/release/counterpart"))


def play(file, seat, choices, lang=None):
    """A play as the program tells it: in words if a language is given, otherwise as JSON."""
    command = [program(), "play", str(file), "--seat", seat, "--choices", ",".join(choices)]
    command += ["--hide", "--lang", lang] if lang else ["--json", "--lang", "en"]
    said = subprocess.run(command, capture_output=True, text=True)
    if said.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{said.stderr}")
    return said.stdout if lang else json.loads(said.stdout)


def judged(file, seat, choices, play_here):
    """How each sentence that can be said now is judged: number -> quality and rule."""
    found = {}
    for option in play_here["open"]:
        after = play(file, seat, choices + [str(option["number"])])
        found[option["number"]] = after["turns"][-1]["judgement"]
    return found


def is_prediction(play_here):
    return any(option["move"].startswith("Predict") for option in play_here["open"])


def draw_one(file, seat, luck):
    """One situation: the choices that lead there, what can be said, and how it is judged."""
    while True:
        wanted, choices = luck.randint(0, FURTHEST), []
        here = play(file, seat, choices)
        while here["open"] and (len(choices) < wanted or is_prediction(here)):
            numbers = [option["number"] for option in here["open"]]
            if is_prediction(here):
                choices = choices + [f"{luck.choice(numbers)}@{luck.choice([50, 70, 90])}"]
            elif luck.random() < SKILL:
                quality = {n: j["quality"] for n, j in judged(file, seat, choices, here).items()}
                best = [n for n in numbers if quality[n] == max(quality.values())]
                choices = choices + [str(luck.choice(best))]
            else:
                choices = choices + [str(luck.choice(numbers))]
            here = play(file, seat, choices)
        if here["open"]:
            return choices, here, judged(file, seat, choices, here)


def in_language(block, lang):
    """The texts of a language in a stretch of a scenario file."""
    return [text for code, text in re.findall(r'\b(zh|en): "((?:[^"\\]|\\.)*)"', block) if code == lang]


def between(text, start, end):
    at = text.index(start)
    return text[at : text.index(end, at)]


def background(file, seat, lang):
    """What the player knows before the first sentence: the facts, the brief and what only this side knows."""
    text = file.read_text(encoding="utf-8")
    seats = text[text.index("\n    seats: {") :]
    mine = seats[seats.index(f'\n        "{seat}": (') :]
    return (
        in_language(between(text, "\n    facts: [", "\n    ],"), lang),
        in_language(between(mine, "\n            brief: (", "\n            )"), lang),
        in_language(between(mine, "\n            knows: [", "\n            ]"), lang),
    )


# What the program writes above the sentences that can be said now.
NOW = ("现在可以说：", "What you can say now:")


def options_shown(told):
    """The sentences that can be said now, by their number."""
    lines = told.splitlines()
    at = next(n for n, line in enumerate(lines) if line in NOW)
    return {int(n): text for n, text in re.findall(r"(?m)^  (\d)\. (.*)$", "\n".join(lines[at:]))}


def talk_so_far(told):
    """The conversation without judgements, moves and gauges, and the line that waits for an answer."""
    kept = []
    for line in told.splitlines()[1:]:
        if line in NOW:
            break
        if line and not line.startswith(("──", "    ")):
            kept.append(re.sub(r"  \[[^\]]*\]$", "", line))
    return kept


def heading(told):
    return told.splitlines()[0]


WORDS = {
    "zh": ("两边都知道", "你的处境", "只有你知道", "到现在为止", "还能说 {} 句。现在你说哪一句？"),
    "en": ("Both sides know", "Where you stand", "Only you know", "So far", "{} sentences left. Which of these do you say now?"),
}


def sentences_left(file, seat, choices, told):
    """How many sentences the player can still say: the count above the last turn, less the one said there."""
    counts = re.findall(r"(?m)^── .*?(\d+)\D*$", told)
    if not counts:
        # Before the first turn nothing is counted yet: what stands above it once something was said.
        first = play(file, seat, ["1"], "en")
        return int(re.findall(r"(?m)^── .*?(\d+)\D*$", first)[0])
    return int(counts[-1]) - (0 if "@" in choices[-1] else 1)


def situation(number, file, seat, choices, here, lang, luck):
    """What a rater sees, and which letter stands for which option."""
    told = play(file, seat, choices, lang)
    facts, brief, knows = background(file, seat, lang)
    texts = options_shown(told)
    order = [option["number"] for option in here["open"]]
    luck.shuffle(order)
    letters = dict(zip("ABCD", order))
    w = WORDS[lang]
    lines = [f"## {number} · {heading(told)}", "", f"**{w[0]}**", *(f"- {t}" for t in facts), "", f"**{w[1]}** {' '.join(brief)}", ""]
    lines += [f"**{w[2]}**", *(f"- {t}" for t in knows), "", f"**{w[3]}**", "", *(f"> {t}  " for t in talk_so_far(told)), ""]
    left = sentences_left(file, seat, choices, told)
    lines += [f"**{w[4].format(left)}**", *(f"- {letter}. {texts[n]}" for letter, n in letters.items()), ""]
    return "\n".join(lines), letters


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--seed", type=int, required=True)
    ask.add_argument("--count", type=int, default=60)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--scenarios", type=Path, default=ROOT / "scenarios")
    asked = ask.parse_args()

    seats = []
    for file in sorted(asked.scenarios.glob("*.ron")):
        text = file.read_text(encoding="utf-8")
        names = re.findall(r'(?m)^        "([a-z0-9-]+)": \($', text[text.index("\n    seats: {") :])
        seats += [(file, name) for name in names]

    luck = random.Random(asked.seed)
    plan = [(seats[n % len(seats)], random.Random(luck.getrandbits(64)), "zh" if (n // len(seats) + n) % 2 else "en") for n in range(asked.count)]

    def make(entry):
        number, ((file, seat), own, lang) = entry
        choices, here, judgements = draw_one(file, seat, own)
        text, letters = situation(number, file, seat, choices, here, lang, own)
        key = {
            "situation": number,
            "scenario": file.stem,
            "hash": here["hash"],
            "rules": here["rules"],
            "seat": seat,
            "lang": lang,
            "choices": ",".join(choices),
            "options": {
                letter: {
                    "number": n,
                    "say": next(o["say"] for o in here["open"] if o["number"] == n),
                    **judgements[n],
                }
                for letter, n in letters.items()
            },
        }
        return text, key

    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        made = list(pool.map(make, enumerate(plan, start=1)))
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "situations.md").write_text("\n".join(text for text, _ in made), encoding="utf-8")
    keys = {"seed": asked.seed, "situations": [key for _, key in made]}
    (asked.out / "key.json").write_text(json.dumps(keys, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(made)} situations from {len(seats)} seats, seed {asked.seed}")


if __name__ == "__main__":
    main()
