"""A screen without a monitor whose pixels can be read while a program draws on it."""

import atexit
import ctypes
import mmap
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import time
import zlib
from pathlib import Path


class TimedOut(AssertionError):
    """What was waited for did not come."""


def wait_for(condition, timeout, what, every=0.004):
    """Asks again and again until the answer is true, and returns it."""
    until = time.monotonic() + timeout
    while not (found := condition()):
        if time.monotonic() > until:
            raise TimedOut(f"waited {timeout:.0f} s for {what}")
        time.sleep(every)
    return found


def end_with_parent():
    """In a process just begun: it ends when this one does, however this one ends."""
    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Screen:
    """Xvfb with its picture in a file."""

    def __init__(self, size):
        self.folder = Path(tempfile.mkdtemp(prefix="counterpart-pace-"))
        atexit.register(shutil.rmtree, self.folder, ignore_errors=True)
        self.environment = {key: value for key, value in os.environ.items() if key not in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET")}
        # Nothing of the person at this machine is read or written.
        self.environment["HOME"] = self.environment["XDG_RUNTIME_DIR"] = str(self.folder)
        reading, writing = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size[0]}x{size[1]}x24",
             "-fbdir", str(self.folder), "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,), preexec_fn=end_with_parent, stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.environment["DISPLAY"] = ":" + told.readline().strip()
        with open(self.folder / "Xvfb_screen0", "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # An XWD file: the length of its header, and 12 bytes for each colour after it.
        header = struct.unpack(">25I", self.memory[:100])
        self.start = header[0] + 12 * header[19]

    def picture(self):
        """A number that is another whenever the picture is."""
        return zlib.crc32(memoryview(self.memory)[self.start:])

    def command(self, *words):
        """Runs a program on this screen and returns what it prints."""
        run = subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=20, check=False)
        return run.stdout.split()

    def key(self, name):
        """Presses a key."""
        self.command("xdotool", "key", name)

    def close(self):
        """Ends the server."""
        self.server.terminate()
        self.server.wait()
