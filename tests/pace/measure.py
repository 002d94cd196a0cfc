"""How quickly the game starts, and what it costs, on a screen without a graphics card.

    python3 tests/pace/measure.py PROGRAM [--runs N] [--size WxH] [--seconds N]

Prints a table of what was measured beside what is promised, and ends with 1 if a promise is broken.
Needs Xvfb and xdotool, and Linux, whose /proc it reads.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time

from screen import Screen, TimedOut, end_with_parent, wait_for

# What is promised.
MOST_START_SECS = 2.0
MOST_MEMORY_MB = 300
MOST_AT_REST = 0.01
MOST_ACTING = 0.50
# Longer than people breathe and blink after the last thing that happened.
COMES_TO_REST_SECS = 24


class Game:
    """The program in a window."""

    def __init__(self, program, screen, run):
        self.screen = screen
        blank = screen.picture()
        began = time.monotonic()
        self.process = subprocess.Popen(
            [program, "--data", str(screen.folder / f"data-{run}"), "--lang", "en", "--seed", "7"],
            env=screen.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, preexec_fn=end_with_parent,
        )
        self.window = wait_for(self._window, 30, "the window")
        self.window_secs = time.monotonic() - began
        screen.command("xdotool", "windowfocus", "--sync", self.window)
        shown = wait_for(lambda: self._new_picture(blank), 30, "the first picture")
        self.picture_secs = time.monotonic() - began
        self.began, self.shown = began, shown

    def first_answer_secs(self):
        """Presses a key that moves the ring around what has the keyboard until it moves; gives the
        seconds since the start. The first ones may come before there is anything to move it on."""
        shown = self.shown
        while not self._answers(shown):
            shown = self.screen.picture()
        return time.monotonic() - self.began

    def _window(self):
        found = self.screen.command("xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid))
        return found[0] if found else None

    def _new_picture(self, old):
        """The picture, once it isn't the old one and stays as it is for three frames."""
        now = self.screen.picture()
        if now == old:
            return None
        time.sleep(0.05)
        return now if self.screen.picture() == now else None

    def _answers(self, shown):
        self.screen.key("Tab")
        try:
            return wait_for(lambda: self.screen.picture() != shown, 0.3, "an answer")
        except TimedOut:
            return False

    def cpu_secs(self):
        """The processor time used so far."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self):
        """Resident memory, and the share of it that is this program's alone or its part of, in MB."""
        found = {}
        with open(f"/proc/{self.process.pid}/smaps_rollup", encoding="ascii") as rollup:
            for line in rollup:
                name, _, rest = line.partition(":")
                if name in ("Rss", "Pss"):
                    found[name] = int(rest.split()[0]) / 1024
        return found["Rss"], found["Pss"]

    def core_share(self, seconds, meanwhile=None):
        """What part of a core it uses over so many seconds, in which something may be done."""
        began, before = time.monotonic(), self.cpu_secs()
        for step in range(10**6):
            left = began + seconds - time.monotonic()
            if left <= 0:
                break
            if meanwhile:
                meanwhile(step)
                time.sleep(min(left, 3))
            else:
                time.sleep(left)
        return (self.cpu_secs() - before) / (time.monotonic() - began)

    def frames(self, seconds):
        """How many different pictures are to be seen in so many seconds."""
        until, seen, last = time.monotonic() + seconds, 0, None
        while time.monotonic() < until:
            now = self.screen.picture()
            seen += now != last
            last = now
            time.sleep(0.005)
        return seen / seconds

    def sit_down(self):
        """From the first screen into a conversation: what is wanted most has the keyboard."""
        for _ in range(2):
            before = self.screen.picture()
            self.screen.key("Return")
            wait_for(lambda: self.screen.picture() != before, 10, "the next screen")
            time.sleep(0.8)

    def play(self, step):
        """Says something, or goes on. With this seed the second option leads through seven turns at least."""
        self.screen.key("2" if step % 2 == 0 else "Return")

    def close(self):
        """Ends the game."""
        self.process.kill()
        self.process.wait()


def starts(program, screen, runs):
    """Seconds to the window, the first picture and the first answer, of so many starts."""
    found = []
    for run in range(runs):
        game = Game(program, screen, run)
        answer_secs = game.first_answer_secs()
        found.append((game.window_secs, game.picture_secs, answer_secs))
        game.close()
    return [statistics.median(column) for column in zip(*found)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("program")
    parser.add_argument("--runs", type=int, default=5, help="how many starts are measured")
    parser.add_argument("--size", default="1280x720", help="the screen's size")
    parser.add_argument("--seconds", type=int, default=30, help="how long rest and acting are measured")
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    screen = Screen((width, height))
    # The first start reads the program from the disk; people rarely do that twice a day.
    starts(options.program, screen, 1)
    window, picture, answer = starts(options.program, screen, options.runs)

    game = Game(options.program, screen, "play")
    home = game.memory_mb()
    time.sleep(3)
    rest_home = game.core_share(options.seconds / 3)
    game.sit_down()
    acting = game.core_share(options.seconds, game.play)
    lively = game.frames(3)
    played = game.memory_mb()
    time.sleep(COMES_TO_REST_SECS)
    rest = game.core_share(options.seconds)
    game.close()
    screen.close()

    rows = [
        ("launch to window", f"{window:.2f} s", None, True),
        ("launch to first picture", f"{picture:.2f} s", None, True),
        ("launch to the first frame that answers a key", f"{answer:.2f} s", f"≤ {MOST_START_SECS} s", answer <= MOST_START_SECS),
        ("memory at home, resident (of it its own share)", f"{home[0]:.0f} MB ({home[1]:.0f} MB)", f"≤ {MOST_MEMORY_MB} MB", home[0] <= MOST_MEMORY_MB),
        ("memory after playing, resident (its own share)", f"{played[0]:.0f} MB ({played[1]:.0f} MB)", f"≤ {MOST_MEMORY_MB} MB", played[0] <= MOST_MEMORY_MB),
        ("processor at rest, home", f"{100 * rest_home:.2f}% of a core", f"≤ {100 * MOST_AT_REST:.0f}%", rest_home <= MOST_AT_REST),
        ("processor at rest, conversation", f"{100 * rest:.2f}% of a core", f"≤ {100 * MOST_AT_REST:.0f}%", rest <= MOST_AT_REST),
        ("processor while playing, a key every 3 s", f"{100 * acting:.0f}% of a core", f"≤ {100 * MOST_ACTING:.0f}%", acting <= MOST_ACTING),
        ("pictures a second between two keys", f"{lively:.1f}", None, True),
    ]
    print(f"| {'what':<48} | {'measured':<22} | promised |\n|{'-' * 50}|{'-' * 24}|----------|")
    for what, measured, promised, kept in rows:
        print(f"| {what:<48} | {measured:<22} | {promised or '':<8} |{'' if kept else ' BROKEN'}")
    return 0 if all(kept for *_, kept in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
