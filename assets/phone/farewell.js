// The questions at the end, and one's own plan.

const draft = name => (kept.drafts && kept.drafts[name]) || "";
const drafting = name => event => keep({ drafts: Object.assign({}, kept.drafts, { [name]: event.target.value }) });
const rating = (name, question) => el("fieldset", {}, el("legend", {}, question),
  el("div", { class: "row" }, ...[1, 2, 3, 4, 5].map(value => el("label", { class: "option" + (draft(name) === String(value) ? " mine" : "") },
    el("input", { type: "radio", name, value, required: true, checked: draft(name) === String(value), onchange: event => { drafting(name)(event); answering = null; mark(event.target); } }),
    el("span", {}, String(value))))),
  el("p", { class: "soft" }, say("scale")));
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
    answering = "sent";
    wish(ANSWER, { answer: { understand: +draft("understand"), useful: +draft("useful"), different: draft("different") } });
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
      rating("understand", say("ask_understand", { department: said(room.they_are.department) })),
      rating("useful", say("ask_useful")),
      ...text("different", say("ask_different"), ""),
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
