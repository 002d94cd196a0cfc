"""What every test with phones in a room begins with."""

import json
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from hosting import Hosting, binary
from webdriver import ROOT, Driver, Phone


def way():
    """The play that is kept for the good ending: it leads past a prediction to an agreement."""
    plays = (ROOT / "tests/shipped/plays.txt").read_text("utf-8").split("\n")
    line = next(line for line in plays if line.startswith("late-shipment sales handshake "))
    return [int(number) for number in line.split()[-1].split(",")]


WAY = way()


def open_after(said):
    """What may be said after these have been said."""
    choices = ",".join(map(str, said))
    file = str(ROOT / "scenarios/late-shipment.ron")
    told = subprocess.run([binary(), "play", file, "--choices", choices, "--json"], capture_output=True, check=True)
    return json.loads(told.stdout)["open"]


def offered(said, number):
    """The words of an option after these have been said."""
    return next(option["say"] for option in open_after(said) if option["number"] == number)


class Rooms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.driver = Driver()
        cls.addClassCleanup(cls.driver.end)

    def setUp(self):
        self.data = Path(tempfile.mkdtemp(prefix="counterpart-room-"))
        self.addCleanup(shutil.rmtree, self.data, ignore_errors=True)

    def hosting(self, *arguments):
        hosting = Hosting(self.data, *arguments)
        self.addCleanup(hosting.end)
        return hosting

    def phone(self, name, *arguments, **more):
        phone = Phone(self.driver, name, *arguments, **more)
        self.addCleanup(phone.end)
        return phone
