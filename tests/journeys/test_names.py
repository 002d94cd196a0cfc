"""What a screen reader is told: on every screen, everything that can be used has a name."""

import re

import truth
from desktop import wait_for
from hands import Keyboard
from harness import Journey
from reader import Announcements
from sitting import Sitting

SEAT = "sales"
CONTROLS = {"button", "toggle", "checkbox", "radio", "slider", "entry", "text"}
READ = {"label", "heading", "image", "progress", "alert"}
SCREENS = 13


class Names(Journey):
    """From the first screen to the second desk, with the whole tree looked at on each."""

    def test_everything_on_every_screen_has_a_name(self):
        game = self.open()
        looked_at = []

        def look(screen, lang="en"):
            def settled():
                before = [(node.role, node.name) for node in game.nodes()]
                return before if before == [(node.role, node.name) for node in game.nodes()] else None

            nodes = wait_for(settled, 10, f"{screen} to stand still")
            nameless = [role for role, name in nodes if role in CONTROLS | READ and not name.strip()]
            self.assertEqual(nameless, [], f"{screen}: {nodes}")
            unknown = [role for role, _ in nodes if role.isdigit()]
            self.assertEqual(unknown, [], f"{screen}: roles that the test has no word for")
            controls = [name for role, name in nodes if role in CONTROLS]
            self.assertTrue(controls, f"{screen}: {nodes}")
            windows = [name for role, name in nodes if role == "window"]
            self.assertEqual(windows, [truth.phrase(lang, "game.name")], screen)
            self.assertIsNotNone(wait_for(game.focused, 10, f"something to have the keyboard on {screen}"))
            looked_at.append(screen)

        game.wait("button", "English")
        look("language")
        game.key("2")
        person = Sitting(self, Keyboard(game), "en")
        game.wait("button", person.phrase("home.library"))
        look("home")
        game.key("F1")
        game.wait("button", person.phrase("help.close"))
        look("keys")
        game.key("Escape")
        wait_for(lambda: not game.find("button", person.phrase("help.close")), 10, "the keys to be put away")
        person.press("home.library")
        # Home has a heading of that name, too.
        game.wait("button", person.phrase("library.home"))
        look("library")
        person.press("lesson.title")
        game.wait("heading", person.phrase("lesson.title"))
        look("lessons")
        game.key("Return")
        game.wait("button", person.phrase("lesson.recall_on"))
        look("lesson")
        game.key("Escape")
        game.wait("heading", person.phrase("lesson.title"))
        game.key("Escape")
        game.wait("heading", person.phrase("library.title"))
        person.press("settings.title")
        game.wait("heading", person.phrase("settings.title"))
        look("settings")
        game.key("Escape")
        person.press("home.sit_at", seat=truth.title_of(SEAT, "en"))
        game.wait("button", person.phrase("briefing.begin"))
        look("briefing")
        person.begin()
        choices = truth.plan(SEAT, max, 80)
        person.options(SEAT, ())
        look("conversation")
        person.choose(SEAT, (), choices[0])
        game.wait("button", person.phrase("play.go_on"))
        look("conversation, heard")
        person.go_on(SEAT, choices[:1])
        for turn in range(1, len(choices)):
            person.choose(SEAT, choices[:turn], choices[turn])
            person.go_on(SEAT, choices[: turn + 1])
        person.see_outcome(SEAT, choices)
        look("outcome")
        person.press("outcome.look_back")
        game.wait("entry", re.compile(""))
        look("recall")
        person.press("debrief.recall_skip")
        game.wait("button", person.phrase("debrief.try_again"))
        look("debrief")
        self.assertEqual(len(looked_at), SCREENS, looked_at)

    def test_every_new_line_is_said_by_itself(self):
        announcements = Announcements()
        game = self.open("--lang", "en")
        person = Sitting(self, Keyboard(game), "en")
        person.sit_down(SEAT)
        choices = truth.plan(SEAT, max, 80)[:3]
        lines = [turn["said"] for turn in truth.play(SEAT, choices, "en")["turns"]]
        words = [turn["option"]["say"] for turn in truth.play(SEAT, choices, "en")["turns"]]

        def said(line):
            heard = []

            def came():
                heard.extend(announcements.take())
                return any(line in told for told in heard)

            wait_for(came, 10, f"{line!r} to be said by itself")

        for turn, choice in enumerate(choices):
            said(lines[turn])
            person.choose(SEAT, choices[:turn], choice)
            said(words[turn])
            person.go_on(SEAT, choices[: turn + 1])
