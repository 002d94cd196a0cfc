"""A whole lesson: by the keyboard in Chinese, left in its middle by a closed window; by the mouse in English. What is
judged in it is held against the command line, and what is kept against the database."""

import re

import truth
from hands import Keyboard, Mouse
from harness import Journey
from learning import RECALLED, Learner, Lesson
from sitting import Sitting

LESSON = Lesson("perspective-taking")


class Lessons(Journey):
    """From the library to the end of a lesson."""

    def test_a_lesson_by_keyboard_in_chinese_goes_on_after_the_window_was_closed(self):
        game = self.open()
        game.wait("button", "简体中文")
        game.key("1")
        person = Sitting(self, Keyboard(game), "zh")
        self.begin_lesson(person, "lesson.begin")
        learner = Learner(self, person, LESSON)
        learner.recall()
        learner.watch(uncover=lambda _: game.key("t"))
        game.wait("button", person.phrase("lesson.why_on"))
        self.assertEqual(game.close(), 0)
        game = self.open()
        person = Sitting(self, Keyboard(game), "zh")
        self.begin_lesson(person, "lesson.go_on")
        learner = learner.again(person)
        learner.understand()
        learner.practise()
        learner.plan()
        self.kept("zh")

    def test_a_lesson_by_mouse_in_english(self):
        game = self.open()
        hands = Mouse(game)
        hands.button(game.wait("button", "English"))
        person = Sitting(self, hands, "en")
        self.begin_lesson(person, "lesson.begin")
        learner = Learner(self, person, LESSON)
        learner.recall()
        learner.watch(uncover=hands.button)
        learner.understand()
        learner.practise()
        learner.plan()
        self.kept("en")

    def begin_lesson(self, person, word):
        """From home through the library to the lesson."""
        person.press("home.library")
        person.game.wait("button", person.phrase("library.home"))
        person.press("lesson.title")
        title = LESSON.written(person.lang, "title")
        name = re.compile(re.escape(f"{person.phrase(word)} · {title}") + r"\Z")
        person.hands.button(person.game.wait("button", name))

    def kept(self, lang):
        """The lesson, its plan, and nothing of what was typed first."""
        steps = truth.rows(self.data, "SELECT kind, subject FROM step ORDER BY id")
        self.assertEqual(steps[-1], ("lesson", LESSON.id))
        self.assertEqual(truth.rows(self.data, "SELECT lesson, lang, rehearsed FROM plan"), [(LESSON.id, lang, 1)])
        stored = (self.data / truth.DATABASE).read_bytes()
        self.assertNotIn(RECALLED.encode(), stored)
