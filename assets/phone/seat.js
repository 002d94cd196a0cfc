// One seat, whatever address of the computer a phone comes through. A browser keeps apart what it keeps for each address, so
// a page at a new one asks, before it takes a seat, whether this phone has one at another: it goes there and comes back with
// the phone's key. Only addresses that the host itself calls its own are asked, and only they are answered.

const HANDED = "counterpart-handed";
const handed = () => { try { return JSON.parse(sessionStorage.getItem(HANDED)) || {}; } catch (e) { return {}; } };
const own = async () => (await (await fetch("/api/hello", { cache: "no-store" })).json()).at || [];
const answers = async host => {
  const patience = new AbortController(), end = setTimeout(() => patience.abort(), 1500);
  try { await fetch("http://" + host + "/api/hello", { mode: "no-cors", cache: "no-store", signal: patience.signal }); return true; } catch (e) { return false; }
  finally { clearTimeout(end); }
};

// Asked by a page at another address, which goes on where it was.
let isAsked = false;
const from = /^#from=([\w.:[\]-]+)$/.exec(location.hash);
if (from) {
  isAsked = true;
  history.replaceState(null, "", "/");
  own().then(hosts => {
    if (hosts.includes(from[1])) location.replace("http://" + from[1] + "/#" + (kept.token ? kept.token + "." + kept.key : "none"));
    else { isAsked = false; connect(); }
  }, () => { isAsked = false; connect(); });
}
// A seat that comes along from the page at an address that is gone: asked about, since a link can be made by anybody. A seat
// that was taken here is not given up for one.
let brought = null;
// Come back: with the key if this phone has a seat in this very room.
const back = /^#([\w-]{22})\.([\w-]{22})$/.exec(location.hash);
if (back || location.hash === "#none") {
  history.replaceState(null, "", "/");
  const isSeated = back && kept.token === back[1] && kept.seated;
  if (back && !isSeated && handed().token === back[1] && kept.token === back[1]) keep({ key: back[2] });
  else if (back && !isSeated) { invite(back[1]); brought = back[2]; }
}

// Whether this page may take a seat now; if not, it has gone to ask.
let asking = null;
const mayTakeSeat = () => {
  if (asking) return asking;
  asking = (async () => {
    let before = handed();
    if (before.token !== kept.token) before = { token: kept.token, hosts: [] };
    try {
      for (const host of await own()) {
        if (host === location.host || before.hosts.includes(host)) continue;
        before.hosts.push(host);
        sessionStorage.setItem(HANDED, JSON.stringify(before));
        if (!(await answers(host))) continue;
        location.replace("http://" + host + "/#from=" + location.host);
        return false;
      }
    } catch (e) { /* nothing can be asked: a seat of its own */ }
    return true;
  })();
  return asking;
};

// Where the first address is gone, nothing can be asked there. Whoever comes to a new one while a phone is missing is asked
// whether they are it; the page that they had open leads here, with their seat.
let isAlone = false;
const mayHaveSeat = () => you === null && !kept.seated && (brought || (isMissed && isAlone && !saidNew()));
// Said once, it is known after the way to the other addresses and back, too.
const saidNew = () => isNew || (handed().token === kept.token && Boolean(handed().isNew));
const takeNewSeat = () => {
  isNew = true;
  brought = null;
  const before = handed().token === kept.token ? handed() : { hosts: [] };
  try { sessionStorage.setItem(HANDED, JSON.stringify(Object.assign(before, { token: kept.token, isNew }))); } catch (e) { /* asked once more */ }
  sendJoin();
  show();
};
const takeBrought = () => { keep({ key: brought }); brought = null; you = undefined; renew(); show(); };
const elsewhereView = () => [
  el("h1", {}, say(brought ? "brought" : "elsewhere")),
  el("p", {}, brought ? say("brought_help") : say("elsewhere_back", { address: location.host })),
  brought && el("p", {}, el("button", { class: "wide", type: "button", onclick: takeBrought }, say("brought_yes"))),
  el("p", {}, el("button", { class: brought ? "plain" : "wide", type: "button", onclick: takeNewSeat }, say("elsewhere_new")))];

// In the page that has lost its room: the way to another address. It is built once, and stays while somebody types.
const showWay = isShown => {
  const form = $("way");
  if (form.hidden !== isShown && form.lang === lang()) return;
  if (!isShown) { form.hidden = true; return; }
  if (document.activeElement && form.contains(document.activeElement)) return;
  form.lang = lang();
  form.hidden = false;
  const input = el("input", { id: "way-address", type: "text", inputmode: "url", autocomplete: "off", autocapitalize: "none", spellcheck: "false", placeholder: location.host, "aria-describedby": "way-help" });
  form.onsubmit = event => {
    event.preventDefault();
    const typed = input.value.normalize("NFKC").replace(/\s/g, "").replace(/^\w+:\/\//, "").replace(/[/#].*$/, "");
    if (!/^[\w.:[\]-]+$/.test(typed) || !kept.token) return;
    const host = /:\d+$/.test(typed) ? typed : typed + ":" + location.port;
    location.href = "http://" + host + "/#" + kept.token + "." + kept.key;
  };
  fill(form, [
    el("p", { id: "way-help" }, say("way_help")),
    el("label", { class: "field", for: "way-address" }, say("way_label")), input,
    el("button", { class: "plain" }, say("way_go"))]);
};
