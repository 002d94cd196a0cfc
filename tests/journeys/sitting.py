"""Somebody at the game, from the first screen to the debrief, and what they check on the way."""

import re

import truth
from desktop import TimedOut, wait_for
from hands import NUMBERED


class Sitting:
    """A person at the game: with these hands, in this language."""

    def __init__(self, test, hands, lang):
        self.test = test
        self.game = hands.game
        self.hands = hands
        self.lang = lang

    def phrase(self, key, **values):
        """A phrase in the language of the screen."""
        return truth.phrase(self.lang, key, **values)

    def like(self, key, **values):
        """A pattern for a phrase in the language of the screen."""
        return truth.like(self.lang, key, **values)

    def press(self, key, **values):
        """Presses the button with this phrase."""
        self.hands.button(self.game.wait("button", self.like(key, **values)))

    def sit_down(self, seat):
        """From the home screen through the briefing to the table. (The desks here are called as their
        departments are.)"""
        self.press("home.sit_at", seat=truth.title_of(seat, self.lang, seat))
        self.begin()

    def begin(self):
        """From the briefing to the table."""
        self.press("briefing.begin")

    def options(self, seat, done):
        """Waits until the options of this moment are on the screen; gives them by what they say, with
        everything else that can be read."""
        wanted = {option["say"] for option in truth.play(seat, done, self.lang)["open"]}

        def shown():
            nodes = self.game.nodes()
            numbered = ((node, NUMBERED.match(node.name)) for node in nodes if node.role == "button")
            cards = {match[2]: node for node, match in numbered if match}
            return (cards, [node.name for node in nodes]) if set(cards) == wanted else None

        try:
            return wait_for(shown, 20)
        except TimedOut as error:
            raise TimedOut(f"after {done} there should be {wanted}, not {self.game.nodes()}") from error

    def choose(self, seat, done, choice):
        """Makes one choice, a prediction with its confidence; gives what could be read before it."""
        cards, read = self.options(seat, done)
        number, _, sure = choice.partition("@")
        opened = truth.play(seat, done, self.lang)["open"]
        say = next(option["say"] for option in opened if option["number"] == int(number))
        self.hands.option(cards[say])
        if sure:
            name = re.compile(r"\d\. " + re.escape(self.phrase(f"play.sure_{sure}")) + r"\Z")
            self.hands.option(self.game.wait("button", name))
        return read

    def go_on(self, seat, done):
        """Reads what the last choice has done and goes on. It is on the disk by the time it is shown."""
        on = self.game.wait("button", self.phrase("play.go_on"))
        self.test.assertEqual(truth.plays(self.game.data)[-1][3], done)
        rule = truth.play(seat, done, self.lang)["turns"][-1]["judgement"]["rule"]
        # With a line for this very sentence the rule is named beneath it; otherwise the rule itself speaks.
        told = truth.rule(rule, self.lang)
        self.test.assertTrue(any(part in words for words in self.game.words() for part in told), (rule, told))
        self.hands.button(on)

    def talk(self, seat, choices):
        """Talks a play through to its end and holds what was said against the command line."""
        self.game.wait("button", self.phrase("play.leave"))
        built_with = truth.played_hash(self.game.data)
        self.test.assertEqual(built_with, truth.play(seat, (), self.lang)["hash"], "the game was built with another file")
        lines = []
        for turn, choice in enumerate(choices):
            lines.append(self.choose(seat, choices[:turn], choice))
            self.go_on(seat, choices[: turn + 1])
        for line, turn in zip(lines, truth.play(seat, choices, self.lang)["turns"], strict=True):
            self.test.assertTrue(any(turn["said"] in words for words in line), (turn["said"], line))
        self.game.wait("button", self.phrase("play.see_outcome"))

    def see_outcome(self, seat, choices):
        """Looks at the outcome and holds it against the command line."""
        self.press("play.see_outcome")
        self.game.wait("button", self.phrase("outcome.look_back"))
        # What could have been had is worked out beside the window.
        self.game.says(self.like("outcome.share"))
        played = truth.play(seat, choices, self.lang)
        read = self.game.words()
        outcome = played["outcome"]
        headlines = [self.phrase(f"outcome.{key}") for key in self.headlines(played)]
        self.test.assertTrue(any(headline in read for headline in headlines), (headlines, read))
        self.test.assertIn(self.phrase(f"outcome.{outcome['kind'].replace('-', '_')}"), read)
        if outcome["agreement"]:
            self.test.assertIn(truth.title_of(outcome["agreement"], self.lang, seat), read)
        else:
            self.test.assertIn(self.phrase("outcome.nothing_settled"), read)
        share = 100 * outcome["score"] / played["attainable"]["outcomes"][0]
        said = self.like("outcome.share")
        shown = [int(found[1]) for found in map(said.match, read) if found]
        self.test.assertTrue(any(abs(percent - share) <= 1 for percent in shown), (shown, share, read))
        for department, gain in outcome["gains"].items():
            name = truth.title_of(department, self.lang, seat)
            told = next(words for words in read if words.startswith(name) and words != name)
            self._shows_gain(told, gain)

    @staticmethod
    def headlines(played):
        """What may stand over an outcome."""
        ending, outcome = played["ending"], played["outcome"]
        if outcome["kind"] == "line-crossed":
            return ["agreed_over_the_line" if outcome["agreement"] else "over_the_line"]
        if outcome["agreement"]:
            return ["agreed_in_time" if ending == "TimeUp" else "agreement"]
        return {"WalkOut": ["walk_out"], "Escalation": ["escalation"]}.get(ending, ["time_up", "time_up_promised"])

    def _shows_gain(self, told, gain):
        """A share is shown in per cent, and in words when nothing was gained."""
        percent = re.search(r"(-?\d+)%", told)
        if percent:
            self.test.assertLessEqual(abs(int(percent[1]) - 100 * gain), 0.55, told)
        else:
            words = self.phrase("outcome.got_nothing" if gain >= 0 else "outcome.got_less")
            self.test.assertIn(words, told)
            self.test.assertLess(gain, 0.005)

    def recall(self, words):
        """Writes down what is remembered and goes on to the replay."""
        self.press("outcome.look_back")
        self.hands.field(self.game.wait("entry", re.compile("")), words)
        keep = self.game.wait("button", self.phrase("debrief.recall_keep"))
        wait_for(lambda: keep.enabled(), 10, "the answer to be kept")
        self.hands.button(keep)
        self.game.wait("button", self.phrase("debrief.try_again"))

    def replay(self, seat, choices):
        """Looks at every turn and holds it against the command line."""
        played = truth.play(seat, choices, self.lang)
        predicts = ["@" in choice for choice in choices]
        count = predicts.count(False)
        for position, turn in enumerate(played["turns"]):
            # Predictions say nothing: they stand after a sentence.
            said = predicts[: position + 1].count(False)
            counted = "debrief.guess_n" if predicts[position] else "debrief.turn_n"
            number = self.phrase(counted, number=said, count=count)
            turns = [node for node in self.game.nodes() if node.role == "toggle"]
            self.test.assertEqual(len(turns), len(choices))
            self.test.assertTrue(turns[position].name.startswith(number), turns[position])
            self.hands.turn(turns, position)
            key = "debrief.you_guessed" if predicts[position] else "debrief.you_said"
            self.game.says(self.phrase(key, number=said))
            covered = self.like("debrief.covered")
            self.hands.uncover(self.game.wait("button", covered))
            wait_for(lambda: not self.game.find("button", covered), 10, "the thought to be uncovered")
            read = self.game.words()
            self.test.assertIn(turn["said"], read)
            self.test.assertIn(turn["option"]["say"], read)
            self.test.assertTrue(any(self.like("debrief.rule", id=turn["judgement"]["rule"]).match(words) for words in read), turn)
        here = next(words for words in read if self.like("debrief.gain_here").match(words))
        for share, gain in zip(re.findall(r"(-?\d+)%", here)[-2:], played["outcome"]["gains"].values(), strict=True):
            self.test.assertLessEqual(abs(int(share) - 100 * gain), 0.55, here)

    def keep_plan(self, when, then):
        """Takes one plan along."""
        for key, words in (("debrief.plan_if", when), ("debrief.plan_then", then)):
            self.hands.field(self.game.wait("entry", self.phrase(key)), words)
        keep = self.game.wait("button", self.phrase("debrief.plan_keep"))
        wait_for(lambda: keep.enabled(), 10, "the plan to be complete")
        self.hands.button(keep)
        self.game.says(self.phrase("debrief.plan_sentence", when=when, then=then))
