"""`counterpart host` at a terminal: which session goes on is asked."""

import os
import pty
import select
import shutil
import subprocess
import tempfile
import time
import unittest

from hosting import Hosting, binary


class Terminal:
    """`counterpart host`, at a terminal."""

    def __init__(self, data, *arguments):
        self.screen, other = pty.openpty()
        command = [binary(), "host", *arguments, "--lang", "en", "--address", "127.0.0.1", "--port", "0", "--data", str(data)]
        self.process = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, close_fds=True, env={**os.environ, "NO_COLOR": "1"})
        os.close(other)
        self.said = ""

    def reads(self, words):
        end = time.monotonic() + 30
        while words not in self.said:
            ready, _, _ = select.select([self.screen], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise AssertionError(f"no “{words}” in {self.said}")
            try:
                self.said += os.read(self.screen, 4096).decode("utf-8", "replace")
            except OSError:
                raise AssertionError(f"it ended without “{words}”: {self.said}") from None

    def types(self, text):
        os.write(self.screen, (text + "\n").encode())

    def end(self):
        self.process.kill()
        self.process.wait()
        os.close(self.screen)


class Asked(unittest.TestCase):
    def setUp(self):
        self.data = tempfile.mkdtemp(prefix="counterpart-terminal-")
        self.addCleanup(shutil.rmtree, self.data, ignore_errors=True)
        # One that was not ended.
        host = Hosting(self.data, "--port", "0")
        host.types("", "── 1 ")
        self.code = host.code
        host.end()

    def terminal(self, *arguments):
        terminal = Terminal(self.data, *arguments)
        self.addCleanup(terminal.end)
        return terminal

    def test_return_goes_on_with_the_one_that_is_meant(self):
        terminal = self.terminal("late-shipment")
        terminal.reads("Which session shall go on?")
        terminal.reads("Enter means 1:")
        self.assertNotIn("Room code", terminal.said)
        terminal.types("")
        terminal.reads("Going on with the unfinished session")
        terminal.reads(self.code)

    def test_a_new_one_is_there_for_the_asking(self):
        terminal = self.terminal("late-shipment")
        terminal.reads("Enter means 1:")
        terminal.types("what?")
        terminal.reads("Enter means 1:")
        # As an input method types it.
        terminal.types("ｎ")
        terminal.reads("To go on: counterpart host --resume")
        terminal.reads("Room code: ")
        self.assertNotIn("Going on", terminal.said)

    def test_of_another_scenario_the_usual_is_a_new_one(self):
        terminal = self.terminal("urgent-hire")
        terminal.reads("Enter means n:")
        terminal.types("１")
        terminal.reads("Going on with the unfinished session")
        terminal.reads(self.code)


if __name__ == "__main__":
    unittest.main()
