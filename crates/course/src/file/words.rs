//! What the parts of these files are called in messages.

use counterpart_core::text::Text;

/// A part of a file, in Chinese and in English.
pub fn named(what: &'static str) -> (&'static str, &'static str) {
    match what {
        "Course" => ("这个课程", "the course"),
        "Lesson" => ("这一课", "the lesson"),
        "Drill" => ("这组练习题", "the drill"),
        "Case" => ("这个案例", "the case"),
        "Survey" => ("这份调查", "the survey"),
        "text" => ("这段文字", "this text"),
        "line" => ("这条服务链", "this line"),
        "people" => ("人数（people）", "the numbers of people"),
        "model" => ("这个示范", "this model"),
        "drill" => ("练习（drill）", "the drill's choice"),
        "plan" => ("计划（plan）", "the plan"),
        "item" => ("这一题", "this item"),
        "fact" => ("这条事实", "this fact"),
        "question" => ("这个问题", "this question"),
        "point" => ("这条看法", "this point"),
        "Lrs" => ("学习记录库（Lrs）", "the learning record store"),
        other => (other, other),
    }
}

/// What to do about an empty file.
pub fn start_from_the_example() -> Text {
    Text::new("照 docs/course-format.md 里的例子写。", "Start from the example in docs/course-format.md.")
}
