"""A whole lesson: by the keyboard in Chinese, left in its middle by a closed window; by the mouse in English. What is
judged in it is held against the command line, and what is kept against the database."""

import re
import sqlite3

import truth
from desktop import wait_for
from hands import Keyboard, Mouse
from harness import Journey
from sitting import NUMBERED, Sitting

LESSON = "perspective-taking"


def written(lang, name):
    """A text of the lesson's file."""
    source = (truth.ROOT / "courses" / "lessons" / f"{LESSON}.ron").read_text(encoding="utf-8")
    found = re.search(rf"\b{name}: \((.*?)\),\n", source, re.S)
    return re.search(rf'\b{lang}: "((?:[^"\\]|\\.)*)"', found[1])[1]


def model():
    """The lesson's first model: its seat, and what leads to the moment, what fails there and what works."""
    source = (truth.ROOT / "courses" / "lessons" / f"{LESSON}.ron").read_text(encoding="utf-8")
    found = re.search(r'seat: "([a-z-]+)", lead: \[([\d, ]*)\], bad: \[([\d, ]+)\], good: \[([\d, ]+)\]', source)
    numbers = [tuple(re.findall(r"\d+", part)) for part in found.groups()[1:]]
    return found[1], *numbers


class Lessons(Journey):
    """From the library to the end of a lesson."""

    def test_a_lesson_by_keyboard_in_chinese_goes_on_after_the_window_was_closed(self):
        game = self.open()
        game.wait("button", "简体中文")
        game.key("1")
        person = Sitting(self, Keyboard(game), "zh")
        self.begin_lesson(person, "lesson.begin")
        self.recall(person)
        self.watch(person, uncover=lambda _: game.key("t"))
        game.wait("button", person.phrase("lesson.why_on"))
        self.assertEqual(game.close(), 0)
        game = self.open()
        person = Sitting(self, Keyboard(game), "zh")
        self.begin_lesson(person, "lesson.go_on")
        self.understand(person)
        self.practise(person)
        self.plan(person)
        self.kept("zh")

    def test_a_lesson_by_mouse_in_english(self):
        game = self.open()
        hands = Mouse(game)
        hands.button(game.wait("button", "English"))
        person = Sitting(self, hands, "en")
        self.begin_lesson(person, "lesson.begin")
        self.recall(person)
        self.watch(person, uncover=hands.button)
        self.understand(person)
        self.practise(person)
        self.plan(person)
        self.kept("en")

    def begin_lesson(self, person, word):
        """From home through the library to the lesson."""
        person.press("home.library")
        person.game.wait("button", person.phrase("library.home"))
        person.press("lesson.title")
        title = written(person.lang, "title")
        name = re.compile(re.escape(f"{person.phrase(word)} · {title}") + r"\Z")
        person.hands.button(person.game.wait("button", name))

    def recall(self, person):
        """The first part: something is typed, and kept nowhere."""
        field = person.game.wait("entry", re.compile(""))
        person.hands.field(field, "last Tuesday with the warehouse")
        person.press("lesson.recall_on")

    def watch(self, person, uncover):
        """The model: what fails, what happens then, and what works."""
        seat, lead, bad, good = model()
        play = lambda side, many: truth.play(seat, (*lead, *side[:many]), person.lang)
        here = play(bad, 0)
        game = person.game
        game.says(here["turns"][-1]["option"]["say"])
        person.press("lesson.on")
        game.says(here["line"]["says"])
        uncover(game.wait("button", person.like("lesson.thought")))
        game.wait("button", person.phrase("lesson.cover_thought"))
        person.press("lesson.on")
        failed = play(bad, len(bad))["turns"][-1]
        game.says(failed["option"]["say"])
        card = game.wait("button", re.compile(r"\d\. " + re.escape(person.phrase("lesson.heat_rises")) + r"\Z"))
        person.hands.option(card)
        game.says(person.phrase("lesson.as_expected", what=person.phrase("lesson.heat_rises")))
        told = truth.rule(failed["judgement"]["rule"], person.lang)
        self.assertTrue(any(part in words for words in game.words() for part in told), told)
        person.press("lesson.on")
        game.says(person.phrase("lesson.same_moment"))
        person.press("lesson.on")
        worked = play(good, len(good))["turns"][-1]
        for turn in (failed, worked):
            game.says(turn["option"]["say"])
        game.says(written(person.lang, "say"))
        person.press("lesson.on")

    def understand(self, person):
        """The rules, one of which was just seen to be broken."""
        seat, lead, bad, _ = model()
        failed = truth.play(seat, (*lead, *bad), person.lang)["turns"][-1]
        person.game.wait("button", person.phrase("lesson.why_on"))
        name, says = truth.rule(failed["judgement"]["rule"], person.lang)
        for words in (name, says, written(person.lang, "unless")):
            person.game.says(words)
        person.press("lesson.why_on")

    def practise(self, person):
        """The drill: every answer is on the disk by the time it is judged, and judged as the command line does."""
        game = person.game
        for number in range(1, 6):
            told = person.phrase("lesson.item", number=number, all=5)
            game.says(told)

            def cards():
                found = [node for node in game.nodes() if node.role == "button" and NUMBERED.match(node.name)]
                return found if len(found) >= 2 else None

            if not cards():
                person.press("lesson.on")
            person.hands.option(wait_for(cards, 20)[0])
            on = "lesson.next_item" if number < 5 else "lesson.on"
            button = game.wait("button", person.phrase(on))
            seat, lead, option, quality, lang = self.rows("SELECT seat, lead, option, quality, lang FROM drill")[-1]
            choices = tuple(str(int(choice) + 1) for choice in (*lead.split(), option))
            turn = truth.play(seat, choices, person.lang)["turns"][-1]
            self.assertEqual((turn["judgement"]["quality"], lang), (quality, person.lang))
            game.says(turn["option"]["say"])
            person.hands.button(button)
        self.assertEqual(len(self.rows("SELECT id FROM drill")), 5)

    def plan(self, person):
        """One plan: chosen by number, covered, said back, kept."""
        game = person.game
        for question, number in (("lesson.plan_if", 1), ("lesson.plan_then", 2)):
            game.says(person.phrase(question))
            person.hands.option(game.wait("button", re.compile(rf"{number}\. ")))
        person.press("lesson.plan_cover")
        person.press("lesson.plan_show")
        person.press("lesson.plan_keep")
        game.says(person.phrase("lesson.end_title"))
        person.press("lesson.to_list")
        title = written(person.lang, "title")
        game.wait("button", re.compile(re.escape(f"{person.phrase('lesson.again')} · {title}")))

    def rows(self, query):
        """Rows of the database, as it is on the disk now."""
        database = sqlite3.connect(f"file:{self.data / truth.DATABASE}?mode=ro", uri=True)
        try:
            return database.execute(query).fetchall()
        finally:
            database.close()

    def kept(self, lang):
        """The lesson, its plan, and nothing of what was typed first."""
        steps = self.rows("SELECT kind, subject FROM step ORDER BY id")
        self.assertEqual(steps[-1], ("lesson", LESSON))
        self.assertEqual(self.rows("SELECT lesson, lang, rehearsed FROM plan"), [(LESSON, lang, 1)])
        stored = (self.data / truth.DATABASE).read_bytes()
        self.assertNotIn(b"last Tuesday", stored)
