// What this phone wants: to join, to vote, to answer.

const JOIN = 1, ANSWER = 2, PLAN = 3, VOTES = 10;
let joining = false, answering = null, planning = null, sentAt = 0;
// What was asked for and isn't done yet: it is asked for again with the next connection. What the host
// had trouble with waits for that, too, but is no reason to look for another one.
const waiting = {};
const troubled = {};
const wish = (id, what) => {
  waiting[id] = what;
  delete troubled[id];
  sentAt = now();
  ask(id, what);
};

const sendJoin = () => {
  if (!room || you !== null || joining || refused || room.phase === "ended") return;
  if (mayHaveSeat() || (room.names && !nameGiven)) return;
  joining = true;
  mayTakeSeat().then(may => {
    if (!may) return;
    isAlone = true;
    if (!mayHaveSeat()) return takeSeat();
    joining = false;
    show();
  });
};
const takeSeat = () => {
  ask(JOIN, { join: { name: kept.name || "" } }).then(() => { if (!isLive) joining = false; });
};

const choose = change => {
  const vote = Object.assign({ ballot: room.ballot.number, option: null, sure: null }, kept.vote, change);
  vote.nth = (kept.nth || 0) + 1;
  vote.counted = false;
  vote.refused = vote.late = null;
  keep({ nth: vote.nth, vote });
  resend();
  show();
};
// A vote counts if the host says that it has it, and for no other reason. What it says comes from its disk.
const confirm = (ballot, vote) => {
  const own = kept.vote && kept.vote.ballot === ballot ? kept.vote : null;
  if (vote) keep({ stands: vote });
  if (vote && (!own || vote.nth >= own.nth)) {
    keep({ nth: Math.max(vote.nth, kept.nth || 0), vote: Object.assign({ counted: true, late: own ? own.late : null }, vote) });
  } else if (own && own.counted) {
    keep({ vote: Object.assign(kept.vote, { counted: false }) });
    setTimeout(resend);
  }
};
const unheard = () => (kept.vote && !kept.vote.counted && !kept.vote.refused) || Object.keys(waiting).some(id => !troubled[id]);
const resend = () => {
  if (!you) return;
  for (const id of Object.keys(waiting)) ask(+id, waiting[id]);
  const vote = kept.vote;
  if (!vote || vote.counted || (vote.refused && vote.refused !== "trouble")) return;
  sentAt = now();
  ask(VOTES + vote.nth, { vote: { ballot: vote.ballot, option: vote.option, sure: vote.sure, nth: vote.nth } });
};

const answered = (id, why) => {
  if (why === "trouble") troubled[id] = true;
  else delete waiting[id];
  if (id === JOIN) {
    joining = false;
    if (why) refused = why;
  } else if (id === ANSWER) answering = why || "done";
  else if (id === PLAN) planning = why || "done";
  else if (kept.vote && id === VOTES + kept.vote.nth) {
    if (why === "unknown") return;
    const vote = kept.vote, stands = kept.stands;
    if (!why) keep({ stands: { ballot: vote.ballot, option: vote.option, sure: vote.sure, nth: vote.nth } });
    // A change that came too late: what was counted before it is this phone's choice.
    if (why === "not-open" && stands && stands.ballot === vote.ballot) return keep({ vote: Object.assign({ counted: true, late: vote.option }, stands) });
    keep({ vote: Object.assign(vote, { counted: !why, refused: why || null }) });
  }
};
