//! What comes next, and the other steps that can be taken now.

use super::hands;
use super::keymap::with_key;
use crate::app::theme::{Size, space};
use crate::app::views::View;
use crate::app::views::projector::seconds_left;
use crate::app::views::shared::live_region::announce;
use crate::app::views::shared::text_field::one_line;
use crate::app::views::shared::widgets::{
    Weight, bold, button, button_sized, focus_when_new, label, soft, text,
};
use crate::phrase;
use crate::room::{CaseStage, Command as Step, Phase, Refusal, TooMany};
use crate::session::WorkshopCommand;
use crate::session::workshop::{FacilitatorCommand, Notice, Sure, Workshop};
use crate::text::list;
use egui::{Key, Ui};

/// Draws the steps.
pub fn show(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let has_words = workshop.said.is_some() || workshop.counting.is_some();
    if workshop.snapshot.phase == Phase::Ended && !has_words {
        return;
    }
    super::card(ui, theme, |ui| {
        if let Some(words) = next_words(view, workshop) {
            let words =
                if is_theirs_to_decide(workshop) { words } else { with_key(lang, &words, Key::Space) };
            let width = ui.available_width();
            let next = button_sized(ui, theme, &words, Weight::Primary, width);
            let stage = workshop.case_here().and_then(|case| case.stage);
            let turns = workshop.snapshot.playing.play.turns().len();
            let moment = (workshop.snapshot.phase, turns, workshop.heard, stage);
            // A vote whose time is up doesn't take the keyboard from the field for raised hands.
            if workshop.counting.is_none() {
                focus_when_new(ui, &next, ("next", moment));
            }
            if next.clicked() {
                view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::Next));
            }
        }
        if let Some(seconds) = seconds_left(view, workshop) {
            label(ui, bold(theme, Size::Body, phrase!(lang, "projector.seconds", seconds = seconds)));
        }
        if let Some(words) = sure_words(view, workshop) {
            let shown = label(ui, bold(theme, Size::Body, &words).color(theme.palette.rust));
            announce(&shown, &words);
        }
        if let Some(said) = &workshop.said {
            let words = told(view, workshop, said);
            let shown = label(ui, bold(theme, Size::Body, &words).color(theme.palette.rust));
            announce(&shown, &words);
        }
        if workshop.without_report && workshop.snapshot.phase != Phase::Ended {
            let words = phrase!(lang, "desk.end_without_report");
            if button(ui, theme, &words, Weight::Secondary).clicked() {
                view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::EndWithoutReport));
            }
        }
        others(ui, view, workshop);
        if workshop.may_count() {
            counted(ui, view, workshop);
        } else {
            hands::trouble(ui, view, workshop, Size::Body);
        }
    });
}

/// Whether a number has to be pressed, since the vote decides nothing.
fn is_theirs_to_decide(workshop: &Workshop) -> bool {
    let leaders = workshop.snapshot.count.as_ref().map_or(0, |count| count.leaders.len());
    matches!(workshop.snapshot.next, Some(Step::Take { .. })) && leaders != 1
}

/// What comes next, in words.
fn next_words(view: &View, workshop: &Workshop) -> Option<String> {
    let lang = view.lang();
    let snapshot = &workshop.snapshot;
    if workshop.is_heard() {
        let ended = snapshot.playing.play.ending().is_some();
        return Some(if ended { phrase!(lang, "desk.next_last") } else { phrase!(lang, "desk.next_line") });
    }
    Some(match snapshot.next.as_ref()? {
        Step::Start if workshop.case_here().is_some() => phrase!(lang, "desk.next_conversation"),
        Step::Start => phrase!(lang, "desk.next_start"),
        Step::CaseOn { .. } => case_words(view, workshop)?,
        Step::Open { .. } => phrase!(lang, "desk.next_open"),
        Step::Close => phrase!(lang, "desk.next_close"),
        Step::Reveal => reveal_words(view, workshop),
        Step::Take { .. } => match snapshot.count.as_ref().map(|count| count.leaders.as_slice()) {
            Some([one]) => phrase!(lang, "desk.next_take", number = one.number()),
            _ => phrase!(lang, "desk.next_decide"),
        },
        Step::Resume if snapshot.phase == Phase::Agreement => phrase!(lang, "desk.agreement_away"),
        Step::Resume => phrase!(lang, "desk.next_resume"),
        Step::WrapUp => phrase!(lang, "desk.next_wrap_up"),
        Step::End if workshop.sure == Some(Sure::End) => phrase!(lang, "desk.next_end_sure"),
        Step::End => phrase!(lang, "desk.next_end"),
        _ => return None,
    })
}

