"""What a phone keeps, and what it says about that: only what was confirmed in this room, and nothing is lost unsaid."""

import unittest
from pathlib import Path

from rooms import WAY, Rooms, offered, open_after
from webdriver import wait_for

# What the phone wants of the room gets lost on its way; everything else goes through.
LOSE = """
const send = WebSocket.prototype.send, through = window.fetch;
WebSocket.prototype.send = function (text) { if (!text.includes('"do"')) send.call(this, text); };
window.fetch = (path, ...more) => path === "/api/act" ? Promise.reject(new Error("gone")) : through(path, ...more);
window.comesBack = () => { WebSocket.prototype.send = send; window.fetch = through; dispatchEvent(new Event("online")); };
"""
BACK = "window.comesBack()"
# Of what the host says nothing gets through.
DEAF = "window.fetch = () => Promise.reject(new Error('gone'));"
PLANS = "return JSON.parse(localStorage.getItem('counterpart-plans') || '[]').map(plan => plan.when + ' / ' + plan.then)"


class Kept(Rooms):
    def at_feedback(self, name, lang="en-US", *arguments):
        """A room at the questions at its end, and a phone in it."""
        host = self.hosting("--port", "0", *arguments)
        phone = self.phone(name, lang)
        phone.go(host.link)
        wait_for(lambda: phone.find("#main .kicker"), "the lobby")
        host.types("", "── 1 ")
        host.types("f", "── Feedback")
        wait_for(lambda: phone.find("#when"), "the form for a plan")
        return host, phone

    def answer(self, phone):
        for place in (2, 6):
            phone.tap("form fieldset .option", place)
        phone.tap("form button.wide", 0)

    def plan(self, phone, when, then):
        phone.types("#when", when)
        phone.types("#then", then)

    def keep(self, phone):
        phone.tap("form button.plain")

    def answers(self, host, count):
        """Waits until the host has so many answers of one phone; it tells with the next line that is typed."""
        told = f"Feedback: {count} of 1"
        wait_for(lambda: told in host.lines or host.tells("p 1"), told)

    def end(self, host):
        host.types("q", "End the session?")
        host.types("q", "── The session is over")
        host.process.wait()

    def gone(self, phone, css):
        wait_for(lambda: not phone.text(css).strip(), f"nothing in {css}")

    # The next room

    def last_room(self, name, shares):
        """A phone for which everything was confirmed in a room that is over; and the room's port."""
        host = self.hosting("--port", "0", "--names")
        phone = self.phone(name, "en-US")
        phone.go(host.link)
        phone.types("#name", "Ann")
        phone.tap("#main button")
        phone.reads("✓ You’re in")
        host.types("", "── 1 ")
        host.types("v", "── Vote 1")
        phone.tap("#options .option", 1)
        phone.reads("✓ Counted.", "#status")
        host.types("f", "── Feedback")
        self.answer(phone)
        phone.reads("✓ Received", "#answered")
        self.plan(phone, "they come in angry", "listen first")
        if shares:
            phone.tap("#share")
        self.keep(phone)
        phone.reads("✓ Kept on this phone, and in the report" if shares else "✓ Kept on this phone and given", "#planned")
        return host, phone

    def next_room(self, phone, host):
        """Nothing is confirmed in the next room that wasn't confirmed there, and what is, counts."""
        phone.reads("What shall we call you?")
        self.assertNotIn("✓", phone.text())
        phone.tap("#main button")
        phone.reads("✓ You’re in")
        host.types("", "── 1 ")
        host.types("v", "── Vote 1")
        phone.reads("Tap a sentence to vote", "#status")
        self.assertNotIn("✓", phone.text())
        host.types("f", "── Feedback")
        phone.reads("Five questions")
        self.assertNotIn("✓", phone.text())
        self.assertEqual(phone.text("#answered") + phone.text("#planned"), "")
        self.assertEqual(phone.find("input:checked"), [])
        self.assertEqual(phone.run("return document.querySelector('#when').value"), "")
        self.answers(host, 0)
        self.answer(phone)
        phone.reads("✓ Received", "#answered")
        self.answers(host, 1)
        self.assertEqual(phone.text("#planned"), "")
        self.plan(phone, "the phone rings", "let them finish")
        self.keep(phone)
        phone.reads("✓ Kept on this phone and given to nobody", "#planned")
        self.assertEqual(phone.run(PLANS), ["they come in angry / listen first", "the phone rings / let them finish"])
        self.assertEqual(phone.complaints(), [])

    def opened_after(self, host):
        port = host.address.rsplit(":", 1)[1]
        self.end(host)
        return self.hosting("--port", port, "--seat", "warehouse", "--names")

    def test_the_next_room_by_its_code_confirms_nothing_of_the_last(self):
        host, phone = self.last_room("code", False)
        host = self.opened_after(host)
        phone.reads("Enter the room code")
        phone.types("#code", host.code)
        phone.tap("form button")
        self.next_room(phone, host)

    def test_the_next_room_by_a_link_in_the_open_page_confirms_nothing_of_the_last(self):
        host, phone = self.last_room("link", True)
        # The page stays where it was, until the link is opened in it.
        phone.run("window.through = window.fetch;" + DEAF)
        host = self.opened_after(host)
        phone.reads("✓ Your answers have reached", "#answered")
        phone.run("window.fetch = window.through; location.hash = arguments[0]", host.link.split("#")[1])
        self.next_room(phone, host)

    def test_the_next_room_in_another_page_of_the_phone_confirms_nothing_of_the_last(self):
        host, phone = self.last_room("tab", True)
        first = phone.call("GET", "/window")
        phone.run(DEAF)
        host = self.opened_after(host)
        second = phone.call("POST", "/window/new", {"type": "tab"})["handle"]
        phone.call("POST", "/window", {"handle": second})
        phone.go(host.link)
        phone.reads("What shall we call you?")
        phone.call("DELETE", "/window")
        phone.call("POST", "/window", {"handle": first})
        self.next_room(phone, host)

    def test_what_the_last_room_says_late_is_said_in_no_other(self):
        host, phone = self.last_room("late", False)
        # An answer of the last room's host that is on its way while the next code is typed.
        phone.run(
            "const through = window.fetch; window.fetch = async (path, ...more) => {"
            "  const answer = await through(path, ...more);"
            "  if (path === '/api/state' && window.held === undefined) { window.held = 'held'; await new Promise(done => { window.deliver = done; }); window.held = 'told'; }"
            "  return answer; };"
            "WebSocket.prototype.send = function () { this.close(); };"
            "dispatchEvent(new Event('online'));"
        )
        wait_for(lambda: phone.run("return window.held") == "held", "an answer on its way")
        host = self.opened_after(host)
        phone.run("location.hash = arguments[0]; return 0", host.link.split("#")[1])
        phone.reads("Connecting")
        phone.run("window.deliver()")
        phone.reads("What shall we call you?")
        self.assertNotIn("✓", phone.text())

    # What is confirmed

    def test_answers_that_get_lost_are_sent_again_by_a_page_that_was_opened_anew(self):
        host, phone = self.at_feedback("again")
        phone.run(LOSE)
        self.answer(phone)
        phone.reads("Sending", "#answered")
        self.plan(phone, "they come in angry", "listen first")
        phone.tap("#share")
        self.keep(phone)
        phone.reads("Sending", "#planned")
        self.answers(host, 0)
        self.assertNotIn("✓", phone.text("#main"))
        phone.reload()
        phone.reads("✓ Received", "#answered")
        phone.reads("✓ Kept on this phone, and in the report", "#planned")
        self.answers(host, 1)

    def test_a_later_answer_is_not_confirmed_by_the_confirmation_of_an_earlier_one(self):
        host, phone = self.at_feedback("twice")
        # The confirmation of the first comes once the second is on its way, and the second gets lost.
        phone.run(
            "const send = WebSocket.prototype.send; let first = null;"
            "WebSocket.prototype.send = function (text) {"
            "  if (!text.includes('\"answer\"')) return send.call(this, text);"
            "  if (!first) first = text; else if (first !== 'sent') { send.call(this, first); first = 'sent'; } };"
        )
        self.answer(phone)
        phone.reads("Sending", "#answered")
        phone.types("#change", "more time")
        phone.tap("form button.wide", 0)
        self.answers(host, 1)
        # Whatever the host says now comes after that confirmation.
        host.types("d Now?", "── Talk it over")
        phone.reads("Now?", "#talk")
        self.assertIn("Sending", phone.text("#answered"))

    def test_what_a_full_disk_refused_is_not_received(self):
        host, phone = self.at_feedback("disk")
        host.fill_disk()
        self.answer(phone)
        phone.reads("didn’t get through", "#answered")
        self.assertNotIn("✓", phone.text("#main"))

    def test_a_page_whose_room_is_gone_says_nothing_of_being_connected(self):
        host = self.hosting("--port", "0")
        phone = self.phone("unreached", "en-US")
        phone.go(host.address)
        phone.reads("✓ Connected to the facilitator’s computer")
        host.kill()
        phone.types("#code", "AAAAAAAA")
        phone.tap("form button")
        phone.reads("can’t be reached")
        self.assertNotIn("✓", phone.text())

    def test_a_browser_that_keeps_nothing_is_not_said_to_keep_a_plan(self):
        host, phone = self.at_feedback("private")
        phone.run("Storage.prototype.setItem = () => { throw new Error('full'); }")
        self.plan(phone, "they come in angry", "listen first")
        self.keep(phone)
        phone.reads("This browser keeps nothing", "#planned")
        phone.run("document.querySelector('#plans').open = true")
        phone.reads("If they come in angry, I will listen first.", "#plans")
        self.assertNotIn("✓", phone.text())

    # The end of a session

    def test_a_plan_that_was_not_kept_can_be_kept_at_the_end(self):
        host, phone = self.at_feedback("unkept", "zh-CN")
        self.plan(phone, "对方一上来就发火", "先听完")
        self.end(host)
        phone.reads("这个打算还没记下")
        self.assertEqual(phone.run("return document.querySelector('#when').value"), "对方一上来就发火")
        self.assertEqual(phone.run(PLANS), [])
        phone.picture("plan-left-zh")
        self.keep(phone)
        phone.reads("✓ 记在这部手机上了，没有给别人", "#planned")
        phone.reads("如果对方一上来就发火，我就先听完。", "#plans")
        self.assertEqual(phone.find("#when"), [], "it is kept")
        self.assertNotIn("还没记下", phone.text())

    def test_a_plan_that_nobody_kept_outlives_the_next_code(self):
        host, phone = self.at_feedback("outlives")
        self.plan(phone, "they come in angry", "listen first")
        port = host.address.rsplit(":", 1)[1]
        self.end(host)
        phone.reads("You haven’t kept this plan yet")
        host = self.hosting("--port", port, "--seat", "warehouse")
        phone.reads("Enter the room code")
        phone.reads("You haven’t kept this plan yet")
        phone.types("#code", host.code)
        phone.tap("form button")
        phone.reads("You’re in")
        host.types("", "── 1 ")
        host.types("f", "── Feedback")
        phone.reads("Five questions")
        self.assertEqual(phone.run("return document.querySelector('#then').value"), "listen first")
        self.end(host)
        phone.reads("You haven’t kept this plan yet")
        self.keep(phone)
        phone.reads("✓ Kept on this phone and given to nobody", "#planned")
        self.assertEqual(phone.run(PLANS), ["they come in angry / listen first"])

    def test_answers_and_a_plan_that_came_too_late_are_said_to_be(self):
        host, phone = self.at_feedback("too-late")
        phone.run(LOSE)
        self.answer(phone)
        phone.types("#change", "more time for questions")
        phone.tap("form button.wide", 0)
        phone.reads("Sending", "#answered")
        self.plan(phone, "they come in angry", "listen first")
        phone.tap("#share")
        self.keep(phone)
        phone.reads("Sending", "#planned")
        # The room ends, and its host stays for those who come late.
        host.types("q", "End the session?")
        host.hold()
        host.tells("q")
        phone.reads("That’s the end of this session")
        phone.reads("Nothing has confirmed your answers", "#answered")
        phone.reads("It isn’t certain that the facilitator’s report has it", "#planned")
        phone.run(BACK)
        phone.reads("Your answers came too late", "#answered")
        phone.reads("it came too late for the facilitator’s report", "#planned")
        self.assertIn("more time for questions", phone.text("#written"))
        self.assertEqual(phone.run("return document.querySelectorAll('#written li').length"), 3)
        self.assertNotIn("✓", phone.text())
        phone.picture("too-late-en")
        host.let_go()
        report = Path(host.line("Report: "))
        host.process.wait()
        html = report.read_text("utf-8")
        self.assertNotIn("more time for questions", html)
        self.assertNotIn("they come in angry", html)
        # Once nobody answers any more, it says the same.
        phone.reads("Your answers came too late", "#answered")

    def test_answers_that_were_never_sent_are_said_not_to_count_and_those_that_were_to_be_there(self):
        host = self.hosting("--port", "0")
        typed, sent, changed = (self.phone(name, "en-US") for name in ("typed", "sent", "changed"))
        for phone in (typed, sent, changed):
            phone.go(host.link)
            phone.reads("You’re in")
        host.types("", "── 1 ")
        host.types("f", "── Feedback")
        typed.tap("form fieldset .option", 2)
        for phone in (sent, changed):
            self.answer(phone)
            phone.reads("✓ Received", "#answered")
        changed.types("#change", "more time")
        self.end(host)
        typed.reads("Your answers came too late", "#answered")
        self.assertEqual(typed.run("return document.querySelectorAll('#written li').length"), 1)
        sent.reads("✓ Your answers have reached the facilitator.", "#answered")
        self.assertEqual(sent.find("#written"), [])
        changed.reads("What you changed after that came too late", "#answered")
        self.assertIn("more time", changed.text("#written"))
        for phone in (typed, changed):
            self.assertNotIn("✓", phone.text())

    # Where plans lie

    def test_where_plans_lie_is_said_as_it_is_and_they_can_be_copied(self):
        host = self.hosting("--port", "0", "--address", "0.0.0.0")
        port, token = host.address.rsplit(":", 1)[1], host.link.split("#")[1]
        phone = self.phone("where", "en-US")
        phone.go(f"http://127.0.0.1:{port}/#{token}")
        phone.reads("You’re in")
        host.types("", "── 1 ")
        host.types("f", "── Feedback")
        for when, then in (("they come in angry", "listen first"), ("the phone rings", "let them finish")):
            self.plan(phone, when, then)
            self.keep(phone)
            phone.reads("✓ Kept", "#planned")
        self.assertEqual(phone.run(PLANS), ["the phone rings / let them finish"], "changed in the same room, it is the same plan")
        phone.run("document.querySelector('#plans').open = true")
        phone.reads(f"show only at this address (127.0.0.1:{port})", "#plans")
        plan = "If the phone rings, I will let them finish."
        # Where the browser lets it.
        phone.chrome("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]})
        phone.tap("#plans-copy")
        phone.reads("✓ Copied", "#copied")
        read = {"script": "navigator.clipboard.readText().then(arguments[0], error => arguments[0](String(error)))", "args": []}
        self.assertEqual(phone.call("POST", "/execute/async", read), plan)
        self.assertEqual(phone.find("#plans-text"), [])
        # Where it doesn't: pages over a network without encryption have no clipboard at all.
        phone.run("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        phone.tap("#plans-copy")
        phone.reads("lets no page copy", "#copied")
        self.assertNotIn("✓", phone.text("#copied"))
        self.assertEqual(phone.run("const e = document.activeElement; return e.id + ': ' + e.value.slice(e.selectionStart, e.selectionEnd)"), "plans-text: " + plan)
        phone.picture("copy-by-hand-en")
        phone.tap("#language")
        phone.reads(f"只有在这个地址（127.0.0.1:{port}）才看得到", "#plans")
        self.assertEqual(phone.text("#copied"), "")
        phone.tap("#plans-copy")
        phone.reads("不让网页自己复制", "#copied")
        self.assertEqual(phone.run("return document.querySelector('#plans-text').value"), "如果the phone rings，我就let them finish。")
        phone.picture("copy-by-hand-zh")
        # At another address of the same room it isn't there, as was said.
        phone.go(f"http://127.0.0.2:{port}/#{token}")
        wait_for(lambda: phone.find("#when"), "the form for a plan")
        self.assertEqual(phone.run(PLANS), [])
        self.assertEqual(phone.find("#plans:not([hidden])"), [])

    # Deleting

    def test_a_plan_is_deleted_once_that_was_asked(self):
        host, phone = self.at_feedback("deletes")
        self.plan(phone, "they come in angry", "listen first")
        self.keep(phone)
        phone.reads("✓ Kept on this phone and given to nobody", "#planned")
        phone.run("document.querySelector('#plans').open = true")
        phone.tap("#plans li button")
        phone.reads("Delete this plan?", "#plans")
        phone.picture("delete-en")
        self.assertEqual(phone.run("return document.activeElement.innerText"), "Keep it")
        self.assertIn(("button", "Keep it"), phone.tree())
        self.assertEqual(len(phone.run(PLANS)), 1)
        phone.tap("#plan-stays")
        self.gone(phone, "#plan-sure")
        self.assertEqual(phone.run("return document.activeElement.innerText"), "Delete this one")
        phone.reads("✓ Kept on this phone", "#planned")
        phone.tap("#plans li button")
        phone.tap("#plan-goes")
        wait_for(lambda: phone.run(PLANS) == [], "it is gone")
        self.gone(phone, "#planned")
        self.assertEqual(phone.run("return document.querySelector('#when').value"), "")
        self.assertEqual(phone.find("#plans:not([hidden])"), [])
        phone.reload()
        phone.reads("Five questions")
        self.assertEqual(phone.text("#planned"), "")

    def test_a_plan_that_is_deleted_in_its_room_is_taken_out_of_the_report(self):
        host, phone = self.at_feedback("takes-back")
        self.plan(phone, "they come in angry", "listen first")
        phone.tap("#share")
        self.keep(phone)
        phone.reads("✓ Kept on this phone, and in the report", "#planned")
        phone.run("document.querySelector('#plans').open = true")
        phone.tap("#plans li button")
        phone.reads("It is taken out of the facilitator’s report, too.", "#plan-sure")
        phone.tap("#plan-goes")
        self.gone(phone, "#planned")
        host.types("q", "End the session?")
        report = Path(host.types("q", "Report: "))
        self.assertNotIn("they come in angry", report.read_text("utf-8"))

    def test_a_shared_plan_that_is_deleted_later_is_said_to_stay_in_the_report(self):
        host, phone = self.at_feedback("stays")
        self.plan(phone, "they come in angry", "listen first")
        phone.tap("#share")
        self.keep(phone)
        phone.reads("✓ Kept on this phone, and in the report", "#planned")
        self.end(host)
        phone.reads("That’s the end")
        phone.tap("#plans li button")
        phone.reads("the facilitator’s report still has it", "#plan-sure")
        phone.tap("#plan-goes")
        wait_for(lambda: phone.run(PLANS) == [], "it is gone")
        self.assertNotIn("✓", phone.text())
        self.assertEqual(phone.find("#when"), [], "what was deleted isn't offered to be kept")

    # Guesses

    def to_the_guess(self, host, phones):
        """Leads the room to where it guesses, and opens the vote."""
        for turn in range(len(WAY)):
            host.types("v", "── Vote ")
            if any(option["move"].startswith("Predict") for option in open_after(WAY[:turn])):
                for phone in phones:
                    wait_for(lambda: phone.find("#sure"), "the guess")
                return turn
            words = offered(WAY[:turn], WAY[turn])
            shown = "return [...document.querySelectorAll('#options .option')].map(e => e.lastChild.innerText)"
            options = wait_for(lambda: words in phones[0].run(shown) and phones[0].run(shown), words)
            host.types("v", "── Vote ")
            host.types(f"t {options.index(words) + 1}", "── ")
        raise AssertionError("there is no guess on the way")

    def test_a_guess_is_told_as_one_and_never_as_said(self):
        host = self.hosting("--port", "0")
        zh, en, third = self.phone("guess-zh", "zh-CN"), self.phone("guess-en", "en-US"), self.phone("guess-3", "en-US")
        for phone in (zh, en, third):
            phone.go(host.link)
            wait_for(lambda: phone.find("#main .kicker"), "the lobby")
        host.types("", "── 1 ")
        turn = self.to_the_guess(host, (en, zh, third))
        words = {option["number"]: option["say"] for option in open_after(WAY[:turn])}
        shown = "return [...document.querySelectorAll('#options .option')].map(e => e.lastChild.innerText)"
        options = en.run(shown)
        # In the file the third is the truth.
        truth, wrong = options.index(words[3]), options.index(words[1])
        for phone, place in ((zh, wrong), (en, wrong), (third, truth)):
            phone.tap("#options .option", place)
            phone.reads("已计入" if phone is zh else "Counted.", "#status")
        host.types("v", "── Vote ")
        host.types("r", "── What stands behind")
        for phone in (zh, en):
            wait_for(lambda: phone.find(".judged"), "what stands behind")
            self.assertNotIn("▼", phone.text())
            self.assertNotIn("▲", phone.text())
        en.reads("✓ This is what matters most now")
        self.assertEqual(en.text("#main").count("Also true, but not what matters most now"), 2)
        en.picture("guess-revealed-en")
        # Two of three guessed so.
        host.types(f"t {wrong + 1}", "── ")
        en.reads(f"Most of the room guessed: {words[1]}")
        en.reads(f"What mattered most to Li Wei: {words[3]}")
        zh.reads("大多数人猜的是：")
        zh.reads("当时最在意的其实是：")
        self.assertNotIn("What Zhang Min said", en.text())
        self.assertNotIn("说的这一句", zh.text())
        self.assertNotIn("▼", en.text() + zh.text())
        en.picture("guessed-en")
        zh.picture("guessed-zh")
        # The other road: what was true, though few guessed so.
        host.types("b", "── ")
        host.types("v", "── Vote ")
        wait_for(lambda: en.find("#sure"), "the guess, once more")
        host.types("v", "── Vote ")
        host.types(f"t {truth + 1}", "── ")
        en.reads(f"The guess that you went on with: {words[3]}")
        en.reads("✓ That is what mattered most to Li Wei.")
        zh.reads("当时最在意的正是这个")


if __name__ == "__main__":
    unittest.main()
