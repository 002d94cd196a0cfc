//! The order in which the steps of a course make sense.

use super::steps::{Around, Step, What};
use super::{Code, Desk};
use counterpart_core::diagnostic::Span;
use counterpart_core::scenario::reading::Reader;
use counterpart_core::text::Text;

/// Checks a step against those before it. `dated` says whether it names its day.
pub fn check(reader: &mut Reader, step: &Step, dated: bool, head: Span, earlier: &[&Step], around: &Around) {
    in_order(reader, step, dated, head, earlier);
    only_once(reader, step, head, earlier);
    has_what_it_needs(reader, step, head, earlier, around);
}

/// Days never fall, and what names none is on the first.
fn in_order(reader: &mut Reader, step: &Step, dated: bool, head: Span, earlier: &[&Step]) {
    let Some(before) = earlier.iter().map(|step| step.day).max().filter(|before| *before > step.day) else {
        return;
    };
    let message = if dated {
        Text::new(
            format!("第 {} 天排在第 {before} 天之后", step.day),
            format!("Day {} comes after day {before} here", step.day),
        )
    } else {
        Text::new(
            format!("这一步在第一天，却排在第 {before} 天之后"),
            format!("This step is on the first day, and stands after day {before}"),
        )
    };
    out_of_order(reader, head, message);
}

fn out_of_order(reader: &mut Reader, head: Span, message: Text) {
    reader.report_as(
        Code::StepOutOfOrder.key(),
        head,
        message,
        Text::new("按先后重新排列这些步骤。", "Put the steps into the order in which they are taken."),
    );
}

/// Reports a step that needs something that the course doesn't have.
pub fn without(reader: &mut Reader, head: Span, message: Text, hint: Text) {
    reader.report_as(Code::StepWithout.key(), head, message, hint);
}

/// What is asked or planned is so once; a form is taken once.
fn only_once(reader: &mut Reader, step: &Step, head: Span, earlier: &[&Step]) {
    let again = match &step.what {
        What::Path { .. } | What::Room { .. } | What::Drill | What::Booster => false,
        what => earlier.iter().any(|earlier| earlier.what == *what),
    };
    if again {
        let key = step.what.key();
        reader.report_as(
            Code::StepTwice.key(),
            head,
            Text::new(
                format!("{key} 这一步出现了两次"),
                format!("The step `{key}` stands here a second time"),
            ),
            Text::new("只留一个。", "Keep one of the two."),
        );
    }
}

fn has_what_it_needs(reader: &mut Reader, step: &Step, head: Span, earlier: &[&Step], around: &Around) {
    let before = |wanted: fn(&What) -> bool| earlier.iter().any(|step| wanted(&step.what));
    match &step.what {
        What::Survey | What::FollowUp if !around.has_lines => without(
            reader,
            head,
            Text::new("没有服务链可以评", "There is no line to rate"),
            Text::new("在 lines 里至少写一条。", "Write at least one in `lines`."),
        ),
        What::FollowUp if !before(|what| *what == What::Plan) => out_of_order(
            reader,
            head,
            Text::new(
                "FollowUp 要在 Plan 之后：它问的就是计划",
                "`FollowUp` needs a `Plan` before it: it asks what became of it",
            ),
        ),
        What::Drill if !before(|what| matches!(what, What::Path { lessons: 1.., .. })) => out_of_order(
            reader,
            head,
            Text::new("Drill 之前要先有上过的课", "`Drill` needs lessons on a `Path` before it"),
        ),
        What::Booster if !before(holds_a_conversation) => out_of_order(
            reader,
            head,
            Text::new("Booster 之前要先有谈过的对话", "`Booster` needs a conversation before it"),
        ),
        What::Form(number) if before_it(earlier, *number) => out_of_order(
            reader,
            head,
            Text::new(
                format!("第 {number} 组排在编号更大的一组之后"),
                format!("Form {number} comes after one of a higher number"),
            ),
        ),
        What::Room { desk: Some(desk), .. } => given_away(reader, desk, head, earlier, around),
        _ => {}
    }
}

fn holds_a_conversation(what: &What) -> bool {
    match what {
        What::Form(_) => true,
        What::Path { desks, .. } => *desks > 0,
        What::Room { case, .. } => case.is_none(),
        _ => false,
    }
}

fn before_it(earlier: &[&Step], number: u8) -> bool {
    earlier.iter().any(|step| matches!(step.what, What::Form(other) if other > number))
}

/// A room must not play what a later form keeps.
fn given_away(reader: &mut Reader, desk: &Desk, head: Span, earlier: &[&Step], around: &Around) {
    let forms = around.forms.unwrap_or_default();
    let kept = forms.iter().position(|form| form.iter().any(|kept| kept.scenario == desk.scenario));
    let Some(number) = kept.map(|index| index + 1) else { return };
    let taken =
        earlier.iter().any(|step| matches!(step.what, What::Form(taken) if usize::from(taken) == number));
    if !taken {
        reader.report_as(
            Code::FormGivenAway.key(),
            head,
            Text::new(
                format!("情景 {} 留给第 {number} 组，这时还没做过", desk.scenario),
                format!(
                    "The scenario `{}` is kept for form {number}, which isn't taken by then",
                    desk.scenario
                ),
            ),
            Text::new("换一个情景，或者把那一组排到前面。", "Play another one, or take that form before."),
        );
    }
}