/// Where a case goes on to, in words.
fn case_words(view: &View, workshop: &Workshop) -> Option<String> {
    use CaseStage::{Both, Fact, First, OurLine, Points, Second, Talk};
    let lang = view.lang();
    let case = workshop.snapshot.case.as_ref()?;
    let asks = case.case.asks.len();
    let after = |ask: u16| match usize::from(ask) + 1 < asks {
        true => phrase!(lang, "desk.next_question"),
        false => phrase!(lang, "desk.next_our_line"),
    };
    let has_points =
        |ask: u16| case.case.asks.get(usize::from(ask)).is_some_and(|ask| !ask.points.is_empty());
    let points = |ask: u16| match has_points(ask) {
        true => phrase!(lang, "desk.next_points"),
        false => after(ask),
    };
    Some(match case.stage {
        None => phrase!(lang, "desk.next_case"),
        Some(Fact(at)) if usize::from(at) + 1 < case.case.opening().len() => phrase!(lang, "desk.next_fact"),
        Some(Fact(_)) => phrase!(lang, "desk.next_question"),
        Some(First(_)) if case.options > 0 => phrase!(lang, "desk.next_talk"),
        Some(First(_)) => phrase!(lang, "desk.next_talk_written"),
        Some(Talk { .. }) if case.options > 0 => phrase!(lang, "desk.next_second"),
        Some(Talk { ask, .. } | Both(ask)) => points(ask),
        Some(Second(_)) => phrase!(lang, "desk.next_both"),
        Some(Points(ask)) => after(ask),
        Some(OurLine) => return None,
    })
}

fn reveal_words(view: &View, workshop: &Workshop) -> String {
    if workshop.snapshot.is_prediction {
        phrase!(view.lang(), "desk.next_reveal_prediction")
    } else {
        phrase!(view.lang(), "desk.next_reveal")
    }
}

/// The other steps.
fn others(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let phase = workshop.snapshot.phase;
    let can_go_back = match workshop.case_here() {
        Some(case) => phase == Phase::Case && case.can_go_back(),
        None => {
            !workshop.snapshot.playing.play.turns().is_empty() || workshop.snapshot.beneath != Phase::Beat
        }
    };
    let talks = phase == Phase::Discussion;
    let can_vote =
        phase == Phase::Open || (phase == Phase::Beat && workshop.snapshot.playing.play.ending().is_none());
    let can_talk = talks
        || (workshop.snapshot.question_here.is_some()
            && matches!(phase, Phase::Beat | Phase::Closed | Phase::Revealed | Phase::Feedback));
    let steps = [
        (
            can_vote,
            Key::V,
            if phase == Phase::Open {
                phrase!(lang, "desk.next_close")
            } else {
                phrase!(lang, "desk.next_open")
            },
            FacilitatorCommand::Vote,
        ),
        (
            matches!(phase, Phase::Open | Phase::Closed),
            Key::R,
            reveal_words(view, workshop),
            FacilitatorCommand::Reveal,
        ),
        (
            can_go_back && !matches!(phase, Phase::Lobby | Phase::Ended),
            Key::B,
            phrase!(lang, "desk.back"),
            FacilitatorCommand::Back,
        ),
        (
            can_talk,
            Key::D,
            if talks { phrase!(lang, "desk.next_resume") } else { phrase!(lang, "desk.talk") },
            FacilitatorCommand::Talk,
        ),
    ];
    let next = next_words(view, workshop);
    ui.horizontal_wrapped(|ui| {
        for (can, key, words, lead) in steps {
            // What comes next has a button of its own.
            if can && next.as_ref() != Some(&words) {
                let words = with_key(lang, &words, key);
                if button(ui, theme, &words, Weight::Secondary).clicked() {
                    view.ask(WorkshopCommand::Facilitate(lead));
                }
            }
        }
    });
    if workshop.snapshot.beneath == Phase::Revealed {
        ui.horizontal_wrapped(|ui| {
            for (forward, words) in
                [(false, phrase!(lang, "desk.point_back")), (true, phrase!(lang, "desk.point_on"))]
            {
                if button(ui, theme, &words, Weight::Secondary).clicked() {
                    view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::Point { forward }));
                }
            }
            label(ui, soft(theme, Size::Small, pointed(view, workshop)));
        });
    }
}

/// What the projector points at.
fn pointed(view: &View, workshop: &Workshop) -> String {
    let lang = view.lang();
    match workshop.pointed {
        0 => phrase!(lang, "desk.points_at_all"),
        at if at <= workshop.snapshot.offers.len() => phrase!(lang, "desk.points_at", number = at),
        _ => phrase!(lang, "desk.points_at_thought"),
    }
}

