// The questions at the end, and one's own plan.

// Which form was sent without a word in it.
let blank = null;
const drafting = name => event => {
  keep({ drafts: Object.assign({}, kept.drafts, { [name]: event.target.value }) });
  blank = null;
  refresh();
};
const closed = question => el("fieldset", {}, el("legend", {}, question.ask),
  ...question.answers.map(([value, words]) => el("label", { class: "option" + (draft(question.name) === value ? " mine" : "") },
    el("input", { type: "radio", name: question.name, value, checked: draft(question.name) === value, onchange: event => { drafting(question.name)(event); mark(event.target); showLearnt(); } }),
    el("span", {}, words))));
const showLearnt = () => { if ($("names-one")) $("names-one").hidden = draft("clearer") !== "one-thing"; };
const mark = input => {
  for (const other of input.form.querySelectorAll("input[name=" + input.name + "]")) other.parentNode.classList.toggle("mine", other.checked);
};
const text = (name, label, hint) => [
  el("label", { class: "field", for: name }, label),
  (() => {
    const area = el("textarea", { id: name, maxlength: "280", placeholder: hint, oninput: drafting(name) });
    area.value = draft(name);
    return area;
  })(),
];

// The answers as they stand in the form; none if nothing is answered.
const answersNow = () => {
  const answer = { learnt: draft("clearer") === "one-thing" ? draft("learnt").trim() : "", change: draft("change").trim() };
  for (const { name } of WORDS[lang()]["closed"]) answer[name] = draft(name) || null;
  return Object.values(answer).some(Boolean) ? answer : null;
};
const submitAnswers = event => {
  event.preventDefault();
  const answer = answersNow();
  if (answer) wish("answer", { answer });
  else blank = "answer";
  show();
};
const submitPlan = event => {
  event.preventDefault();
  const when = draft("when").trim(), then = draft("then").trim();
  if (!when || !then) { blank = "plan"; return show(); }
  const shares = Boolean($("share") && $("share").checked), id = (kept.plan && kept.plan.id) || secret();
  keep({ plan: { id, when, then, shares } });
  keepPlan(kept.plan);
  // A plan that was shared before and isn't now is taken back.
  if (isOver()) shown = null;
  else if (shares || wishes().plan || (you && you.shared)) wish("plan", { plan: { plan: shares ? { when, then } : null } });
  show();
};
const planForm = (title, ...more) => el("form", { onsubmit: submitPlan },
  el("h2", {}, say(title)),
  el("p", { class: "soft" }, say("plan_why")),
  ...text("when", say("plan_when"), say("plan_when_hint")),
  ...text("then", say("plan_then"), say("plan_then_hint")),
  ...more,
  el("p", {}, el("button", { class: "wide plain" }, say("plan_keep"))));

const feedbackView = () => [
  ...(room.ending ? endingView() : []),
  el("form", { onsubmit: submitAnswers },
    el("h2", {}, say("feedback_title")),
    ...WORDS[lang()]["closed"].map(closed),
    el("div", { id: "names-one", hidden: draft("clearer") !== "one-thing" }, ...text("learnt", say("ask_learnt"), "")),
    ...text("change", say("ask_change"), ""),
    el("p", {}, el("button", { class: "wide" }, say("send")))),
  el("p", { id: "answered", role: "status" }),
  planForm("plan_title",
    el("label", { class: "check" }, el("input", { id: "share", type: "checkbox", checked: kept.drafts && "share" in kept.drafts ? kept.drafts.share : !!(kept.plan && kept.plan.shares), onchange: event => keep({ drafts: Object.assign({}, kept.drafts, { share: event.target.checked }) }) }), say(you && you.name ? "plan_share_named" : "plan_share"))),
  el("p", { id: "planned", role: "status" }),
];

// What became of answers and plan. Each follows from what the host of this room has confirmed, and from nothing else.
const isOver = () => !kept.token || Boolean(room && room.phase === "ended");
const areAnswersIn = () => {
  const { answer } = wishes(), isIn = you ? you.answered : Boolean(kept.answered);
  if (!isIn || (answer && (!answer.why || answer.why === "trouble"))) return false;
  // Without any other confirmed, those that it has are the ones whose confirmation was lost.
  return !kept.answered || (!answer && (!isOver() || JSON.stringify(kept.answered) === JSON.stringify(answersNow())));
};
const answeredText = () => {
  const { answer } = wishes();
  if (blank === "answer") return say("answer_empty");
  if (!isOver()) return answer ? say(answer.why ? "trouble" : "sending") : areAnswersIn() ? "✓ " + say("answered") : "";
  if (areAnswersIn()) return kept.token ? "✓ " + say("answers_in") : "";
  if (!answersNow()) return "";
  if (answer && (!answer.why || answer.why === "trouble")) return say("answers_unsure");
  return say((you ? you.answered : kept.answered) ? "answers_changed" : "answers_late");
};
const plannedText = () => {
  const { plan } = wishes(), isIn = Boolean(you && you.shared), shares = Boolean(kept.plan && kept.plan.shares);
  if (blank === "plan") return say("plan_empty");
  if (plan && !isOver()) return say(plan.why ? "trouble" : "sending");
  // Without another one confirmed, the one that the report has is this one, whose confirmation was lost.
  if (plan && isIn) return kept.shared ? say("plan_changed") : isPlanKept() && plan.what.plan.plan ? "✓ " + say("plan_shared") : "";
  if (!isPlanKept()) return "";
  if (!arePlansKept) return say("plan_page");
  if (plan) return plan.what.plan.plan ? say(plan.why && plan.why !== "trouble" ? "plan_late" : "plan_unsure") : "✓ " + say("plan_kept");
  if (isIn !== shares) return isIn ? say("plan_changed") : "";
  return "✓ " + say(isIn ? "plan_shared" : "plan_kept");
};
const tell = (id, words) => { if ($(id) && $(id).textContent !== words) $(id).textContent = words; };

