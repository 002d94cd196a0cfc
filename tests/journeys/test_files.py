"""Files that are not as they should be: the game starts, says so, and leaves them as they are."""

import json
import random
import re
import sqlite3
import subprocess

import truth
from hands import Keyboard
from harness import SEED, Journey
from sitting import Sitting

EXAMPLE = truth.ROOT / "tests" / "cli" / "borrowed-projector.ron"


class Records(Journey):
    """A database that can't be used is kept aside."""

    def kept_aside(self, bytes_before, says):
        """Starts over such a database; the person is told, and can play."""
        game = self.open("--lang", "en")
        notice = game.wait("alert", re.compile(says))
        (kept,) = set(self.data.glob("counterpart.*.sqlite3"))
        self.assertEqual(kept.read_bytes(), bytes_before)
        self.assertIn(str(kept), notice.name)
        person = Sitting(self, Keyboard(game), "en")
        person.press("notice.dismiss")
        person.sit_down("sales")
        person.choose("sales", (), "1")
        person.go_on("sales", ("1",))

    def test_damaged(self):
        damaged = random.Random(SEED).randbytes(50_000)
        self.data.mkdir()
        (self.data / truth.DATABASE).write_bytes(damaged)
        self.kept_aside(damaged, "damaged")

    def test_newer(self):
        self.data.mkdir()
        path = self.data / truth.DATABASE
        database = sqlite3.connect(path)
        database.executescript("CREATE TABLE of_the_future (what TEXT); PRAGMA user_version = 99;")
        database.close()
        self.kept_aside(path.read_bytes(), "newer")


class Scenarios(Journey):
    """A broken scenario is listed with its reason, and the others play."""

    def test_broken_beside_others(self):
        own = self.folder / "own"
        own.mkdir()
        example = EXAMPLE.read_text(encoding="utf-8")
        (own / EXAMPLE.name).write_text(example, encoding="utf-8")
        broken = own / "borrowed-scanner.ron"
        scanner, changed = re.subn(r'opens: "[^"]+"', 'opens: "nowhere"', example.replace("borrowed-projector", "borrowed-scanner"), count=1)
        self.assertEqual(changed, 1)
        broken.write_text(scanner, encoding="utf-8")
        checked = subprocess.run(
            [truth.binary(), "check", str(broken), "--json", "--lang", "zh"],
            capture_output=True, text=True, timeout=60, check=False,
        )
        problem = json.loads(checked.stdout)[0]

        game = self.open("--scenarios", str(own), "--lang", "zh")
        person = Sitting(self, Keyboard(game), "zh")
        game.says(person.phrase("library.broken_count", count=1))
        person.press("home.library")
        game.says(person.phrase("library.broken"))
        read = game.words()
        self.assertIn(broken.name, read)
        self.assertIn(person.phrase("library.at_line", line=problem["line"], message=problem["message"]), read)
        self.assertIn(problem["hint"], read)
        for title in ("迟到的发货", re.search(r"title: \(zh: \"([^\"]+)\"", example)[1]):
            self.assertIn(title, read)
        desks = [node for node in game.nodes() if node.role == "button" and person.like("home.sit_at").match(node.name)]
        shipped = [path.read_text(encoding="utf-8") for path in truth.ROOT.glob("scenarios/*.ron")]
        wanted = sum(len(re.findall(r"\bplays:", source)) for source in [example, *shipped])
        self.assertEqual(len(desks), wanted)
        person.hands.button(desks[-1])
        person.begin()
        game.wait("button", person.phrase("play.leave"))
