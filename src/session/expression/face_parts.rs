//! What a face is put together from: the brows and eyes of one drawing, the mouth of another.

use crate::scenario::Face;

/// A face's drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Features {
    /// Which brows and eyes.
    pub upper: Upper,
    /// Whether the eyes are shut for a moment. Eyes that look shut already stay as they are.
    pub shut: bool,
    /// Which mouth.
    pub mouth: Mouth,
}

/// Brows and eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Upper {
    /// Those of an expression.
    Of(Face),
    /// Half shut.
    Blank,
    /// Under heavy brows, on to something.
    Driven,
}

impl Upper {
    /// The name of its drawing in `assets/people/face`.
    pub const fn key(self) -> &'static str {
        match self {
            Upper::Of(face) => face.key(),
            Upper::Blank => "Blank",
            Upper::Driven => "Driven",
        }
    }
}

/// A mouth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mouth {
    /// The one of an expression.
    Of(Face),
    /// One that is speaking.
    Speaking(Shape),
}

/// The shapes of a mouth that speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Wide open, at ease.
    Open,
    /// Round and small.
    Small,
    /// Hardly open.
    Narrow,
    /// As loud as it gets.
    Shout,
    /// Through the teeth.
    Bitten,
    /// Open, with its corners down.
    Anxious,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Shape; 6] =
        [Shape::Open, Shape::Small, Shape::Narrow, Shape::Shout, Shape::Bitten, Shape::Anxious];

    /// The name of its drawing in `assets/people/mouth_open`.
    pub const fn key(self) -> &'static str {
        match self {
            Shape::Open => "Open",
            Shape::Small => "Small",
            Shape::Narrow => "Narrow",
            Shape::Shout => "Shout",
            Shape::Bitten => "Bitten",
            Shape::Anxious => "Anxious",
        }
    }
}

impl From<Face> for Features {
    fn from(face: Face) -> Features {
        Features::whole(face)
    }
}

impl Features {
    /// A face as it was drawn.
    pub const fn whole(face: Face) -> Features {
        Features::of(Upper::Of(face), face)
    }

    /// The brows and eyes of one face over the mouth of another.
    pub const fn of(upper: Upper, mouth: Face) -> Features {
        Features { upper, shut: false, mouth: Mouth::Of(mouth) }
    }

    /// The same face with a mouth that speaks.
    pub const fn speaking(self, shape: Shape) -> Features {
        Features { mouth: Mouth::Speaking(shape), ..self }
    }

    /// The mouths that somebody with this face speaks with; between them it closes.
    pub const fn speech(self) -> [Shape; 3] {
        match self.upper {
            Upper::Of(Face::Rage) => [Shape::Shout, Shape::Bitten, Shape::Shout],
            Upper::Of(Face::Angry) => [Shape::Bitten, Shape::Narrow, Shape::Shout],
            Upper::Driven | Upper::Blank | Upper::Of(Face::Serious | Face::Suspicious) => {
                [Shape::Narrow, Shape::Small, Shape::Bitten]
            }
            Upper::Of(Face::Concerned | Face::Contempt | Face::Fear | Face::Solemn | Face::Tired) => {
                [Shape::Small, Shape::Narrow, Shape::Anxious]
            }
            Upper::Of(_) => [Shape::Open, Shape::Small, Shape::Narrow],
        }
    }
}
