"""What a screen reader gets to see of the game, and what it can do: AT-SPI over D-Bus.

The bus is asked directly, each time anew: the usual client library keeps what it saw last and would
show a test yesterday's screen.
"""

from desktop import PROPERTIES, desktop

ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
ROLES = {
    7: "checkbox", 23: "window", 27: "image", 29: "label", 39: "panel", 42: "progress", 43: "button",
    44: "radio", 48: "scroll bar", 51: "slider", 61: "text", 62: "toggle", 75: "application", 79: "entry",
    83: "heading", 101: "alert",
}
ENABLED = 8
STATE_BITS = {"checked": 4, "focused": 12, "pressed": 20, "selected": 23}


class Node:
    """One thing on the screen."""

    def __init__(self, place, role, name, states):
        self.place = place
        self.role = role
        self.name = name
        self.states = states

    def has(self, state):
        """Whether it is in this state: "checked", "focused", …"""
        return bool(self.states & (1 << STATE_BITS[state]))

    def __repr__(self):
        on = [state for state in STATE_BITS if self.has(state)]
        return f"<{self.role} {self.name!r}{' ' + ' '.join(on) if on else ''}>"

    def extents(self):
        """Its left, top, width and height on the screen."""
        parameters = desktop().glib.Variant("(u)", (0,))
        return call(self.place, "org.a11y.atspi.Component", "GetExtents", parameters)[0]

    def centre(self):
        """Its middle on the screen."""
        left, top, width, height = self.extents()
        return left + width // 2, top + height // 2

    def press(self):
        """Does its first action, as a screen reader's "activate" does."""
        done = call(self.place, "org.a11y.atspi.Action", "DoAction", desktop().glib.Variant("(i)", (0,)))[0]
        if not done:
            raise AssertionError(f"{self} can't be pressed")

    def text(self):
        """What stands in a field."""
        everything = desktop().glib.Variant("(ii)", (0, -1))
        return call(self.place, "org.a11y.atspi.Text", "GetText", everything)[0].rstrip("\n")

    def enabled(self):
        """Whether it can be pressed now."""
        states = call(self.place, ACCESSIBLE, "GetState")[0]
        return bool(states[0] & (1 << ENABLED))

    def focus(self):
        """Gives it the keyboard, as a screen reader does."""
        if not call(self.place, "org.a11y.atspi.Component", "GrabFocus")[0]:
            raise AssertionError(f"{self} can't be given the keyboard")


class Announcements:
    """What the game has said by itself since it was last asked."""

    def __init__(self):
        self.heard = []
        self.context = desktop().glib.MainContext.default()
        desktop().a11y.signal_subscribe(
            None, "org.a11y.atspi.Event.Object", "Announcement", None, None, desktop().gio.DBusSignalFlags.NONE,
            lambda _bus, _sender, _path, _interface, _signal, told: self.heard.append(told.unpack()[3]),
        )

    def take(self):
        """Everything new."""
        while self.context.iteration(False):
            pass
        new, self.heard = self.heard, []
        return new


def call(place, interface, method, parameters=None):
    """Calls a method on the accessibility bus and unpacks its answer."""
    name, path = place
    return desktop().a11y.call_sync(name, path, interface, method, parameters, None, 0, 5000, None).unpack()


def read(place, interface, what):
    """Reads a property."""
    parameters = desktop().glib.Variant("(ss)", (interface, what))
    return call(place, PROPERTIES, "Get", parameters)[0]


def application(pid):
    """The root of the tree of the process, or None if it has published none."""
    for place in call(REGISTRY, ACCESSIBLE, "GetChildren")[0]:
        owner = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        parameters = desktop().glib.Variant("(s)", (place[0],))
        try:
            if call(owner, "org.freedesktop.DBus", "GetConnectionUnixProcessID", parameters)[0] == pid:
                return place
        except desktop().glib.Error:
            continue  # It has gone meanwhile.
    return None


def tree(root):
    """Everything below the root, in reading order. What vanishes meanwhile is left out."""
    told = {}
    level = [root]
    while level:
        # All of a level is asked at once: most of the time would go by waiting for one answer after the other.
        told.update(zip(level, asked(level), strict=True))
        level = [child for place in level if told[place] for child in told[place][3]]
    found = []
    waiting = [root]
    while waiting:
        place = waiting.pop()
        if told[place]:
            role, name, states, children = told[place]
            found.append(Node(place, ROLES.get(role, str(role)), name, states))
            waiting.extend(reversed(children))
    return found


def asked(places):
    """Of each of these its role, its name, its states and its children; None of what is gone."""
    name = desktop().glib.Variant("(ss)", (ACCESSIBLE, "Name"))
    questions = [(ACCESSIBLE, "GetRole", None), (PROPERTIES, "Get", name), (ACCESSIBLE, "GetState", None),
                 (ACCESSIBLE, "GetChildren", None)]
    answers = {}

    def answered(bus, result, which):
        try:
            answers[which] = bus.call_finish(result).unpack()[0]
        except desktop().glib.Error:
            answers[which] = None  # It has gone meanwhile.

    for place in places:
        for number, (interface, method, parameters) in enumerate(questions):
            desktop().a11y.call(
                *place, interface, method, parameters, None, desktop().gio.DBusCallFlags.NONE, 5000, None, answered,
                (place, number),
            )
    context = desktop().glib.MainContext.default()
    while len(answers) < len(places) * len(questions):
        context.iteration(True)
    return [of_one([answers[(place, number)] for number in range(len(questions))]) for place in places]


def of_one(answers):
    """What was answered of one thing: its role, its name, its states and its children."""
    if any(answer is None for answer in answers):
        return None
    role, name, states, children = answers
    low, high = (*states, 0, 0)[:2]
    return role, name, low | high << 32, children
