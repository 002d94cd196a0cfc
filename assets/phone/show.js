// Which view is shown, and when.

const view = () => {
  if (!kept.token) return ["code", codeView];
  if (refused) return ["refused" + refused, () => [
    el("h1", {}, say(refused === "full" ? "full" : refused === "crowded" ? "crowded" : refused === "not-now" ? "over" : "cannot_join")),
    el("p", {}, say(refused === "full" ? "full_help" : refused === "crowded" ? "crowded_help" : "cannot_join_help")),
    el("p", {}, el("button", { class: "plain", type: "button", onclick: () => { refused = null; sendJoin(); show(); } }, say("try_again")))]];
  if (!room) return ["connecting", () => [el("h1", {}, say("connecting")), el("p", { class: "soft" }, say("wifi"))]];
  if (room.phase === "ended") return ["ended", endView];
  if (you === null && room.names && !nameGiven) return ["name", nameView];
  if (!you) return ["joining", () => [el("h1", {}, say("connecting"))]];
  const question = room.question ? [el("p", { class: "kicker" }, say("talk")), el("p", { class: "question" }, said(room.question))] : [];
  const key = room.version + room.phase;
  switch (room.beneath) {
    case "lobby": return ["lobby", () => [
      el("p", { class: "kicker" }, "✓ " + say("joined")),
      el("h1", {}, said(room.title)),
      el("p", {}, said(room.brief)),
      el("p", {}, say("you_are", { name: said(room.you_are.name), department: said(room.you_are.department), role: said(room.you_are.role) })),
      el("p", { class: "soft" }, say("wait_start"))]];
    case "open": return ["open" + key, () => [...heardView(), ...ballotView()]];
    case "closed":
    case "revealed": return ["result" + key, () => [...question, ...resultView(),
      room.beneath === "closed" && el("p", { class: "soft" }, say("wait_reveal")),
      room.beneath === "revealed" && el("p", { class: "soft" }, say("wait_next"))]];
    case "feedback": return ["feedback" + key, () => [...question, el("h1", {}, say("feedback")), ...feedbackView()]];
    default: return ["beat" + key, () => [...question, ...heardView(),
      ...(room.ending ? endingView() : []),
      el("p", { class: "soft" }, say(room.ending ? "wait_next" : "wait_vote"))]];
  }
};

let shown = null;
const show = () => {
  const [key, build] = view();
  document.documentElement.lang = lang() === "zh" ? "zh-CN" : "en";
  if (shown !== key + lang()) {
    const isNew = shown !== null && !shown.startsWith(key);
    shown = key + lang();
    fill($("main"), build());
    if (isNew) { scrollTo(0, 0); $("main").focus({ preventScroll: true }); }
  }
  $("language").textContent = lang() === "zh" ? "English" : "中文";
  $("language").lang = lang() === "zh" ? "en" : "zh-CN";
  $("where").textContent = room ? said(room.title) : "Counterpart 换位";
  if (room && you) $("where").append(el("small", {}, [say("seat", { number: you.number }), you.team && say("team", { team: you.team }), you.name].filter(Boolean).join(" · ")));
  refresh();
};

// What changes without a new view.
const refresh = () => {
  const isLost = kept.token && room && !isLive && Date.now() - lastHeard > 3000 && room.phase !== "ended";
  $("link").textContent = isLost ? say("lost") : "";
  const status = $("status");
  status.className = "";
  let text = "";
  if (you && room && room.beneath === "open") {
    for (const label of document.querySelectorAll("#options .option, #sure .option")) label.classList.toggle("mine", label.firstChild.checked);
    const vote = kept.vote;
    if ($("sure")) $("sure").hidden = !vote || vote.option === null;
    if (vote && vote.refused) { text = say(vote.refused === "not-open" ? "too_late" : "trouble"); status.className = "wrong"; }
    else if (vote && vote.counted) { text = "✓ " + say("counted"); status.className = "counted"; }
    else if (vote) text = say("sending");
    else text = say("choose");
    const countdown = $("countdown"), closes = room.ballot && room.ballot.closes_at;
    if (countdown) countdown.textContent = closes ? say("closes_in", { seconds: Math.max(0, Math.ceil((closes - Date.now() - skew) / 1000)) }) : "";
  }
  if (status.textContent !== text) status.textContent = text;
  if ($("answered")) $("answered").textContent = answering === "done" ? "✓ " + say("answered") : answering === "sent" ? say("sending") : answering ? say("trouble") : "";
  if ($("planned")) $("planned").textContent = planning === "done" || planning === "kept" ? "✓ " + say(kept.plan && kept.plan.shares ? "plan_shared" : "plan_kept") : planning === "empty" ? say("plan_empty") : planning === "sent" ? say("sending") : planning ? say("trouble") : "";
  const counts = tally && room && you && room.phase !== "ended";
  const foot = !counts ? "" : room.beneath === "open" ? say("voted", { voted: tally.voted, phones: tally.phones }) : say("here", { here: Math.max(1, tally.here) });
  if ($("foot").textContent !== foot) $("foot").textContent = foot;
};

$("language").onclick = () => { keep({ lang: lang() === "zh" ? "en" : "zh" }); show(); };
// A phone that slept finds its connection dead before it notices.
document.addEventListener("visibilitychange", () => {
  if (document.hidden || !kept.token) return;
  failures = 0;
  if (!socket || Date.now() - lastHeard > 30000) renew();
});
addEventListener("online", () => { failures = 0; renew(); });
// The link was opened in a page that is open already.
addEventListener("hashchange", () => { if (invited()) { room = null; you = undefined; refused = null; renew(); show(); } });
addEventListener("storage", event => {
  // Another page of the same phone: what it chose is this one's choice, too.
  if (event.key === NAME && event.newValue) { try { kept = JSON.parse(event.newValue); } catch (e) { return; } shown = null; show(); }
});
setInterval(() => {
  if (document.hidden) return;
  const isUnheard = unheard() && Date.now() - sentAt > 4000;
  // The host gives a sign of life every twenty seconds.
  if (isLive && (isUnheard || Date.now() - lastHeard > 50000)) renew();
  refresh();
}, 1000);
show();
connect();
