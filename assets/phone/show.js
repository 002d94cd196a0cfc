// Which view is shown, and when.

const view = () => {
  if (!kept.token) return ["code", codeView];
  if (refused) return ["refused" + refused, () => [
    el("h1", {}, say(refused === "full" ? "full" : refused === "crowded" ? "crowded" : refused === "not-now" ? "over" : "cannot_join")),
    el("p", {}, say(refused === "full" ? "full_help" : refused === "crowded" ? "crowded_help" : "cannot_join_help")),
    el("p", {}, el("button", { class: "plain", type: "button", onclick: () => { refused = null; sendJoin(); show(); } }, say("try_again")))]];
  if (!room) return ["connecting", () => [el("h1", {}, say("connecting")), el("p", { class: "soft" }, say("wifi"))]];
  if (room.phase === "ended") return ["ended", endView];
  if (mayHaveSeat()) return ["elsewhere" + Boolean(brought), elsewhereView];
  if (you === null && room.names && !nameGiven) return ["name", nameView];
  if (!you) return ["joining", () => [el("h1", {}, say("connecting"))]];
  const key = room.version + room.phase;
  switch (room.beneath) {
    case "lobby": return ["lobby", () => [
      el("p", { class: "kicker" }, "✓ " + say("joined")),
      el("h1", {}, said(room.title)),
      el("p", {}, said(room.brief)),
      el("p", {}, say("you_are", { name: said(room.you_are.name), department: said(room.you_are.department), role: said(room.you_are.role) })),
      el("p", { class: "soft" }, say("wait_start"))]];
    // What can be filled in or ticked is built once: whatever else is new in the room, it stays under the finger.
    case "open": return ["open" + (room.ballot ? room.ballot.number : ""), () => [...heardView(), ...ballotView()]];
    case "closed":
    case "revealed": return ["result" + key + (kept.vote ? [kept.vote.option, kept.vote.counted, kept.vote.late, kept.vote.refused].join() : ""), () => [...resultView(),
      room.beneath === "closed" && el("p", { class: "soft" }, say("wait_reveal")),
      room.beneath === "revealed" && el("p", { class: "soft" }, say("wait_next"))]];
    case "case": return isVoting() ? ["case" + room.ballot.number, caseBallotView] : ["case" + key, caseView];
    case "feedback": return ["feedback" + (you.name ? "named" : ""), () => [el("h1", {}, say("feedback")), ...feedbackView()]];
    default: return ["beat" + key, () => [...heardView(),
      ...(room.ending ? endingView() : []),
      el("p", { class: "soft" }, say(room.ending ? "wait_next" : "wait_vote"))]];
  }
};

let shown = null;
// While a word is being put together, or a finger rests on the page, nothing is rebuilt.
let isComposing = false, isHeld = false;
addEventListener("compositionstart", () => { isComposing = true; });
addEventListener("compositionend", () => { isComposing = false; setTimeout(show); });
addEventListener("pointerdown", () => { isHeld = true; });
for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, () => { isHeld = false; setTimeout(show); });
const showTalk = () => {
  const question = room && kept.token && room.phase === "discussion" ? said(room.question) : "";
  const agreed = room && kept.token && room.agreement;
  const now = agreed ? lang() + JSON.stringify(agreed) : question;
  if ($("talk").dataset.shown === now) return;
  $("talk").dataset.shown = now;
  if (agreed) return fill($("talk"), agreementView(agreed));
  fill($("talk"), question ? [el("p", { class: "kicker" }, say("talk")), el("p", { class: "question" }, question)] : []);
};
// Builds a view anew; whoever was writing writes on in the same place.
const rebuild = build => {
  const field = document.activeElement, id = field && field.id, at = id && "selectionStart" in field ? field.selectionStart : null;
  fill($("main"), build());
  const again = id && id !== "main" ? $(id) : null;
  if (!again || again === field) return;
  again.focus({ preventScroll: true });
  if (at !== null && at !== undefined) { try { again.setSelectionRange(at, at); } catch (e) { /* no text */ } }
};
const show = () => {
  const [key, build] = view();
  document.documentElement.lang = lang() === "zh" ? "zh-CN" : "en";
  if (shown !== key + lang() && !isComposing && !isHeld) {
    const isNew = shown !== null && !shown.startsWith(key);
    shown = key + lang();
    rebuild(build);
    if (isNew) { scrollTo(0, 0); $("main").focus({ preventScroll: true }); }
  }
  $("language").textContent = lang() === "zh" ? "English" : "中文";
  $("language").lang = lang() === "zh" ? "en" : "zh-CN";
  $("where").textContent = room ? said(room.title) : "Counterpart 换位";
  if (room && you) $("where").append(el("small", {}, [say("seat", { number: you.number }), you.team && say("team", { team: you.team }), you.name].filter(Boolean).join(" · ")));
  showTalk();
  showPlans();
  refresh();
};

