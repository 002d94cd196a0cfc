// What this phone keeps, and the words it speaks with.

const WORDS = JSON.parse(document.getElementById("words").textContent);
const $ = id => document.getElementById(id);

// What this phone keeps. Where nothing can be kept, it lasts as long as the page is open.
const NAME = "counterpart";
let kept = {};
try { kept = JSON.parse(localStorage.getItem(NAME)) || {}; } catch (e) { kept = {}; }
const keep = change => {
  Object.assign(kept, change);
  try { localStorage.setItem(NAME, JSON.stringify(kept)); } catch (e) { /* kept in memory */ }
};
const secret = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const text = btoa(String.fromCharCode.apply(null, bytes));
  return text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
};
if (!kept.key) keep({ key: secret() });

const lang = () => kept.lang || ((navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en");
const say = (word, values) => {
  const text = WORDS[lang()][word] || "";
  return text.replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? values[name] : all));
};
const said = text => (text ? text[lang()] : "");

// Plans are the person's and not a room's: they lie by themselves, and no room ever takes one away.
const PLANS = "counterpart-plans", MOST_PLANS = 50;
// Whether the browser has taken them; where it keeps nothing, they last as long as the page is open.
let plans = [], arePlansKept = true;
const readPlans = () => {
  if (arePlansKept) try { plans = JSON.parse(localStorage.getItem(PLANS)) || []; } catch (e) { /* those in memory */ }
  plans = (Array.isArray(plans) ? plans : []).filter(plan => plan && plan.when && plan.then);
};
const keepPlans = () => { try { localStorage.setItem(PLANS, JSON.stringify(plans)); arePlansKept = true; } catch (e) { arePlansKept = false; } };
// One that was changed in the same room takes its own place.
const keepPlan = plan => {
  readPlans();
  plans = plans.filter(other => other.id !== plan.id).concat([plan]).slice(-MOST_PLANS);
  keepPlans();
};
const forgetPlan = id => { readPlans(); plans = plans.filter(plan => plan.id !== id); keepPlans(); };
readPlans();
// One that an earlier page kept with its room.
if (kept.plan && kept.plan.when && !kept.plan.id) { kept.plan.id = secret(); keep({ plan: kept.plan }); keepPlan(kept.plan); }

// The words that stand in a field. A plan is kept as long as it lies among the plans in just these words.
const draft = name => (kept.drafts && kept.drafts[name]) || "";
const isPlanKept = () => {
  const own = kept.plan && plans.find(plan => plan.id === kept.plan.id);
  return Boolean(own) && own.when === draft("when").trim() && own.then === draft("then").trim();
};
const isPlanOpen = () => Boolean(draft("when").trim() || draft("then").trim()) && !isPlanKept();

// Another room's link makes this phone forget the last room, and nothing else: the words of a plan that wasn't kept come along.
const invite = token => {
  if (token === kept.token) return;
  const drafts = isPlanOpen() ? { when: draft("when"), then: draft("then") } : null;
  keep({ token, seated: false, vote: null, stands: null, nth: 0, plan: null, wishes: null, answered: null, shared: null, drafts });
};
// The token comes with the link, and doesn't stay in the address, where a picture would show it.
const invited = () => {
  const token = location.hash.slice(1);
  if (!/^[\w-]{22}$/.test(token)) return false;
  invite(token);
  history.replaceState(null, "", location.pathname);
  return true;
};
invited();
