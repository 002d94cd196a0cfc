"""The computer's clock as the game sees it: some days later than it is, without anybody waiting for them."""

import struct
import subprocess

import truth
from desktop import desktop

DAY = 24 * 60 * 60


class CalendarClock:
    """A clock that goes right, and that can be put forward."""

    def __init__(self, test):
        self.file = test.folder / "clock"
        self.file.write_bytes(struct.pack("=q", 0))
        shim = test.folder / "clock.so"
        source = truth.ROOT / "benches" / "soak" / "clock.c"
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(shim), str(source)], check=True, timeout=60)
        for name, value in (("LD_PRELOAD", shim), ("COUNTERPART_CLOCK", self.file)):
            desktop().environment[name] = str(value)
            test.addCleanup(desktop().environment.pop, name)
        self.days = 0

    def day(self, number):
        """It is so many days after the first."""
        self.days = number
        # In place: the game looks at this very file.
        with self.file.open("r+b") as clock:
            clock.write(struct.pack("=q", number * DAY))
