//! The lines of a course as both sides rated them, before and again.

use crate::anonymity::{Answers, Closed, ItemShown, Least, SideShown, release};
use crate::file::survey::{ItemKind, Survey};
use crate::needs::{Change, Item, Side, change, compare, needs};

/// The surveys of a course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Surveys {
    /// What was rated, in the order of the survey.
    pub items: Vec<Item>,
    /// The lines before the course; none if there was no survey.
    pub before: Option<Closed>,
    /// The same lines weeks after it.
    pub after: Option<Closed>,
}

/// What a survey rates, in its order: the items on its scale.
pub fn rated(survey: &Survey) -> Vec<Item> {
    let rated = survey.items.iter().filter(|item| item.kind.is_rated());
    let item = rated.map(|item| Item {
        code: item.code.clone(),
        topic: item.topic,
        problem: item.problem,
        mirrored: item.kind == ItemKind::Mirrored,
    });
    item.collect()
}

/// What may be shown of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineFigures {
    /// Its id.
    pub line: String,
    /// How many of its customers and of its providers answered before; none if fewer than the least.
    pub before: [Option<u32>; 2],
    /// How many of either answered again.
    pub again: [Option<u32>; 2],
    /// What was rated, in the order of the survey.
    pub items: Vec<ItemFigures>,
}

/// What may be shown of one item of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFigures {
    /// Which, in the order of the survey.
    pub item: usize,
    /// How much it is needed by what its customers said, of 1 for all items together; none if that can't be told.
    pub need: Option<f64>,
    /// What arrives, by the customers.
    pub arrives: ItemShown,
    /// What the providers believe to arrive.
    pub believed: ItemShown,
    /// By how many points the providers believe to give more, where that is beyond chance.
    pub blind_spot: Option<f64>,
    /// What arrives now.
    pub again: ItemShown,
    /// What the providers believe to arrive now.
    pub believed_again: ItemShown,
    /// How what arrives has changed.
    pub change: Option<Change>,
}

impl LineFigures {
    /// The items of which what arrives is shown, those that are needed most first; as many as that.
    pub fn most_needed(&self, most: usize) -> Vec<&ItemFigures> {
        let told = |item: &&ItemFigures| item.need.is_some() && mean(item.arrives).is_some();
        let mut items: Vec<&ItemFigures> = self.items.iter().filter(told).collect();
        items.sort_by(|a, b| b.need.unwrap_or(0.0).total_cmp(&a.need.unwrap_or(0.0)));
        items.truncate(most);
        items
    }
}

/// The mean of an item, if one is shown.
pub fn mean(shown: ItemShown) -> Option<u8> {
    match shown {
        ItemShown::Mean { mean, .. } => Some(mean),
        ItemShown::TooFew | ItemShown::Split => None,
    }
}

/// What may be shown of every line that was asked about.
pub fn lines(surveys: &Surveys, least: Least) -> Vec<LineFigures> {
    let Some(first) = surveys.before.as_ref().or(surveys.after.as_ref()) else { return Vec::new() };
    first.lines.iter().map(|answers| line(surveys, &answers.line, least)).collect()
}

fn line(surveys: &Surveys, id: &str, least: Least) -> LineFigures {
    let of = |closed: &Option<Closed>| -> Option<Answers> {
        closed.as_ref()?.lines.iter().find(|answers| answers.line == id).cloned()
    };
    let (before, after) = (of(&surveys.before), of(&surveys.after));
    let sides = |answers: &Option<Answers>| -> Option<[SideShown; 2]> {
        let shown = release(&Closed { lines: vec![answers.clone()?] }, least);
        let line = shown.lines.into_iter().next()?;
        Some([line.customer, line.provider])
    };
    let (was, is) = (sides(&before), sides(&after));
    let answered = |sides: &Option<[SideShown; 2]>| match sides {
        Some([customer, provider]) => [customer.answered(), provider.answered()],
        None => [None, None],
    };
    let at = |sides: &Option<[SideShown; 2]>, side: usize, item: usize| match sides {
        Some(sides) => match &sides[side] {
            SideShown::Shown { items, .. } => items.get(item).copied().unwrap_or(ItemShown::TooFew),
            SideShown::TooFew => ItemShown::TooFew,
        },
        None => ItemShown::TooFew,
    };
    let needed = before.as_ref().and_then(|of| needs(&surveys.items, &of.customer, least.get()));
    let compared = before.as_ref().map(|of| compare(&surveys.items, &of.customer, &of.provider, least.get()));
    let both = before.as_ref().zip(after.as_ref());
    let items = (0..surveys.items.len()).map(|item| ItemFigures {
        item,
        need: needed.as_ref().map(|needs| needs.items[item]).filter(|_| surveys.items[item].mirrored),
        arrives: at(&was, 0, item),
        believed: at(&was, 1, item),
        blind_spot: compared.as_ref().and_then(|compared| compared.get(item)?.blind_spot()),
        again: at(&is, 0, item),
        believed_again: at(&is, 1, item),
        change: both.and_then(|(before, after)| {
            change(before.of(Side::Customer), after.of(Side::Customer), item, least.get())
        }),
    });
    LineFigures { line: id.to_owned(), before: answered(&was), again: answered(&is), items: items.collect() }
}
