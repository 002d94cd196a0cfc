"""Three phones and a facilitator play a whole scenario; the host is killed in the middle of it."""

import unittest
from pathlib import Path

from rooms import WAY, Rooms, offered
from webdriver import wait_for


class Room(Rooms):
    def test_a_whole_session(self):
        host = self.hosting("--port", "0", "--names", "--teams", "2")
        wang = self.phone("wang", "zh-CN")
        bob = self.phone("bob", "en-US", dark=True)

        # By code, typed; a wrong one first.
        wang.go(host.address)
        wang.reads("已连上主持人的电脑")
        wang.picture("code-zh")
        wang.types("#code", "AAAAAA")
        wang.tap("button.wide")
        wang.reads("房间码不对")
        wang.types("#code", host.code.lower())
        wang.tap("button.wide")
        wang.types("#name", "王芳")
        wang.picture("name-zh")
        wang.tap("button.wide")
        wang.reads("等主持人开始")
        wang.picture("lobby-zh")

        # By the QR code's link; the name is no markup.
        bob.go(host.link)
        bob.types("#name", "<b>Bob</b>")
        bob.tap("button.wide")
        bob.reads("Waiting for the facilitator")
        self.assertIn("<b>Bob</b>", bob.text("header"))
        self.assertNotIn("#", bob.call("GET", "/url"), "the secret doesn't stay in the address")
        bob.picture("lobby-en")

        # The first vote: chosen, changed, reloaded in the middle.
        host.types("", "── 1 ")
        wang.reads("投票一开始就能选")
        wang.picture("beat-zh")
        host.types("v", "── Vote 1")
        wang.reads("点一句话来投票")
        wang.picture("vote-zh")
        roles = wang.tree()
        self.assertEqual(sum(role == "radio" for role, _ in roles), 4)
        self.assertTrue(all(name for role, name in roles if role in ("radio", "button")), roles)
        wang.tap("#options .option", 0)
        wang.reads("已计入")
        wang.tap("#options .option", 2)
        wang.reads("已计入")
        wang.picture("counted-zh")
        wang.reload()
        wang.reads("已计入")
        self.assertEqual(self.chosen(wang), [2])
        bob.tap("#options .option", 2)
        bob.reads("Counted.")
        bob.picture("counted-en-dark")

        # Late, and on a network that lets no WebSocket through.
        late = self.phone("late", "en-US", without_websocket=True)
        late.go(host.link)
        late.tap("button.wide")
        late.tap("#options .option", 1)
        late.reads("Counted.")
        host.line("Voted: 3 of 3")

        # The language changes at any moment, and the choice stays.
        late.tap("#language")
        late.reads("已计入")
        late.tap("#language")

        # The host is killed; phones come back by themselves, with their votes.
        host.kill()
        wang.reads("正在重连", "#link")
        wang.picture("lost-zh")
        host = self.hosting("--names")
        host.line("Going on with")
        for phone in (wang, bob):
            wait_for(lambda: not phone.text("#link"), f"{phone.name} is back")
        wang.reads("已计入")
        bob.tap("#options .option", 3)
        bob.reads("Counted.")
        host.line("Voted: 3 of 3")
        host.types("v", "── Vote 1: closed")
        wang.reads("全场怎么选（共 3 票）")
        counts = wang.run("return [...document.querySelectorAll('.count')].map(e => parseInt(e.innerText))")
        self.assertEqual(counts, [0, 1, 1, 1])
        self.assertIn("你选的", wang.text(".result.mine"))
        self.assertEqual(wang.find(".judged"), [], "not before it is revealed")
        wang.picture("result-zh")
        host.types("d", "── Talk it over")
        bob.reads("Talk it over")
        bob.picture("talk-en-dark")
        host.types("d", "── Vote 1: closed")

        self.play_on(host, [wang, bob, late])
        self.say_goodbye(host, wang, bob, late)
        for phone in (wang, bob, late):
            self.assertEqual(phone.complaints(), [], phone.name)

    def chosen(self, phone):
        script = "return [...document.querySelectorAll('#options .option')].flatMap((e, at) => e.className.includes('mine') ? [at] : [])"
        return phone.run(script)

    def play_on(self, host, phones):
        """Reveals, takes the next sentence of the way, and votes on, to the end of the conversation."""
        wang, bob, _ = phones
        predicted = 0
        for turn, number in enumerate(WAY):
            host.types("r", "── What stands behind")
            for phone in phones:
                wait_for(lambda: phone.find(".judged"), f"reasons on {phone.name}")
            if turn == 0:
                wang.picture("revealed-zh")
                bob.picture("revealed-en-dark")
            elif wang.find(".thought"):
                wang.picture("thought-zh")
            shown = bob.run("return [...document.querySelectorAll('.words')].map(e => e.lastChild.innerText)")
            place = shown.index(offered(WAY[:turn], number))
            host.types(f"t {place + 1}", "── " if turn + 1 < len(WAY) else "")
            if turn + 1 == len(WAY):
                break
            self.assertIn("open", host.types("v", "── Vote "))
            for phone in phones:
                wait_for(lambda: phone.find("#options"), f"the vote on {phone.name}")
                phone.tap("#options .option", turn % len(phone.find("#options .option")))
                phone.reads("已计入" if phone is wang else "Counted.", "#status")
            if wang.find("#sure"):
                predicted += 1
                wang.tap("#sure .option", 2)
                wang.reads("已计入", "#status")
                wang.picture("prediction-zh")
                bob.picture("prediction-en-dark")
            elif turn == 0:
                bob.picture("second-vote-en-dark")
            host.types("v", "── Vote ")
        self.assertEqual(predicted, 1)

    def say_goodbye(self, host, wang, bob, late):
        late.reads("of what it could get")
        late.picture("ending-en")
        host.types("", "── Feedback")
        wang.reads("五个问题")
        wang.picture("feedback-empty-zh")
        for phone in (wang, bob):
            # One of each question: 4, 4, 6 and 3 answers.
            for place in (2, 6, 9, 16):
                phone.tap("form fieldset .option", place)
            phone.types("#learnt", "stock is counted twice")
            phone.types("#change", "=1+1 <i>more</i> time")
            phone.tap("form button.wide", 0)
            phone.reads("✓", "#answered")
            phone.types("#when", "they come in angry")
            phone.types("#then", "name what is hard for them")
        # One shares the plan, the other keeps it.
        wang.tap("#share")
        for phone in (wang, bob):
            phone.tap("form button.plain")
            phone.reads("✓", "#planned")
        wang.picture("feedback-zh")
        bob.picture("feedback-en-dark")
        bob.reload()
        bob.reads("Five questions")
        self.assertEqual(bob.run("return document.querySelector('#when').value"), "they come in angry")
        # The end is asked for twice.
        host.types("", "End the session?")
        report = Path(host.types("q", "Report: "))
        bob.reads("If they come in angry, I will name what is hard for them.")
        bob.picture("over-en-dark")
        html = report.read_text("utf-8")
        self.assertEqual(html.count("If they come in angry"), 1)
        self.assertIn("&lt;b&gt;Bob&lt;/b&gt;", html)
        self.assertIn("王芳", html)
        self.assertNotIn("<i>more", html)
        self.assertIn("\"'=1+1", report.with_name("feedback.csv").read_text("utf-8"))
        wang.go(report.as_uri())
        wang.picture("report-phone")

    def test_large_text_on_a_small_phone_fits(self):
        host = self.hosting("--port", "0")
        phone = self.phone("small", "en-US", text=32, width=320, height=568)
        phone.go(host.address)
        phone.reads("Enter the room code")
        phone.picture("code-large")
        self.assertEqual(phone.overflow(), 0)
        phone.go(host.link)
        host.types("", "── 1 ")
        host.types("v", "── Vote 1")
        phone.tap("#options .option", 1)
        phone.reads("Counted.")
        self.assertEqual(phone.overflow(), 0)
        phone.picture("vote-large")

    def test_a_vote_that_a_full_disk_refused_is_not_shown_as_counted_and_is_sent_again(self):
        host = self.hosting("--port", "0")
        live = self.phone("live", "en-US")
        polls = self.phone("polls", "zh-CN", without_websocket=True)
        phones = ((live, "Counted.", "didn’t get through"), (polls, "已计入", "没能送到"))
        for phone, _, _ in phones:
            phone.go(host.link)
        live.reads("Waiting for the facilitator")
        polls.reads("等主持人开始")
        host.types("", "── 1 ")
        host.types("v", "── Vote 1")
        for phone, counted, _ in phones:
            phone.tap("#options .option", 0)
            phone.reads(counted, "#status")
        host.line("Voted: 2 of 2")
        host.fill_disk()
        for phone, counted, trouble in phones:
            phone.tap("#options .option", 2)
            phone.reads(trouble, "#status")
            phone.picture(f"trouble-{phone.name}")
        host.line("The disk is full")
        # However often it asks, or comes back, it isn't told that its vote counts.
        asked = "return performance.getEntriesByType('resource').filter(e => e.name.endsWith('/api/state')).length"
        before = polls.run(asked)
        wait_for(lambda: polls.run(asked) >= before + 2, "two more questions")
        live.reload()
        wait_for(lambda: live.find("#options"), "the vote, after coming back")
        for phone, counted, trouble in phones:
            phone.reads(trouble, "#status")
            self.assertNotIn(counted, phone.text())
            self.assertEqual(self.chosen(phone), [2])
        # Once the host is started again, the phones send it by themselves.
        host.kill()
        host = self.hosting()
        host.line("Going on with")
        for phone, counted, _ in phones:
            phone.reads(counted, "#status")
            self.assertEqual(self.chosen(phone), [2])
        host.types("v", "── Vote 1: closed")
        polls.reads("全场怎么选（共 2 票）")
        counts = polls.run("return [...document.querySelectorAll('.count')].map(e => parseInt(e.innerText))")
        self.assertEqual(counts, [0, 0, 2, 0])

    def test_a_plan_lives_on_through_the_next_room(self):
        host = self.hosting("--port", "0")
        port = host.address.rsplit(":", 1)[1]
        phone = self.phone("plans", "en-US")
        phone.go(host.link)
        phone.reads("You’re in")
        host.types("", "── 1 ")
        host.types("f", "── Feedback")
        phone.types("#when", "the store says no again")
        phone.types("#then", "ask what it would need")
        phone.tap("form button.plain")
        phone.reads("✓", "#planned")
        host.types("q", "End the session?")
        host.types("q", "── The session is over")
        plan = "If the store says no again, I will ask what it would need."
        phone.reads(plan, "#plans")
        host.process.wait()
        # The other side's turn: another room, at the same place.
        host = self.hosting("--port", port, "--seat", "warehouse")
        phone.reload()
        phone.reads("Enter the room code")
        phone.reads(plan, "#plans")
        phone.types("#code", host.code)
        phone.tap("form button")
        phone.reads("You’re in")
        phone.reads(plan, "#plans")
        host.types("", "── 1 ")
        host.types("f", "── Feedback")
        phone.reads("Take one plan with you")
        self.assertEqual(phone.run("return document.querySelector('#when').value"), "")
        phone.types("#when", "my phone rings")
        phone.types("#then", "let them finish")
        phone.tap("form button.plain")
        phone.reads("✓", "#planned")
        kept = "return JSON.parse(localStorage.getItem('counterpart-plans')).map(plan => plan.when)"
        self.assertEqual(phone.run(kept), ["the store says no again", "my phone rings"])
        # Changed in the same room, it is the same plan; what is deleted is gone.
        phone.types("#then", " and then answer")
        phone.tap("form button.plain")
        wait_for(lambda: "answer" in phone.run("return localStorage.getItem('counterpart-plans')"), "the change")
        self.assertEqual(len(phone.run(kept)), 2)

    def test_a_case_is_voted_on_twice_and_an_agreement_is_shown(self):
        host = self.hosting("--port", "0", "--case", "huawei")
        zh, en = self.phone("case-zh", "zh-CN"), self.phone("case-en", "en-US")
        for phone in (zh, en):
            phone.go(host.link)
            phone.reads("已加入" if phone is zh else "You’re in")
        host.types("", "── The case")
        en.reads("not an account of how it works today")
        zh.reads("致新员工书")
        zh.picture("case-fact-zh")
        for _ in range(9):
            if any(line.startswith("── Question 1, vote 1") for line in host.lines):
                break
            host.types("", "── ")
        for phone, option in ((zh, 3), (en, 0)):
            phone.tap("#options .option", option)
            phone.reads("已计入" if phone is zh else "Counted.", "#status")
        zh.picture("case-vote-zh")
        host.types("", "── Pairs talk")
        en.reads("Talk with your neighbour")
        self.assertEqual(en.find(".bar"), [], "nothing is counted before the second vote")
        host.types("", "── Question 1, vote 2")
        for phone in (zh, en):
            phone.tap("#options .option", 3)
            phone.reads("已计入" if phone is zh else "Counted.", "#status")
        host.types("", "── Both votes")
        en.reads("Before the talk: 1 · 50%")
        en.reads("After the talk: 2 · 100%")
        en.reads("the right answer")
        en.picture("case-both-en")
        host.types("", "── What both sides say")
        zh.reads("反对的理由")
        host.types("f", "── Feedback")
        host.types("g the list | by four | without a date | Lin, 8123 | Lin | Wang", "── Internal service agreement")
        en.reads("Whom to call: Lin, 8123", "#talk")
        zh.reads("有事找谁：Lin, 8123", "#talk")
        zh.picture("agreement-zh")
        host.types("", "── Feedback")
        wait_for(lambda: not en.run("return document.querySelector('#talk').textContent"), "the agreement to be put away")

    def test_nothing_is_rebuilt_under_a_finger(self):
        host = self.hosting("--port", "0")
        phone = self.phone("finger", "en-US")
        phone.go(host.link)
        phone.reads("You’re in")
        host.types("", "── 1 ")
        host.types("v", "── Vote 1")
        phone.tap("#options .option", 1)
        phone.reads("Counted.")
        phone.reads("Voted: 1 of 1", "#foot")
        phone.run("document.querySelector('#options').dataset.mark = 'same'")
        host.types("h 1 2 0 0", "Voted: 1 of 1 · hands: 3")
        # The hands are news of the room, and nothing of them shows; whoever comes in behind them does.
        self.phone("behind", "en-US").go(host.link)
        phone.reads("Voted: 1 of 2", "#foot")
        self.assertEqual(phone.run("return document.querySelector('#options').dataset.mark"), "same")
        host.types("f", "── Feedback")
        phone.reads("Take one plan with you")
        phone.tap("#share")
        phone.types("#when", "they come in ang")
        phone.run("document.querySelector('#when').dataset.mark = 'same'")
        state = (
            "const when = document.querySelector('#when');"
            "return [when.value, when.dataset.mark, document.activeElement.id, document.querySelector('#share').checked]"
        )
        expected = ["they come in ang", "same", "when", True]
        host.types("d What would you do?", "── Talk it over")
        phone.reads("What would you do?", "#talk")
        self.assertEqual(phone.run(state), expected)
        host.types("d", "── Feedback")
        wait_for(lambda: not phone.run("return document.querySelector('#talk').innerText.trim()"), "the end of the talk")
        self.assertEqual(phone.run(state), expected)
        # In another language it is another page, with the same words in it.
        phone.run("document.querySelector('#language').click()")
        phone.reads("给自己留一个打算")
        self.assertEqual(phone.run("return [document.querySelector('#when').value, document.querySelector('#share').checked]"), ["they come in ang", True])

    def test_a_change_that_came_too_late_is_said_and_is_not_ones_choice(self):
        host = self.hosting("--port", "0")
        phone = self.phone("late", "en-US", without_websocket=True)
        phone.go(host.link)
        phone.reads("You’re in")
        host.types("", "── 1 ")
        host.types("v", "── Vote 1")
        phone.tap("#options .option", 3)
        phone.reads("Counted.")
        # For a while nothing that the phone wants gets through.
        phone.run("window.through = window.fetch; window.fetch = (path, ...more) => path === '/api/act' ? Promise.reject(new Error('gone')) : window.through(path, ...more)")
        phone.tap("#options .option", 1)
        phone.reads("Sending")
        host.types("v", "── Vote 1: closed")
        phone.reads("What the group chose")
        phone.run("window.fetch = window.through")
        phone.reads("Your change came too late; number 4")
        own = "return [...document.querySelectorAll('.result')].map(node => node.classList.contains('mine'))"
        self.assertEqual(phone.run(own), [False, False, False, True])
        phone.reload()
        phone.reads("your choice")
        self.assertEqual(phone.run(own), [False, False, False, True])

    def test_another_address_of_the_computer_leads_to_the_same_seat(self):
        host = self.hosting("--port", "0", "--address", "0.0.0.0")
        port = host.address.rsplit(":", 1)[1]
        token = host.link.split("#")[1]
        phone, other = self.phone("seat", "en-US"), self.phone("other", "en-US")
        phone.go(f"http://127.0.0.1:{port}/#{token}")
        phone.reads("No. 1")
        other.go(f"http://127.0.0.1:{port}/#{token}")
        other.reads("No. 2")
        host.types("", "── 1 ")
        host.types("v", "── Vote 1")
        phone.tap("#options .option", 2)
        phone.reads("Counted.")
        # The facilitator has chosen another network, and the code is scanned again.
        phone.go(f"http://127.0.0.2:{port}/#{token}")
        phone.reads("No. 1")
        phone.reads("Counted.")
        self.assertEqual(phone.run("return location.host"), f"127.0.0.2:{port}")
        self.assertEqual(self.chosen(phone), [2])
        # One that was never here takes a seat of its own.
        new = self.phone("new", "en-US")
        new.go(f"http://127.0.0.2:{port}/#{token}")
        new.reads("No. 3")
        host.types("v", "── Vote 1: closed")
        phone.reads("What the group chose (votes: 1)")
        # Nobody else is told the key.
        phone.go(f"http://127.0.0.1:{port}/#from=127.0.0.3:{port}")
        phone.reads("No. 1")
        self.assertEqual(phone.run("return location.host"), f"127.0.0.1:{port}")

    def test_a_seat_comes_along_when_the_first_address_is_gone(self):
        host = self.hosting("--port", "0")
        phone = self.phone("moves", "en-US")
        phone.go(host.link)
        phone.reads("No. 1")
        host.types("", "── 1 ")
        host.types("v", "── Vote 1")
        phone.tap("#options .option", 2)
        phone.reads("Counted.")
        # The computer gets another address; nothing answers at the first one any more.
        host.kill()
        host = self.hosting("--address", "127.0.0.2")
        port, token = host.address.rsplit(":", 1)[1], host.link.split("#")[1]
        # Somebody new is asked, since a phone is missing.
        new = self.phone("new", "en-US")
        new.go(host.link)
        new.reads("Were you in this room before")
        new.reads(f"type 127.0.0.2:{port} there")
        new.tap("#main button")
        new.reads("No. 2")
        # The page that was open asks for the new address, by whatever keyboard.
        phone.reads("Does the projector show another address now?")
        phone.types("#way-address", "１２７．０．０．２")
        phone.tap("#way button")
        phone.reads("Keep the seat that you had?")
        phone.picture("brought-en")
        phone.tap("#main button")
        phone.reads("No. 1")
        phone.reads("Counted.")
        self.assertEqual(phone.run("return location.href"), f"http://127.0.0.2:{port}/")
        self.assertEqual(self.chosen(phone), [2])
        # A link with somebody's key gives nobody their seat unasked, nor takes one that is taken.
        planted = f"http://127.0.0.2:{port}/#{token}.{'A' * 22}"
        third = self.phone("third", "zh-CN")
        third.go(planted)
        third.reads("沿用原来的号吗？")
        third.tap("#main button.plain")
        third.reads("3 号")
        new.go("about:blank")
        new.go(planted)
        new.reads("No. 2")
        host.types("v", "── Vote 1: closed")
        phone.reads("What the group chose (votes: 1)")

    def test_a_code_behind_the_address_leads_in(self):
        host = self.hosting("--port", "0")
        code = host.code.replace(" ", "")
        wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code)
        for name, typed in (("plain", code.lower()), ("wide", wide), ("asked", "?code=" + code)):
            phone = self.phone(name, "en-US")
            phone.go(f"{host.address}/{typed}")
            phone.reads("You’re in")
            self.assertEqual(phone.run("return location.pathname"), "/")

    def test_a_full_room_says_so(self):
        host = self.hosting("--port", "0", "--seats", "1")
        first, second = self.phone("first", "en-US"), self.phone("second", "en-US")
        first.go(host.link)
        first.reads("You’re in")
        second.go(host.link)
        second.reads("The room is full")
        second.picture("full-en")

    def test_by_keyboard_alone(self):
        host = self.hosting("--port", "0")
        phone = self.phone("keys", "en-US")
        phone.go(host.link)
        host.types("", "── 1 ")
        host.types("v", "── Vote 1")
        wait_for(lambda: phone.find("#options"), "the vote")
        down, tab = "\ue015", "\ue004"
        # The focus is on the new moment; the first thing behind it is the vote.
        actions = [step for key in (tab, " ", down) for step in ({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})]
        phone.call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})
        phone.reads("Counted.")
        self.assertEqual(len(self.chosen(phone)), 1)


if __name__ == "__main__":
    unittest.main()
