"""The conversation screen: quiet while nothing moves, in another language at once, and in large type."""

import time

import truth
from desktop import SIZE, wait_for
from hands import Keyboard, Mouse
from harness import Journey
from sitting import Sitting

SEAT = "warehouse"
# What is promised: below two per cent of a core, over ten seconds.
MOST = 0.02
SECONDS = 10


class AtRest(Journey):
    """Nothing is said for a while."""

    def cpu_over(self, seconds):
        """What part of a core the game uses over so many seconds."""
        began, before = time.monotonic(), self.game.cpu_seconds()
        wait_for(lambda: time.monotonic() - began >= seconds, seconds + 5, "the time to pass")
        return (self.game.cpu_seconds() - before) / (time.monotonic() - began)

    def test_quiet(self):
        game = self.open("--lang", "zh")
        person = Sitting(self, Keyboard(game), "zh")
        person.sit_down("sales")
        person.options("sales", ())
        wait_for(lambda: self.cpu_over(0.5) < MOST, 60, "the people to come to rest")
        used = self.cpu_over(SECONDS)
        print(f"{100 * used:.2f}% of a core at rest", flush=True)
        self.assertLess(used, MOST)

    def test_quiet_with_two_windows(self):
        game = self.open("--lang", "en")
        game.wait("button", truth.phrase("en", "home.lead")).press()
        game.wait("button", truth.phrase("en", "workshop.open")).press()
        for key, phase in [("space", "desk.phase_beat"), ("v", "desk.phase_open")]:
            game.says(truth.phrase("en", "desk.phase_lobby" if key == "space" else "desk.phase_beat"))
            game.key(key)
            game.says(truth.phrase("en", phase))
        # An open vote without a countdown: nothing changes until somebody does something.
        wait_for(lambda: self.cpu_over(0.5) < MOST, 60, "the room to come to rest")
        used = self.cpu_over(SECONDS)
        print(f"{100 * used:.2f}% of a core at rest, with two windows and a room", flush=True)
        self.assertLess(used, MOST)


class Settings(Journey):
    """The settings, opened in the middle of a conversation."""

    def at_the_table(self, choices, done, lang, hands):
        """Checks the line, the options and the header of the moment in a language."""
        person = Sitting(self, hands, lang)
        _, read = person.options(SEAT, choices[:done])
        said = truth.play(SEAT, choices[: done + 1], lang)["turns"][done]["said"]
        self.assertTrue(any(said in words for words in read), (said, read))
        self.assertIn(person.phrase("play.leave"), read)
        return person

    def test_language_and_text_size(self):
        game = self.open("--lang", "en")
        hands = Mouse(game)
        choices = truth.plan(SEAT, max, 60)
        person = Sitting(self, hands, "en")
        person.press("home.library")
        person.press("home.sit_at", seat=truth.title_of(SEAT, "en"))
        person.begin()
        person.choose(SEAT, (), choices[0])
        person.go_on(SEAT, choices[:1])
        person = self.at_the_table(choices, 1, "en", hands)

        person.press("play.settings")
        hands.button(game.wait("radio", "简体中文"))
        game.wait("heading", truth.phrase("zh", "settings.title"))
        Sitting(self, hands, "zh").press("settings.back")
        person = self.at_the_table(choices, 1, "zh", hands)

        person.press("play.settings")
        hands.button(game.wait("radio", "English"))
        game.wait("heading", truth.phrase("en", "settings.title"))
        Sitting(self, hands, "en").press("settings.back")
        person = self.at_the_table(choices, 1, "en", hands)

        cards, _ = person.options(SEAT, choices[:1])
        before = {say: node.extents() for say, node in cards.items()}
        person.press("play.settings")
        hands.button(game.wait("radio", "200%"))
        wait_for(lambda: game.wait("radio", "200%").has("checked"), 10, "200% to be chosen")
        Sitting(self, hands, "en").press("settings.back")
        person = self.at_the_table(choices, 1, "en", hands)
        cards, _ = person.options(SEAT, choices[:1])
        for say, node in cards.items():
            left, _, width, height = node.extents()
            self.assertGreater(width * height, before[say][2] * before[say][3], say)
            self.assertGreaterEqual(left, 0)
            self.assertLessEqual(left + width, SIZE[0])
        # What is out of sight can be scrolled to.
        person.choose(SEAT, choices[:1], choices[1])
        person.go_on(SEAT, choices[:2])
