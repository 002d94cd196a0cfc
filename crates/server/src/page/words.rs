//! What the page says.

use counterpart_core::room::{Able, Clearer, Obstacle, Use};
use counterpart_core::scoring::OutcomeKind;
use counterpart_core::text::Lang;
use counterpart_phrases::{phrase, reaction, words};
use serde_json::{Value, json};

/// The words of the page in one language, by the names that its script uses. What stands in braces
/// is filled in by the script.
pub(super) fn words(lang: Lang) -> Value {
    let mut words = joining(lang);
    for more in [voting(lang), explaining(lang), ending(lang), case(lang)] {
        if let (Some(words), Value::Object(more)) = (words.as_object_mut(), more) {
            words.extend(more);
        }
    }
    words
}

fn joining(lang: Lang) -> Value {
    json!({
        "reached": phrase!(lang, "phone.reached"),
        "code_title": phrase!(lang, "phone.code_title"),
        "code_label": phrase!(lang, "phone.code_label"),
        "code_help": phrase!(lang, "phone.code_help"),
        "code_wrong": phrase!(lang, "phone.code_wrong"),
        "code_wait": phrase!(lang, "phone.code_wait"),
        "enter": phrase!(lang, "phone.enter"),
        "unreachable": phrase!(lang, "phone.unreachable"),
        "name_title": phrase!(lang, "phone.name_title"),
        "name_label": phrase!(lang, "phone.name_label"),
        "name_help": phrase!(lang, "phone.name_help"),
        "join": phrase!(lang, "phone.join"),
        "connecting": phrase!(lang, "phone.connecting"),
        "wifi": phrase!(lang, "phone.wifi"),
        "lost": phrase!(lang, "phone.lost"),
        "joined": phrase!(lang, "phone.joined"),
        "wait_start": phrase!(lang, "phone.wait_start"),
        "you_are": phrase!(lang, "phone.you_are", name = "{name}", department = "{department}", role = "{role}"),
        "seat": phrase!(lang, "phone.seat", number = "{number}"),
        "team": phrase!(lang, "phone.team", team = "{team}"),
        "full": phrase!(lang, "phone.full"),
        "full_help": phrase!(lang, "phone.full_help"),
        "crowded": phrase!(lang, "phone.crowded"),
        "crowded_help": phrase!(lang, "phone.crowded_help"),
        "cannot_join": phrase!(lang, "phone.cannot_join"),
        "cannot_join_help": phrase!(lang, "phone.cannot_join_help"),
        "elsewhere": phrase!(lang, "phone.elsewhere"),
        "elsewhere_back": phrase!(lang, "phone.elsewhere_back", address = "{address}"),
        "elsewhere_new": phrase!(lang, "phone.elsewhere_new"),
        "brought": phrase!(lang, "phone.brought"),
        "brought_help": phrase!(lang, "phone.brought_help"),
        "brought_yes": phrase!(lang, "phone.brought_yes"),
        "way_help": phrase!(lang, "phone.way_help"),
        "way_label": phrase!(lang, "phone.way_label"),
        "way_go": phrase!(lang, "phone.way_go"),
        "try_again": phrase!(lang, "phone.try_again"),
        "here": phrase!(lang, "phone.here", here = "{here}"),
    })
}

fn voting(lang: Lang) -> Value {
    json!({
        "wait_vote": phrase!(lang, "phone.wait_vote"),
        "what_say": phrase!(lang, "phone.what_say", name = "{name}"),
        "predict": phrase!(lang, "phone.predict", name = "{name}"),
        "how_sure": phrase!(lang, "phone.how_sure"),
        "choose": phrase!(lang, "phone.choose"),
        "sending": phrase!(lang, "phone.sending"),
        "counted": phrase!(lang, "phone.counted"),
        "too_late": phrase!(lang, "phone.too_late"),
        "trouble": phrase!(lang, "phone.trouble"),
        "closes_in": phrase!(lang, "phone.closes_in", seconds = "{seconds}"),
        "voted": phrase!(lang, "phone.voted", voted = "{voted}", phones = "{phones}"),
    })
}

