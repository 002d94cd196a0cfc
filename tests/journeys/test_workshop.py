"""A workshop on this computer: the desk and the projector in two windows, a phone, and a power cut."""

import re
import subprocess

import truth
from desktop import desktop, wait_for
from harness import Journey
from hands import Keyboard
from phone import Phone
from sitting import Sitting
from window import ask_to_close

ADDRESS = re.compile(r"http://[^:]+:(\d+)")


class Workshop(Journey):
    """Leading a room from the game."""

    def windows(self):
        """The game's windows, by their titles."""
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.game.pid)],
            env=desktop().environment, capture_output=True, text=True, timeout=20, check=False,
        ).stdout.split()
        titles = {}
        for window in found:
            # A window may go between being found and being asked for its title; then it isn't there.
            told = subprocess.run(
                ["xdotool", "getwindowname", window],
                env=desktop().environment, capture_output=True, text=True, timeout=20, check=False,
            )
            if told.returncode == 0:
                titles[told.stdout.strip()] = window
        return titles

    def projector(self):
        """The projector's window, once it is there."""
        name = truth.phrase("en", "projector.window")
        return wait_for(lambda: self.windows().get(name), 20, "the projector's window")

    def at_home(self):
        game = self.open()
        if game.find("button", "English"):
            game.key("2")
        return Sitting(self, Keyboard(game), "en")

    def lead(self, key, phase):
        """Presses a key on the desk, and waits until the room is there."""
        self.game.key(key)
        self.game.says(truth.phrase("en", phase))

    def test_two_windows_a_phone_and_a_power_cut(self):
        person = self.at_home()
        person.press("home.lead")
        person.press("workshop.open")
        self.game.says(truth.phrase("en", "desk.phase_lobby"))
        self.projector()
        desktop().run("xdotool", "windowfocus", "--sync", self.game.window)
        port = int(ADDRESS.search(self.game.says(ADDRESS).name)[1])
        code = self.game.says(truth.like("en", "projector.code")).name.split(" ", 2)[2].replace(" ", "")
        phone = Phone(port, code)
        self.assertEqual(phone.join(), {"ack": 1})
        self.game.says("of 1")

        self.lead("space", "desk.phase_beat")
        self.lead("v", "desk.phase_open")
        self.assertEqual(phone.vote(1), {"ack": 1})
        self.game.says(truth.phrase("en", "desk.votes", votes=1))

        # A power cut in mid-vote: the phone finds the room where it was, and its vote in it.
        self.game.kill()
        person = self.at_home()
        person.press("workshop.go_on")
        self.game.says(truth.phrase("en", "desk.phase_open"))
        self.game.says(truth.phrase("en", "desk.votes", votes=1))
        self.projector()
        state = wait_for(phone.state, 20, "the room to be found again")
        self.assertEqual((state["phase"], state["you"]["vote"]["nth"]), ("open", 1))
        self.assertEqual(phone.vote(0), {"ack": 1}, "changed after the power cut")

        # The keys work in the other window as well.
        desktop().run("xdotool", "windowfocus", "--sync", self.projector())
        self.lead("v", "desk.phase_closed")
        self.lead("Next", "desk.phase_revealed")
        self.lead("space", "desk.phase_heard")
        self.lead("space", "desk.phase_beat")
        self.assertEqual(phone.state()["phase"], "beat")
        self.lead("b", "desk.phase_beat")

        # Its frame's button closes it, and the room goes on on one screen.
        ask_to_close(desktop().environment["DISPLAY"], int(self.projector()))
        self.game.wait("button", truth.phrase("en", "desk.unfold"))
        wait_for(lambda: len(self.windows()) == 1, 20, "the projector's window to be gone")
        desktop().run("xdotool", "windowfocus", "--sync", self.game.window)
        self.game.key("p")
        self.projector()
        desktop().run("xdotool", "windowfocus", "--sync", self.game.window)

        # Without phones: hands are typed. Then the end, which is asked for twice, and the report.
        self.lead("v", "desk.phase_open")
        self.game.key("c")
        self.game.write("1 4 2 0")
        self.game.key("Return")
        self.game.says(truth.phrase("en", "desk.votes_and_hands", votes=0, hands=4))
        self.game.key("f")
        self.game.says(truth.phrase("en", "desk.sure_wrap_up"))
        self.lead("f", "desk.phase_feedback")
        self.game.key("space")
        self.game.says(truth.phrase("en", "desk.next_end_sure"))
        self.lead("space", "desk.phase_ended")
        (report,) = wait_for(lambda: list(self.data.glob("rooms/*/*.html")), 20, "the report")
        self.assertIn("Road 2", report.read_text("utf-8"))
        self.assertEqual(self.game.close(), 0)

    def test_a_screen_reader_leads_a_rehearsal(self):
        person = self.at_home()
        self.game.wait("button", truth.phrase("en", "home.lead")).press()
        self.game.wait("radio", truth.phrase("en", "workshop.one_screen")).press()
        self.game.wait("button", truth.phrase("en", "workshop.rehearse")).press()
        self.game.wait("button", truth.phrase("en", "desk.unfold")).press()
        step = lambda key: truth.phrase("en", "desk.with_key", step=truth.phrase("en", key), press="Space")
        for key, phase in [
            ("desk.next_start", "desk.phase_beat"),
            ("desk.next_open", "desk.phase_open"),
            ("desk.next_close", "desk.phase_closed"),
            ("desk.next_reveal", "desk.phase_revealed"),
        ]:
            self.game.wait("button", step(key)).press()
            self.game.says(truth.phrase("en", phase))
        # Nobody has voted: the facilitator decides.
        self.game.wait("button", truth.phrase("en", "desk.next_decide")).press()
        self.game.says(truth.phrase("en", "desk.no_votes"))
        self.game.wait("button", truth.phrase("en", "desk.take", number=2)).press()
        self.game.says(truth.phrase("en", "desk.phase_heard"))
        self.game.wait("button", truth.phrase("en", "desk.leave")).press()
        self.game.wait("button", truth.phrase("en", "workshop.open"))
        self.assertFalse((self.data / "rooms").exists(), "a rehearsal keeps nothing")
        self.assertIsNotNone(person)
