"""Killed, crashed or closed at any moment: what was said is kept, and the talk goes on where it was."""

import re

import truth
from desktop import wait_for
from hands import Keyboard
from harness import Journey
from sitting import Sitting

SEAT = "sales"


class NothingIsLost(Journey):
    """Interruptions in the middle of a conversation."""

    def start(self, lang="en"):
        """A first start, up to the table."""
        game = self.open()
        game.wait("button", "English")
        game.key({"zh": "1", "en": "2"}[lang])
        person = Sitting(self, Keyboard(game), lang)
        person.sit_down(SEAT)
        return person

    def again(self, lang="en"):
        """Another start, up to the table."""
        person = Sitting(self, Keyboard(self.open()), lang)
        person.press("home.continue")
        return person

    def at_the_moment_after(self, person, choices, done):
        """Whether the line and the options of this moment are on the screen."""
        _, read = person.options(SEAT, choices[:done])
        said = truth.play(SEAT, choices[: done + 1], person.lang)["turns"][done]["said"]
        self.assertTrue(any(said in words for words in read), (said, read))

    def test_killed_after_every_choice(self):
        choices = truth.plan(SEAT, max, 80)
        for done in range(len(choices)):
            person = self.start() if done == 0 else self.again()
            self.at_the_moment_after(person, choices, done)
            person.choose(SEAT, choices[:done], choices[done])
            if done % 2:
                # As soon as it is on the disk, which is before it is on the screen.
                wait_for(lambda: truth.plays(self.data)[-1][3] == choices[: done + 1], 20, "the choice to be kept")
            else:
                self.game.wait("button", person.phrase("play.go_on"))
            self.game.kill()
        game = self.open()
        played = truth.play(SEAT, choices, "en")
        if game.find("button", truth.phrase("en", "home.continue")):
            # Killed between the last choice and the note that it was the last.
            Sitting(self, Keyboard(game), "en").press("home.continue")
            game.wait("button", truth.phrase("en", "play.see_outcome"))
        else:
            game.wait("button", truth.like("en", "home.recent_name"))
        ((seat, ending, score, kept),) = truth.plays(self.data)
        self.assertEqual((seat, ending, kept), (SEAT, played["ending"], choices))
        self.assertLessEqual(abs(score - played["outcome"]["score"]), 0.55)

    def test_a_panic_opens_the_game_again(self):
        choices = truth.plan(SEAT, max, 80)
        game = self.open("--plant-panic", "--lang", "en")
        person = Sitting(self, Keyboard(game), "en")
        person.sit_down(SEAT)
        person.choose(SEAT, (), choices[0])
        person.go_on(SEAT, choices[:1])
        person.choose(SEAT, choices[:1], choices[1])
        (game.pid,) = wait_for(game.children, 20, "the game to open itself again")
        game.wait_until_open()
        log = self.data / "counterpart.log"
        game.wait("alert", re.compile(re.escape(str(log))))
        written = log.read_text(encoding="utf-8")
        self.assertIn("planted", written)
        self.assertIn("counterpart::app::crash::plant", written)
        person.press("notice.dismiss")
        person.press("home.continue")
        self.at_the_moment_after(person, choices, 2)
        self.assertEqual(game.close(), 0)

    def test_closed_in_the_middle(self):
        choices = truth.plan(SEAT, max, 80)
        person = self.start("zh")
        person.choose(SEAT, (), choices[0])
        person.go_on(SEAT, choices[:1])
        self.at_the_moment_after(person, choices, 1)
        self.assertEqual(self.game.close(), 0)
        person = self.again("zh")
        self.at_the_moment_after(person, choices, 1)
        self.assertEqual([made for _, _, _, made in truth.plays(self.data)], [choices[:1]])
