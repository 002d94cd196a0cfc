//! People, composed of Open Peeps' parts in the order body, head, face, beard, accessory.

use super::PEOPLE;
use crate::scenario::Face;
use crate::scenario::look::Look;

/// How a person is drawn at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// Their parts and colours.
    pub look: Look,
    /// Their expression.
    pub face: Face,
}

/// The canvas that every part shares.
const CANVAS: (u32, u32) = (1300, 1400);
/// The part of it that a person seen from the waist up fills: left, top, width, height. The body of
/// a part that sets its head to one side needs the room on that side.
const FIGURE_BOX: (i32, i32, u32, u32) = (0, 0, 1300, 1400);
/// The part of it that shows a head and shoulders.
const BUST_BOX: (i32, i32, u32, u32) = (230, 40, 840, 840);

/// A person from the waist up, 1300 × 1400 units, facing right.
pub fn figure_svg(figure: &Figure) -> String {
    svg(figure, FIGURE_BOX)
}

/// Head and shoulders, square, facing right.
pub fn bust_svg(figure: &Figure) -> String {
    let shift = head_shift(&figure.look.body);
    let (x, y, width, height) = BUST_BOX;
    svg(figure, (x + shift.0, y + shift.1, width, height))
}

fn svg(figure: &Figure, (x, y, width, height): (i32, i32, u32, u32)) -> String {
    let look = &figure.look;
    let shift = head_shift(&look.body);
    let mut drawing = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{x} {y} {width} {height}">"#
    );
    drawing.push_str(&part("body", &look.body, look));
    drawing.push_str(&format!(r#"<g transform="translate({} {})">"#, shift.0, shift.1));
    drawing.push_str(&part("head", &look.head, look));
    drawing.push_str(&part("face", figure.face.key(), look));
    if let Some(beard) = &look.beard {
        drawing.push_str(&part("beard", beard, look));
    }
    if let Some(accessory) = &look.accessory {
        drawing.push_str(&part("accessory", accessory, look));
    }
    drawing.push_str("</g></svg>");
    drawing
}

/// How far a body moves the head, in units of the canvas; as in `assets/people/parts.json`.
fn head_shift(body: &str) -> (i32, i32) {
    match body {
        "Explaining" | "PointingUp" => (0, 30),
        "PolkadotJacket" => (0, 20),
        "StrippedPocketTee" => (250, 0),
        "Whatever" => (90, 0),
        _ => (0, 0),
    }
}

/// One part in a person's colours, without its outer element.
fn part(folder: &str, name: &str, look: &Look) -> String {
    let source =
        PEOPLE.get_file(format!("{folder}/{name}.svg")).and_then(|file| file.contents_utf8()).unwrap_or("");
    let coloured = source
        .replace("{{skin}}", &look.skin)
        .replace("{{hair}}", &look.hair)
        .replace("{{top}}", &look.top)
        .replace("{{accent}}", look.accent.as_deref().unwrap_or(ACCENT))
        .replace("{{line}}", LINE)
        .replace("{{paper}}", PAPER);
    format!(
        r#"<svg x="0" y="0" width="{}" height="{}" viewBox="0 0 {} {}">{}</svg>"#,
        CANVAS.0,
        CANVAS.1,
        CANVAS.0,
        CANVAS.1,
        inner(&coloured)
    )
}

/// The ink of the drawings.
const LINE: &str = "#1d1b19";
/// Paper and white in the drawings.
const PAPER: &str = "#ffffff";
/// The detail colour of somebody who has none of their own.
const ACCENT: &str = "#d99a2b";

/// What stands between the outer element's tags.
fn inner(svg: &str) -> &str {
    let start = svg.find("<svg").and_then(|at| Some(at + svg[at..].find('>')? + 1)).unwrap_or(0);
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    &svg[start..end.max(start)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::art::rasterise;

    fn figure(body: &str, face: Face) -> Figure {
        let colour = |c: &str| c.to_owned();
        Figure {
            look: Look {
                body: body.into(),
                head: "MediumTwo".into(),
                beard: None,
                accessory: Some("Glasses".into()),
                skin: colour("#edb98a"),
                hair: colour("#222222"),
                top: colour("#2f6d76"),
                accent: None,
            },
            face,
        }
    }

    #[test]
    fn a_person_has_no_colour_left_open_and_can_be_drawn() {
        for body in crate::scenario::look::BODIES {
            let svg = figure_svg(&figure(body, Face::Calm));
            assert!(!svg.contains("{{"), "{body}");
            let drawn = rasterise(&svg, 130, 140).expect("a picture");
            let inked = drawn.rgba.chunks(4).filter(|pixel| pixel[3] > 200).count();
            assert!(inked > 2000, "{body}: {inked} pixels");
        }
    }

    #[test]
    fn every_expression_looks_different() {
        let mut seen: Vec<Vec<u8>> = Vec::new();
        for face in Face::ALL {
            let drawn = rasterise(&bust_svg(&figure("Tee", *face)), 150, 150).expect("a picture");
            assert!(!seen.contains(&drawn.rgba), "{face:?} looks like another");
            seen.push(drawn.rgba);
        }
    }

    #[test]
    fn head_shifts_are_those_of_the_parts_list() {
        let list: serde_json::Value = serde_json::from_str(
            PEOPLE.get_file("parts.json").and_then(|file| file.contents_utf8()).expect("the list"),
        )
        .expect("JSON");
        for body in list["body"].as_array().expect("bodies") {
            let name = body["name"].as_str().expect("a name");
            let shift = body.get("head_shift").map_or((0, 0), |shift| {
                (shift[0].as_i64().expect("x") as i32, shift[1].as_i64().expect("y") as i32)
            });
            assert_eq!(head_shift(name), shift, "{name}");
        }
    }
}
