"""A conversation of sentences that are all judged best, at every seat of the library, by keyboard: what stands
on the screen at its end is what people would show to others."""

import os
from pathlib import Path

import truth
from hands import Keyboard
from desktop import desktop
from harness import Journey
from sitting import Sitting

# Where pictures of the ends go, for whoever wants to look at them.
PICTURES = os.environ.get("COUNTERPART_PICTURES")


class Best(Journey):
    """From the library to the outcome, at every second seat in each language."""

    def test_at_its_best_in_english(self):
        self._played("English", "en", truth.best_plays()[0::2])

    def test_at_its_best_in_chinese(self):
        self._played("简体中文", "zh", truth.best_plays()[1::2])

    def _played(self, name, lang, plays):
        self.assertEqual({seat for seat, _ in truth.best_plays()}, set(truth.seats()))
        game = self.open()
        game.wait("button", name)
        game.key({"zh": "1", "en": "2"}[lang])
        person = Sitting(self, Keyboard(game), lang)
        for seat, choices in plays:
            person.press("home.library")
            person.press("home.sit_at", seat=truth.title_of(seat, lang, seat))
            person.begin()
            person.talk(seat, choices)
            person.see_outcome(seat, choices)
            self.assertEqual(truth.play(seat, choices, lang)["outcome"]["kind"], "win-win")
            if PICTURES:
                desktop().screenshot(Path(PICTURES) / f"{seat}-{lang}.png")
            person.press("outcome.home")
        self.assertEqual([(seat, made) for seat, _, _, made in truth.plays(self.data)], plays)
