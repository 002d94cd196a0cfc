"""Asks a window to close as the button in its frame does: there is no window manager here to press it,
and `xdotool windowclose` would tear the window away instead."""

import ctypes


class ClientMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib."""

    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
    ]


class Event(ctypes.Union):
    """XEvent of Xlib, which is larger than any one event."""

    _fields_ = [("client", ClientMessage), ("room", ctypes.c_long * 24)]


CLIENT_MESSAGE = 33


def ask_to_close(display_name, window):
    """Sends WM_DELETE_WINDOW to a window, given by its number."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
    for closing in (x11.XFlush, x11.XCloseDisplay):
        closing.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(display_name.encode())
    if not display:
        raise RuntimeError(f"no display {display_name}")
    atom = lambda name: x11.XInternAtom(display, name, 0)
    event = Event()
    event.client.type = CLIENT_MESSAGE
    event.client.window = window
    event.client.message_type = atom(b"WM_PROTOCOLS")
    event.client.format = 32
    event.client.data[0] = atom(b"WM_DELETE_WINDOW")
    x11.XSendEvent(display, window, 0, 0, ctypes.byref(event))
    x11.XFlush(display)
    x11.XCloseDisplay(display)
