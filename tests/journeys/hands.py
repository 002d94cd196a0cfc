"""Three ways to press things: the keyboard, the mouse, and a screen reader's own action."""

import re

from desktop import TimedOut, wait_for

NUMBERED = re.compile(r"(\d)\. (.+)\Z", re.S)

TABS = 40
CLICKS = 3


class Keyboard:
    """Numbers for what is numbered, Enter for what has the keyboard, Tab to get there."""

    def __init__(self, game):
        self.game = game
        self.made = 0

    def option(self, node):
        """Presses its number; every third time goes there with the arrows and presses Enter."""
        self.made += 1
        if self.made % 3:
            self.game.key(node.name.split(".")[0])
            return
        wanted = int(node.name.split(".")[0])
        at = self._number()
        while at != wanted:
            step = 1 if at < wanted else -1
            self.game.key(self._arrow(at, at + step))
            was, at = at, self._number(unlike=at)
            if at != was + step:
                raise AssertionError(f"one arrow led from option {was} to option {at}")
        self.game.key("Return")

    def _arrow(self, here, there):
        """The arrow that points from one option to another."""
        places = {node.name.split(".")[0]: node.extents() for node in self.game.nodes() if NUMBERED.match(node.name)}
        (left, top, *_), (other_left, other_top, *_) = places[str(here)], places[str(there)]
        if other_left == left:
            return "Down" if other_top > top else "Up"
        return "Right" if there > here else "Left"

    def _number(self, unlike=None):
        """The number of the option that has the keyboard, once it isn't the one that had it."""

        def number():
            node = self.game.focused()
            digits = node.name.split(".")[0] if node else ""
            return int(digits) if digits.isdigit() and int(digits) != unlike else None

        return wait_for(number, 10, "an option to have the keyboard")

    def button(self, node):
        """Goes to a button with Tab and presses it with Enter."""
        self._go_to(node)
        self.game.key("Return")

    def field(self, node, text):
        """Goes to a field with Tab and types."""
        self._go_to(node)
        self.game.write(text)

    def turn(self, nodes, position):
        """In the debrief: to the first turn with Home, and on with the right arrow."""
        self.game.key("Home" if position == 0 else "Right")

    def uncover(self, node):
        """In the debrief: T uncovers what was thought."""
        self.game.key("t")

    def _go_to(self, node):
        at = self._settled()
        for _ in range(TABS):
            if at.place == node.place:
                return
            self.game.key("Tab")
            at = self._settled(unlike=at.place)
        raise AssertionError(f"{node} can't be reached with {TABS} tabs")

    def _settled(self, unlike=None):
        """What has the keyboard, once it is no longer what it was and stays where it is. Every screen
        gives the keyboard to something; a key pressed before that would lead on from there."""
        last = None

        def settled():
            nonlocal last
            now = self.game.focused()
            before, last = last, now.place if now else None
            # The window itself has it only between two pictures.
            held = now and now.role != "window"
            return now if held and now.place == before != unlike else None

        return wait_for(settled, 10, "the keyboard to lead on", every=0.06)


class Mouse:
    """Clicks in the middle of things."""

    def __init__(self, game):
        self.game = game

    def option(self, node):
        """Clicks it."""
        self.game.click(node)

    button = option

    def field(self, node, text):
        """Clicks into it and types."""
        for _ in range(CLICKS):
            self.game.click(node)
            try:
                wait_for(lambda: self.game.has_keyboard(node), 5, f"{node} to have the keyboard")
                break
            except TimedOut:
                # The page moved under the mouse, as it does when a sentence above grows a line.
                continue
        self.require_keyboard(node)
        self.game.write(text)

    def require_keyboard(self, node):
        """Fails unless it has the keyboard."""
        if not self.game.has_keyboard(node):
            raise AssertionError(f"{node} doesn't get the keyboard by {CLICKS} clicks")

    uncover = option

    def turn(self, nodes, position):
        """In the debrief: clicks the turn's column."""
        self.game.click(nodes[position])


class ScreenReader:
    """Presses things by their accessible action."""

    def __init__(self, game):
        self.game = game

    def option(self, node):
        """Presses it."""
        node.press()

    button = uncover = option

    def field(self, node, text):
        """Gives it the keyboard and types."""
        node.focus()
        wait_for(lambda: self.game.has_keyboard(node), 10, f"{node} to have the keyboard")
        self.game.write(text)

    def turn(self, nodes, position):
        """In the debrief: presses the turn."""
        nodes[position].press()
