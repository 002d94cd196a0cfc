//! An answer as it lies in a slot: bytes of one length for a survey, whatever was answered.

use crate::needs::Side;
use std::fmt;

/// So many items may be picked.
pub const PICKS: usize = 3;
/// Nothing answered, nothing picked.
const NOTHING: u8 = u8::MAX;

/// What one person answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// About each of their lines.
    pub parts: Vec<Part>,
}

/// What one person answered about one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The line's place in the survey.
    pub line: u16,
    /// From which side.
    pub side: Side,
    /// For each item 0 (never) to 4 (every time); none for "can't say".
    pub values: Vec<Option<u8>>,
    /// The places of the items picked, [`PICKS`] at most.
    pub picks: Vec<u8>,
}

/// What is wrong with an answer, or with the bytes of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowError {
    /// More lines than a slot has room for.
    Lines {
        /// How many.
        given: usize,
        /// The most.
        most: usize,
    },
    /// Not one value for each item.
    Items {
        /// How many there are.
        given: usize,
        /// How many are asked for.
        wanted: usize,
    },
    /// A value beyond the scale, a pick of nothing, too many picks, or bytes that are no row.
    Value,
}

impl fmt::Display for RowError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowError::Lines { given, most } => write!(out, "an answer about {given} lines: {most} at most"),
            RowError::Items { given, wanted } => write!(out, "{given} ratings instead of {wanted}"),
            RowError::Value => write!(out, "a rating beyond the scale, or a pick of no item"),
        }
    }
}

impl std::error::Error for RowError {}

impl Row {
    /// How many bytes a row takes in a survey of so many items, with so many lines a person at most.
    pub const fn size(items: usize, lines: usize) -> usize {
        1 + lines * Row::part_size(items)
    }

    const fn part_size(items: usize) -> usize {
        3 + items + PICKS
    }

    /// Its bytes.
    pub fn bytes(&self, items: usize, lines: usize) -> Result<Vec<u8>, RowError> {
        if self.parts.len() > lines.min(usize::from(u8::MAX)) {
            return Err(RowError::Lines { given: self.parts.len(), most: lines });
        }
        let mut bytes = Vec::with_capacity(Row::size(items, lines));
        bytes.push(self.parts.len() as u8);
        for part in &self.parts {
            if part.values.len() != items {
                return Err(RowError::Items { given: part.values.len(), wanted: items });
            }
            let is_wrong = part.values.iter().flatten().any(|value| *value > 4)
                || part.picks.len() > PICKS
                || part.picks.iter().any(|pick| usize::from(*pick) >= items || *pick == NOTHING);
            if is_wrong {
                return Err(RowError::Value);
            }
            bytes.extend(part.line.to_le_bytes());
            bytes.push(u8::from(part.side == Side::Provider));
            bytes.extend(part.values.iter().map(|value| value.unwrap_or(NOTHING)));
            bytes.extend((0..PICKS).map(|place| part.picks.get(place).copied().unwrap_or(NOTHING)));
        }
        bytes.resize(Row::size(items, lines), 0);
        Ok(bytes)
    }

    /// Reads one back.
    pub fn read(bytes: &[u8], items: usize, lines: usize) -> Result<Row, RowError> {
        let (many, rest) = bytes.split_first().ok_or(RowError::Value)?;
        if bytes.len() != Row::size(items, lines) || usize::from(*many) > lines {
            return Err(RowError::Value);
        }
        let parts = rest.chunks_exact(Row::part_size(items)).take(usize::from(*many));
        let parts = parts.map(|part| {
            let side = match part[2] {
                0 => Side::Customer,
                1 => Side::Provider,
                _ => return Err(RowError::Value),
            };
            let (values, picks) = part[3..].split_at(items);
            if values.iter().any(|value| *value > 4 && *value != NOTHING) {
                return Err(RowError::Value);
            }
            Ok(Part {
                line: u16::from_le_bytes([part[0], part[1]]),
                side,
                values: values.iter().map(|value| (*value != NOTHING).then_some(*value)).collect(),
                picks: picks.iter().copied().filter(|pick| *pick != NOTHING).collect(),
            })
        });
        Ok(Row { parts: parts.collect::<Result<_, _>>()? })
    }
}
