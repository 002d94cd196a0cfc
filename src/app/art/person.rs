//! People, composed of Open Peeps' parts in the order body, head, face, beard, accessory.
//!
//! A picture that stands still is one drawing. On the stage a person is four, one over the other, so
//! that the chest can breathe, the head tilt and the eyes blink without drawing the rest anew.

use super::PEOPLE;
use crate::scenario::look::Look;
use crate::session::face_parts::{Features, Mouth};

/// How a person is drawn at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    /// Their parts and colours.
    pub look: Look,
    /// Their face.
    pub features: Features,
}

/// One of the drawings that a person on the stage is made of, on a canvas of 1300 × 1400 units,
/// facing right.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Layer {
    /// From the shoulders down.
    Body(Look),
    /// The head with its hair.
    Head(Look),
    /// Brows, eyes, nose and mouth. Nobody's in particular: all faces are ink.
    Face(Features),
    /// What lies over the face: beard and glasses.
    Front(Look),
}

/// The canvas that every part shares.
const CANVAS: (u32, u32) = (1300, 1400);
/// The part of it that shows a head and shoulders: left, top, width, height.
const BUST_BOX: (i32, i32, u32, u32) = (230, 40, 840, 840);
/// Where the drawings of faces lie on the canvas.
const FACE_AT: (i32, i32) = (531, 366);

/// The drawing of a layer, without the shift that a body gives to its head; none if there is nothing
/// to draw.
pub fn layer_svg(layer: &Layer) -> Option<String> {
    let drawing = match layer {
        Layer::Body(look) => part("body", &look.body, look),
        Layer::Head(look) => part("head", &look.head, look),
        Layer::Face(features) => face(*features),
        Layer::Front(look) if look.beard.is_none() && look.accessory.is_none() => return None,
        Layer::Front(look) => front(look),
    };
    let (width, height) = CANVAS;
    Some(format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{drawing}</svg>"#
    ))
}

/// Head and shoulders, square, facing right.
pub fn bust_svg(figure: &Figure) -> String {
    let look = &figure.look;
    let shift = head_shift(&look.body);
    let (x, y, width, height) = BUST_BOX;
    let (x, y) = (x + shift.0, y + shift.1);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{x} {y} {width} {height}">{}<g transform="translate({} {})">{}{}{}</g></svg>"#,
        part("body", &look.body, look),
        shift.0,
        shift.1,
        part("head", &look.head, look),
        face(figure.features),
        front(look),
    )
}

fn front(look: &Look) -> String {
    let beard = look.beard.as_ref().map(|name| part("beard", name, look));
    let accessory = look.accessory.as_ref().map(|name| part("accessory", name, look));
    beard.unwrap_or_default() + &accessory.unwrap_or_default()
}

/// A face of the eyes of one drawing and the mouth of another.
fn face(features: Features) -> String {
    let open = source("face", features.upper.key());
    // Eyes that look shut already have no drawing of their own for that.
    let shut = if features.shut { source("eyes_closed", features.upper.key()) } else { "" };
    let upper = if shut.is_empty() { open } else { shut };
    let mouth = match features.mouth {
        Mouth::Of(face) => source("face", face.key()),
        Mouth::Speaking(shape) => source("mouth_open", shape.key()),
    };
    let drawing = [group(upper, "upper"), group(open, "nose"), group(mouth, "mouth")].concat();
    let (x, y) = FACE_AT;
    format!(r#"<g transform="translate({x} {y})">{}</g>"#, drawing.replace("{{line}}", LINE))
}

/// The text of a part; nothing if there is no such part.
fn source(folder: &str, name: &str) -> &'static str {
    PEOPLE.get_file(format!("{folder}/{name}.svg")).and_then(|file| file.contents_utf8()).unwrap_or("")
}

/// The group of this id in the drawing of a face; groups lie side by side in it.
fn group<'a>(svg: &'a str, id: &str) -> &'a str {
    const END: &str = "</g>";
    let Some(start) = svg.find(&format!(r#"<g id="{id}">"#)) else { return "" };
    svg[start..].find(END).map_or("", |length| &svg[start..start + length + END.len()])
}

/// How far a body moves the head, in units of the canvas; as in `assets/people/parts.json`.
pub fn head_shift(body: &str) -> (i32, i32) {
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
    let coloured = source(folder, name)
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
    use crate::scenario::Face;
    use crate::session::face_parts::{Shape, Upper};

    fn look(body: &str) -> Look {
        let colour = |c: &str| c.to_owned();
        Look {
            body: body.into(),
            head: "MediumTwo".into(),
            beard: None,
            accessory: Some("Glasses".into()),
            skin: colour("#edb98a"),
            hair: colour("#222222"),
            top: colour("#2f6d76"),
            accent: None,
        }
    }

    fn inked(pixels: &[u8]) -> usize {
        pixels.chunks(4).filter(|pixel| pixel[3] > 200).count()
    }

    #[test]
    fn a_person_has_no_colour_left_open_and_can_be_drawn() {
        for body in crate::scenario::look::BODIES {
            let look = look(body);
            for layer in [Layer::Body(look.clone()), Layer::Head(look.clone()), Layer::Front(look.clone())] {
                let svg = layer_svg(&layer).expect("a drawing");
                assert!(!svg.contains("{{"), "{body}");
                let drawn = rasterise(&svg, 130, 140).expect("a picture");
                assert!(inked(&drawn.rgba) > 10, "{layer:?}");
            }
            let bust = bust_svg(&Figure { look, features: Face::Calm.into() });
            assert!(inked(&rasterise(&bust, 130, 140).expect("a picture").rgba) > 2000, "{body}");
        }
        let bare = Look { accessory: None, ..look("Tee") };
        assert_eq!(layer_svg(&Layer::Front(bare)), None);
    }

    fn drawn_face(features: Features) -> Vec<u8> {
        rasterise(&layer_svg(&Layer::Face(features)).expect("a face"), 260, 280).expect("a picture").rgba
    }

    #[test]
    fn every_expression_looks_different() {
        let mut seen: Vec<Vec<u8>> = Vec::new();
        for face in Face::ALL {
            let drawn = drawn_face((*face).into());
            assert!(!seen.contains(&drawn), "{face:?} looks like another");
            seen.push(drawn);
        }
    }

    #[test]
    fn open_eyes_can_shut_and_stay_in_their_place() {
        let watching = [
            Face::Smile,
            Face::SmileTeeth,
            Face::Explaining,
            Face::Concerned,
            Face::Suspicious,
            Face::Serious,
        ]
        .map(Upper::Of);
        for upper in watching.into_iter().chain([Upper::Of(Face::Angry), Upper::Blank, Upper::Driven]) {
            let open = Features::of(upper, Face::Calm);
            assert_ne!(drawn_face(open), drawn_face(Features { shut: true, ..open }), "{upper:?}");
        }
        // A stare doesn't blink, and eyes that are shut can't.
        for face in [Face::Rage, Face::Fear, Face::Calm, Face::EyesClosed] {
            let open = Features::from(face);
            assert_eq!(drawn_face(open), drawn_face(Features { shut: true, ..open }), "{face:?}");
        }
    }

    #[test]
    fn every_mouth_that_speaks_is_drawn() {
        let calm = Features::from(Face::Calm);
        let mut seen = vec![drawn_face(calm)];
        for shape in Shape::ALL {
            let drawn = drawn_face(calm.speaking(shape));
            assert!(inked(&drawn) > 0 && !seen.contains(&drawn), "{shape:?}");
            seen.push(drawn);
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
