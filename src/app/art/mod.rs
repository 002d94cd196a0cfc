//! Drawn things: people composed of their parts, rooms, and pixels made of both.
//!
//! **Not here:** who looks how (`scenario::look`), which face shows (`session::expression`), where people
//! stand (`geometry`).

mod person;
mod raster;

pub use person::{Figure, Layer, bust_svg, head_shift, layer_svg};
pub use raster::{Inked, Pixels, rasterise, rasterise_inked};

use crate::scenario::Room;
use include_dir::{Dir, include_dir};

static PEOPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/people");
static ROOMS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/rooms");

/// The drawing of a room, 1600 × 900 units.
pub fn room_svg(room: Room) -> &'static str {
    ROOMS.get_file(format!("{}.svg", room.key())).and_then(|file| file.contents_utf8()).unwrap_or(EMPTY)
}

/// Nothing, drawn.
const EMPTY: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"/>"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Face;
    use crate::scenario::look::{ACCESSORIES, BEARDS, BODIES, HEADS};

    #[test]
    fn every_part_that_a_scenario_may_name_is_drawn_and_every_drawing_can_be_named() {
        let faces: Vec<&str> = Face::ALL.iter().map(|face| face.key()).collect();
        let folders: [(&str, &[&str]); 4] =
            [("body", BODIES), ("head", HEADS), ("beard", BEARDS), ("accessory", ACCESSORIES)];
        for (folder, names) in folders {
            let mut drawn: Vec<&str> = PEOPLE
                .get_dir(folder)
                .expect("a folder of parts")
                .files()
                .filter_map(|file| file.path().file_stem()?.to_str())
                .collect();
            drawn.sort_unstable();
            let mut named = names.to_vec();
            named.sort_unstable();
            assert_eq!(drawn, named, "{folder}");
        }
        for face in faces {
            assert!(PEOPLE.get_file(format!("face/{face}.svg")).is_some(), "{face}");
        }
    }

    #[test]
    fn every_room_is_drawn() {
        for room in Room::ALL {
            assert!(room_svg(*room).len() > 1000, "{room:?}");
            let pixels = rasterise(room_svg(*room), 160, 90).expect("a picture");
            assert!(pixels.rgba.chunks(4).any(|pixel| pixel[3] == 255));
        }
    }
}
