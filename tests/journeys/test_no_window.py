"""Where no window can be had, the game says why and what to do, once and in both languages, and opens a page that says
it to somebody who started it from an icon."""

import os
import subprocess

import truth
from desktop import desktop, wait_for
from harness import Journey


class NoWindow(Journey):
    """Computers on which the game can't start."""

    def start(self, **changed):
        """Starts it with these variables; gives what it said, and where the pages that are opened stand."""
        opened, programs = self.folder / "opened", self.folder / "bin"
        programs.mkdir(exist_ok=True)
        browser = programs / "xdg-open"
        browser.write_text(f'#!/bin/sh\necho "$1" >> "{opened}"\n', encoding="utf-8")
        browser.chmod(0o755)
        environment = dict(desktop().environment)
        environment["PATH"] = f"{programs}{os.pathsep}{environment['PATH']}"
        for name, value in changed.items():
            environment.pop(name, None) if value is None else environment.update({name: value})
        done = subprocess.run(
            [truth.binary(), "--data", str(self.data)], env=environment, capture_output=True, text=True, timeout=60,
            stdin=subprocess.DEVNULL, check=False,
        )
        self.assertEqual(done.returncode, 1, done)
        self.assertNotIn("panicked", done.stderr)
        self.assertNotIn("RUST_BACKTRACE", done.stderr)
        return done.stderr, opened

    def is_opened(self, opened, page):
        """The page is opened, once: by a program of its own, which may take a moment longer than the game."""
        read = lambda: opened.read_text(encoding="utf-8").splitlines() if opened.exists() else []
        wait_for(read, 10, "a page to be opened")
        self.assertEqual(read(), [str(page)])

    def test_without_graphics(self):
        nowhere = str(self.folder / "none")
        said, opened = self.start(VK_ICD_FILENAMES=nowhere, VK_DRIVER_FILES=nowhere, VK_ADD_DRIVER_FILES="")
        page = self.data / "counterpart-cannot-start.html"
        self.is_opened(opened, page)
        written = page.read_text(encoding="utf-8")
        for lang in ("zh", "en"):
            for key in ("no_graphics", "no_graphics_why", "no_graphics_do"):
                words = truth.phrase(lang, f"start.{key}")
                self.assertEqual(said.count(words), 1, said)
                self.assertIn(words, written)
        # The log has the cause.
        self.assertIn("GPU", (self.data / "counterpart.log").read_text(encoding="utf-8"))

    def test_without_a_screen(self):
        said, _ = self.start(DISPLAY=None, WAYLAND_DISPLAY=None)
        # There is nothing to open a page on.
        self.assertFalse((self.data / "counterpart-cannot-start.html").exists())
        for lang in ("zh", "en"):
            self.assertEqual(said.count(truth.phrase(lang, "start.no_screen")), 1, said)

    def test_where_there_is_wayland_alone(self):
        said, opened = self.start(DISPLAY=None, WAYLAND_DISPLAY="wayland-0")
        self.is_opened(opened, self.data / "counterpart-cannot-start.html")
        for lang in ("zh", "en"):
            self.assertEqual(said.count(truth.phrase(lang, "start.wayland_alone_do")), 1, said)

    def test_without_an_x_server_that_answers(self):
        said, _ = self.start(DISPLAY=":7777")
        for lang in ("zh", "en"):
            self.assertEqual(said.count(truth.phrase(lang, "start.no_answer", display=":7777")), 1, said)