/// The field for raised hands.
fn counted(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    ui.add_space(space::TIGHT);
    let name = label(ui, bold(theme, Size::Body, phrase!(lang, "desk.hands")));
    ui.horizontal_wrapped(|ui| {
        let width = 0.5 * ui.available_width();
        let typed = hands::field(ui, view, workshop, (&name, width, Size::Body), false);
        let count = button(ui, theme, &phrase!(lang, "desk.hands_count"), Weight::Secondary);
        if count.clicked() && !typed.trim().is_empty() {
            view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::CountHands(typed)));
        }
    });
    hands::trouble(ui, view, workshop, Size::Body);
    people(ui, view, workshop);
}

/// What the step that was asked for once would do, and that it is done when it is asked for again.
pub fn sure_words(view: &View, workshop: &Workshop) -> Option<String> {
    let lang = view.lang();
    Some(match workshop.sure? {
        Sure::End => phrase!(lang, "desk.next_end_sure"),
        Sure::WrapUp => phrase!(lang, "desk.sure_wrap_up"),
        Sure::Back => phrase!(lang, "desk.sure_back"),
        Sure::Leave => phrase!(lang, "desk.sure_leave"),
        Sure::Against(place) => {
            let leaders = workshop.snapshot.count.as_ref().map(|count| count.leaders.as_slice());
            let leader = leaders.and_then(<[_]>::first).map_or(0, |leader| leader.number());
            phrase!(lang, "desk.sure_against", leader = leader, number = place.number())
        }
    })
}

/// How many people are here, and whether more was counted than that.
fn people(ui: &mut Ui, view: &mut View, workshop: &Workshop) {
    let (theme, lang) = (view.theme, view.lang());
    let id = hands::field_id().with("people");
    let said = workshop.people.map(|people| people.to_string()).unwrap_or_default();
    // What stands there while nobody types is what counts, in whichever room.
    let is_typing = ui.memory(|memory| memory.has_focus(id));
    let half = ui.data_mut(|data| data.get_temp::<String>(id)).filter(|_| is_typing);
    let mut typed = half.unwrap_or(said);
    ui.horizontal_wrapped(|ui| {
        let name = label(ui, text(theme, Size::Body, phrase!(lang, "desk.people")));
        let width = 0.25 * ui.available_width();
        if one_line(ui, theme, id, &mut typed, &name, LONGEST_NUMBER, "", width).changed() {
            view.ask(WorkshopCommand::Facilitate(FacilitatorCommand::SetPeople(typed.clone())));
        }
    });
    ui.data_mut(|data| data.insert_temp(id, typed));
    if let Some(TooMany { counted, people, is_said }) = workshop.too_many() {
        let words = match is_said {
            true => phrase!(lang, "desk.too_many", counted = counted, people = people),
            false => phrase!(lang, "desk.too_many_phones", counted = counted, phones = people),
        };
        let shown = label(ui, bold(theme, Size::Body, &words).color(theme.palette.rust));
        announce(&shown, &words);
    }
}

/// The most letters of a number of people.
const LONGEST_NUMBER: usize = 4;

/// Why the last step came to nothing, and what to do.
pub fn told(view: &View, workshop: &Workshop, said: &Notice) -> String {
    let lang = view.lang();
    match said {
        Notice::Refused(Refusal::Tie(tied)) => {
            let places = tied.iter().filter_map(|option| workshop.snapshot.order.shown_at(*option));
            let numbers: Vec<String> = places.map(|place| place.number().to_string()).collect();
            let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
            phrase!(lang, "desk.tie", options = list(lang, &numbers))
        }
        Notice::Refused(Refusal::NoVotes) => phrase!(lang, "desk.no_votes"),
        Notice::Refused(_) => phrase!(lang, "host.not_now"),
        Notice::NotCounts { wanted } => phrase!(lang, "desk.not_counts", count = wanted),
        Notice::TooManyHands(TooMany { counted, people, .. }) => {
            phrase!(lang, "desk.too_many_hands", counted = counted, people = people)
        }
        Notice::Slow => phrase!(lang, "host.slow"),
        Notice::Broken(trouble) => {
            trouble.as_ref().map_or_else(|| phrase!(lang, "host.not_now"), |trouble| trouble.told(lang))
        }
        Notice::NotWritten(trouble) if workshop.without_report => {
            format!("{}\n{}", trouble.told_at_start(lang), phrase!(lang, "desk.not_ended"))
        }
        Notice::NotWritten(trouble) => trouble.told_at_start(lang),
        Notice::NoNewCode(trouble) => trouble.told_at_start(lang),
        Notice::NotOpened => phrase!(lang, "desk.not_opened"),
        Notice::ScreenGone => phrase!(lang, "desk.screen_gone"),
    }
}
