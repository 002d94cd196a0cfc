"""A screen, a session bus and an accessibility bus of the journeys' own, without a person's desktop."""

import atexit
import ctypes
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

SIZE = (1280, 720)
A11Y_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PROPERTIES = "org.freedesktop.DBus.Properties"


class TimedOut(AssertionError):
    """What was waited for did not come."""


def wait_for(condition, timeout=20.0, what="", every=0.03):
    """Asks `condition` again and again until it gives something true, and returns that."""
    until = time.monotonic() + timeout
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > until:
            raise TimedOut(f"waited {timeout:.0f} s for {what or condition}")
        time.sleep(every)


def end_with_parent():
    """In a process just begun: it ends when this one does, however this one ends."""
    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Desktop:
    """The screen and the two buses. One serves all journeys; every game gets its own window."""

    def __init__(self):
        self.processes = []
        self.folder = Path(tempfile.mkdtemp(prefix="counterpart-desktop-"))
        atexit.register(self.close)
        self.environment = dict(os.environ)
        for inherited in ("WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"):
            self.environment.pop(inherited, None)
        # Nothing of the person at this machine is read or written.
        self.environment["HOME"] = str(self.folder)
        self.environment["XDG_RUNTIME_DIR"] = str(self.folder)
        self.environment["NO_AT_BRIDGE"] = "0"
        self._start_screen()
        self._start_buses()

    def _start_screen(self):
        reading, writing = os.pipe()
        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        self.start(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment["DISPLAY"] = f":{number}"

    def _start_buses(self):
        bus = self.start(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
        )
        address = bus.stdout.readline().strip()
        if not address:
            raise RuntimeError("dbus-daemon did not start")
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        launcher = next((path for path in A11Y_LAUNCHERS if os.path.exists(path)), None)
        if launcher is None:
            raise RuntimeError("at-spi-bus-launcher is missing (package at-spi2-core)")
        self.start([launcher, "--launch-immediately"])

        # A GLib bus connection is made with an address, so this process needs no environment of its own.
        from gi.repository import Gio, GLib

        self.gio, self.glib = Gio, GLib
        session = self._connect(address)
        a11y_address = wait_for(lambda: self._a11y_address(session), 20, "the accessibility bus")
        self.session_bus = session
        self.listen(True)
        self.a11y = self._connect(a11y_address)

    def listen(self, on):
        """Has a screen reader listen, or not."""
        for switch in ("IsEnabled", "ScreenReaderEnabled"):
            wanted = self.glib.Variant("(ssv)", ("org.a11y.Status", switch, self.glib.Variant("b", on)))
            self.session_bus.call_sync(
                "org.a11y.Bus", "/org/a11y/bus", PROPERTIES, "Set", wanted, None, 0, 5000, None
            )

    def _connect(self, address):
        flags = self.gio.DBusConnectionFlags
        return self.gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None
        )

    def _a11y_address(self, session):
        try:
            answer = session.call_sync(
                "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 5000, None
            )
        except self.glib.Error:
            return None
        return answer.unpack()[0]

    def start(self, command, **options):
        """Starts a process that is ended with the desktop."""
        options.setdefault("stdout", subprocess.DEVNULL)
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment,
            preexec_fn=end_with_parent,
            **options,
        )
        self.processes.append(process)
        return process

    def run(self, *command):
        """Runs a short command in the desktop and gives what it printed."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout

    def screenshot(self, path):
        """A picture of the whole screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.run("import", "-window", "root", str(path))

    def close(self):
        """Ends everything that was started here, the last one first."""
        while self.processes:
            process = self.processes.pop()
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


_desktop = None


def desktop():
    """The desktop of this run; started by whoever asks first."""
    global _desktop
    if _desktop is None:
        _desktop = Desktop()
    return _desktop
