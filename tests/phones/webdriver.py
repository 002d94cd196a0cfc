"""A phone's browser: headless Chromium, driven over the W3C WebDriver protocol."""

import base64
import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class TimedOut(AssertionError):
    """What was waited for didn't come."""


def wait_for(condition, what, timeout=30.0):
    """Asks `condition` again and again until it gives something true, and returns that."""
    until = time.monotonic() + timeout
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > until:
            raise TimedOut(f"waited {timeout:.0f} s for {what}")
        time.sleep(0.05)


def end_with_parent():
    """In a process just begun: it ends when this one does, however this one ends."""
    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Failed(Exception):
    """The driver says that something can't be done."""


class Driver:
    """chromedriver; one serves all phones."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="counterpart-phones-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            ["chromedriver", f"--port={self.port}", "--silent"],
            env={**os.environ, "FONTCONFIG_FILE": str(self.fonts()), "HOME": str(self.folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=end_with_parent,
        )
        wait_for(self.is_ready, "chromedriver")

    def fonts(self):
        """Phones have a Chinese font; here it is the game's own."""
        path = self.folder / "fonts.conf"
        path.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<dir>{ROOT / 'assets/fonts'}</dir><dir>/usr/share/fonts</dir>"
            f"<cachedir>{self.folder / 'fonts'}</cachedir></fontconfig>"
        )
        return path

    def is_ready(self):
        try:
            return self.call("GET", "/status")["ready"]
        except OSError:
            return False

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Failed(json.load(error)["value"]["message"]) from None

    def end(self):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Phone:
    """One phone: a browser of its own, with its own memory."""

    def __init__(self, driver, name, lang, dark=False, without_websocket=False, text=16, width=390, height=844):
        self.driver, self.name = driver, name
        options = {
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                f"--user-data-dir={driver.folder / name}",
                f"--lang={lang}",
            ],
            "prefs": {"intl.accept_languages": lang, "webkit.webprefs.default_font_size": text},
            "mobileEmulation": {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2.0, "touch": True}},
        }
        asked = {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}}}
        self.session = driver.call("POST", "/session", asked)["sessionId"]
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.chrome("Emulation.setEmulatedMedia", {"features": scheme})
        if without_websocket:
            self.chrome("Page.addScriptToEvaluateOnNewDocument", {"source": "delete window.WebSocket;"})

    def call(self, method, path, body=None):
        return self.driver.call(method, f"/session/{self.session}{path}", body)

    def chrome(self, command, params):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": params})

    def go(self, url):
        self.call("POST", "/url", {"url": url})

    def reload(self):
        self.call("POST", "/refresh", {})

    def run(self, script, *arguments):
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, css):
        return [found[ELEMENT] for found in self.call("POST", "/elements", {"using": "css selector", "value": css})]

    def tap(self, css, at=0):
        """Taps what is there; once more if the page was drawn anew between finding it and tapping it."""
        wait_for(lambda: self.tapped(css, at), f"{css} on {self.name}")

    def tapped(self, css, at):
        try:
            for found in self.find(css)[at:][:1]:
                self.run("arguments[0].scrollIntoView({block: 'center'})", {ELEMENT: found})
                self.call("POST", f"/element/{found}/click", {})
                return True
        except Failed as failed:
            if "stale element" not in str(failed):
                raise
        return False

    def types(self, css, text):
        found = wait_for(lambda: self.find(css), f"{css} on {self.name}")[0]
        self.call("POST", f"/element/{found}/clear", {})
        self.call("POST", f"/element/{found}/value", {"text": text})

    def text(self, css="body"):
        """What can be read, as a screen reader would find it: nothing that is hidden."""
        return self.run("const e = document.querySelector(arguments[0]); return e ? e.innerText : ''", css)

    def reads(self, words, css="body"):
        try:
            return wait_for(lambda: self.text(css) if words in self.text(css) else "", f"“{words}” on {self.name}")
        except TimedOut as error:
            raise TimedOut(f"{error}; it shows: {self.text()}") from None

    def tree(self):
        """The accessible names by role, as a screen reader gets them."""
        nodes = self.chrome("Accessibility.getFullAXTree", {})["nodes"]
        seen = [node for node in nodes if not node.get("ignored")]
        return [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in seen]

    def complaints(self):
        """What the browser's console complains of, networks that are gone aside."""
        log = self.call("POST", "/se/log", {"type": "browser"})
        return [entry["message"] for entry in log if entry["level"] == "SEVERE" and entry["source"] != "network"
                and "WebSocket connection" not in entry["message"]]

    def picture(self, name, whole=True):
        """Takes a picture, if somebody asked for pictures."""
        folder = os.environ.get("COUNTERPART_PICTURES")
        if not folder:
            return
        Path(folder).mkdir(parents=True, exist_ok=True)
        shot = self.chrome("Page.captureScreenshot", {"captureBeyondViewport": whole})["data"]
        (Path(folder) / f"{name}.png").write_bytes(base64.b64decode(shot))

    def overflow(self):
        """How far the page is wider than the phone, in pixels."""
        return self.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")

    def end(self):
        self.call("DELETE", "")
