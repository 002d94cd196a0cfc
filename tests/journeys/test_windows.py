"""What only a real window shows: that all letters are on the screen, how large it is, quick hands at the keyboard,
a locked database, and the system's fonts."""

import re
import sqlite3
import subprocess

import truth
from desktop import SIZE, TimedOut, desktop, wait_for
from hands import Keyboard
from harness import Journey
from phone import Phone
from sitting import Sitting
from two_screens import TwoScreens

ADDRESS = re.compile(r"http://[^:]+:(\d+)")


class Windows(Journey):
    """Windows as they are."""

    def at_home(self):
        game = self.open()
        if game.find("button", "English"):
            game.key("2")
        return Sitting(self, Keyboard(game), "en")

    def picture(self, window):
        """The pixels of a window, once two looks at it are the same."""
        seen = [None]

        def stays():
            done = subprocess.run(
                ["import", "-window", window, "-depth", "8", "rgb:-"],
                env=desktop().environment, capture_output=True, timeout=60, check=True,
            )
            seen.append(done.stdout)
            return seen[-1] == seen[-2] and seen[-1]

        return wait_for(stays, 30, "the window to stand still", every=0.4)

    def test_numbers_are_whole_while_nothing_else_moves(self):
        person = self.at_home()
        person.press("home.lead")
        person.press("workshop.open")
        self.game.says(truth.phrase("en", "desk.phase_lobby"))
        port = int(ADDRESS.search(self.game.says(ADDRESS).name)[1])
        code = self.game.says(truth.like("en", "projector.code")).name.split(" ", 2)[2].replace(" ", "")
        found = desktop().run("xdotool", "search", "--onlyvisible", "--pid", str(self.game.pid)).split()
        self.assertEqual(len(found), 2, "the desk and the projector")
        # Out of the way: a mouse that moves has everything drawn again.
        desktop().run("xdotool", "mousemove", "2", str(SIZE[1] - 2))
        for number in range(1, 6):
            self.assertEqual(Phone(port, code).join(), {"ack": 1})
            self.game.says(f"of {number}")
            for window in found:
                left = self.picture(window)
                # Drawn again for whatever reason, it must not look otherwise.
                desktop().run("xdotool", "mousemove", "3", str(SIZE[1] - 3), "mousemove", "2", str(SIZE[1] - 2))
                self.assertEqual(left == self.picture(window), True, f"{number} phones, window {window}")

    def test_quick_combinations_keep_their_modifiers(self):
        person = self.at_home()
        person.press("home.lead")
        field = self.game.wait("entry", truth.phrase("en", "workshop.network"))
        self.game.click(field)
        self.game.write("Room 5")
        typed = lambda: self.game.find("entry", truth.phrase("en", "workshop.network")).text()
        wait_for(lambda: typed() == "Room 5", 10, "the text to be typed")
        for delay in ("0", "10", "20", "40"):
            desktop().run("xdotool", "key", "--delay", delay, "ctrl+a", "ctrl+c")
            # What is copied is there once the picture of it is; what is typed over it shows that.
            self.game.write("x")
            wait_for(lambda: typed() == "x", 10, "one letter over all of it")
            desktop().run("xdotool", "key", "--delay", delay, "ctrl+a", "ctrl+v")
            try:
                wait_for(lambda: typed() == "Room 5", 10)
            except TimedOut as error:
                raise AssertionError(f"with {delay} ms between keys: {typed()!r}") from error

    def test_no_window_is_larger_than_its_screen(self):
        for scale in ("1", "1.5", "2"):
            desktop().environment["WINIT_X11_SCALE_FACTOR"] = scale
            try:
                game = self.open("--lang", "en")

                def fits():
                    told = desktop().run("xdotool", "getwindowgeometry", "--shell", game.window)
                    place = dict(line.split("=", 1) for line in told.split())
                    return int(place["WIDTH"]) <= SIZE[0] and int(place["HEIGHT"]) <= SIZE[1]

                wait_for(fits, 20, f"a window that fits at {scale}")
            finally:
                del desktop().environment["WINIT_X11_SCALE_FACTOR"]
            self.assertEqual(game.close(), 0)

    def test_a_locked_database_is_said_and_tried_again(self):
        self.at_home()
        self.assertEqual(self.game.close(), 0)
        other = sqlite3.connect(self.data / truth.DATABASE, isolation_level=None)
        other.executescript("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;")
        game = self.open("--lang", "en")
        game.says(truth.phrase("en", "home.not_opened"))
        again = truth.phrase("en", "home.open_again")
        game.wait("button", again).press()
        # While it is tried, what tries it is not there to be pressed.
        game.says(truth.phrase("en", "home.opening_again"))
        game.wait("button", again)
        other.close()
        game.wait("button", again).press()
        wait_for(lambda: not game.find("button", again), 20, "the records to be opened")

    def test_characters_of_other_fonts_are_looked_for(self):
        own = self.folder / "own"
        own.mkdir()
        example = (truth.ROOT / "tests" / "cli" / "borrowed-projector.ron").read_text(encoding="utf-8")
        title = "The projector of Łucja Çağlı 遲"
        text, changed = re.subn(r'(\btitle: \(zh: "[^"]*", en: )"[^"]*"', rf'\g<1>"{title}"', example, count=1)
        self.assertEqual(changed, 1)
        (own / "borrowed-projector.ron").write_text(text, encoding="utf-8")
        self.game = self.open("--lang", "en", "--scenarios", str(own))
        person = Sitting(self, Keyboard(self.game), "en")
        person.press("home.library")
        # Whatever can be drawn: who hears the screen hears all of it.
        self.game.says(title)
        log = self.data / "counterpart.log"
        wait_for(lambda: "fonts of the system" in log.read_text(encoding="utf-8"), 20, "the search to end")
        self.game.says(title)

    def shown(self):
        """Where the game's windows are: their left edges, by their titles."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.game.pid)],
            env=desktop().environment, capture_output=True, text=True, timeout=20, check=False,
        ).stdout.split()
        places = {}
        for window in found:
            # A window may go between being found and being asked.
            told = [
                subprocess.run(
                    ["xdotool", *ask, window],
                    env=desktop().environment, capture_output=True, text=True, timeout=20, check=False,
                )
                for ask in (["getwindowname"], ["getwindowgeometry", "--shell"])
            ]
            if all(one.returncode == 0 for one in told):
                places[told[0].stdout.strip()] = int(re.search(r"X=(-?\d+)", told[1].stdout)[1])
        return places

    def test_the_picture_follows_its_screen(self):
        screens = TwoScreens()
        self.addCleanup(screens.close)
        self.addCleanup(desktop().environment.__setitem__, "DISPLAY", desktop().environment["DISPLAY"])
        desktop().environment["DISPLAY"] = screens.display
        person = self.at_home()
        person.press("home.lead")
        person.press("workshop.rehearse")
        name = truth.phrase("en", "projector.window")
        on_the_second = lambda: self.shown().get(name, 0) >= SIZE[0]
        wait_for(on_the_second, 30, "the picture on the second screen")
        for _ in range(2):
            screens.plug(False)
            self.game.says(truth.phrase("en", "desk.screen_gone"), 30)
            wait_for(lambda: name not in self.shown(), 20, "the projector's window to be gone")
            screens.plug(True)
            wait_for(on_the_second, 30, "the picture on the second screen again")
        # One screen was chosen: it stays so, whatever is plugged in.
        screens.plug(False)
        self.game.says(truth.phrase("en", "desk.screen_gone"), 30)
        desktop().run("xdotool", "windowfocus", "--sync", self.game.window)
        self.game.key("p")
        wait_for(lambda: name in self.shown(), 20, "a window beside the desk")
