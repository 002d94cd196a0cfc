// A case: facts, a question voted on twice, what speaks for and against, and our own line. And the service agreement.

const isVoting = () => Boolean(room && (room.beneath === "open" || (room.beneath === "case" && room.ballot)));
const caseHead = () => [
  el("p", { class: "kicker" }, said(room.case.title) + (room.case.number ? " · " + say("case_question", { number: room.case.number }) : "")),
  room.case.ask && el("h1", { class: "asked" }, said(room.case.ask)),
];
const factView = fact => el("div", { class: "fact" }, el("p", {}, said(fact.says)), el("p", { class: "soft" }, fact.source));
const share = (count, all) => (all ? Math.round(100 * count / all) : 0);
const bothView = both => {
  const all = ["first", "second"].map(round => both.reduce((sum, option) => sum + option[round], 0));
  return both.map((option, at) => el("div", { class: "result" },
    el("div", { class: "words" }, el("span", { class: "number", "aria-hidden": "true" }, String(at + 1)), el("span", {}, said(option.words) + (option.right ? " ✓ " + say("case_right") : ""))),
    ...["first", "second"].map((round, nth) => el("div", {},
      el("div", { class: "bar " + round, "aria-hidden": "true" }, el("i", { style: { width: share(option[round], all[nth]) + "%" } })),
      el("p", { class: "count" }, say(round === "first" ? "case_first" : "case_second", { votes: option[round], percent: share(option[round], all[nth]) }))))));
};
const writeView = () => (["first", "talk"].includes(room.case.stage) ? room.case.write.map(line => el("p", { class: "write" }, said(line))) : []);
const caseView = () => {
  const now = room.case;
  return [
    ...caseHead(),
    now.stage === "fact" && now.note && el("p", { class: "soft" }, said(now.note)),
    now.stage === "talk" && el("p", { class: "question" }, say("case_talk")),
    now.stage === "first" && el("p", {}, say("case_write")),
    ...writeView(),
    ...bothView(now.both),
    ...now.points.map(point => el("div", { class: "judged " + (point.good ? "good" : "bad") },
      el("b", {}, say(point.good ? "case_for" : "case_against")), said(point.says), el("small", {}, point.source))),
    ...now.facts.map(factView),
    now.stage === "our-line" && el("h1", {}, say("case_our_line")),
    now.prompt && el("p", {}, said(now.prompt)),
    now.our_line && el("p", { class: "question" }, now.our_line),
  ];
};
const caseBallotView = () => [...caseHead(), ...writeView(), ...ballotView()];

const agreementView = agreed => [
  el("p", { class: "kicker" }, say("agreement")),
  ...[["what", "agreement_what"], ["by_when", "agreement_by"], ["sent_back", "agreement_back"], ["call", "agreement_call"]].filter(([name]) => agreed[name])
    .map(([name, word]) => el("p", {}, el("strong", {}, say(word) + (lang() === "zh" ? "：" : ": ")), agreed[name])),
  agreed.names.some(Boolean) && el("p", { class: "soft" }, agreed.names.filter(Boolean).join(" · ")),
];
