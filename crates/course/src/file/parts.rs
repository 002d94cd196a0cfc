//! What several kinds of these files have in common.

use super::{Code, Desk, FORMAT, Shelf};
use crate::day::Day;
use counterpart_core::scenario::outline::{Node, Shape};
use counterpart_core::scenario::reading::{Fields, Id, Reader, Spanned, shortened};
use counterpart_core::scenario::{self, OptionIx};
use counterpart_core::text::Text;

/// A closed list of words of these files: the words as a type that the reader knows.
macro_rules! closed_list {
    ($(#[$doc:meta])* $name:ident, $what:expr; $($(#[$vdoc:meta])* $word:ident,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $word,)*
        }

        impl Keyword for $name {
            const ALL: &'static [$name] = &[$($name::$word,)*];
            const WHAT: (&'static str, &'static str) = $what;

            fn key(self) -> &'static str {
                match self { $($name::$word => stringify!($word),)* }
            }
        }
    };
}
pub(super) use closed_list;

/// The version of the format, if it is the one that is read.
pub fn format(fields: &Fields, reader: &mut Reader) -> Option<()> {
    let version = fields.number(reader, "format")?;
    if version.value == FORMAT {
        return Some(());
    }
    reader.report(
        scenario::Code::WrongFormatVersion,
        version.span,
        Text::new(
            format!("格式版本是 {}，这个程序读 {FORMAT}", version.value),
            format!("The format is version {}; this program reads {FORMAT}", version.value),
        ),
        Text::new(
            format!("换用能读它的版本；或者照文档改写，再写 format: {FORMAT}"),
            format!(
                "Use a release that reads it; or rewrite the file as documented and set format: {FORMAT}"
            ),
        ),
    );
    None
}

/// The file's own id.
pub fn own_id(fields: &Fields, reader: &mut Reader) -> Option<String> {
    Some(fields.part(reader, "id", |reader, node| reader.id(node))?.value)
}

/// A number that must lie between two others.
pub fn between(reader: &mut Reader, number: &Spanned<i64>, min: i64, max: i64) -> Option<i64> {
    if (min..=max).contains(&number.value) {
        return Some(number.value);
    }
    reader.report(
        scenario::Code::OutOfRange,
        number.span,
        Text::new(
            format!("{} 不在 {min} 到 {max} 之间", number.value),
            format!("{} is not between {min} and {max}", number.value),
        ),
        Text::new(
            format!("写一个 {min} 到 {max} 的整数。"),
            format!("Write a whole number from {min} to {max}."),
        ),
    );
    None
}

/// A small number that need not be there.
pub fn small(fields: &Fields, reader: &mut Reader, name: &str, usual: u8, min: u8, max: u8) -> Option<u8> {
    let Some(number) = fields.maybe_number(reader, name)? else { return Some(usual) };
    let value = between(reader, &number, i64::from(min), i64::from(max))?;
    u8::try_from(value).ok()
}

/// A list that must hold at least so many.
pub fn at_least<T>(reader: &mut Reader, node: &Node, list: Vec<T>, least: usize) -> Option<Vec<T>> {
    if list.len() >= least {
        return Some(list);
    }
    let have = list.len();
    reader.report(
        scenario::Code::EmptyList,
        node.span,
        Text::new(
            format!("这里至少要 {least} 个，现在是 {have} 个"),
            format!("There must be at least {least} here, not {have}"),
        ),
        Text::new("补上缺的。", "Add what is missing."),
    );
    None
}

/// Ids must not stand in a list twice.
pub fn once(reader: &mut Reader, ids: &[Id]) -> Option<()> {
    let mut all = Some(());
    for (position, id) in ids.iter().enumerate() {
        if ids[..position].iter().any(|earlier| earlier.value == id.value) {
            all = None;
            reader.report(
                scenario::Code::DuplicateId,
                id.span,
                Text::new(
                    format!("“{}”在这里是第二次出现", shortened(&id.value)),
                    format!("`{}` stands here a second time", shortened(&id.value)),
                ),
                Text::new("给其中一个改名；或者删掉一个。", "Rename one of the two; or delete one."),
            );
        }
    }
    all
}

/// An id that must be among those known; what they are, in Chinese and in English.
pub fn known<'k>(
    reader: &mut Reader,
    id: &Id,
    what: (&str, &str),
    known: impl Iterator<Item = &'k str> + Clone,
) -> Option<()> {
    if known.clone().any(|known| known == id.value) {
        return Some(());
    }
    reader.unknown(scenario::Code::UnknownId, what, id.span, &id.value, known);
    None
}

