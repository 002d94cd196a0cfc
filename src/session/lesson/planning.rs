//! The plan at the end of a lesson: an if and a then, each chosen or written, then said back from memory
//! (Sheeran et al. 2024).

use crate::course::file::lesson::Lesson;
use crate::text::{Lang, Text};

/// How an if begins, in Chinese and in English.
const IF: [&str; 2] = ["如果", "If "];
/// How a then begins.
const THEN: [&str; 5] = ["我就", "I will ", "I’ll ", "I'll ", "I "];

/// One half of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Half {
    /// One of those that the lesson offers, from 0.
    Given(usize),
    /// In the person's own words; not empty.
    Own(String),
}

/// How far the plan has got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stage {
    /// What the if is, is chosen.
    #[default]
    When,
    /// What is done then, is chosen.
    Then,
    /// The plan is read.
    Read,
    /// It is covered, and said back from memory.
    Back,
    /// It is compared with what was said.
    Compared,
}

/// A plan that is being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planning {
    /// How far it has got.
    pub stage: Stage,
    /// The if.
    pub when: Option<Half>,
    /// The then.
    pub then: Option<Half>,
}

impl Planning {
    /// Its two halves in a language, without “if” and “I”, once both are there.
    pub fn words(&self, lesson: &Lesson, lang: Lang) -> Option<[String; 2]> {
        let of = |half: &Option<Half>, given: &[Text], begins: &[&str]| {
            let words = match half.as_ref()? {
                Half::Given(number) => given.get(*number)?.get(lang),
                Half::Own(words) => words,
            };
            // The sentence that they are put together in begins with these itself.
            let bare = begins.iter().find_map(|begin| words.strip_prefix(begin)).unwrap_or(words).trim();
            Some(if bare.is_empty() { words.to_owned() } else { bare.to_owned() })
        };
        Some([of(&self.when, &lesson.ifs, &IF)?, of(&self.then, &lesson.thens, &THEN)?])
    }

    /// On, where nothing has to be chosen first.
    pub(super) fn on(&mut self) {
        self.stage = match self.stage {
            Stage::Read => Stage::Back,
            Stage::Back => Stage::Compared,
            other => other,
        };
    }
}
