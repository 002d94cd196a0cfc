"""A game in a window, and somebody sitting at it."""

import functools
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import types
import unittest
from pathlib import Path

import reader
import truth
from desktop import SIZE, TimedOut, desktop, end_with_parent, wait_for
from window import ask_to_close

SEED = int(os.environ.get("COUNTERPART_SEED", "20261"))
ARTEFACTS = Path(os.environ.get("COUNTERPART_ARTEFACTS", tempfile.gettempdir() + "/counterpart-journeys"))


def fits(name, wanted):
    """Whether a name is the one wanted: a string, or a pattern."""
    return name == wanted if isinstance(wanted, str) else bool(wanted.search(name))


class Game:
    """The real program in a real window."""

    def __init__(self, data, *arguments, log=None):
        self.data = data
        log = log or data.parent / "game.log"
        with open(log, "ab") as written:
            command = [truth.binary(), "--data", str(data), "--seed", str(SEED), *arguments]
            self.process = subprocess.Popen(
                command,
                env=desktop().environment,
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=written,
                preexec_fn=end_with_parent,
            )
        self.pid = self.process.pid
        self._root = None

    def wait_until_open(self):
        """Waits for the window and for what is on it; gives the window the keyboard."""
        self._root = wait_for(lambda: reader.application(self.pid), 40, "the game's accessibility tree")
        wait_for(lambda: any(node.role == "button" for node in self.nodes()), 40, "something to press")
        self.window = wait_for(self._window, 20, "the window")
        desktop().run("xdotool", "windowfocus", "--sync", self.window)
        return self

    def _window(self):
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.pid)],
            env=desktop().environment, capture_output=True, text=True, timeout=20, check=False,
        ).stdout.split()
        return found[0] if found else None

    def nodes(self):
        """Everything on the screen now."""
        return reader.tree(self._root)

    def find(self, role, wanted):
        """The first thing of this role and name that is on the screen now."""
        return next((node for node in self.nodes() if node.role == role and fits(node.name, wanted)), None)

    def wait(self, role, wanted, timeout=20.0):
        """Waits for something to come on the screen."""
        try:
            return wait_for(lambda: self.find(role, wanted), timeout)
        except TimedOut as error:
            raise TimedOut(f"no {role} {wanted} within {timeout:.0f} s; on the screen: {self.nodes()}") from error

    def words(self):
        """Everything that can be read on the screen now."""
        return [node.name for node in self.nodes() if node.name]

    def says(self, wanted, timeout=20.0):
        """Waits for words anywhere on the screen."""
        pattern = re.compile(re.escape(wanted)) if isinstance(wanted, str) else wanted
        found = lambda: next((node for node in self.nodes() if pattern.search(node.name)), None)
        try:
            return wait_for(found, timeout)
        except TimedOut as error:
            raise TimedOut(f"{pattern.pattern!r} is not on the screen: {self.nodes()}") from error

    def focused(self):
        """What has the keyboard, or None."""
        return next((node for node in self.nodes() if node.has("focused")), None)

    def has_keyboard(self, node):
        """Whether something has the keyboard."""
        focused = self.focused()
        return focused is not None and focused.place == node.place

    def key(self, *keys):
        """Presses keys one after the other."""
        desktop().run("xdotool", "key", *keys)

    def write(self, text):
        """Types a text."""
        desktop().run("xdotool", "type", "--delay", "8", text)

    def click(self, node):
        """Clicks in the middle of something, and moves the mouse there first."""
        # Scrolling glides on after the wheel has stopped; what wasn't scrolled to only has to be laid out.
        self.at_rest(node, 8 if self.into_view(node) else 3)
        x, y = node.centre()
        desktop().run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def at_rest(self, node, looks):
        """Waits until something stays where it is for so many looks at it."""
        seen = []

        def stays():
            seen.append(node.extents())
            return len(seen) > looks and all(place == seen[-1] for place in seen[-looks:])

        wait_for(stays, 10, f"{node} to stand still")

    def into_view(self, node):
        """Turns the mouse wheel until the middle of something is on the screen; tells whether it had to."""
        for turned in range(60):
            middle = node.centre()[1]
            if 4 <= middle <= SIZE[1] - 4:
                return turned > 0
            before = node.extents()
            desktop().run("xdotool", "mousemove", str(SIZE[0] // 2), str(SIZE[1] - 30))
            desktop().run("xdotool", "click", "5" if middle > SIZE[1] - 4 else "4")
            wait_for(lambda: node.extents() != before, 5, f"{node} to scroll")
        raise AssertionError(f"{node} can't be scrolled into view")

    def cpu_seconds(self):
        """The time that the process has computed so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self):
        """As a power cut would."""
        os.kill(self.pid, signal.SIGKILL)
        self.process.wait(20)

    def close(self):
        """Closes the window as its frame's button does; gives the exit code."""
        ask_to_close(desktop().environment["DISPLAY"], int(self.window))
        return self.process.wait(20)

    def end(self):
        """Ends the game and whatever it started."""
        for pid in (*self.children(), self.pid):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait(20)

    def children(self):
        """The processes that the game has started."""
        try:
            listed = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii")
        except FileNotFoundError:
            return []
        return [int(pid) for pid in listed.split()]


class Journey(unittest.TestCase):
    """A test that sits at the game. On failure it leaves a picture and the log behind."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        print(f"seed {SEED} (COUNTERPART_SEED), {truth.binary()}", file=sys.stderr)

    def __init__(self, name="runTest"):
        super().__init__(name)
        setattr(self, name, types.MethodType(self._pictured(getattr(self, name)), self))

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="counterpart-journey-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.data = self.folder / "data"
        self.game = None
        self.addCleanup(lambda: self.game and self.game.end())

    def open(self, *arguments):
        """Starts the game and waits for its first screen."""
        self.begin(*arguments).wait_until_open()
        return self.game

    def begin(self, *arguments):
        """Starts the game."""
        self.game = Game(self.data, *arguments)
        return self.game

    def _pictured(self, test):
        """The test, which leaves a picture behind when it fails."""

        @functools.wraps(test)
        def pictured(_self):
            try:
                test()
            except Exception:
                self._leave_behind(ARTEFACTS / self.id())
                raise

        return pictured

    def _leave_behind(self, folder):
        try:
            desktop().screenshot(folder / "screen.png")
            shutil.copy(self.folder / "game.log", folder)
        except (RuntimeError, OSError) as error:
            print(f"no picture of the failure: {error}", file=sys.stderr)
        else:
            print(f"picture and log of the failure: {folder} (seed {SEED})", file=sys.stderr)