fn explaining(lang: Lang) -> Value {
    json!({
        "result": phrase!(lang, "phone.result", votes = "{votes}"),
        "votes_and_hands": phrase!(lang, "phone.votes_and_hands", phones = "{phones}", hands = "{hands}", percent = "{percent}"),
        "changed_too_late": phrase!(lang, "phone.changed_too_late", number = "{number}"),
        "votes": phrase!(lang, "phone.votes", votes = "{votes}", percent = "{percent}"),
        "yours": phrase!(lang, "phone.yours"),
        "wait_reveal": phrase!(lang, "phone.wait_reveal"),
        "wait_next": phrase!(lang, "phone.wait_next"),
        "best": words::judgement(lang, 2),
        "best_sign": words::judgement_sign(2),
        "good": words::judgement(lang, 1),
        "good_sign": words::judgement_sign(1),
        "plain": words::judgement(lang, 0),
        "plain_sign": words::judgement_sign(0),
        "bad": words::judgement(lang, -1),
        "bad_sign": words::judgement_sign(-1),
        "worst": words::judgement(lang, -2),
        "worst_sign": words::judgement_sign(-2),
        "matters_most": phrase!(lang, "phone.matters_most"),
        "matters_less": phrase!(lang, "phone.matters_less"),
        "was_thinking": phrase!(lang, "phone.was_thinking", name = "{name}"),
        "guessed_most": phrase!(lang, "phone.guessed_most", guess = "{guess}"),
        "guessed_taken": phrase!(lang, "phone.guessed_taken", guess = "{guess}"),
        "guessed_right": phrase!(lang, "phone.guessed_right", name = "{name}"),
        "guessed_truth": phrase!(lang, "phone.guessed_truth", name = "{name}", truth = "{truth}"),
        "we_said": phrase!(lang, "phone.we_said", name = "{name}"),
        "thought_on_hearing": phrase!(lang, "phone.thought_on_hearing", name = "{name}"),
        "talk": phrase!(lang, "phone.talk"),
    })
}

fn ending(lang: Lang) -> Value {
    let mut words = outcome(lang);
    if let (Some(words), Value::Object(plans)) = (words.as_object_mut(), plans(lang)) {
        words.extend(plans);
    }
    words
}

fn outcome(lang: Lang) -> Value {
    json!({
        "win_win": words::outcome(lang, OutcomeKind::WinWin),
        "lose_lose": words::outcome(lang, OutcomeKind::LoseLose),
        "win_lose": words::outcome(lang, OutcomeKind::WinLose),
        "lose_win": words::outcome(lang, OutcomeKind::LoseWin),
        "settled": words::outcome(lang, OutcomeKind::Settled),
        "line": phrase!(lang, "outcome.line"),
        "promised": phrase!(lang, "outcome.promised"),
        "gain": phrase!(lang, "phone.gain", department = "{department}", percent = "{percent}"),
        "feedback": phrase!(lang, "phone.feedback"),
        "feedback_title": phrase!(lang, "phone.feedback_title"),
        "closed": closed(lang),
        "ask_learnt": reaction::ask_learnt(lang),
        "ask_change": reaction::ask_change(lang),
        "answer_empty": phrase!(lang, "phone.answer_empty"),
        "send": phrase!(lang, "phone.send"),
        "answered": phrase!(lang, "phone.answered"),
        "answers_in": phrase!(lang, "phone.answers_in"),
        "answers_late": phrase!(lang, "phone.answers_late"),
        "answers_changed": phrase!(lang, "phone.answers_changed"),
        "answers_unsure": phrase!(lang, "phone.answers_unsure"),
    })
}