// What the end of a session has left on this phone: answers that nobody has, in the words in which they were given, and a plan
// that can still be kept.
const writtenView = () => {
  const line = (ask, words) => words && el("li", {}, el("b", {}, ask), el("br"), words);
  const ticked = WORDS[lang()]["closed"].map(({ name, ask, answers }) => line(ask, (answers.find(([value]) => value === draft(name)) || [])[1]));
  const answers = answersNow() || {};
  return el("ul", { id: "written" }, ...ticked, line(say("ask_learnt"), answers.learnt), line(say("ask_change"), answers.change));
};
const leftView = () => [
  el("p", { id: "answered", role: "status" }),
  answersNow() && !areAnswersIn() && writtenView(),
  isPlanOpen() && planForm("plan_left"),
  el("p", { id: "planned", role: "status" }),
];
const endView = () => [
  el("h1", {}, say("over")),
  el("p", {}, say("over_thanks")),
  ...leftView(),
];

// All plans of this phone, on every page at this address, whatever room comes next: open where there is nothing else to do.
let plansShown = null, plansListed = null, plansPlace = null, asksAbout = null, copied = null;
const askAbout = (plan, focus) => { asksAbout = plan; show(); $(focus).focus({ preventScroll: true }); };
const forgetOne = plan => {
  const isOwn = kept.plan && kept.plan.id === plan.id, wasKept = isOwn && isPlanKept();
  forgetPlan(plan.id);
  asksAbout = null;
  if (isOwn) keep({ plan: null });
  // The words in its fields go with it, unless they are others by now.
  if (wasKept) {
    keep({ drafts: Object.assign({}, kept.drafts, { when: "", then: "" }) });
    for (const id of ["when", "then"]) if ($(id)) $(id).value = "";
  }
  if (isOwn && isShared() && !isOver()) wish("plan", { plan: { plan: null } });
  show();
  ($("plans").hidden ? $("main") : $("plans").firstChild).focus({ preventScroll: true });
};
const isShared = () => Boolean(wishes().plan || (you && you.shared));
const onePlan = plan => {
  const sentence = el("p", {}, say("plan_sentence", plan)), forget = "forget-" + plan.id;
  if (asksAbout !== plan.id) return el("li", {}, sentence, el("button", { id: forget, type: "button", class: "plain", onclick: () => askAbout(plan.id, "plan-stays") }, say("plan_forget")));
  const isTakenBack = kept.plan && kept.plan.id === plan.id && isShared() && !isOver();
  return el("li", {}, sentence,
    el("p", { id: "plan-sure" }, [say("plan_forget_sure"), isTakenBack ? say("plan_forget_shared") : plan.shares ? say("plan_forget_report") : ""].join(lang() === "zh" ? "" : " ")),
    // What stays stands where the first tap was: a second one there deletes nothing.
    el("div", { class: "row", role: "group", "aria-labelledby": "plan-sure" },
      el("button", { id: "plan-stays", type: "button", class: "plain", onclick: () => askAbout(null, forget) }, say("plan_forget_no")),
      el("button", { id: "plan-goes", type: "button", class: "plain", onclick: () => forgetOne(plan) }, say("plan_forget_yes"))));
};
// Where the browser lets no page copy, as over a network without encryption, the text stands there to be copied by hand.
const plansText = () => plans.map(plan => say("plan_sentence", plan)).join("\n");
const copyPlans = async () => {
  try { await navigator.clipboard.writeText(plansText()); copied = "plan_copied"; } catch (e) { copied = "plan_by_hand"; }
  show();
  if (copied === "plan_by_hand") { $("plans-text").focus(); $("plans-text").select(); }
};
const showPlans = () => {
  const node = $("plans"), place = !kept.token ? "code" : room ? room.phase : "", listed = lang() + JSON.stringify(plans);
  node.hidden = !plans.length;
  if (place !== plansPlace) node.open = ["code", "lobby", "ended"].includes(place);
  plansPlace = place;
  if (plansListed !== listed) copied = null;
  plansListed = listed;
  const now = [listed, asksAbout, copied, isShared(), isOver()].join();
  if (plansShown === now) return;
  plansShown = now;
  const byHand = copied === "plan_by_hand" && el("textarea", { id: "plans-text", rows: String(2 * plans.length), readonly: "", "aria-label": say("your_plans") }, plansText());
  fill(node, [el("summary", {}, say("your_plans")), el("ul", {}, ...plans.slice().reverse().map(onePlan)),
    el("p", { class: "soft" }, say(arePlansKept ? "plan_here" : "plan_page", { address: location.host })),
    el("button", { id: "plans-copy", type: "button", class: "plain", onclick: copyPlans }, say("plan_copy")),
    el("p", { id: "copied", role: "status" }, copied ? (copied === "plan_copied" ? "✓ " : "") + say(copied) : ""), byHand]);
};
