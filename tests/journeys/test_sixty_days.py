"""The course of sixty days, from the first start to its last day: in Chinese by keyboard, in English by mouse. What is
offered is done; what was done is held against the database."""

import json

import learning
import truth
from calendar_clock import CalendarClock
from desktop import wait_for
from hands import Keyboard, Mouse
from harness import Journey
from sitting import Sitting

# Each some days after what is due then, which is never on a weekend: late is never failed.
DAYS = (4, 16, 66)


class SixtyDays(Journey):
    """Somebody who takes the whole course."""

    def setUp(self):
        super().setUp()
        self.clock = CalendarClock(self)
        self.person = None

    def test_by_keyboard_in_chinese(self):
        self.live("zh", "简体中文", Keyboard)

    def test_by_mouse_in_english(self):
        self.live("en", "English", Mouse)

    def live(self, lang, name, hands):
        """All of it."""
        game = self.open()
        hands(game).button(game.wait("button", name))
        self.person = person = Sitting(self, hands(game), lang)
        self.take_up()
        done = [self.do_what_comes_next() for _ in range(13)]
        # As the course's file has it: what comes before the path, the path in whatever order, what comes after it.
        # A plan was made at the end of the lessons.
        self.assertEqual(done[:3], ["survey", "form", "form"])
        self.assertEqual(sorted(done[3:9]), ["case", "desk", "desk", "lesson", "lesson", "lesson"])
        self.assertEqual(done[9:], ["room", "reaction", "form", "form"])
        self.assertEqual(self.states()[:7], [person.phrase("course.state_done")] * 7)
        self.another_day(DAYS[0], hands, lang)
        self.answer_five_questions()
        self.another_day(DAYS[1], hands, lang)
        self.talk_from_the_other_side()
        self.another_day(DAYS[2], hands, lang)
        self.look_back_at_plans()
        self.assertEqual([self.do_what_comes_next() for _ in range(2)], ["form", "form"])
        self.everything_is_done()

    def take_up(self):
        """Takes the longest course up, which comes first; nothing is before it is said what it would hand in."""
        person = self.person
        person.press("course.title_open")
        person.press("course.take_up")
        person.game.wait("button", person.phrase("course.consent_yes"))
        self.assertEqual(truth.rows(self.data, "SELECT count(*) FROM step"), [(0,)])
        person.game.says(person.phrase("course.consent_locked"))
        person.press("course.consent_yes")
        person.game.wait("button", person.phrase("course.took_place"))
        (course, kept), = truth.rows(self.data, "SELECT course, detail FROM step WHERE kind = 'took-up'")
        self.assertEqual((course, json.loads(kept)["agreed"]), ("sixty-days", "outcomes"))

    # What the screens say.

    def at_the_course(self):
        """At the course's own page, from wherever one is."""
        person = self.person
        if not person.game.find("heading", person.phrase("course.next_title")):
            if not person.game.find("button", person.like("course.title_open")):
                person.press("library.home")
            person.press("course.title_open")
        person.game.wait("heading", person.phrase("course.next_title"))

    def next_title(self):
        """What is offered first."""
        self.at_the_course()

        def first():
            headings = [node.name for node in self.person.game.nodes() if node.role == "heading"]
            after = headings[headings.index(self.person.phrase("course.next_title")) + 1 :]
            return after[0] if after else None

        return wait_for(first, 20, "something to be offered")

    def do_what_comes_next(self):
        """Does what is offered first; tells of which kind it was."""
        title = self.next_title()
        person = self.person
        for kind in ("survey", "room", "reaction"):
            if title == person.phrase(f"course.{kind}"):
                person.press("course.took_place")
                person.game.wait("heading", person.phrase("course.next_title"))
                return kind
        if lesson := person.like("course.lesson").match(title):
            self.take_lesson(lesson[1])
            return "lesson"
        if person.like("course.case").match(title):
            person.press("course.took_place")
            return "case"
        form = person.like("course.form_desk").match(title)
        last = person.like("course.form").match(title)
        seat = self.seat_of_form(int(last[1])) if last else self.seat_of(form[2] if form else title)
        form = form or last
        if form:
            person.press("course.start")
            person.game.says(person.phrase("course.form_best"))
            self.talk_without_hints(seat)
            number = form[1]
            last = truth.rows(self.data, "SELECT seat, purpose, course, mode FROM play ORDER BY id DESC LIMIT 1")
            self.assertEqual(last, [(seat, f"form-{number}", "sixty-days", "assessment")])
            return "form"
        person.press("home.sit_at", seat=truth.title_of(seat, person.lang, seat))
        self.talk(seat)
        return "desk"

    def seat_of_form(self, number):
        """The seat of a set that is still to be taken."""
        kept = truth.rows(self.data, "SELECT detail FROM step WHERE kind = 'took-up'")[0][0]
        seats = [desk.split("/")[1] for desk in json.loads(kept)["forms"][number - 1]]
        played = truth.rows(self.data, f"SELECT seat FROM play WHERE purpose = 'form-{number}'")
        return next(seat for seat in seats if (seat,) not in played)

    def seat_of(self, title):
        """The seat that is called so."""
        return next(
            seat for seat, path in truth.seats().items()
            if title == self.person.phrase(
                "home.title_and_seat",
                title=truth.title_of(path.stem, self.person.lang, seat),
                seat=truth.title_of(seat, self.person.lang, seat),
            )
        )

    # What a person does.

    def talk_without_hints(self, seat):
        """A conversation of a form, to its end: which comes soon where one says the worst each time."""
        self.person.begin()
        choices = truth.plan(seat, min, 80)
        for turn, choice in enumerate(choices):
            self.person.choose(seat, choices[:turn], choice)
        self.person.press("play.see_outcome")

    def talk(self, seat):
        """A conversation in which what was said is explained, to its end."""
        self.person.begin()
        choices = truth.plan(seat, min, 80)
        for turn, choice in enumerate(choices):
            self.person.choose(seat, choices[:turn], choice)
            self.person.go_on(seat, choices[: turn + 1])
        self.person.press("play.see_outcome")

    def take_lesson(self, title):
        """A lesson, with a plan at its end."""
        person = self.person
        person.press("course.start")
        learner = learning.Learner(self, person, learning.by_title(title, person.lang))
        learner.recall()
        keys = isinstance(person.hands, Keyboard)
        learner.watch(uncover=(lambda _: person.game.key("t")) if keys else person.hands.button)
        learner.understand()
        learner.practise()
        learner.plan()

    def another_day(self, number, hands, lang):
        """The window is closed, and opened again on another day."""
        self.assertEqual(self.game.close(), 0)
        self.clock.day(number)
        game = self.open()
        self.person = Sitting(self, hands(game), lang)
        game.says(self.person.phrase("course.today"))

    def answer_five_questions(self):
        """Day 2: what the lessons left."""
        person = self.person
        self.assertEqual(self.next_title(), person.phrase("course.drill"))
        person.press("course.start")
        before = len(truth.rows(self.data, "SELECT id FROM drill"))
        learning.answer(person, 5, self)
        self.assertEqual(len(truth.rows(self.data, "SELECT id FROM drill")), before + 5)

    def talk_from_the_other_side(self):
        """Day 12: the desk that faced one in the first set."""
        person = self.person
        taken = truth.rows(self.data, "SELECT scenario_id, seat FROM play WHERE purpose LIKE 'form-%' ORDER BY id")
        facing = {
            seat for scenario, mine in taken[:2]
            for seat, path in truth.seats().items() if path.stem == scenario and seat != mine
        }
        # Of the first answers that were given, few were the best ones: some more questions come first.
        if self.next_title() == person.phrase("course.drill"):
            self.answer_five_questions()
        seat = self.seat_of(self.next_title())
        self.assertIn(seat, facing)
        person.press("course.start")
        self.talk(seat)
        self.assertEqual(
            truth.rows(self.data, "SELECT seat, purpose FROM play ORDER BY id DESC LIMIT 1"), [(seat, "booster")]
        )

    def look_back_at_plans(self):
        """Day 60: what became of every plan."""
        person = self.person
        if self.next_title() == person.phrase("course.drill"):
            self.answer_five_questions()
            self.at_the_course()
        plans = truth.rows(self.data, "SELECT count(*) FROM plan")[0][0]
        for number in range(plans):
            person.press("course.start")
            person.game.says(person.phrase("course.day_sixty"))
            fate = "fate_helped" if number else "fate_not_done"
            self.choose(person.phrase(f"course.{fate}"))
            if not number:
                self.choose(person.phrase("course.obstacle_no_time"))
            person.press("course.keep_look")
            self.at_the_course()

    def choose(self, words):
        """Chooses one of several answers."""
        person = self.person
        person.hands.button(person.game.wait("radio", words))

    def everything_is_done(self):
        """No step is left, and all of it is on the disk."""
        self.assertEqual(set(self.states()), {self.person.phrase("course.state_done")}, self.states())

    def states(self):
        """How far the steps of the course are, in their order."""
        self.at_the_course()
        words = [self.person.phrase(f"course.state_{state}") for state in ("done", "open", "later")]
        patterns = [(word, self.person.like("course.step_name", state=word)) for word in words]
        read = self.person.game.words()
        return [word for name in read for word, pattern in patterns if pattern.match(name)]