// What changes without a new view.
const refresh = () => {
  const isLost = kept.token && room && !isLive && now() - lastHeard > 3000 && room.phase !== "ended";
  $("link").textContent = isLost ? say("lost") : "";
  showWay(Boolean(isLost && you && now() - lastHeard > 8000));
  const status = $("status");
  status.className = "";
  let text = "";
  if (you && isVoting()) {
    for (const label of document.querySelectorAll("#options .option, #sure .option")) label.classList.toggle("mine", label.firstChild.checked);
    const vote = kept.vote;
    if ($("sure")) $("sure").hidden = !vote || vote.option === null;
    if (vote && vote.refused) { text = say(vote.refused === "not-open" ? "too_late" : "trouble"); status.className = "wrong"; }
    else if (vote && vote.counted) { text = "✓ " + say("counted"); status.className = "counted"; }
    else if (vote) text = say("sending");
    else text = say("choose");
    const countdown = $("countdown"), closes = room.ballot && room.ballot.closes_at;
    if (countdown) countdown.textContent = closes ? say("closes_in", { seconds: Math.max(0, Math.ceil((closes - now() - skew) / 1000)) }) : "";
  }
  if (status.textContent !== text) status.textContent = text;
  tell("answered", answeredText());
  tell("planned", plannedText());
  const counts = tally && room && you && room.phase !== "ended";
  const foot = !counts ? "" : isVoting() ? say("voted", { voted: tally.voted, phones: tally.phones }) : say("here", { here: Math.max(1, tally.here) });
  if ($("foot").textContent !== foot) $("foot").textContent = foot;
};

$("language").onclick = () => { keep({ lang: lang() === "zh" ? "en" : "zh" }); show(); };
// A phone that slept finds its connection dead before it notices.
let hiddenSince = 0;
document.addEventListener("visibilitychange", () => {
  if (document.hidden) { hiddenSince = Date.now(); return; }
  if (!kept.token) return;
  failures = 0;
  // In its sleep a phone's steady clock may stand still, so its other clock is asked, too.
  if (!socket || now() - lastHeard > 30000 || Math.abs(Date.now() - hiddenSince) > 30000) renew();
});
addEventListener("online", () => { failures = 0; renew(); });
// The link was opened in a page that is open already.
addEventListener("hashchange", () => { if (invited()) { forgetRoom(); connect(); show(); } });
addEventListener("storage", event => {
  // Another page of the same phone: what it chose is this one's choice, too.
  if (event.key === PLANS) { readPlans(); show(); }
  if (event.key !== NAME || !event.newValue) return;
  const { token, key } = kept;
  try { kept = JSON.parse(event.newValue); } catch (e) { return; }
  shown = null;
  // It has gone to another room. A page that nobody looks at leaves the connection to the other one.
  if (kept.token !== token || kept.key !== key) { forgetRoom(); if (!document.hidden) connect(); }
  show();
});
setInterval(() => {
  if (document.hidden) return;
  const isUnheard = unheard() && now() - sentAt > 4000;
  // The host gives a sign of life every twenty seconds.
  if (isLive && (isUnheard || now() - lastHeard > 50000)) renew();
  refresh();
}, 1000);
show();
connect();
