"""The scenario from both desks: with the keyboard, with the mouse, and as a screen reader presses."""

import truth
from hands import Keyboard, Mouse, ScreenReader
from harness import Journey
from sitting import Sitting


class Desks(Journey):
    """From an empty folder to the debrief."""

    def test_keyboard_from_the_sales_desk_in_chinese(self):
        game = self.open()
        game.wait("button", "简体中文")
        game.key("1")
        person = Sitting(self, Keyboard(game), "zh")
        person.sit_down("sales")
        choices = truth.plan("sales", max, 80)
        self.assertTrue(any("@" in choice for choice in choices), "a prediction")
        person.talk("sales", choices)
        person.see_outcome("sales", choices)
        person.recall("the crew, not the goods")
        person.replay("sales", choices)
        person.keep_plan("they come in angry", "name it first")
        self.assertEqual([(seat, made) for seat, _, _, made in truth.plays(self.data)], [("sales", choices)])

    def test_mouse_from_the_warehouse_desk_in_english(self):
        game = self.open()
        hands = Mouse(game)
        hands.button(game.wait("button", "English"))
        person = Sitting(self, hands, "en")
        person.press("home.library")
        person.press("home.sit_at", seat=truth.title_of("warehouse", "en"))
        person.begin()
        choices = truth.plan("warehouse", max, 60)
        person.talk("warehouse", choices)
        person.see_outcome("warehouse", choices)
        person.recall("one date that holds")
        person.replay("warehouse", choices)
        person.keep_plan("the phone rings at five", "ask what it is for")
        self.assertEqual([(seat, made) for seat, _, _, made in truth.plays(self.data)], [("warehouse", choices)])

    def test_screen_reader_swaps_desks(self):
        game = self.open()
        hands = ScreenReader(game)
        hands.button(game.wait("button", "English"))
        person = Sitting(self, hands, "en")
        person.sit_down("sales")
        hurt = truth.plan("sales", min, 95)
        person.talk("sales", hurt)
        person.see_outcome("sales", hurt)
        person.recall("at the first sentence")
        person.replay("sales", hurt)
        person.press("debrief.other_seat")
        person.begin()
        choices = truth.plan("warehouse", max, 40)
        person.talk("warehouse", choices)
        person.see_outcome("warehouse", choices)
        person.recall("when I asked about Monday")
        person.replay("warehouse", choices)
        made = [(seat, choices) for seat, _, _, choices in truth.plays(self.data)]
        self.assertEqual(made, [("sales", hurt), ("warehouse", choices)])
