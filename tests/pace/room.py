"""A room that the game itself leads, under load: how soon votes are acknowledged while both of its
windows are drawn on the same processors.

    python3 tests/pace/room.py PROGRAM [--phones N] [--features FLAGS]

Opens the game in a real window, opens a room in it by keyboard, has the phones of `benches/room.rs` come
in, vote the moment the ballot opens, change their votes, drop and return, and presses the facilitator's
keys when they say so. Needs what the journeys need, and cargo.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/journeys"))

# How long phones may take over anything before the measurement is given up.
PATIENCE_SECS = 240


def bench(flags, *arguments):
    return ["cargo", "bench", "--quiet", "--bench", "room", *flags, *arguments]


def main():
    told = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    told.add_argument("program")
    told.add_argument("--phones", type=int, default=2000)
    told.add_argument("--features", default="", help="flags for cargo, such as --no-default-features")
    asked = told.parse_args()
    os.environ["COUNTERPART"] = str(Path(asked.program).resolve())
    flags = asked.features.split()
    subprocess.run(bench(flags, "--no-run"), cwd=ROOT, check=True)

    import truth
    from desktop import desktop
    from harness import Game
    from phone import Phone
    from test_workshop import ADDRESS

    with tempfile.TemporaryDirectory(prefix="counterpart-room-") as folder:
        game = Game(Path(folder) / "data", "--lang", "en", log=Path(folder) / "game.log").wait_until_open()
        try:
            game.wait("button", truth.phrase("en", "home.lead")).press()
            game.wait("button", truth.phrase("en", "workshop.open")).press()
            game.says(truth.phrase("en", "desk.phase_lobby"))
            port = int(ADDRESS.search(game.says(ADDRESS).name)[1])
            code = game.says(truth.like("en", "projector.code")).name.split(" ", 2)[2].replace(" ", "")
            token = Phone(port, code).token
            desktop().run("xdotool", "windowfocus", "--sync", game.window)
            # It has read the code; from here on nobody listens.
            desktop().listen(False)
            run(game, bench(flags, "--", str(asked.phones)), f"127.0.0.1:{port}/#{token}")
            print(f"the game: {game.cpu_seconds():.1f} s of processor time, {memory(game.pid)} MB resident")
        finally:
            game.end()


def run(game, command, link):
    """Runs the phones, and presses the keys that they ask for."""
    keys = {"n": "space", "v": "v"}
    phones = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "COUNTERPART_ROOM": link}
    )
    for line in phones.stdout:
        line = line.rstrip()
        if line.startswith("press: "):
            game.key(keys[line.removeprefix("press: ")])
        elif line:
            print(line)
    if phones.wait(PATIENCE_SECS):
        raise SystemExit("the phones have failed")


def memory(pid):
    """What the process keeps in memory, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS:"))


if __name__ == "__main__":
    main()
