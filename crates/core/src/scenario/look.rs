//! How a person looks: which drawn parts, in which colours.

use serde::{Deserialize, Serialize};

/// A person's drawn parts and colours.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The body, one of [`BODIES`].
    pub body: String,
    /// The head with its hair, one of [`HEADS`].
    pub head: String,
    /// The beard, one of [`BEARDS`].
    #[serde(default)]
    pub beard: Option<String>,
    /// Glasses, one of [`ACCESSORIES`].
    #[serde(default)]
    pub accessory: Option<String>,
    /// The skin's colour, `#rrggbb`.
    pub skin: String,
    /// The hair's colour, `#rrggbb`.
    pub hair: String,
    /// The clothes' colour, `#rrggbb`.
    pub top: String,
    /// A second colour for details, `#rrggbb`.
    #[serde(default)]
    pub accent: Option<String>,
}

/// The bodies in `assets/people/body`.
pub const BODIES: &[&str] = &[
    "BlazerBlackTee",
    "ButtonPocketShirt",
    "ButtonShirt",
    "Coffee",
    "Computer",
    "Dress",
    "Explaining",
    "Hoodie",
    "Jacket",
    "Paper",
    "PointingUp",
    "PolkadotJacket",
    "PoloSweater",
    "ShirtCoat",
    "SportyTee",
    "StripedTee",
    "StrippedPocketTee",
    "SweaterDots",
    "Tee",
    "TeeArmsCrossed",
    "Turtleneck",
    "Whatever",
];

/// The heads in `assets/people/head`.
pub const HEADS: &[&str] = &[
    "Afro",
    "Bald",
    "Bangs",
    "BangsTwo",
    "BantuKnots",
    "Bun",
    "BunClip",
    "BunKnots",
    "BunTwo",
    "ColorBun",
    "ColorMedium",
    "Cornrows",
    "CornrowsLight",
    "DreadsOne",
    "DreadsTwo",
    "FlatTop",
    "FlatTopLong",
    "GrayShort",
    "Hijab",
    "LongAfro",
    "LongBangs",
    "LongCurly",
    "LongHair",
    "MediumBangs",
    "MediumBangsColor",
    "MediumBangsOne",
    "MediumOne",
    "MediumStraight",
    "MediumThree",
    "MediumTwo",
    "NoHairThree",
    "NoHairTwo",
    "Pomp",
    "Shaved",
    "ShavedOne",
    "ShavedThree",
    "ShortFive",
    "ShortFour",
    "ShortOne",
    "ShortThree",
    "ShortTwo",
    "Turban",
    "Twists",
    "TwistsTwo",
    "Wavy",
];

/// The beards in `assets/people/beard`.
pub const BEARDS: &[&str] = &[
    "Chin",
    "Full",
    "FullColor",
    "FullMedium",
    "Goatee",
    "GoateeFull",
    "MustacheBull",
    "MustacheEight",
    "MustacheFive",
    "MustacheNine",
    "MustacheSeven",
    "MustacheSix",
    "MustacheThin",
    "MustacheThinBull",
    "MustacheYosemite",
];

/// The glasses in `assets/people/accessory`.
pub const ACCESSORIES: &[&str] =
    &["Glasses", "GlassesFive", "GlassesFour", "GlassesSix", "GlassesThree", "GlassesTwo"];

/// Whether a word is a colour as `#rrggbb`.
pub fn is_colour(word: &str) -> bool {
    word.len() == 7 && word.starts_with('#') && word[1..].bytes().all(|b| b.is_ascii_hexdigit())
}