fn plans(lang: Lang) -> Value {
    json!({
        "plan_title": phrase!(lang, "phone.plan_title"),
        "plan_why": phrase!(lang, "phone.plan_why"),
        "plan_when": phrase!(lang, "debrief.plan_if"),
        "plan_when_hint": phrase!(lang, "debrief.plan_if_hint"),
        "plan_then": phrase!(lang, "debrief.plan_then"),
        "plan_then_hint": phrase!(lang, "debrief.plan_then_hint"),
        "plan_share": phrase!(lang, "phone.plan_share"),
        "plan_share_named": phrase!(lang, "phone.plan_share_named"),
        "plan_forget": phrase!(lang, "phone.plan_forget"),
        "plan_forget_sure": phrase!(lang, "phone.plan_forget_sure"),
        "plan_forget_shared": phrase!(lang, "phone.plan_forget_shared"),
        "plan_forget_report": phrase!(lang, "phone.plan_forget_report"),
        "plan_forget_yes": phrase!(lang, "phone.plan_forget_yes"),
        "plan_forget_no": phrase!(lang, "phone.plan_forget_no"),
        "plan_copy": phrase!(lang, "phone.plan_copy"),
        "plan_copied": phrase!(lang, "phone.plan_copied"),
        "plan_by_hand": phrase!(lang, "phone.plan_by_hand"),
        "plan_left": phrase!(lang, "phone.plan_left"),
        "plan_late": phrase!(lang, "phone.plan_late"),
        "plan_unsure": phrase!(lang, "phone.plan_unsure"),
        "plan_changed": phrase!(lang, "phone.plan_changed"),
        "plan_page": phrase!(lang, "phone.plan_page"),
        "plan_keep": phrase!(lang, "debrief.plan_keep"),
        "plan_kept": phrase!(lang, "phone.plan_kept"),
        "plan_shared": phrase!(lang, "phone.plan_shared"),
        "plan_empty": phrase!(lang, "phone.plan_empty"),
        "plan_sentence": phrase!(lang, "debrief.plan_sentence", when = "{when}", then = "{then}"),
        "your_plans": phrase!(lang, "phone.your_plans"),
        "plan_here": phrase!(lang, "phone.plan_here", address = "{address}"),
        "over": phrase!(lang, "phone.over"),
        "over_thanks": phrase!(lang, "phone.over_thanks"),
    })
}

fn case(lang: Lang) -> Value {
    json!({
        "case_question": phrase!(lang, "case.question", number = "{number}"),
        "case_vote": phrase!(lang, "case.vote"),
        "case_talk": phrase!(lang, "case.talk"),
        "case_write": phrase!(lang, "case.write"),
        "case_right": phrase!(lang, "case.right"),
        "case_first": phrase!(lang, "case.first_count", votes = "{votes}", percent = "{percent}"),
        "case_second": phrase!(lang, "case.second_count", votes = "{votes}", percent = "{percent}"),
        "case_for": phrase!(lang, "case.speaks_for"),
        "case_against": phrase!(lang, "case.speaks_against"),
        "case_our_line": phrase!(lang, "case.our_line"),
        "agreement": phrase!(lang, "agreement.title"),
        "agreement_what": phrase!(lang, "agreement.what"),
        "agreement_by": phrase!(lang, "agreement.by_when"),
        "agreement_back": phrase!(lang, "agreement.sent_back"),
        "agreement_call": phrase!(lang, "agreement.call"),
    })
}

/// The closed questions at the end: the name under which an answer is sent, the question, and every answer with its own
/// name and words.
fn closed(lang: Lang) -> Value {
    let question = |name: &str, ask: String, answers: Vec<(Value, String)>| json!({ "name": name, "ask": ask, "answers": answers });
    json!([
        question(
            "uses",
            reaction::ask_uses(lang),
            Use::ALL.iter().map(|one| (json!(one), reaction::uses(lang, *one))).collect()
        ),
        question(
            "able",
            reaction::ask_able(lang),
            Able::ALL.iter().map(|one| (json!(one), reaction::able(lang, *one))).collect()
        ),
        question(
            "obstacle",
            reaction::ask_obstacle(lang),
            Obstacle::ALL.iter().map(|one| (json!(one), reaction::obstacle(lang, *one))).collect()
        ),
        question(
            "clearer",
            reaction::ask_clearer(lang),
            Clearer::ALL.iter().map(|one| (json!(one), reaction::clearer(lang, *one))).collect()
        ),
    ])
}
