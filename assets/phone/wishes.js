// What this phone wants: to join, to vote, to answer.

const JOIN = 1, VOTES = 10, WISHES = 1e9;
let joining = false, sentAt = 0;
// What was asked for in this room and isn't done yet, an answer or a plan: it is asked for again with the next connection, also
// by a page that was opened anew. What the host had trouble with waits for that, too, but is no reason to look for another one;
// what it has refused for good stays, to be told. Each has its own number, so that no confirmation is taken for a later one's.
const wishes = () => kept.wishes || {};
const setWish = (kind, wish) => keep({ wishes: Object.assign({}, kept.wishes, { [kind]: wish }) });
const wish = (kind, what) => {
  const asked = (kept.asked || 0) + 1;
  keep({ asked });
  setWish(kind, { id: WISHES + asked, what, why: null });
  sentAt = now();
  ask(WISHES + asked, what);
};
const wished = (id, why) => {
  const kind = ["answer", "plan"].find(kind => wishes()[kind] && wishes()[kind].id === id);
  if (!kind) return;
  const what = wishes()[kind].what;
  setWish(kind, why ? { id, what, why } : null);
  if (why) return;
  if (what.answer) keep({ answered: what.answer });
  if (you && what.answer) you.answered = true;
  if (what.plan) keep({ shared: what.plan.plan });
  if (you && what.plan) you.shared = Boolean(what.plan.plan);
};

const sendJoin = () => {
  if (!room || you !== null || joining || refused || room.phase === "ended") return;
  if (mayHaveSeat() || (room.names && !nameGiven)) return;
  joining = true;
  const token = kept.token;
  mayTakeSeat().then(may => {
    if (!may || token !== kept.token) return;
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
const unheard = () => (kept.vote && !kept.vote.counted && !kept.vote.refused) || Object.values(wishes()).some(wish => wish && !wish.why);
const resend = () => {
  if (!you) return;
  for (const wish of Object.values(wishes())) if (wish && (!wish.why || wish.why === "trouble")) ask(wish.id, wish.what);
  const vote = kept.vote;
  if (!vote || vote.counted || (vote.refused && vote.refused !== "trouble")) return;
  sentAt = now();
  ask(VOTES + vote.nth, { vote: { ballot: vote.ballot, option: vote.option, sure: vote.sure, nth: vote.nth } });
};

const answered = (id, why) => {
  if (id === JOIN) {
    joining = false;
    if (why) refused = why;
  } else if (id > WISHES) wished(id, why);
  else if (kept.vote && id === VOTES + kept.vote.nth) {
    if (why === "unknown") return;
    const vote = kept.vote, stands = kept.stands;
    if (!why) keep({ stands: { ballot: vote.ballot, option: vote.option, sure: vote.sure, nth: vote.nth } });
    // A change that came too late: what was counted before it is this phone's choice.
    if (why === "not-open" && stands && stands.ballot === vote.ballot) return keep({ vote: Object.assign({ counted: true, late: vote.option }, stands) });
    keep({ vote: Object.assign(vote, { counted: !why, refused: why || null }) });
  }
};
