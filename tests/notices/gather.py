#!/usr/bin/env python3
"""Gathers the notices of everything that goes into the game: crates, fonts, drawings, the standard library.

`tests/notices/gather.py` writes assets/notices/notices.json; with `--check` it only compares, and fails where they part
ways. Crates are those that the game is built of with its usual features, on the systems that deny.toml names; texts are
read from the crates as they were published, in cargo's registry, so nothing is fetched beyond what a build needs.

Where a crate offers the MIT licence among others, that is the one it is used under, and only its text is kept. Texts are
kept by their paragraphs, each once: most of them differ in a line.
"""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "assets/notices/notices.json"
IS_NOTICE = re.compile(r"^(licen[cs]e|copying|copyright|notice|unlicense)", re.IGNORECASE)

MIT = (ROOT / "LICENSE-MIT").read_text("utf-8").split("\n\n", 2)[2]
APACHE = (ROOT / "LICENSE-APACHE").read_text("utf-8")

# What no crate brings a notice for.
OTHERS = [
    ("The Rust standard library", "MIT OR Apache-2.0", "https://github.com/rust-lang/rust", [f"MIT License\n\nCopyright (c) The Rust Project Contributors\n\n{MIT}"]),
    ("SQLite", "blessing", "https://sqlite.org", ["SQLite is in the public domain: https://sqlite.org/copyright.html"]),
    ("Noto Sans SC, Noto Sans", "OFL-1.1", "https://github.com/notofonts", ["assets/fonts/OFL.txt"]),
    ("Open Peeps, by Pablo Stanley", "CC0-1.0", "https://www.openpeeps.com", ["assets/people/LICENSE.txt"]),
]


def packages():
    """The crates that the game is built of, on any of its systems."""
    targets = tomllib.loads((ROOT / "deny.toml").read_text("utf-8"))["graph"]["targets"]
    found = {}
    for target in targets:
        command = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
        told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
        known = {package["id"]: package for package in told["packages"]}
        nodes = {node["id"]: node for node in told["resolve"]["nodes"]}
        waiting = [package["id"] for package in told["packages"] if package["name"] == "counterpart"]
        seen = set()
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            # What only builds or tests it isn't in it.
            waiting += [dep["pkg"] for dep in nodes[one]["deps"] if any(kind["kind"] is None for kind in dep["dep_kinds"])]
        # What has no source is this workspace's own.
        found |= {one: known[one] for one in seen if known[one]["source"] is not None}
    return sorted(found.values(), key=lambda package: (package["name"], version(package["version"])))


def version(text):
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"[.+-]", text)]


def texts(package):
    """The licence that a crate is used under, and its texts."""
    licence = re.sub(r"\s*/\s*", " OR ", package["license"] or "")
    folder = Path(package["manifest_path"]).parent
    files = sorted(path for path in folder.iterdir() if path.is_file() and IS_NOTICE.match(path.name))
    for beside in ("LICENSES", "licenses"):
        if not files and (folder / beside).is_dir():
            files = sorted(path for path in (folder / beside).iterdir() if path.is_file())
    offers_mit = "AND" not in licence and "MIT" in licence.split(" OR ")
    if offers_mit:
        mit = [path for path in files if re.search(r"mit", path.name, re.IGNORECASE)]
        always = [path for path in files if re.match(r"notice|copyright", path.name, re.IGNORECASE)]
        if mit:
            return "MIT", [path.read_text("utf-8", "replace") for path in mit + always]
    if files:
        kept = [path for path in files if not re.search(r"gpl", path.name, re.IGNORECASE)]
        return licence, [path.read_text("utf-8", "replace") for path in kept]
    # Published without one: the licence that it names, with those that it names.
    who = ", ".join(re.sub(r"\s*<.*?>", "", author) for author in package["authors"])
    who = who or f"the authors of {package['name']} ({package['repository']})"
    if offers_mit:
        return "MIT", [f"MIT License\n\nCopyright (c) {who}\n\n{MIT}"]
    if "Apache-2.0" in licence:
        return licence, [APACHE]
    return licence, [f"{licence}: https://spdx.org/licenses/{licence}.html\n\nCopyright (c) {who}"]


def paragraphs(text):
    text = text.replace("\r\n", "\n").replace("\f", "\n").replace("\ufeff", "")
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return [part.strip("\n") for part in re.split(r"\n{2,}", lines) if part.strip()]


def gathered():
    numbers, kept, all_of_them = {}, [], []

    def number(part):
        # Breaks and indents differ where words don't.
        same = " ".join(part.split())
        if same not in numbers:
            numbers[same] = len(kept)
            kept.append(part)
        return numbers[same]

    def add(name, which, licence, home, read):
        told = [[number(part) for part in paragraphs(text)] for text in read]
        # Twice the same text in one crate is one.
        told = [text for at, text in enumerate(told) if text not in told[:at]]
        all_of_them.append({"name": name, "version": which, "licence": licence, "home": home, "texts": told})

    for name, licence, home, read in OTHERS:
        read = [(ROOT / text).read_text("utf-8") if text.startswith("assets/") else text for text in read]
        add(name, "", licence, home, read)
    for package in packages():
        licence, read = texts(package)
        add(package["name"], package["version"], licence, package["repository"] or package["homepage"] or "", read)
    return {"packages": all_of_them, "paragraphs": kept}


def written(notices):
    """One line for each package and each paragraph, so that a change of one is a change of a line."""
    def lines(values):
        return ",\n".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f'{{"packages":[\n{lines(notices["packages"])}\n],"paragraphs":[\n{lines(notices["paragraphs"])}\n]}}\n'


def main():
    text = written(gathered())
    if "--check" not in sys.argv[1:]:
        OUT.write_text(text, "utf-8")
        print(f"{OUT.relative_to(ROOT)}: {len(text.encode())} bytes")
        return 0
    if OUT.read_text("utf-8") == text:
        return 0
    print(f"{OUT.relative_to(ROOT)} is not what Cargo.lock and the crates say: run tests/notices/gather.py and look at the difference")
    return 1


if __name__ == "__main__":
    sys.exit(main())
