// Coming in, what is heard, and the ballot.

// Everything that is shown goes in as text; nothing is ever read as markup.
const el = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") Object.assign(node.style, value);
    else if (typeof value === "boolean") node[name] = value;
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  children.filter(child => child !== null && child !== undefined && child !== false)
    .forEach(child => node.append(child));
  return node;
};

const fill = (node, children) => {
  node.textContent = "";
  children.filter(Boolean).forEach(child => node.append(child));
};

// A code that was typed behind the address: it is tried once, as if it had been typed here.
let typedBehind = "";
try { typedBehind = decodeURIComponent(location.pathname + location.search).normalize("NFKC").replace(/[^a-z0-9]/gi, ""); } catch (e) { /* not of this alphabet */ }
typedBehind = (/^(?:code)?([a-z0-9]{6,8})$/i.exec(typedBehind) || ["", ""])[1];
if (location.pathname !== "/") history.replaceState(null, "", "/" + location.hash);

let codeDraft = "";
const codeView = () => {
  const input = el("input", { id: "code", type: "text", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", maxlength: "24", placeholder: "K7MP Q2XR", "aria-describedby": "code-help" });
  input.value = codeDraft;
  input.addEventListener("input", () => { codeDraft = input.value; });
  const problem = el("p", { role: "alert", class: "soft" }), reached = el("p", { class: "kicker" }, "✓ " + say("reached"));
  const button = el("button", { class: "wide" }, say("enter"));
  const submit = async event => {
    if (event) event.preventDefault();
    button.disabled = true;
    problem.textContent = "";
    try {
      const { status, data } = await post("/api/code", { code: input.value });
      reached.hidden = false;
      if (data.token) { codeDraft = ""; forgetRoom(); invite(data.token); connect(); }
      else problem.textContent = say(status === 429 ? "code_wait" : "code_wrong");
    } catch (e) { reached.hidden = true; problem.textContent = say("unreachable"); }
    button.disabled = false;
    show();
  };
  if (typedBehind) { input.value = typedBehind; typedBehind = ""; setTimeout(submit); }
  return [
    reached,
    el("h1", {}, say("code_title")),
    el("form", { onsubmit: submit },
      el("label", { class: "field", for: "code" }, say("code_label")), input,
      el("p", { id: "code-help", class: "soft" }, say("code_help")), problem, button),
    ...leftView(),
  ];
};

const nameView = () => {
  const input = el("input", { id: "name", type: "text", maxlength: "24", autocomplete: "nickname" });
  input.value = draft("name") || kept.name || "";
  input.addEventListener("input", drafting("name"));
  const submit = event => {
    event.preventDefault();
    keep({ name: input.value.trim() });
    nameGiven = true;
    sendJoin();
    show();
  };
  return [
    el("p", { class: "kicker" }, said(room.title)),
    el("h1", {}, say("name_title")),
    el("form", { onsubmit: submit },
      el("label", { class: "field", for: "name" }, say("name_label")), input,
      el("p", { class: "soft" }, say("name_help")),
      el("button", { class: "wide" }, say("join"))),
  ];
};

const person = who => said(who.name) + " · " + said(who.role);
// A guess was said by nobody: what was guessed, and what it was.
const guessedView = ({ words, guessed }) => el("div", { class: "judged" + (guessed.right ? " good" : "") },
  el("p", {}, say(guessed.most ? "guessed_most" : "guessed_taken", { guess: said(words) })),
  el("p", {}, guessed.right ? "✓ " + say("guessed_right", { name: said(guessed.of) }) : say("guessed_truth", { name: said(guessed.of), truth: said(guessed.truth) })));
const heardView = () => {
  const parts = [];
  if (room.said && room.said.guessed && room.beneath === "beat") parts.push(guessedView(room.said));
  else if (room.said && room.beneath === "beat") {
    parts.push(el("div", { class: "speech ours" }, el("p", {}, said(room.said.words))));
    parts.push(el("p", { class: "who ours" }, say("we_said", { name: said(room.you_are.name) })));
    if (room.said.reaction) {
      parts.push(el("p", { class: "thought" }, el("strong", {}, say("thought_on_hearing", { name: said(room.they_are.name) })), said(room.said.reaction)));
    }
  }
  parts.push(el("div", { class: "speech" }, el("p", {}, said(room.says))));
  parts.push(el("p", { class: "who" }, person(room.they_are) + (room.feels ? " · " + said(room.feels) : "")));
  return parts;
};

const mine = option => kept.vote && room.ballot && kept.vote.ballot === room.ballot.number && kept.vote.option === option;

const ballotView = () => {
  const ballot = room.ballot;
  const sure = [40, 60, 80, 95];
  const options = ballot.options.map((option, at) => el("label", { class: "option" + (mine(option.option) ? " mine" : "") },
    el("input", { type: "radio", name: "option", value: option.option, checked: !!mine(option.option), onchange: () => choose({ option: option.option }) }),
    el("span", { class: "number", "aria-hidden": "true" }, String(at + 1)),
    el("span", {}, said(option.words))));
  const parts = [el("fieldset", { id: "options" }, el("legend", {}, room.case ? say("case_vote") : say(ballot.prediction ? "predict" : "what_say", { name: said(room.they_are.name) })), ...options)];
  if (ballot.prediction) {
    parts.push(el("fieldset", { id: "sure", hidden: !kept.vote || kept.vote.option === null }, el("legend", {}, say("how_sure")),
      el("div", { class: "row" }, ...sure.map(percent => el("label", { class: "option" + (kept.vote && kept.vote.sure === percent ? " mine" : "") },
        el("input", { type: "radio", name: "sure", value: percent, checked: !!(kept.vote && kept.vote.sure === percent), onchange: () => choose({ sure: percent }) }),
        el("span", {}, percent + "%"))))));
  }
  parts.push(el("p", { id: "countdown", class: "soft", role: "timer" }));
  return parts;
};
