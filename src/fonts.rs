//! The fonts inside the program: Noto Sans SC in two weights, and narrow punctuation for English. The game draws its
//! screens with them, and pictures that leave the program their letters.

use crate::exchange::Faces;
use crate::text::Lang;

/// Noto Sans SC.
pub static REGULAR: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Regular.otf");
/// The same, bold.
pub static BOLD_FACE: &[u8] = include_bytes!("../assets/fonts/NotoSansSC-Bold.otf");
/// Narrow punctuation.
pub static POINTS: &[u8] = include_bytes!("../assets/fonts/NotoSans-Punctuation-Regular.ttf");
/// The same, bold.
pub static BOLD_POINTS: &[u8] = include_bytes!("../assets/fonts/NotoSans-Punctuation-Bold.ttf");

/// The hollow box that stands for what no face has, in a face of its own, so that it can be told from the others.
pub static STAND_IN: &[u8] = include_bytes!("../assets/fonts/StandIn-Regular.ttf");

static FOR_CHINESE: Faces = Faces { regular: &[REGULAR, STAND_IN], bold: &[BOLD_FACE, STAND_IN] };
static FOR_ENGLISH: Faces =
    Faces { regular: &[POINTS, REGULAR, STAND_IN], bold: &[BOLD_POINTS, BOLD_FACE, STAND_IN] };

/// The fonts of a picture in a language. The Chinese face draws quotes and apostrophes as wide as a character: in
/// English the narrow ones go before it.
pub fn faces(lang: Lang) -> &'static Faces<'static> {
    match lang {
        Lang::Zh => &FOR_CHINESE,
        Lang::En => &FOR_ENGLISH,
    }
}
