//! Flaws that lie in how what is said is judged, and in what it leaves attainable: only the figures of a proof
//! show them. Each is named by the lint that finds it, and by where.

use super::planted::Flaw;

/// All of them.
pub const JUDGED: &[Flaw] = &[
    Flaw {
        name: "a no that ends the talk where crossing the line goes on with it",
        edits: &[
            ("/*asks options*/", r#"(say: ~, reaction: ~, move: Acknowledge, next: "dock"),"#),
            (
                "/*beats*/",
                r#""dock": (by: "ann", says: ~, thinks: ~, stakes: [Safety], line: ~, options: [
                    (say: ~, reaction: ~, move: SetBoundary, next: "§"),
                    (say: ~, reaction: ~, move: Acknowledge, crosses: true, next: "talks"),
                ]),"#,
            ),
        ],
        sound: "talks",
        flawed: "leaves",
        finds: &["WIN-04 dock"],
    },
    // Asked before, a summary collects something (+2); checked before, it is settled already (0); with neither
    // there is nothing to collect (−1).
    Flaw {
        name: "one thought for a summary that sometimes collects something and sometimes nothing",
        edits: &[
            ("/*asks options*/", r#"(say: ~, reaction: ~, move: StateFact, next: "talks"),"#),
            ("/*talks options*/", r#"(say: ~, reaction: §, move: Summarise, next: "weighs"),"#),
        ],
        sound: r#"(fits: ~, neutral: ~, hurts: (zh: "不。", en: "No."))"#,
        flawed: "~",
        finds: &["THOUGHT-01 talks 3"],
    },
    // Nobody is ever as heated there as it takes to get out.
    Flaw {
        name: "a talk about something else that leads nowhere",
        edits: &[
            ("/*asks options*/", r#"(say: ~, reaction: ~, move: Acknowledge, next: "aside"),"#),
            (
                "/*beats*/",
                r#""aside": (by: "ann", says: ~, thinks: ~, options: [
                    (say: ~, reaction: ~, move: Acknowledge, next: "§"),
                    (say: ~, reaction: ~, move: StateFact, next: [(when: Heat(min: 80), to: "weighs"), (to: "§")]),
                ]),"#,
            ),
        ],
        sound: "weighs",
        flawed: "aside",
        finds: &["END-03 aside"],
    },
];
