//! A certificate: what somebody did in a course, and nothing of how well. There is no score on it, and no level.
//!
//! One drawing (SVG, A4 across), the same as a picture (PNG), and as a page that prints.

use crate::document::document;
use crate::picture::{Faces, Letters, outlines, png};
use crate::report::{NotKept, keep_files};
use counterpart_core::text::{Lang, list};
use counterpart_course::day::Day;
use counterpart_phrases::phrase;
use maud::{Markup, PreEscaped, html};
use std::path::{Path, PathBuf};

/// What somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateOf {
    /// What they call themselves.
    pub name: String,
    /// The course.
    pub course: String,
    /// Who holds it, if that is said.
    pub organiser: Option<String>,
    /// The first and the last day on which something was done.
    pub days: [Day; 2],
    /// On how many days something was done.
    pub on_days: usize,
    /// What the lessons were about.
    pub lessons: Vec<String>,
    /// How many cases.
    pub cases: usize,
    /// How many conversations were held to their end, each seat once.
    pub conversations: usize,
    /// The titles of the scenarios that were held from both sides.
    pub both_sides: Vec<String>,
    /// How many plans were made.
    pub plans: usize,
    /// How long the conversations took, in minutes; none if that isn't known.
    pub minutes: Option<u32>,
    /// The day on which it is written.
    pub on: Day,
}

/// A certificate, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The drawing.
    pub svg: String,
    /// The same as a page to print.
    pub html: String,
    /// The same as a picture.
    pub png: Vec<u8>,
}

/// The page around the drawing.
const STYLE: &str = "html,body{margin:0;background:#e9e4da}svg{display:block;width:297mm;max-width:100%;height:auto;margin:0 auto}\
                     @page{size:A4 landscape;margin:0}@media print{html,body{background:#fff}svg{width:297mm;height:209mm}}";
/// The letters, from those that computers have.
const FONTS: &str = "'Segoe UI','Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif";
/// How much of its height a letter of Latin is wide on average; a Chinese character is as wide as high.
const LATIN: f64 = 0.56;

impl Certificate {
    /// Of what somebody did, in one language, with the letters of these fonts in its picture.
    pub fn of(done: &CertificateOf, faces: &Faces, lang: Lang) -> Certificate {
        let outlined = drawing(done, Some(faces), lang).into_string();
        let drawing = drawing(done, None, lang).into_string();
        let title = format!("{} · {}", phrase!(lang, "certificate.title"), done.name);
        let svg = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{drawing}\n");
        // A drawing of our own can be read.
        let png = png(&outlined).unwrap_or_default();
        Certificate { svg, html: document(lang, STYLE, &title, &PreEscaped(drawing)), png }
    }

    /// Writes it into a folder, under this name without an ending, as a report is written: the drawing, the page, then
    /// the picture.
    pub fn keep(&self, folder: &Path, name: &str) -> Result<Vec<PathBuf>, NotKept> {
        let files = [
            (name, "svg", self.svg.as_bytes()),
            (name, "html", self.html.as_bytes()),
            (name, "png", &*self.png),
        ];
        keep_files(folder, &files)
    }
}

/// How wide a text is in letters of height 1.
fn width(text: &str) -> f64 {
    text.chars().map(|char| if char < '\u{2e80}' { LATIN } else { 1.0 }).sum()
}

