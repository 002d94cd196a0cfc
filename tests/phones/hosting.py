"""The real program, hosting a room and led by what is typed."""

import os
import resource
import select
import signal
import subprocess
import threading
from pathlib import Path

from webdriver import ROOT, end_with_parent, wait_for


def binary():
    """The program: COUNTERPART, or the release build of this checkout."""
    told = os.environ.get("COUNTERPART")
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    found = Path(told) if told else target / "release" / "counterpart"
    if not found.exists():
        raise RuntimeError(f"{found} is missing: build it with cargo build --release")
    return str(found)


def begin():
    """In a process just begun: it ends when this one does, and a file that may not grow is an error to it
    like a full disk, not its end."""
    end_with_parent()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


class Hosting:
    """`counterpart host`, with its lines."""

    def __init__(self, data, *arguments):
        command = [binary(), "host", "late-shipment", "--lang", "en", "--data", str(data)]
        if "--address" not in arguments:
            command += ["--address", "127.0.0.1"]
        # Its lines come through a pipe that can be filled from here, too.
        lines, self.into = os.pipe()
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.PIPE,
            stdout=self.into,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            preexec_fn=begin,
        )
        self.out = open(lines, encoding="utf-8")
        self.reads_on = threading.Event()
        self.reads_on.set()
        self.data = Path(data)
        self.lines = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        self.link = self.line("Link in the QR code: ")
        self.address = self.line("Open on the phones: ")
        self.code = self.line("Room code: ")

    def read(self):
        for line in self.out:
            self.lines.append(line.rstrip("\n"))
            self.reads_on.wait()

    def hold(self):
        """From now on it waits for a reader whenever it prints: an ended session stays open for phones."""
        self.reads_on.clear()
        before = len(self.lines)
        os.write(self.into, b"held\n")
        wait_for(lambda: len(self.lines) > before, "the reader")
        page = select.PIPE_BUF
        while select.select([], [self.into], [], 0)[1]:
            os.write(self.into, b"\n".rjust(page, b"-"))

    def let_go(self):
        self.reads_on.set()

    def tells(self, text):
        """Types a line, and waits for nothing."""
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def line(self, beginning, after=0):
        """The rest of the first line, of those after a number of lines, that begins so."""
        def find():
            return next((line[len(beginning):] or " " for line in self.lines[after:] if line.startswith(beginning)), None)
        return wait_for(find, f"“{beginning}” among {self.lines[-12:]}")

    def types(self, text, until):
        """Types a line, and waits for a line that begins so."""
        after = len(self.lines)
        self.tells(text)
        return self.line(until, after)

    def fill_disk(self):
        """From now on the journal takes nothing more."""
        journal = max((self.data / "rooms").glob("*/journal"))
        _, most = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (journal.stat().st_size, most))

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def hang_up(self):
        """Nothing more is printed by anybody."""
        if self.into is not None:
            self.let_go()
            os.close(self.into)
            self.into = None
            self.reader.join()

    def end(self):
        if self.process.poll() is None:
            self.kill()
        self.hang_up()
        self.process.stdin.close()
        self.out.close()