/// A scenario's id and one of its seats' ids.
pub fn seat(reader: &mut Reader, shelf: &Shelf, scenario: &Id, seat: &Id) -> Option<Desk> {
    known(reader, scenario, ("情景", "scenario"), shelf.scenarios.iter().map(|known| known.id.as_str()))?;
    let found = shelf.scenario(&scenario.value)?;
    known(reader, seat, ("位子", "seat"), found.seats.iter().map(|seat| seat.id.as_str()))?;
    Some(Desk { scenario: scenario.value.clone(), seat: seat.value.clone() })
}

/// A desk in one word: `late-shipment/sales`.
pub fn desk(reader: &mut Reader, node: &Node, shelf: &Shelf) -> Option<Spanned<Desk>> {
    let written = reader.string(node)?;
    let Some((scenario, seat_id)) = written.value.split_once('/').filter(|(_, seat)| !seat.contains('/'))
    else {
        reader.report_as(
            Code::NotADesk.key(),
            written.span,
            Text::new(
                format!("“{}”不是“情景/位子”", shortened(&written.value)),
                format!("`{}` is not a scenario and a seat", shortened(&written.value)),
            ),
            Text::new("写成 \"late-shipment/sales\" 这样。", "Write it like \"late-shipment/sales\"."),
        );
        return None;
    };
    let part = |value: &str| Spanned { value: value.to_owned(), span: written.span };
    let value = seat(reader, shelf, &part(scenario), &part(seat_id))?;
    Some(Spanned { value, span: written.span })
}

/// A day of the calendar, `2027-03-01`.
pub fn day(reader: &mut Reader, node: &Node) -> Option<Day> {
    let written = reader.string(node)?;
    let found = Day::read(&written.value);
    if found.is_none() {
        not_a_day(reader, &written, "2027-03-01");
    }
    found
}

/// A year, a month or a day of the calendar: `1998`, `1998-03`, `1998-03-23`. It stays as it is written.
pub fn date(reader: &mut Reader, node: &Node) -> Option<String> {
    let written = reader.string(node)?;
    let padded = match written.value.len() {
        4 => format!("{}-01-01", written.value),
        7 => format!("{}-01", written.value),
        _ => written.value.clone(),
    };
    if Day::read(&padded).is_none() {
        not_a_day(reader, &written, "1998-03");
        return None;
    }
    Some(written.value)
}

fn not_a_day(reader: &mut Reader, written: &Id, sample: &str) {
    reader.report_as(
        Code::NotADay.key(),
        written.span,
        Text::new(
            format!("日历上没有“{}”", shortened(&written.value)),
            format!("There is no `{}` in the calendar", shortened(&written.value)),
        ),
        Text::new(format!("写成 \"{sample}\" 这样。"), format!("Write it like \"{sample}\".")),
    );
}

/// Options by their numbers in the file.
pub fn options(reader: &mut Reader, node: &Node) -> Option<Vec<OptionIx>> {
    reader.whole_list(node, |reader, node| option(reader, node))
}

/// An option by its number in the file.
pub fn option(reader: &mut Reader, node: &Node) -> Option<OptionIx> {
    let number = reader.number(node)?;
    let number = between(reader, &number, 1, 32)?;
    OptionIx::from_number(usize::try_from(number).ok()?)
}

/// The name of a value such as `Plan` or `Path(lessons: 3)`; reports what has none.
pub fn variant(reader: &mut Reader, node: &Node, wanted: Text, sample: &str) -> Option<String> {
    match (&node.shape, &node.name) {
        (Shape::Bare, _) => Some(reader.slice(node.span).to_owned()),
        (_, Some(name)) => Some(name.clone()),
        _ => {
            let hint = Text::new(format!("比如 {sample}"), format!("Such as {sample}"));
            reader.wrong_type(node, wanted, hint);
            None
        }
    }
}

/// The beginnings and the ends of an if–then plan to choose from.
pub fn plan(reader: &mut Reader, node: &Node) -> Option<(Vec<Text>, Vec<Text>)> {
    let fields = Fields::of(reader, node, "plan", &["ifs", "thens"])?;
    let texts = |reader: &mut Reader, name: &'static str| {
        fields.part(reader, name, |reader, node| {
            let texts = reader.list(node, |reader, node| reader.text(node))?;
            at_least(reader, node, texts, 2)?.into_iter().collect::<Option<Vec<_>>>()
        })
    };
    let (ifs, thens) = (texts(reader, "ifs"), texts(reader, "thens"));
    Some((ifs?, thens?))
}
