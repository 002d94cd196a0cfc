//! The flaws. Turn by turn, heat and trust are those of the conversation model: Blame from a heat of
//! 50 leads to 62, each threat after it to 70, 75 and out.

/// A flaw, and what it is planted in.
pub struct Flaw {
    /// What is wrong.
    pub name: &'static str,
    /// What is put where in the sound scenario; `§` stands for what makes the difference.
    pub edits: &'static [(&'static str, &'static str)],
    /// What makes it sound.
    pub sound: &'static str,
    /// What makes it flawed.
    pub flawed: &'static str,
    /// What is to be found.
    pub finds: &'static [&'static str],
}

/// All of them: lines, options, branches, agreements, loops and endings.
pub const PLANTED: &[Flaw] = &[
    Flaw {
        name: "a line guarded by a trust that no play reaches",
        edits: &[("/*asks says*/", "(when: Trust(min: §), text: ~),")],
        sound: "52",
        flawed: "90",
        finds: &["Says asks 0"],
    },
    Flaw {
        name: "a thought guarded by a clarity that no play reaches",
        edits: &[("/*talks thinks*/", "(when: Clarity(min: §), text: ~),")],
        sound: "50",
        flawed: "95",
        finds: &["Thinks talks 0"],
    },
    Flaw {
        name: "a thought shadowed by the one before it",
        edits: &[("/*asks thinks*/", "(when: Heat(§), text: ~), (when: Heat(max: 45), text: ~),")],
        sound: "min: 55",
        flawed: "max: 50",
        finds: &["Thinks asks 1"],
    },
    Flaw {
        name: "a last line that nothing is left for",
        edits: &[("/*weighs says*/", r#"(when: Understood("hope"), text: ~), (when: §, text: ~),"#)],
        sound: r#"Understood("fear")"#,
        flawed: r#"Not(Understood("hope"))"#,
        finds: &["Says weighs 2"],
    },
    Flaw {
        name: "a line at a heat at which people have left",
        edits: &[("/*snaps says*/", "(when: Heat(min: §), text: ~),")],
        sound: "70",
        flawed: "85",
        finds: &["Says snaps 0"],
    },
    Flaw {
        name: "a line that looks at the wrong person",
        edits: &[("/*asks says*/", r#"(when: Heat(min: 45, of: "§"), text: ~),"#)],
        sound: "ann",
        flawed: "bob",
        finds: &["Says asks 0"],
    },
    Flaw {
        name: "a line about a beat that only comes later",
        edits: &[("/*asks says*/", r#"(when: Visited("§"), text: ~),"#)],
        sound: "talks",
        flawed: "done",
        finds: &["Says asks 0"],
    },
    Flaw {
        name: "a line about an agreement that ended the talk",
        edits: &[("/*asks says*/", r#"(when: §("quick"), text: ~),"#)],
        sound: "Refused",
        flawed: "Agreed",
        finds: &["Says asks 0"],
    },
    Flaw {
        name: "a line about a refusal of what is never refused",
        edits: &[
            ("/*agreements*/", r#""gift": (title: ~, worth: {"ours": 50, "theirs": 40}, rests_on: []),"#),
            ("/*weighs options*/", r#"(say: ~, reaction: ~, move: §("gift"), next: "asks"),"#),
            ("/*asks says*/", r#"(when: Refused("gift"), text: ~),"#),
        ],
        sound: "Propose",
        flawed: "GiveIn",
        finds: &["Says asks 0"],
    },
    Flaw {
        name: "a line about what was refused and then accepted",
        edits: &[
            ("turns: 5", "turns: 7"),
            ("/*done says*/", r#"(when: All([Refused("§"), Agreed("quick")]), text: ~),"#),
        ],
        sound: "fair",
        flawed: "quick",
        finds: &["Says done 0"],
    },
    Flaw {
        name: "a line about what lies too deep to be said",
        edits: &[
            ("/*interests*/", r#""vault": (of: "ann", label: ~, position: ~, really: ~, depth: §),"#),
            ("/*talks options*/", r#"(say: ~, reaction: ~, move: AskOpen("vault"), next: "weighs"),"#),
            ("/*weighs says*/", r#"(when: Revealed("vault"), text: ~),"#),
        ],
        sound: "70",
        flawed: "100",
        finds: &["Says weighs 0"],
    },
    Flaw {
        name: "a last word at a trust at which nothing is settled",
        edits: &[("/*done says*/", "(when: Trust(max: §), text: ~),")],
        sound: "60",
        flawed: "20",
        finds: &["Says done 0"],
    },
    Flaw {
        name: "a last word about turns left when time is up",
        edits: &[("/*late says*/", "(when: §, text: ~),")],
        sound: r#"Refused("fair")"#,
        flawed: "TurnsLeft(min: 1)",
        finds: &["Says late 0"],
    },
    Flaw {
        name: "an option guarded by what never holds together",
        edits: &[(
            "/*weighs options*/",
            r#"(say: ~, reaction: ~, move: Acknowledge, next: "asks", when: §([Heat(min: 60), Understood("hope")])),"#,
        )],
        sound: "Any",
        flawed: "All",
        finds: &["Option weighs 2"],
    },
    Flaw {
        name: "an option about what was understood somewhere one hasn't been",
        edits: &[(
            "/*asks options*/",
            r#"(say: ~, reaction: ~, move: Acknowledge, next: "talks", when: All([Understood("fear"), §])),"#,
        )],
        sound: r#"Visited("weighs")"#,
        flawed: r#"Not(Visited("talks"))"#,
        finds: &["Option asks 3"],
    },
    Flaw {
        name: "an option for which there are never turns enough left",
        edits: &[(
            "/*talks options*/",
            r#"(say: ~, reaction: ~, move: Acknowledge, next: "weighs", when: TurnsLeft(min: §)),"#,
        )],
        sound: "4",
        flawed: "5",
        finds: &["Option talks 3"],
    },
    Flaw {
        name: "an option for the deceived where no promise comes out in time",
        edits: &[
            (
                "/*asks options*/",
                r#"(say: ~, reaction: ~, move: Overpromise, next: "talks", when: TurnsLeft(§)),"#,
            ),
            (
                "/*talks options*/",
                r#"(say: ~, reaction: ~, move: GiveIn("quick"), next: "done", when: Deceived),"#,
            ),
        ],
        sound: "min: 4",
        flawed: "max: 3",
        finds: &["Option talks 3"],
    },
    Flaw {
        name: "a guard against the deceived where no promise comes out in time",
        edits: &[
            (
                "/*asks options*/",
                r#"(say: ~, reaction: ~, move: Overpromise, next: "talks", when: TurnsLeft(§)),"#,
            ),
            (
                "/*talks options*/",
                r#"(say: ~, reaction: ~, move: GiveIn("quick"), next: "done", when: Not(Deceived)),"#,
            ),
        ],
        sound: "min: 4",
        flawed: "max: 3",
        finds: &["AlwaysOffered talks 3"],
    },
    Flaw {
        name: "a guard that asks for fewer turns than ever are left",
        edits: &[(
            "/*asks options*/",
            r#"(say: ~, reaction: ~, move: Acknowledge, next: "talks", when: TurnsLeft(min: §)),"#,
        )],
        sound: "3",
        flawed: "1",
        finds: &["AlwaysOffered asks 3"],
    },
    Flaw {
        name: "a guard against a heat at which people have left",
        edits: &[(
            "/*snaps options*/",
            r#"(say: ~, reaction: ~, move: Acknowledge, next: "asks", when: Heat(max: §)),"#,
        )],
        sound: "69",
        flawed: "84",
        finds: &["AlwaysOffered snaps 2"],
    },
    Flaw {
        name: "a branch shadowed by the one before it",
        edits: &[(
            "/*asks options*/",
            r#"(say: ~, reaction: ~, move: StateFact, next: [
                (when: All([Revealed("fear"), §]), to: "talks"), (when: Understood("fear"), to: "weighs"), (to: "snaps"),
            ]),"#,
        )],
        sound: r#"Not(Understood("fear"))"#,
        flawed: "Trust(min: 0)",
        finds: &["Branch asks 3 1"],
    },
    Flaw {
        name: "a beat that branches lead to and no play",
        edits: &[
            (
                "/*asks options*/",
                r#"(say: ~, reaction: ~, move: Acknowledge, next: [(when: Trust(min: §), to: "aside"), (to: "talks")]),"#,
            ),
            (
                "/*beats*/",
                r#""aside": (by: "bob", says: ~, thinks: ~, options: [
                    (say: ~, reaction: ~, move: Acknowledge, next: "talks"),
                    (say: ~, reaction: ~, move: Dismiss, next: "snaps"),
                ]),"#,
            ),
        ],
        sound: "52",
        flawed: "80",
        finds: &["Branch asks 3 0", "Beat aside"],
    },
    Flaw {
        name: "an agreement whose interests can't all be understood in time",
        edits: &[
            ("/*interests*/", r#""pride": (of: "ann", label: ~, position: ~, really: ~, depth: 50),"#),
            ("/*agreements*/", r#""whole": (title: ~, worth: {"ours": 75, "theirs": 75}, rests_on: [§]),"#),
            (r#"hints: ["hope"]"#, r#"hints: ["hope", "pride"]"#),
            ("/*talks options*/", r#"(say: ~, reaction: ~, move: CheckInterest("pride"), next: "weighs"),"#),
            ("/*weighs options*/", r#"(say: ~, reaction: ~, move: Propose("whole"), next: "asks"),"#),
        ],
        sound: r#""fear", "pride""#,
        flawed: r#""fear", "hope", "pride""#,
        finds: &["Agreement whole"],
    },
    Flaw {
        name: "an agreement that is never worth enough to them",
        edits: &[
            ("/*agreements*/", r#""crumb": (title: ~, worth: {"ours": 70, "theirs": §}, rests_on: []),"#),
            ("/*weighs options*/", r#"(say: ~, reaction: ~, move: Propose("crumb"), next: "asks"),"#),
        ],
        sound: "50",
        flawed: "31",
        finds: &["Agreement crumb"],
    },
    Flaw {
        name: "an agreement that is only proposed in the heat",
        edits: &[
            ("/*agreements*/", r#""peace": (title: ~, worth: {"ours": 50, "theirs": 60}, rests_on: []),"#),
            (
                "/*snaps options*/",
                r#"(say: ~, reaction: ~, move: Propose("peace"), next: "asks", when: Heat(§)),"#,
            ),
        ],
        sound: "max: 59",
        flawed: "min: 60",
        finds: &["Agreement peace"],
    },
    Flaw {
        name: "a loop that whoever was heated never leaves",
        edits: &[
            ("/*asks options*/", r#"(say: ~, reaction: ~, move: Acknowledge, next: "round"),"#),
            ("/*snaps options*/", r#"(say: ~, reaction: ~, move: TakeABreak, next: "round"),"#),
            (
                "/*beats*/",
                r#""round": (by: "ann", says: ~, thinks: ~, options: [
                    (say: ~, reaction: ~, move: Acknowledge, next: [(when: Any([Not(Visited("snaps")), §]), to: "boss"), (to: "round")]),
                    (say: ~, reaction: ~, move: StateFact, next: "round"),
                ]), "boss": (by: "ann", says: ~, thinks: ~, ends: Escalation),"#,
            ),
        ],
        sound: "TurnsLeft(max: 1)",
        flawed: "Heat(max: 20)",
        finds: &["Stuck round"],
    },
    Flaw {
        name: "a loop in which trust only falls, with a door for those who are trusted",
        edits: &[
            ("/*asks options*/", r#"(say: ~, reaction: ~, move: Deflect, next: "round"),"#),
            ("/*snaps options*/", r#"(say: ~, reaction: ~, move: Deflect, next: "round"),"#),
            (
                "/*beats*/",
                r#""round": (by: "ann", says: ~, thinks: ~, options: [
                    (say: ~, reaction: ~, move: Lecture, next: [(when: §, to: "boss"), (to: "round")]),
                    (say: ~, reaction: ~, move: Interrogate, next: "round"),
                ]), "boss": (by: "ann", says: ~, thinks: ~, ends: Escalation),"#,
            ),
        ],
        sound: "TurnsLeft(max: 1)",
        flawed: "Trust(min: 20)",
        finds: &["Stuck round"],
    },
    Flaw {
        name: "an ending that no play reaches",
        edits: &[
            (
                "/*weighs options*/",
                r#"(say: ~, reaction: ~, move: Threaten, next: [(when: Heat(min: §), to: "boss"), (to: "asks")]),"#,
            ),
            ("/*beats*/", r#""boss": (by: "ann", says: ~, thinks: ~, ends: Escalation),"#),
        ],
        sound: "55",
        flawed: "80",
        finds: &["Branch weighs 2 0", "Beat boss"],
    },
    Flaw {
        name: "a walk-out that nothing said makes anybody angry enough for",
        edits: &[("move: Threaten", "move: §")],
        sound: "Threaten",
        flawed: "Lecture",
        finds: &["Beat leaves"],
    },
    Flaw {
        name: "an agreement that is come to without one",
        edits: &[(
            r#"[(when: Agreed("fair"), to: "done"), (to: "asks")]"#,
            r#"[(when: Agreed("fair"), to: "done"), (to: "§")]"#,
        )],
        sound: "asks",
        flawed: "done",
        finds: &["Unsettled done"],
    },
    Flaw {
        name: "a win without having understood",
        edits: &[(r#"rests_on: ["fear", "hope"]"#, "rests_on: [§]")],
        sound: r#""fear", "hope""#,
        flawed: r#""fear""#,
        finds: &["WonUnheard 1"],
    },
];