/// A text in lines of at most this width; English breaks between words, Chinese anywhere but before a closing mark.
fn in_lines(text: &str, most: f64) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut pieces: Vec<String> = Vec::new();
    for char in text.chars() {
        let joins = char < '\u{2e80}' && char != ' ' || "，。、；：！？”’）》".contains(char);
        match pieces.last_mut() {
            Some(last) if joins && !last.ends_with(' ') => last.push(char),
            Some(last) if char == ' ' => last.push(char),
            _ => pieces.push(char.to_string()),
        }
    }
    for piece in pieces {
        let last = lines.last_mut().map_or(0.0, |last| width(last));
        if last > 0.0 && last + width(piece.trim_end()) > most {
            lines.push(String::new());
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(&piece);
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// What was done, a sentence each.
fn sentences(done: &CertificateOf, lang: Lang) -> Vec<String> {
    let named = |names: &[String]| list(lang, &names.iter().map(String::as_str).collect::<Vec<_>>());
    let (conversations, both) = (done.conversations, &done.both_sides);
    let mut told = Vec::new();
    if conversations > 0 {
        told.push(phrase!(lang, "certificate.conversations", count = conversations));
    }
    if !both.is_empty() {
        told.push(phrase!(lang, "certificate.both_sides", names = named(both)));
    }
    if !done.lessons.is_empty() {
        let names = named(&done.lessons);
        told.push(phrase!(lang, "certificate.lessons", count = done.lessons.len(), names = names));
    }
    if done.cases > 0 {
        told.push(phrase!(lang, "certificate.cases", count = done.cases));
    }
    if done.plans > 0 {
        told.push(phrase!(lang, "certificate.plans", count = done.plans));
    }
    if let Some(minutes) = done.minutes.filter(|minutes| *minutes > 0) {
        told.push(phrase!(lang, "certificate.minutes", minutes = minutes));
    }
    told
}

/// A line of text in the drawing.
struct Line<'l> {
    at: (f64, f64),
    letters: Letters<'l>,
    ink: &'static str,
    /// Whether it ends where it stands, and doesn't begin there.
    ends: bool,
}

impl<'l> Line<'l> {
    const fn at(x: f64, y: f64, size: f64, ink: &'static str, text: &'l str) -> Line<'l> {
        let letters = Letters { text, size, bold: false, spacing: 0.0 };
        Line { at: (x, y), letters, ink, ends: false }
    }

    const fn bold(mut self, spacing: f64) -> Self {
        (self.letters.bold, self.letters.spacing) = (true, spacing);
        self
    }

    const fn ending(mut self) -> Self {
        self.ends = true;
        self
    }

    /// As text, or as the outlines of letters.
    fn drawn(&self, faces: Option<&Faces>) -> Markup {
        let ((x, y), ink, letters) = (self.at, self.ink, &self.letters);
        let Some(faces) = faces else {
            return html! {
                text x=(x) y=(format!("{y:.1}")) font-size=(format!("{:.1}", letters.size)) font-weight=[letters.bold.then_some("700")] fill=(ink) letter-spacing=[(letters.spacing > 0.0).then_some(letters.spacing)] text-anchor=[self.ends.then_some("end")] { (letters.text) }
            };
        };
        let (data, wide) = outlines(letters, faces);
        let from = if self.ends { x - wide } else { x };
        html! {
            @if !data.is_empty() { path transform=(format!("translate({from:.1} {y:.1})")) d=(data) fill=(ink) {} }
        }
    }
}

fn drawing(done: &CertificateOf, faces: Option<&Faces>, lang: Lang) -> Markup {
    const SIZE: f64 = 22.0;
    const WIDE: f64 = 780.0;
    let name_size = (760.0 / width(&done.name).max(1.0)).clamp(24.0, 62.0);
    let course: Vec<String> = in_lines(&done.course, WIDE / 32.0).into_iter().take(2).collect();
    let days = match done.days {
        [first, last] if first == last => phrase!(lang, "certificate.day", day = first),
        [first, last] => {
            phrase!(lang, "certificate.days", first = first, last = last, count = done.on_days)
        }
    };
    let told: Vec<Vec<String>> =
        sentences(done, lang).iter().map(|sentence| in_lines(sentence, WIDE / SIZE)).collect();
    // What there is goes into the room that there is: smaller if it is much.
    let all: usize = told.iter().map(Vec::len).sum();
    let step = (232.0 / all.max(1) as f64).min(32.0);
    let size = SIZE.min(step * 0.74);
    let mut y = 430.0 + 36.0 * (course.len() as f64 - 1.0);
    let mut placed = Vec::new();
    for sentence in &told {
        for (number, line) in sentence.iter().enumerate() {
            placed.push((number == 0, y, line.as_str()));
            y += step;
        }
    }
    const INK: &str = "#1d1b19";
    const SOFT: &str = "#625a50";
    let (title, took_part) = (phrase!(lang, "certificate.title"), phrase!(lang, "certificate.took_part"));
    let not_how_well = phrase!(lang, "certificate.not_how_well");
    let signed = match &done.organiser {
        Some(organiser) => format!("{organiser} · {}", done.on),
        None => done.on.to_string(),
    };
    let mut lines = vec![
        Line::at(250.0, 128.0, 21.0, "#1f6670", &title).bold(2.0),
        Line::at(250.0, 212.0, name_size.round(), INK, &done.name).bold(0.0),
        Line::at(250.0, 288.0, 21.0, SOFT, &took_part),
    ];
    for (number, line) in course.iter().enumerate() {
        lines.push(Line::at(250.0, 330.0 + 36.0 * number as f64, 32.0, INK, line).bold(0.0));
    }
    let below = 330.0 + 36.0 * (course.len().max(1) as f64 - 1.0) + 38.0;
    lines.push(Line::at(250.0, below, 19.0, SOFT, &days));
    for (is_first, y, line) in placed {
        if is_first {
            lines.push(Line::at(226.0, y, size, "#a8431f", "•"));
        }
        lines.push(Line::at(250.0, y, size, INK, line));
    }
    lines.push(Line::at(250.0, 728.0, 16.0, SOFT, &not_how_well));
    lines.push(Line::at(1030.0, 728.0, 18.0, INK, &signed).ending());
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1123 794" width="1123" height="794" font-family=(FONTS) role="img" aria-label=(phrase!(lang, "certificate.title")) {
            rect width="1123" height="794" fill="#fffdf8" {}
            rect x="26" y="26" width="1071" height="742" fill="none" stroke="#1d1b19" stroke-width="2" {}
            rect x="34" y="34" width="1055" height="726" fill="none" stroke="#d8d0c2" stroke-width="1" {}
            (emblem())
            @for line in &lines { (line.drawn(faces)) }
            line x1="250" x2="1030" y1="240" y2="240" stroke="#1f6670" stroke-width="2" {}
        }
    }
}

