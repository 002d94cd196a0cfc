// The connection: a WebSocket, or asking every two seconds where none gets through.

let room = null, tally = null, you, refused = null, nameGiven = false;
// Whether the room misses a phone that came by another address, and whether it was said that this isn't the one.
let isMissed = false, isNew = false;
let socket = null, isLive = false, failures = 0, lastHeard = 0, skew = 0, retry = null;
// A clock that nobody sets: a phone that joins a network may find that it is an hour later.
const now = () => performance.now();

const post = async (path, body) => {
  const headers = { "Content-Type": "application/json" };
  if (kept.token) headers.Authorization = "Room " + kept.token + "." + kept.key;
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body || {}), cache: "no-store" });
  const data = await answer.json();
  return { status: answer.status, data };
};

const heard = message => {
  lastHeard = now();
  if (message.room) {
    room = message.room;
    if (kept.vote && (!room.ballot || room.ballot.number !== kept.vote.ballot)) keep({ vote: null });
  }
  if (message.tally) tally = message.tally;
  if ("you" in message) {
    you = message.you;
    isMissed = Boolean(message.missing);
    if (you && !kept.seated) keep({ seated: true });
    if (you) { skew = you.now - now(); confirm(you.ballot, you.vote); }
  }
  if ("ack" in message) answered(message.ack, message.refused);
  if (you === null) sendJoin();
  show();
};

const connect = () => {
  clearTimeout(retry);
  if (!kept.token || socket || isAsked) return;
  let ws;
  try { ws = new WebSocket("ws://" + location.host + "/api/live"); } catch (e) { failures++; return poll(); }
  socket = ws;
  // Some networks take a connection and let nothing through.
  const opening = setTimeout(() => ws.close(), 6000);
  ws.onopen = () => ws.send(JSON.stringify({ token: kept.token, key: kept.key }));
  ws.onmessage = event => {
    clearTimeout(opening);
    if (!isLive) {
      isLive = true; failures = 0; joining = false;
      if (refused === "trouble") refused = null;
      setTimeout(resend);
    }
    heard(JSON.parse(event.data));
  };
  ws.onclose = event => {
    clearTimeout(opening);
    if (socket === ws) socket = null;
    isLive = false;
    failures++;
    show();
    if (event.code === 1008 && !lastHeard) return leave();
    // Another page of this phone has the connection now: this one asks now and then, until it is looked at.
    if (event.code === 4000) { failures = 0; return poll(); }
    // Not all phones of a room at the same moment.
    const wait = Math.min(8000, 300 * Math.pow(1.7, failures)) * (0.5 + Math.random());
    retry = setTimeout(connect, wait);
    if (failures >= 2) poll();
  };
};

// A connection that is dead and doesn't know it: a network was changed, or the phone slept.
const renew = () => {
  const old = socket;
  socket = null;
  isLive = false;
  if (old) { old.onclose = old.onmessage = null; old.close(); }
  connect();
};

// Without a WebSocket: ask every two seconds.
let polling = false;
const poll = async () => {
  if (polling || isLive || !kept.token) return;
  polling = true;
  const token = kept.token;
  try {
    const { status, data } = await post("/api/state");
    const isSame = token === kept.token;
    if (isSame && status === 401) { polling = false; return leave(); }
    if (isSame && status === 200) { data.forEach(heard); resend(); }
  } catch (e) { show(); }
  polling = false;
  if (!isLive) setTimeout(poll, 2000);
};

const ask = async (id, what) => {
  if (isLive && socket && socket.readyState === 1) return socket.send(JSON.stringify({ id, do: what }));
  const token = kept.token;
  try {
    const { status, data } = await post("/api/act", { id, do: what });
    if (token !== kept.token) return;
    if (Array.isArray(data)) data.forEach(heard);
    else if (status === 401) leave();
  } catch (e) { /* it is sent again with the next connection */ }
};

// Everything that was true of a room ends with it, and nothing that it says later is heard. What was written and what wasn't
// confirmed is kept for the page without a room to tell, and goes with the next invitation.
const forgetRoom = () => {
  clearTimeout(retry);
  if (socket) { socket.onopen = socket.onclose = socket.onmessage = null; socket.close(); }
  socket = room = tally = refused = brought = asking = blank = null;
  isLive = nameGiven = isMissed = isNew = isAlone = joining = false;
  you = undefined;
  failures = lastHeard = 0;
  // Not the same view, even where the next room is at the same moment.
  shown = "";
};
const leave = () => {
  forgetRoom();
  keep({ token: null });
  show();
};
