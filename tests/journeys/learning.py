"""Somebody taking a lesson, from its first question to the plan at its end. What is judged in it is held against the
command line, and what is kept against the database."""

import re

import truth
from desktop import wait_for
from hands import NUMBERED

RECALLED = "last Tuesday with the warehouse"


def in_language(lang, texts):
    """One of the texts of `zh: "…", en: "…"`."""
    return re.search(rf'\b{lang}: "((?:[^"\\]|\\.)*)"', texts)[1]


class Lesson:
    """A lesson as its file has it."""

    def __init__(self, identifier):
        self.id = identifier
        path = truth.ROOT / "courses" / "lessons" / f"{identifier}.ron"
        self.source = path.read_text(encoding="utf-8")

    def written(self, lang, name):
        """A text of it."""
        return in_language(lang, re.search(rf"\b{name}: \((.*?)\),\n", self.source, re.S)[1])

    def models(self):
        """Its models: the seat, what leads to the moment, what fails there, what works, and what is said of both."""
        numbers = lambda words: tuple(re.findall(r"\d+", words))
        pattern = r'seat: "([a-z-]+)", lead: \[([\d, ]*)\], bad: \[([\d, ]+)\], good: \[([\d, ]+)\],\s*say: \((.*?)\),?\s*\),\n'
        return [
            (seat, numbers(lead), numbers(bad), numbers(good), said)
            for seat, lead, bad, good, said in re.findall(pattern, self.source, re.S)
        ]


def by_title(title, lang):
    """The lesson of this title."""
    lessons = (truth.ROOT / "courses" / "lessons").glob("*.ron")
    found = [Lesson(path.stem) for path in lessons if not path.stem.endswith(".drill")]
    return next(lesson for lesson in found if lesson.written(lang, "title") == title)


class Learner:
    """A person with a lesson before them."""

    def __init__(self, test, person, lesson):
        self.test = test
        self.person = person
        self.game = person.game
        self.lesson = lesson
        self.model = None

    def again(self, person):
        """The same lesson before a person at a window that was opened anew."""
        learner = Learner(self.test, person, self.lesson)
        learner.model = self.model
        return learner

    def shown(self):
        """The model that is acted, and whether it begins with what led to it: the lesson's first that gives nothing
        away of what is locked."""

        def is_shown():
            read = self.game.words()
            for model in self.lesson.models():
                led = truth.play(model[0], model[1], self.person.lang)
                # What led there isn't shown where it is a guess, which nobody says aloud.
                said = led["turns"][-1]["option"]["say"] if led["turns"] else None
                for is_before, words in ((True, said), (False, led["line"]["says"])):
                    if words and any(words in one for one in read):
                        return model, is_before
            return None

        return wait_for(is_shown, 20, "a model to be acted")

    def recall(self):
        """The first part: something is typed, and kept nowhere."""
        person = self.person
        field = self.game.wait("entry", re.compile(""))
        person.hands.field(field, RECALLED)
        person.press("lesson.recall_on")

    def watch(self, uncover):
        """The model: what fails, what happens then, and what works."""
        person, game = self.person, self.game
        self.model, is_before = self.shown()
        seat, lead, bad, good, said = self.model
        play = lambda side, many: truth.play(seat, (*lead, *side[:many]), person.lang)
        if is_before:
            person.press("lesson.on")
        for number in range(len(bad)):
            game.says(play(bad, number)["line"]["says"])
            if number == 0:
                uncover(game.wait("button", person.like("lesson.thought")))
                game.wait("button", person.phrase("lesson.cover_thought"))
            person.press("lesson.on")
            if number + 1 < len(bad):
                game.says(play(bad, number + 1)["turns"][-1]["option"]["say"])
                person.press("lesson.on")
        failed = play(bad, len(bad))["turns"][-1]
        game.says(failed["option"]["say"])
        card = game.wait("button", re.compile(r"\d\. " + re.escape(person.phrase("lesson.heat_rises")) + r"\Z"))
        person.hands.option(card)
        expected = [person.like(f"lesson.{key}") for key in ("as_expected", "not_as_expected")]
        game.says(re.compile("|".join(pattern.pattern for pattern in expected)))
        told = truth.rule(failed["judgement"]["rule"], person.lang)
        self.test.assertTrue(any(part in words for words in game.words() for part in told), told)
        person.press("lesson.on")
        game.says(person.phrase("lesson.same_moment"))
        for number in range(len(good)):
            person.press("lesson.on")
            worked = play(good, number + 1)["turns"][-1]
            game.says(worked["option"]["say"])
            if number + 1 < len(good):
                person.press("lesson.on")
        game.says(failed["option"]["say"])
        game.says(in_language(person.lang, said))
        person.press("lesson.on")

    def understand(self):
        """The rules, one of which was just seen to be broken."""
        person, game = self.person, self.game
        seat, lead, bad, *_ = self.model
        failed = truth.play(seat, (*lead, *bad), person.lang)["turns"][-1]
        game.wait("button", person.phrase("lesson.why_on"))
        name, says = truth.rule(failed["judgement"]["rule"], person.lang)
        for words in (name, says, self.lesson.written(person.lang, "unless")):
            game.says(words)
        person.press("lesson.why_on")

    def practise(self):
        """The drill, and on."""
        answer(self.person, 5, self.test)

    def plan(self):
        """One plan: chosen by number, covered, said back, kept."""
        person, game = self.person, self.game
        for question, number in (("lesson.plan_if", 1), ("lesson.plan_then", 2)):
            game.says(person.phrase(question))
            person.hands.option(game.wait("button", re.compile(rf"{number}\. ")))
        person.press("lesson.plan_cover")
        person.press("lesson.plan_show")
        person.press("lesson.plan_keep")
        game.says(person.phrase("lesson.end_title"))
        person.press("lesson.to_list")
        title = self.lesson.written(person.lang, "title")
        game.wait("button", re.compile(re.escape(f"{person.phrase('lesson.again')} · {title}")))



def answer(person, count, test):
    """A drill: every answer is on the disk by the time it is judged, and judged as the command line does."""
    game = person.game
    answers = lambda: truth.rows(game.data, "SELECT seat, lead, option, quality, lang FROM drill ORDER BY id")
    before = len(answers())
    for number in range(1, count + 1):
        game.says(person.phrase("lesson.item", number=number, all=count))

        def cards():
            found = [node for node in game.nodes() if node.role == "button" and NUMBERED.match(node.name)]
            return found if len(found) >= 2 else None

        if not cards():
            person.press("lesson.on")
        person.hands.option(wait_for(cards, 20)[0])
        button = game.wait("button", person.phrase("lesson.next_item" if number < count else "lesson.on"))
        seat, lead, option, quality, lang = answers()[-1]
        choices = tuple(str(int(choice) + 1) for choice in (*lead.split(), option))
        turn = truth.play(seat, choices, person.lang)["turns"][-1]
        test.assertEqual((turn["judgement"]["quality"], lang), (quality, person.lang))
        game.says(turn["option"]["say"])
        person.hands.button(button)
    test.assertEqual(len(answers()), before + count)
