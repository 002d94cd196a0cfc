"""Compares blind ratings of situations with the judge, and with one another.

    python3 tests/ratings/compare.py FOLDER

FOLDER holds what `draw.py` wrote (`key.json`) and one or more `rating-*.json`, each made by one rater:

    {"rater": "…", "situations": {"1": {"best": "B", "A": -1, "B": 2, "C": 0, "D": -2}, …}}

Printed for each rating: in how many situations the option that it calls best is one that the judge puts
first; how many options lie within one step of the judge; Pearson's r over all options. Then the same among the
ratings, and every situation where they and the judge part: another best option, or a mean of the ratings 1.5
or more away from the judge's.
"""

import itertools
import json
import statistics
import sys
from pathlib import Path

# A mean of the ratings so far from the judge is listed.
APART = 1.5


def load(folder):
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))["situations"]
    ratings = {}
    for file in sorted(folder.glob("rating-*.json")):
        rating = json.loads(file.read_text(encoding="utf-8"))["situations"]
        for entry in key:
            given = rating.get(str(entry["situation"]))
            wanted = set(entry["options"]) | {"best"}
            if given is None or set(given) != wanted or given["best"] not in entry["options"]:
                sys.exit(f"{file.name}: situation {entry['situation']} wants {sorted(wanted)}, has {given}")
            if any(given[letter] not in range(-2, 3) for letter in entry["options"]):
                sys.exit(f"{file.name}: situation {entry['situation']}: ratings go from -2 to 2")
        ratings[file.stem.removeprefix("rating-")] = rating
    if not ratings:
        sys.exit(f"no rating-*.json in {folder}")
    return key, ratings


def share(hits):
    hits = list(hits)
    return sum(hits) / len(hits)


def pearson(pairs):
    one, two = zip(*pairs)
    return statistics.correlation(one, two) if len(set(one)) > 1 and len(set(two)) > 1 else float("nan")


def firsts(values):
    return {letter for letter, value in values.items() if value == max(values.values())}


def agreement(key, best, values, best_of, values_of):
    """Best option, within one step, r: of what one says against what the other says."""
    first = share(best(e) in best_of(e) for e in key)
    pairs = [(values(e)[letter], values_of(e)[letter]) for e in key for letter in e["options"]]
    near = share(abs(a - b) <= 1 for a, b in pairs)
    return first, near, pearson(pairs)


def told(name, figures):
    first, near, r = figures
    return f"{name:<24} same best {first:6.1%}   within one step {near:6.1%}   r {r:5.2f}"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    key, ratings = load(Path(sys.argv[1]))

    def judge(entry):
        return {letter: option["quality"] for letter, option in entry["options"].items()}

    def rated(name):
        return lambda e: {letter: ratings[name][str(e["situation"])][letter] for letter in e["options"]}

    def best(name):
        return lambda e: ratings[name][str(e["situation"])]["best"]

    print(f"{len(key)} situations, {sum(len(e['options']) for e in key)} options, {len(ratings)} ratings\n")
    for name in ratings:
        print(told(f"{name} – judge", agreement(key, best(name), rated(name), lambda e: firsts(judge(e)), judge)))
    for one, two in itertools.combinations(ratings, 2):
        print(told(f"{one} – {two}", agreement(key, best(one), rated(one), lambda e: {best(two)(e)} | firsts(rated(two)(e)), rated(two))))

    print("\nWhere they part")
    for entry in key:
        number = str(entry["situation"])
        means = {l: statistics.mean(r[number][l] for r in ratings.values()) for l in entry["options"]}
        judged = judge(entry)
        calls = [r[number]["best"] for r in ratings.values()]
        other = sum(call not in firsts(judged) for call in calls) * 2 > len(calls)
        far = [l for l in judged if abs(means[l] - judged[l]) >= APART]
        if not other and not far:
            continue
        print(f"\n{number}. {entry['scenario']} · {entry['seat']} · --choices '{entry['choices']}' ({entry['lang']})")
        for letter, option in entry["options"].items():
            marks = ("*" if letter in firsts(judged) else " ") + ("!" if letter in far else " ")
            each = " ".join(f"{r[number][letter]:+d}" for r in ratings.values())
            print(f"  {marks} {letter} judge {judged[letter]:+d} {option['rule']:<10} rated {means[letter]:+.1f} ({each}; best for {calls.count(letter)})  {option['say']}")


if __name__ == "__main__":
    main()
