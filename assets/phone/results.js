// What came of a vote, and of the conversation.

const FITS = [["worst", "worst_sign"], ["bad", "bad_sign"], ["plain", "plain_sign"], ["good", "good_sign"], ["best", "best_sign"]];
const judged = quality => FITS[Math.max(0, Math.min(4, quality + 2))];
// What the author says of a sentence comes before the name of the rule; without it, the rule speaks.
const reason = (ballot, behind) => {
  if (ballot.prediction && !behind.truth) return [];
  if (behind.coach) return [el("span", {}, said(behind.coach)), el("small", {}, said(behind.rule))];
  return [said(behind.rule) + (lang() === "zh" ? "：" : ": ") + said(behind.says)];
};
const resultView = () => {
  const ballot = room.ballot, all = ballot.options.reduce((sum, option) => sum + option.count, 0);
  const hands = ballot.options.some(option => option.hands > 0);
  const parts = [el("h2", {}, say("result", { votes: all }))];
  // What came too late is said where the result is.
  const vote = kept.vote && kept.vote.ballot === ballot.number ? kept.vote : null;
  const place = option => ballot.options.findIndex(one => one.option === option) + 1;
  if (vote && vote.counted && typeof vote.late === "number") parts.push(el("p", { id: "late", class: "soft" }, say("changed_too_late", { number: place(vote.option) })));
  else if (vote && vote.refused === "not-open") parts.push(el("p", { id: "late", class: "soft" }, say("too_late")));
  ballot.options.forEach((option, at) => {
    const percent = all ? Math.round(100 * option.count / all) : 0, own = mine(option.option) && kept.vote.counted, behind = option.behind;
    parts.push(el("div", { class: "result" + (own ? " mine" : "") },
      el("div", { class: "words" }, el("span", { class: "number", "aria-hidden": "true" }, String(at + 1)), el("span", {}, said(option.words))),
      el("div", { class: "bar", "aria-hidden": "true" }, el("i", { style: { width: percent + "%" } })),
      el("p", { class: "count" }, (hands ? say("votes_and_hands", { phones: option.count - option.hands, hands: option.hands, percent }) : say("votes", { votes: option.count, percent })) + (own ? " · " + say("yours") : "")),
      behind && el("div", { class: "judged " + (ballot.prediction ? (behind.truth ? "good" : "") : behind.quality > 0 ? "good" : behind.quality < 0 ? "bad" : "") },
        el("b", {}, ballot.prediction ? (behind.truth ? "✓ " + say("matters_most") : say("matters_less")) : say(judged(behind.quality)[1]) + " " + say(judged(behind.quality)[0])),
        ...reason(ballot, behind))));
  });
  if (ballot.thinks) parts.push(el("p", { class: "thought" }, el("strong", {}, say("was_thinking", { name: said(room.they_are.name) })), said(ballot.thinks)));
  return parts;
};

const KINDS = { "win-win": "win_win", "lose-lose": "lose_lose", "win-lose": "win_lose", "lose-win": "lose_win", settled: "settled" };
const endingView = () => {
  const ending = room.ending;
  return [
    el("h2", {}, said(ending.how) + (ending.kind ? " · " + say(KINDS[ending.kind]) : "")),
    ...ending.crossed.map(line => el("p", {}, el("strong", {}, say("line") + (lang() === "zh" ? "：" : ": ")), said(line))),
    ending.agreement && el("p", {}, said(ending.agreement)),
    ...ending.promised.map(what => el("p", {}, el("strong", {}, say("promised") + (lang() === "zh" ? "：" : ": ")), said(what))),
    ...ending.gains.map(gain => el("div", { class: "gain" },
      el("p", { class: "count" }, say("gain", { department: said(gain.department), percent: String(gain.percent).replace("-", "−") })),
      el("div", { class: "bar", "aria-hidden": "true" }, el("i", { style: { width: Math.max(0, Math.min(100, gain.percent)) + "%" } })))),
  ];
};
