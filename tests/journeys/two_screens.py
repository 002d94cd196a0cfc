"""A second screen that can be pulled out: the X server has one wide screen, and whoever speaks to it through here is
told of two beside each other, or of the left one alone. Everything else goes through as it is; that something has
changed is told by the server itself.
"""

import os
import socket
import struct
import subprocess
import threading

from desktop import desktop

SIZE = (1280, 720)
# The number of the second screen, which no server gives out.
SECOND = 0x7FFF0001
QUERY_EXTENSION, SCREEN_RESOURCES, CRTC_INFO, SCREEN_RESOURCES_CURRENT = 98, 8, 20, 25


class TwoScreens:
    """The server and the way to it. `display` is what programs are to speak to."""

    def __init__(self):
        self.is_plugged = True
        self.inner = self._start_server()
        self.listener, self.display = self._listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def _start_server(self):
        reading, writing = os.pipe()
        screen = f"{2 * SIZE[0]}x{SIZE[1]}x24"
        self.server = desktop().start(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,),
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        return number

    @staticmethod
    def _listen():
        for number in range(400, 500):
            listener = socket.socket(socket.AF_UNIX)
            try:
                listener.bind(f"/tmp/.X11-unix/X{number}")
            except OSError:
                listener.close()
                continue
            listener.listen()
            return listener, f":{number}"
        raise RuntimeError("no free display")

    def plug(self, plugged):
        """Plugs the second screen in or out, and has the server say that something has changed."""
        self.is_plugged = plugged
        density = "97" if plugged else "98"
        subprocess.run(
            ["xrandr", "--fb", f"{2 * SIZE[0]}x{SIZE[1]}", "--dpi", density],
            env={**desktop().environment, "DISPLAY": f":{self.inner}"}, check=True, timeout=20,
        )

    def close(self):
        """Ends the server."""
        path = self.listener.getsockname()
        self.listener.close()
        os.unlink(path)
        self.server.terminate()
        self.server.wait(10)

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(f"/tmp/.X11-unix/X{self.inner}")
            Connection(self, client, server).begin()


class Connection:
    """One program's way to the server and back."""

    def __init__(self, screens, client, server):
        self.screens = screens
        self.client, self.server = client, server
        self.lock = threading.Lock()
        self.asked = {}
        self.open = 2
        self.randr = None

    def begin(self):
        """Passes on whatever comes, in both directions."""
        for source, sink, units in [
            (self.client, self.server, self._requests()),
            (self.server, self.client, self._answers()),
        ]:
            threading.Thread(target=self._pass_on, args=(source, sink, units), daemon=True).start()

    def _pass_on(self, source, sink, units):
        """Reads whole units off a stream. A generator says how many bytes it wants and gives them back as they go
        on; files that come along go with what is sent next."""
        waiting, files = bytearray(), []
        wanted = next(units)
        try:
            while True:
                data, ancillary, _, _ = source.recvmsg(1 << 16, socket.CMSG_SPACE(16 * 4))
                if not data:
                    break
                for level, kind, packed in ancillary:
                    if (level, kind) == (socket.SOL_SOCKET, socket.SCM_RIGHTS):
                        files.extend(struct.unpack(f"{len(packed) // 4}i", packed[: len(packed) // 4 * 4]))
                waiting += data
                ready = bytearray()
                while len(waiting) >= wanted:
                    taken = bytes(waiting[:wanted])
                    del waiting[:wanted]
                    passed, wanted = units.send(taken)
                    ready += passed
                if ready:
                    if files:
                        sent = socket.send_fds(sink, [bytes(ready[:1])], files)
                        del ready[:sent]
                        for file in files:
                            os.close(file)
                        files = []
                    sink.sendall(ready)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        # Both directions end together; the file is closed once neither is at it.
        with self.lock:
            self.open -= 1
            if self.open == 0:
                self.client.close()
                self.server.close()

    def _requests(self):
        """What a program asks for, counted."""
        head = yield 12
        names, secrets = struct.unpack("<HH", head[6:10])
        rest = (names + 3) // 4 * 4 + (secrets + 3) // 4 * 4
        passed = head
        if rest:
            passed += yield b"", rest
        number = 0
        while True:
            head = yield passed, 4
            number = (number + 1) & 0xFFFF
            length = 4 * struct.unpack("<H", head[2:4])[0]
            if length == 0:
                head += yield b"", 4
                length = 4 * struct.unpack("<I", head[4:8])[0]
            request = head
            if length > len(head):
                request += yield b"", length - len(head)
            passed = self._asked(number, request)

    def _asked(self, number, request):
        """Notes what an answer will be about; what is asked of the second screen is asked of the only one."""
        kind = None
        if request[0] == QUERY_EXTENSION and b"RANDR" in request[8:]:
            kind = "extension"
        elif request[0] == self.randr and request[1] in (SCREEN_RESOURCES, SCREEN_RESOURCES_CURRENT):
            kind = "screens"
        elif request[0] == self.randr and request[1] == CRTC_INFO:
            kind = "left"
            if struct.unpack("<I", request[4:8])[0] == SECOND:
                kind = "right"
                request = request[:4] + struct.pack("<I", self.only) + request[8:]
        if kind:
            with self.lock:
                self.asked[number] = kind
        return request

    def _answers(self):
        """What the server answers and tells."""
        head = yield 8
        passed = head
        rest = 4 * struct.unpack("<H", head[6:8])[0]
        if rest:
            passed += yield b"", rest
        while True:
            unit = yield passed, 32
            if unit[0] == 1 or unit[0] & 0x7F == 35:
                more = 4 * struct.unpack("<I", unit[4:8])[0]
                if more:
                    unit += yield b"", more
            with self.lock:
                kind = self.asked.pop(struct.unpack("<H", unit[2:4])[0], None) if unit[0] == 1 else None
            passed = self._answered(kind, unit)

    def _answered(self, kind, unit):
        """What is told instead."""
        if kind == "extension":
            self.randr = unit[9]
        elif kind == "screens":
            count = struct.unpack("<H", unit[16:18])[0]
            self.only = struct.unpack("<I", unit[32:36])[0]
            if self.screens.is_plugged:
                length = struct.unpack("<I", unit[4:8])[0] + 1
                behind = 32 + 4 * count
                unit = (
                    unit[:4] + struct.pack("<I", length) + unit[8:16] + struct.pack("<H", count + 1) + unit[18:behind]
                    + struct.pack("<I", SECOND) + unit[behind:]
                )
        elif kind in ("left", "right"):
            left = 0 if kind == "left" else SIZE[0]
            unit = unit[:12] + struct.pack("<hhHH", left, 0, *SIZE) + unit[20:]
        return unit
