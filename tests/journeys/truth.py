"""What the command line says of a play, what the database keeps, and what the phrases are: everything
that the screen is held against."""

import functools
import json
import os
import re
import sqlite3
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
DATABASE = "counterpart.sqlite3"


def binary():
    """The game: COUNTERPART, or the release build of this checkout."""
    told = os.environ.get("COUNTERPART")
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    found = Path(told) if told else target / "release" / "counterpart"
    if not found.exists():
        raise RuntimeError(f"{found} is missing: build it with cargo build --release")
    return str(found)


def printed(*arguments):
    """What the command line prints."""
    done = subprocess.run([binary(), *arguments], capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{arguments}: exit {done.returncode}: {done.stderr}")
    return done.stdout


def rows(data, query):
    """Rows of the database of a data folder, as it is on the disk now."""
    database = sqlite3.connect(f"file:{data / DATABASE}?mode=ro", uri=True)
    try:
        return database.execute(query).fetchall()
    finally:
        database.close()


@functools.lru_cache(maxsize=None)
def seats():
    """The scenario file of every seat. (No two scenarios have seats of the same name.)"""
    found = {}
    for path in sorted(SCENARIOS.glob("*.ron")):
        inside = path.read_text(encoding="utf-8").split("\n    seats: {\n", 1)[1].split("\n    },\n", 1)[0]
        for seat in re.findall(r'^ {8}"([a-z-]+)": \($', inside, re.M):
            if seat in found:
                raise AssertionError(f"{seat} is a seat of {found[seat]} and of {path}")
            found[seat] = path
    return found


@functools.lru_cache(maxsize=None)
def best_plays():
    """Of every seat, the conversation in which each sentence is judged best, as the tests of the scenarios
    keep them: (seat, choices)."""
    lines = (ROOT / "tests" / "shipped" / "best.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split() for line in lines if not line.startswith("#")]
    return [(seat, tuple(choices.split(","))) for _, seat, choices in words]


@functools.lru_cache(maxsize=None)
def play(seat, choices, lang):
    """`play --choices … --json` for a tuple of choices such as ("2", "1@80")."""
    arguments = ("play", str(seats()[seat]), "--seat", seat, "--lang", lang, "--json", "--choices", ",".join(choices))
    return json.loads(printed(*arguments))


@functools.lru_cache(maxsize=None)
def rule(identifier, lang):
    """The name of a rule, and what it says to a person: the line after that has its figures, where it has any."""
    name, says = printed("rules", identifier, "--lang", lang).split("\n\n")[:2]
    return name.removeprefix(identifier).strip(), says.strip().splitlines()[0]


def is_prediction(option):
    """Whether an open option is the answer of a prediction."""
    return option["move"].startswith("Predict")


@functools.lru_cache(maxsize=None)
def plan(seat, wanted, confidence):
    """A whole play: at every moment the option that is judged best, or worst (`wanted`: max or min)."""
    choices = ()
    while True:
        now = play(seat, choices, "en")
        if now["ending"] is not None:
            return choices
        tries = []
        for option in now["open"]:
            choice = f"{option['number']}@{confidence}" if is_prediction(option) else str(option["number"])
            after = play(seat, (*choices, choice), "en")
            tries.append((after["turns"][-1]["judgement"]["quality"], choice))
        best = wanted(quality for quality, _ in tries)
        choices = (*choices, next(choice for quality, choice in tries if quality == best))


@functools.lru_cache(maxsize=None)
def phrases(lang):
    """The game's table of phrases."""
    tables = sorted((ROOT / "assets" / "text").glob(f"*{lang}.yml"))
    lines = [line for table in tables for line in table.read_text(encoding="utf-8").splitlines()]
    pairs = (re.match(r'^([\w.]+): (".*")\s*$', line) for line in lines)
    return {pair[1]: json.loads(pair[2]) for pair in pairs if pair}


def phrase(lang, key, **values):
    """A phrase with its values."""
    text = phrases(lang)[key]
    for name, value in values.items():
        text = text.replace(f"%{{{name}}}", str(value))
    return text


def like(lang, key, **values):
    """A pattern for a phrase: values that are not given may be anything."""
    parts = re.split(r"(%\{\w+\})", phrase(lang, key, **values))
    return re.compile("".join("(.+?)" if part.startswith("%{") else re.escape(part) for part in parts) + r"\Z", re.S)


def title_of(identifier, lang, seat="sales"):
    """The title or name that the scenario file of a seat gives to an id, its own among them."""
    path = seats()[seat]
    written = path.read_text(encoding="utf-8")
    texts = r"\(((?:\s*\w+:\s*\"(?:[^\"\\]|\\.)*\",?)+)\s*\)"
    if identifier == path.stem:
        found = re.search(rf"title:\s*{texts}", written)
    else:
        found = re.search(rf'"{identifier}":\s*(?:\(\s*(?:title|name):\s*)?{texts}', written)
    return re.search(rf'\b{lang}:\s*"((?:[^"\\]|\\.)*)"', found[1])[1]


def plays(data):
    """Every play in the database as (seat, ending, outcome, choices as for --choices)."""
    database = sqlite3.connect(f"file:{data / DATABASE}?mode=ro", uri=True)
    try:
        rows = database.execute("SELECT id, seat, ending, outcome FROM play ORDER BY id").fetchall()
        return [(seat, ending, outcome, _choices(database, row)) for row, seat, ending, outcome in rows]
    finally:
        database.close()


def played_hash(data):
    """The hash of the scenario that the last play was begun with."""
    database = sqlite3.connect(f"file:{data / DATABASE}?mode=ro", uri=True)
    try:
        return database.execute("SELECT scenario_hash FROM play ORDER BY id DESC LIMIT 1").fetchone()[0]
    finally:
        database.close()


def _choices(database, row):
    made = database.execute("SELECT turn, option, confidence FROM choice WHERE play_id = ? ORDER BY turn", (row,))
    choices = []
    for position, (turn, option, confidence) in enumerate(made):
        if turn != position:
            raise AssertionError(f"turn {position} is missing")
        choices.append(f"{option + 1}" if confidence is None else f"{option + 1}@{confidence}")
    return tuple(choices)
