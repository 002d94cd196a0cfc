"""A phone without a screen: what the page in a browser would send, over plain HTTP."""

import base64
import json
import os
import urllib.error
import urllib.request


class Phone:
    """One phone in a room that is hosted on this computer."""

    def __init__(self, port, code):
        self.port = port
        self.key = base64.urlsafe_b64encode(os.urandom(16)).decode().rstrip("=")
        self.token = self.post("/api/code", {"code": code})["token"]
        self.nth = 0

    def post(self, path, body, token=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", json.dumps(body).encode())
        request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", f"Room {token}.{self.key}")
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def act(self, what):
        """Asks for something; gives how that was acknowledged."""
        acknowledged, *_ = self.post("/api/act", {"id": 1, "do": what}, self.token)
        return acknowledged

    def join(self):
        return self.act({"join": {"name": ""}})

    def state(self):
        """The room as this phone sees it, or None while nobody can be reached."""
        try:
            room, _, you = self.post("/api/state", {}, self.token)
        except (urllib.error.URLError, ConnectionError):
            return None
        return {**room["room"], **you}

    def vote(self, place):
        """Votes for what stands at a place, from 0."""
        ballot = self.state()["ballot"]
        self.nth += 1
        option = ballot["options"][place]["option"]
        return self.act({"vote": {"ballot": ballot["number"], "option": option, "nth": self.nth}})