/// The program's own drawing, two sides of one conversation, as a part of another one.
fn emblem() -> PreEscaped<String> {
    const ICON: &str = include_str!("../../../assets/icon.svg");
    let inner = ICON.split_once('>').map_or("", |(_, inner)| inner);
    PreEscaped(format!("<svg x=\"70\" y=\"78\" width=\"140\" height=\"140\" viewBox=\"0 0 256 256\">{inner}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular.otf");
    const FACES: Faces = Faces { regular: &[REGULAR], bold: &[REGULAR] };

    fn done() -> CertificateOf {
        CertificateOf {
            name: "Li <Wei> & Co".to_owned(),
            course: "六十天：内部客户".to_owned(),
            organiser: Some("Training".to_owned()),
            days: [Day(20_000), Day(20_060)],
            on_days: 4,
            lessons: vec!["Active listening".to_owned(), "Perspective-taking".to_owned()],
            cases: 1,
            conversations: 7,
            both_sides: vec!["The late shipment".to_owned()],
            plans: 2,
            minutes: Some(84),
            on: Day(20_061),
        }
    }

    #[test]
    fn it_says_what_was_done() {
        for lang in Lang::ALL {
            let found = Certificate::of(&done(), &FACES, lang);
            for said in ["Li &lt;Wei&gt; &amp; Co", "The late shipment", "84", "2024-10-04", "2024-12-03"] {
                assert!(found.svg.contains(said) && found.html.contains(said), "{said}: {}", found.svg);
            }
            assert!(!found.svg.contains("%{") && !found.svg.contains("certificate."), "{}", found.svg);
            // The picture is twice as large, and as good as everything that is written in it.
            let sides: Vec<u32> = [16, 20]
                .map(|at| u32::from_be_bytes(found.png[at..at + 4].try_into().expect("four bytes")))
                .to_vec();
            assert_eq!((&found.png[..8], sides), (&b"\x89PNG\r\n\x1a\n"[..], vec![2246, 1588]));
            let other = CertificateOf { name: "Li <Wei> & Ca".to_owned(), ..done() };
            assert_ne!(Certificate::of(&other, &FACES, lang).png, found.png, "a letter is seen");
            let bare = CertificateOf {
                lessons: Vec::new(),
                both_sides: Vec::new(),
                minutes: None,
                plans: 0,
                cases: 0,
                ..done()
            };
            assert_eq!(sentences(&bare, lang).len(), 1, "what wasn't done isn't named");
        }
    }

    #[test]
    fn lines_are_no_wider_than_they_may_be() {
        let english =
            "Conversations held from both sides: The late shipment, The bounced claim and The changed spec";
        let chinese = "两边都谈过的情景：迟到的发货、退回的报销、改了的规格，和冻结的放行。";
        for (text, most) in [(english, 20.0), (chinese, 11.0)] {
            let found = in_lines(text, most);
            assert!(found.len() > 2 && found.iter().all(|line| width(line) <= most + 1.0), "{found:?}");
            let whole = if text == english { found.join(" ") } else { found.concat() };
            assert_eq!(whole, text);
        }
    }
}
