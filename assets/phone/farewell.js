// The questions at the end, and one's own plan.

const draft = name => (kept.drafts && kept.drafts[name]) || "";
const drafting = name => event => keep({ drafts: Object.assign({}, kept.drafts, { [name]: event.target.value }) });
const closed = question => el("fieldset", {}, el("legend", {}, question.ask),
  ...question.answers.map(([value, words]) => el("label", { class: "option" + (draft(question.name) === value ? " mine" : "") },
    el("input", { type: "radio", name: question.name, value, checked: draft(question.name) === value, onchange: event => { drafting(question.name)(event); answering = null; mark(event.target); showLearnt(); } }),
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

const feedbackView = () => {
  const submit = event => {
    event.preventDefault();
    const answer = { learnt: draft("clearer") === "one-thing" ? draft("learnt").trim() : "", change: draft("change").trim() };
    for (const { name } of WORDS[lang()]["closed"]) answer[name] = draft(name) || null;
    if (!Object.values(answer).some(Boolean)) { answering = "empty"; return show(); }
    answering = "sent";
    wish(ANSWER, { answer });
    show();
  };
  const plan = event => {
    event.preventDefault();
    const when = draft("when").trim(), then = draft("then").trim();
    if (!when || !then) { planning = "empty"; return show(); }
    const shares = $("share").checked, shared = (kept.plan && kept.plan.shares) || (you && you.shared);
    const id = (kept.plan && kept.plan.id) || secret();
    keep({ plan: { id, when, then, shares } });
    keepPlan(kept.plan);
    planning = shares ? "sent" : "kept";
    // A plan that was shared before and isn't now is taken back.
    if (shares || shared) wish(PLAN, { plan: { plan: shares ? { when, then } : null } });
    show();
  };
  return [
    ...(room.ending ? endingView() : []),
    el("form", { onsubmit: submit },
      el("h2", {}, say("feedback_title")),
      ...WORDS[lang()]["closed"].map(closed),
      el("div", { id: "names-one", hidden: draft("clearer") !== "one-thing" }, ...text("learnt", say("ask_learnt"), "")),
      ...text("change", say("ask_change"), ""),
      el("p", {}, el("button", { class: "wide" }, say("send")))),
    el("p", { id: "answered", role: "status" }),
    el("form", { onsubmit: plan },
      el("h2", {}, say("plan_title")),
      el("p", { class: "soft" }, say("plan_why")),
      ...text("when", say("plan_when"), say("plan_when_hint")),
      ...text("then", say("plan_then"), say("plan_then_hint")),
      el("label", { class: "check" }, el("input", { id: "share", type: "checkbox", checked: kept.drafts && "share" in kept.drafts ? kept.drafts.share : !!(kept.plan && kept.plan.shares), onchange: event => keep({ drafts: Object.assign({}, kept.drafts, { share: event.target.checked }) }) }), say(you && you.name ? "plan_share_named" : "plan_share")),
      el("p", {}, el("button", { class: "wide plain" }, say("plan_keep")))),
    el("p", { id: "planned", role: "status" }),
  ];
};

const endView = () => [
  el("h1", {}, say("over")),
  el("p", {}, say("over_thanks")),
];

// All plans of this phone, on every page, whatever room comes next: open where there is nothing else to do.
let plansShown = null, plansPlace = null;
const showPlans = () => {
  const node = $("plans"), place = !kept.token ? "code" : room ? room.phase : "";
  node.hidden = !plans.length;
  if (place !== plansPlace) node.open = ["code", "lobby", "ended"].includes(place);
  plansPlace = place;
  const now = lang() + JSON.stringify(plans);
  if (plansShown === now) return;
  plansShown = now;
  const list = plans.slice().reverse().map(plan => el("li", {}, el("p", {}, say("plan_sentence", plan)),
    el("button", { type: "button", class: "plain", onclick: () => { forgetPlan(plan.id); show(); } }, say("plan_forget"))));
  fill(node, [el("summary", {}, say("your_plans")), el("ul", {}, ...list), el("p", { class: "soft" }, say("plan_here"))]);
};
