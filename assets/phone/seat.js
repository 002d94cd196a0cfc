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
// Come back: with the key if this phone has a seat in this very room.
const back = /^#([\w-]{22})\.([\w-]{22})$/.exec(location.hash);
if (back || location.hash === "#none") {
  history.replaceState(null, "", "/");
  if (back && handed().token === back[1] && kept.token === back[1]) keep({ key: back[2] });
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
