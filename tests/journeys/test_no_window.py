"""Where no window can be had, the game says why and what to do, once and in both languages, and opens a page that says
it to somebody who started it from an icon."""

import os
import subprocess

import truth
from desktop import desktop
from harness import Journey


class NoWindow(Journey):
    """Computers on which the game can't start."""

    def start(self, **changed):
        """Starts it with these variables; gives what it said and which pages were opened."""
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
        pages = opened.read_text(encoding="utf-8").splitlines() if opened.exists() else []
        return done.stderr, pages

    def test_without_graphics(self):
        nowhere = str(self.folder / "none")
        said, pages = self.start(VK_ICD_FILENAMES=nowhere, VK_DRIVER_FILES=nowhere, VK_ADD_DRIVER_FILES="")
        page = self.data / "counterpart-cannot-start.html"
        self.assertEqual(pages, [str(page)])
        written = page.read_text(encoding="utf-8")
        for lang in ("zh", "en"):
            for key in ("no_graphics", "no_graphics_why", "no_graphics_do"):
                words = truth.phrase(lang, f"start.{key}")
                self.assertEqual(said.count(words), 1, said)
                self.assertIn(words, written)
        # The log has the cause.
        self.assertIn("GPU", (self.data / "counterpart.log").read_text(encoding="utf-8"))

    def test_without_a_screen(self):
        said, pages = self.start(DISPLAY=None, WAYLAND_DISPLAY=None)
        self.assertEqual(pages, [])
        for lang in ("zh", "en"):
            self.assertEqual(said.count(truth.phrase(lang, "start.no_screen")), 1, said)

    def test_without_an_x_server_that_answers(self):
        said, _ = self.start(DISPLAY=":7777")
        for lang in ("zh", "en"):
            self.assertEqual(said.count(truth.phrase(lang, "start.no_answer", display=":7777")), 1, said)
