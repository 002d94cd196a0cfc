//! The choices of a play as they are written on the command line: `1,3,2@80`.

use crate::conversation::{IllegalPick, Pick, Play, WhyIllegal};
use crate::phrase;
use crate::scenario::OptionIx;
use crate::text::{self, Lang};

/// One choice as it was written: the option's number in the file, from 1, and for predictions how sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    number: usize,
    confidence: Option<usize>,
}

/// A word that is no choice, and which one in the list, from 1.
#[derive(Debug, PartialEq, Eq)]
pub struct NotAChoice {
    turn: usize,
    word: String,
}

/// Reads a list of choices. An empty one is none.
pub fn read(list: &str) -> Result<Vec<Written>, NotAChoice> {
    let list = &text::half_width(list);
    if list.trim().is_empty() {
        return Ok(Vec::new());
    }
    (1..)
        .zip(list.split(','))
        .map(|(turn, word)| {
            written(word.trim()).ok_or_else(|| NotAChoice { turn, word: word.trim().to_owned() })
        })
        .collect()
}

fn written(word: &str) -> Option<Written> {
    let (digits, confidence) = match word.split_once('@') {
        Some((digits, confidence)) => (digits, Some(number(confidence)?)),
        None => (word, None),
    };
    Some(Written { number: number(digits)?, confidence })
}

/// A number in plain digits; one too large to matter is as good as the largest.
fn number(digits: &str) -> Option<usize> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().unwrap_or(usize::MAX))
}

/// Makes the choices, one after the other, up to the first that can't be made.
pub fn make(play: &mut Play, choices: &[Written]) -> Result<(), IllegalPick> {
    for choice in choices {
        let turn = play.turns().len() + 1;
        let confidence = match choice.confidence.map(u8::try_from) {
            Some(Err(_)) => {
                return Err(IllegalPick { turn, why: WhyIllegal::Confidence });
            }
            Some(Ok(confidence)) => Some(confidence),
            None => None,
        };
        let Some(option) = OptionIx::from_number(choice.number) else {
            let open: Vec<OptionIx> = play.offers().iter().map(|offer| offer.option).collect();
            let picked = choice.number;
            let why =
                if open.is_empty() { WhyIllegal::Over } else { WhyIllegal::NotOffered { picked, open } };
            return Err(IllegalPick { turn, why });
        };
        play.pick(Pick { option, confidence })?;
    }
    Ok(())
}

/// The choices of a play, as they are written.
pub fn list(play: &Play) -> String {
    let write = |pick: Pick| {
        let number = pick.option.number();
        match pick.confidence {
            Some(confidence) => format!("{number}@{confidence}"),
            None => number.to_string(),
        }
    };
    play.picks().into_iter().map(write).collect::<Vec<_>>().join(",")
}

/// Says that a word is no choice.
pub fn not_a_choice(error: &NotAChoice, lang: Lang) -> String {
    phrase!(lang, "cli.play.not_a_choice", turn = error.turn, word = error.word)
}

/// Says which choice can't be made, and why.
pub fn illegal(error: &IllegalPick, lang: Lang) -> String {
    let turn = error.turn;
    match &error.why {
        WhyIllegal::Over => phrase!(lang, "cli.play.over", turn = turn),
        WhyIllegal::NotOffered { picked, open } => {
            let open: Vec<String> = open.iter().map(|option| option.number().to_string()).collect();
            let open = text::list(lang, &open.iter().map(String::as_str).collect::<Vec<_>>());
            phrase!(lang, "cli.play.not_offered", turn = turn, picked = picked, open = open)
        }
        WhyIllegal::Confidence => phrase!(lang, "cli.play.confidence", turn = turn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(number: usize, confidence: Option<usize>) -> Written {
        Written { number, confidence }
    }

    #[test]
    fn a_list_is_numbers_some_with_a_confidence() {
        let read_well = read("1, 3,2@80").expect("a good list");
        assert_eq!(read_well, [choice(1, None), choice(3, None), choice(2, Some(80))]);
        assert_eq!(read(" "), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_number_is_named_with_its_turn() {
        for (list, turn, word) in
            [("1,,2", 2, ""), ("x", 1, "x"), ("1,2@", 2, "2@"), ("1,-2", 2, "-2"), ("+1", 1, "+1")]
        {
            assert_eq!(read(list), Err(NotAChoice { turn, word: word.to_owned() }), "{list}");
        }
    }

    #[test]
    fn a_number_beyond_all_bounds_is_still_a_number() {
        assert_eq!(read("99999999999999999999999"), Ok(vec![choice(usize::MAX, None)]));
    }
}
