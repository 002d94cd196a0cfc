"""A course at the desk, by keyboard in Chinese: taken up once it was said what it hands in, and its first set of
conversations."""

import json

import truth
from hands import Keyboard
from harness import Journey
from sitting import Sitting


class Course(Journey):
    """From an empty folder to the end of the first set."""

    def kept(self, question):
        """What the database answers."""
        return truth.rows(self.data, question)

    def talk_without_hints(self, person, seat):
        """Has a conversation in which nothing is explained, to its end and on."""
        person.begin()
        choices = truth.plan(seat, max, 80)
        for turn, choice in enumerate(choices):
            person.choose(seat, choices[:turn], choice)
        person.press("play.see_outcome")

    def test_taken_up_by_keyboard_in_chinese(self):
        game = self.open()
        game.wait("button", "简体中文")
        game.key("1")
        person = Sitting(self, Keyboard(game), "zh")
        person.press("course.title_open")
        # The longest course comes first; nothing is taken up before it is said what it would hand in.
        person.press("course.take_up")
        game.wait("button", person.phrase("course.consent_yes"))
        self.assertEqual(self.kept("SELECT count(*) FROM step"), [(0,)])
        game.says(person.phrase("course.consent_locked"))
        person.press("course.consent_yes")
        game.wait("button", person.phrase("course.took_place"))
        (course, kept), = self.kept("SELECT course, detail FROM step WHERE kind = 'took-up'")
        self.assertEqual(course, "sixty-days")
        taken = json.loads(kept)
        self.assertEqual(taken["agreed"], "outcomes")
        person.press("course.took_place")
        number = 2 if taken["second_first"] else 1
        for place, desk in enumerate(taken["forms"][number - 1]):
            _, seat = desk.split("/")
            person.press("course.start")
            game.says(person.phrase("course.form_best"))
            self.talk_without_hints(person, seat)
            if place == 0:
                # Nothing is said about the first before the second.
                game.wait("button", person.phrase("course.start"))
        game.wait("button", person.phrase("outcome.look_back"))
        plays = self.kept("SELECT scenario_id || '/' || seat, purpose, course, mode FROM play ORDER BY id")
        wanted = [(desk, f"form-{number}", "sixty-days", "assessment") for desk in taken["forms"][number - 1]]
        self.assertEqual(plays, wanted)
