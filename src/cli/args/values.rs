//! What a value on the command line may be, and what is said of one that it can't be.

use crate::course::day::Day;
use crate::phrase;
use crate::text::{Lang, half_width};
use std::fmt;
use std::net::IpAddr;
use std::ops::RangeInclusive;

/// The smallest and the largest side of a picture.
pub const SIDES: RangeInclusive<u32> = 320..=7680;

/// What a value has to be, where one isn't.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number from … to ….
    Number(u64, u64),
    /// A day.
    Date,
    /// Two sides of a picture, each from … to ….
    Size(u32, u32),
    /// One of this computer's addresses.
    Address,
}

impl Wanted {
    /// In words: "a whole number from 1 to 20000".
    pub fn in_words(self, lang: Lang) -> String {
        match self {
            Wanted::Number(from, to) if to >= u64::from(u32::MAX) => {
                phrase!(lang, "cli.usage.number_from", from = from)
            }
            Wanted::Number(from, to) => phrase!(lang, "cli.usage.number", from = from, to = to),
            Wanted::Date => phrase!(lang, "cli.usage.date"),
            Wanted::Size(from, to) => phrase!(lang, "cli.usage.size", from = from, to = to),
            Wanted::Address => phrase!(lang, "cli.usage.address"),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.in_words(Lang::En))
    }
}

impl std::error::Error for Wanted {}

/// Reads a whole number in a range; what an input method types in full width is a number as well.
pub fn number<N>(
    range: RangeInclusive<N>,
) -> impl Fn(&str) -> Result<N, Wanted> + Clone + Send + Sync + 'static
where
    N: TryFrom<u64> + Into<u64> + Copy + Send + Sync + 'static,
{
    let (from, to) = ((*range.start()).into(), (*range.end()).into());
    move |text| {
        let read = half_width(text).parse::<u64>().ok().filter(|number| (from..=to).contains(number));
        read.and_then(|number| N::try_from(number).ok()).ok_or(Wanted::Number(from, to))
    }
}

/// Reads how many states may be looked at: at least one.
pub fn states(text: &str) -> Result<usize, Wanted> {
    let read = number(1..=u64::MAX)(text)?;
    // More than a computer of 32 bits can count is more than it can hold.
    Ok(usize::try_from(read).unwrap_or(usize::MAX))
}

/// Reads a day.
pub fn day(text: &str) -> Result<Day, Wanted> {
    Day::read(&half_width(text)).ok_or(Wanted::Date)
}

/// Reads the size of a picture.
pub fn size(text: &str) -> Result<(u32, u32), Wanted> {
    let text = half_width(text);
    let side = |side: &str| side.parse().ok().filter(|side| SIDES.contains(side));
    let sides = text.split_once('x').and_then(|(width, height)| Some((side(width)?, side(height)?)));
    sides.ok_or(Wanted::Size(*SIDES.start(), *SIDES.end()))
}

/// Reads an address.
pub fn address(text: &str) -> Result<IpAddr, Wanted> {
    half_width(text).parse().ok().ok_or(Wanted::Address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_two_sensible_numbers() {
        for good in ["1280x720", "１２８０x７２０"] {
            assert_eq!(size(good), Ok((1280, 720)));
        }
        for bad in ["", "x", "1280", "1280x", "0x720", "-1x720", "1280x720x2", "99999x720"] {
            assert_eq!(size(bad), Err(Wanted::Size(320, 7680)), "{bad}");
        }
    }

    #[test]
    fn a_number_is_one_in_its_range() {
        let port = number(0..=u16::MAX);
        assert_eq!([port("0"), port("65535"), port("８０８０")], [Ok(0), Ok(65535), Ok(8080)]);
        for bad in ["", "-1", "65536", "1.5", "八千", "99999999999999999999999"] {
            assert_eq!(port(bad), Err(Wanted::Number(0, 65535)), "{bad}");
        }
        assert_eq!(states("0"), Err(Wanted::Number(1, u64::MAX)));
        assert_eq!(states("300000"), Ok(300_000));
    }
}
