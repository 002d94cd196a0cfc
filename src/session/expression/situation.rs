//! The emotional situations, and when each of them shows.

use super::face_parts::{Features, Shape, Upper};
use crate::conversation::{Mind, Play, State, Thresholds, TurnRecord};
use crate::scenario::{EndingKind, Face, Feeling};

/// What can be seen of somebody at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glimpse {
    /// What they think and feel.
    pub mind: Mind,
    /// Which of their interests are understood, as a set of bits.
    pub understood: u32,
    /// What they feel beside anger.
    pub feels: Option<Feeling>,
    /// How many things may still be said.
    pub turns_left: u8,
    /// How it ended, once it has.
    pub ending: Option<EndingKind>,
}

impl Glimpse {
    /// A mind in the middle of a talk, and nothing else known.
    pub const fn of(mind: Mind) -> Glimpse {
        Glimpse { mind, understood: 0, feels: None, turns_left: u8::MAX, ending: None }
    }

    /// Somebody across the table in a state of a play, by their position in the seat's `facing`.
    pub fn at(play: &Play, state: &State, facing: usize) -> Glimpse {
        let ending = play.ending().filter(|_| state == play.state());
        let mind = state.minds.get(facing).copied().unwrap_or_default();
        let feels = play.feels(state, facing);
        Glimpse { mind, understood: state.understood, feels, turns_left: state.turns_left, ending }
    }

    /// The same person once a turn was made, before the next line.
    pub fn after(play: &Play, turn: &TurnRecord, facing: usize) -> Glimpse {
        Glimpse { feels: play.still_feels(turn, facing), ..Glimpse::at(play, &turn.after, facing) }
    }
}

/// What somebody is going through; the rules are the table in the module above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Situation {
    /// A promise to them turned out to be empty.
    Betrayed,
    /// Hit out of the blue.
    Startled,
    /// Hit while already tense.
    Stung,
    /// Let down.
    Hurt,
    /// Understood in something that matters to them, or met in what they felt.
    Moved,
    /// Letting out a breath.
    Relieved,
    /// Pleased with what was said.
    Warmed,
    /// At one in the end.
    Reconciled,
    /// Gone.
    WalkedOut,
    /// Closed up: others will decide.
    ShutOff,
    /// About to blow up, or past it.
    Furious,
    /// Angry.
    Angry,
    /// Feeling something beside anger.
    Feels(Feeling),
    /// Tense, and not believing a word.
    Suspicious,
    /// Tense.
    Tense,
    /// At ease with the player.
    AtEase,
    /// Not safe enough to speak freely.
    Worried,
    /// Keeping their distance.
    Distant,
    /// Tired of it.
    Weary,
    /// Calm, listening.
    Attentive,
}

impl Situation {
    /// Every situation.
    pub const ALL: [Situation; 24] = [
        Situation::Betrayed,
        Situation::Startled,
        Situation::Stung,
        Situation::Hurt,
        Situation::Moved,
        Situation::Relieved,
        Situation::Warmed,
        Situation::Reconciled,
        Situation::WalkedOut,
        Situation::ShutOff,
        Situation::Furious,
        Situation::Angry,
        Situation::Feels(Feeling::Hurt),
        Situation::Feels(Feeling::Ashamed),
        Situation::Feels(Feeling::Afraid),
        Situation::Feels(Feeling::Worn),
        Situation::Feels(Feeling::Moved),
        Situation::Suspicious,
        Situation::Tense,
        Situation::AtEase,
        Situation::Worried,
        Situation::Distant,
        Situation::Weary,
        Situation::Attentive,
    ];

    /// How it stands.
    pub fn standing(now: &Glimpse) -> Situation {
        Situation::standing_by(&Thresholds::DEFAULT, now)
    }

    /// How it stands, by these thresholds.
    pub fn standing_by(at: &Thresholds, now: &Glimpse) -> Situation {
        let Mind { trust, heat, safety, .. } = now.mind;
        match (now.ending, now.feels) {
            (Some(EndingKind::WalkOut), _) => return Situation::WalkedOut,
            (Some(EndingKind::Escalation), _) => return Situation::ShutOff,
            (Some(_), Some(feeling)) => return Situation::Feels(feeling),
            (Some(EndingKind::Agreement), None) => return Situation::Reconciled,
            (Some(EndingKind::TimeUp), None) => return Situation::Weary,
            (None, Some(feeling)) if heat < at.furious => return Situation::Feels(feeling),
            (None, _) => {}
        }
        match () {
            () if heat >= at.furious => Situation::Furious,
            () if heat >= at.angry => Situation::Angry,
            () if heat >= at.tense && trust < at.wary_below => Situation::Suspicious,
            () if heat >= at.tense => Situation::Tense,
            () if heat < at.at_ease_below && trust >= at.friendly => Situation::AtEase,
            () if safety < at.worried_below => Situation::Worried,
            () if trust < at.distant_below => Situation::Distant,
            () if heat >= at.at_ease_below && now.turns_left <= at.last_turns => Situation::Weary,
            () => Situation::Attentive,
        }
    }

    /// What was just said has done to somebody, where that shows; otherwise how it stands.
    pub fn after(before: &Glimpse, now: &Glimpse) -> Situation {
        Situation::after_by(&Thresholds::DEFAULT, before, now)
    }

    /// The same, by these thresholds.
    pub fn after_by(at: &Thresholds, before: &Glimpse, now: &Glimpse) -> Situation {
        let change = |new: u8, old: u8| i16::from(new) - i16::from(old);
        let (old, new) = (&before.mind, &now.mind);
        let (heat, trust) = (change(new.heat, old.heat), change(new.trust, old.trust));
        let warmth = trust + change(new.safety, old.safety);
        let newly_understood = now.understood & !before.understood != 0;
        let met = before.feels.is_some() && now.feels.is_none();
        let stays = || Situation::standing_by(at, &Glimpse { ending: None, ..*now });
        match () {
            () if new.deceived && !old.deceived => Situation::Betrayed,
            () if new.heat >= at.furious => Situation::Furious,
            () if heat >= at.change && old.heat < at.tense => Situation::Startled,
            () if heat >= at.change => Situation::Stung,
            () if trust <= -at.change && new.heat >= at.angry => Situation::Stung,
            () if trust <= -at.change => Situation::Hurt,
            () if now.feels.is_some() => stays(),
            () if (newly_understood || met) && new.heat < at.angry => Situation::Moved,
            () if heat <= -at.change && new.heat >= at.tense => Situation::Relieved,
            () if warmth >= at.change && new.heat < at.tense => Situation::Warmed,
            () => stays(),
        }
    }

    /// The face of it.
    pub const fn features(self) -> Features {
        match self {
            Situation::Betrayed => Features::whole(Face::Contempt),
            Situation::Startled => Features::whole(Face::Explaining).speaking(Shape::Small),
            Situation::Stung | Situation::Angry => Features::whole(Face::Angry),
            Situation::Hurt => Features::of(Upper::Of(Face::Solemn), Face::Tired),
            Situation::Moved => Features::of(Upper::Of(Face::Concerned), Face::Smile),
            Situation::Relieved => Features::whole(Face::Contempt).speaking(Shape::Small),
            Situation::Warmed => Features::of(Upper::Of(Face::Explaining), Face::Smile),
            Situation::Reconciled => Features::whole(Face::Calm),
            Situation::WalkedOut | Situation::Furious => Features::whole(Face::Rage),
            Situation::ShutOff => Features::of(Upper::Blank, Face::Contempt),
            Situation::Feels(Feeling::Hurt) => Features::of(Upper::Of(Face::Concerned), Face::Solemn),
            // Eyes cast down.
            Situation::Feels(Feeling::Ashamed) => Features::of(Upper::Of(Face::Contempt), Face::Solemn),
            Situation::Feels(Feeling::Afraid) => Features::whole(Face::Concerned).speaking(Shape::Anxious),
            Situation::Feels(Feeling::Moved) => Features::of(Upper::Of(Face::Solemn), Face::Smile),
            Situation::Suspicious => Features::whole(Face::Suspicious),
            Situation::Tense => Features::whole(Face::Serious),
            Situation::AtEase => Features::whole(Face::Smile),
            Situation::Worried => Features::of(Upper::Of(Face::Concerned), Face::Tired),
            Situation::Distant => Features::of(Upper::Blank, Face::Suspicious),
            Situation::Weary | Situation::Feels(Feeling::Worn) => Features::whole(Face::Tired),
            Situation::Attentive => Features::of(Upper::Of(Face::Smile), Face::Suspicious),
        }
    }

    /// The whole drawn face that comes nearest.
    pub const fn face(self) -> Face {
        match self {
            // Eyes that listen over a mouth at rest: the calm one of the whole faces.
            Situation::Attentive => Face::Calm,
            Situation::Warmed => Face::Smile,
            _ => match self.features().upper {
                Upper::Of(face) => face,
                Upper::Blank => Face::Suspicious,
                Upper::Driven => Face::Serious,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::parameters::Parameters;

    const FURIOUS: u8 = Thresholds::DEFAULT.furious;
    const ANGRY: u8 = Thresholds::DEFAULT.angry;
    const TENSE: u8 = Thresholds::DEFAULT.tense;
    const AT_EASE: u8 = Thresholds::DEFAULT.at_ease_below;
    const FRIENDLY: u8 = Thresholds::DEFAULT.friendly;
    const WARY: u8 = Thresholds::DEFAULT.wary_below;
    const DISTANT: u8 = Thresholds::DEFAULT.distant_below;
    const UNSAFE: u8 = Thresholds::DEFAULT.worried_below;
    const LAST_TURNS: u8 = Thresholds::DEFAULT.last_turns;

    fn mind(trust: u8, heat: u8) -> Mind {
        Mind { trust, heat, safety: 50, clarity: 50, ..Mind::default() }
    }

    fn glimpse(trust: u8, heat: u8) -> Glimpse {
        Glimpse::of(mind(trust, heat))
    }

    fn standing(trust: u8, heat: u8) -> Situation {
        Situation::standing(&glimpse(trust, heat))
    }

    #[test]
    fn heat_comes_first_and_trust_decides_what_tension_looks_like() {
        assert_eq!(standing(100, FURIOUS), Situation::Furious);
        assert_eq!(standing(100, FURIOUS - 1), Situation::Angry);
        assert_eq!(standing(100, ANGRY - 1), Situation::Tense);
        assert_eq!(standing(WARY - 1, TENSE), Situation::Suspicious);
        assert_eq!(standing(WARY, TENSE), Situation::Tense);
        assert_eq!(standing(50, TENSE - 1), Situation::Attentive);
    }

    #[test]
    fn a_smile_needs_trust_and_ease_and_worry_shows_when_nothing_is_safe() {
        assert_eq!(standing(FRIENDLY, AT_EASE - 1), Situation::AtEase);
        assert_eq!(standing(FRIENDLY - 1, AT_EASE - 1), Situation::Attentive);
        assert_eq!(standing(FRIENDLY, AT_EASE), Situation::Attentive);
        assert_eq!(standing(DISTANT - 1, 30), Situation::Distant);
        let unsafe_now = Glimpse::of(Mind { safety: UNSAFE - 1, ..mind(50, 30) });
        assert_eq!(Situation::standing(&unsafe_now), Situation::Worried);
    }

    #[test]
    fn the_last_turns_tire_only_those_who_are_not_at_ease() {
        let late = |heat| Glimpse { turns_left: LAST_TURNS, ..glimpse(50, heat) };
        assert_eq!(Situation::standing(&late(AT_EASE)), Situation::Weary);
        assert_eq!(Situation::standing(&late(AT_EASE - 1)), Situation::Attentive);
        assert_eq!(Situation::standing(&late(TENSE)), Situation::Tense);
    }

    #[test]
    fn every_ending_shows_whatever_the_gauges_say() {
        let ended = |ending| Situation::standing(&Glimpse { ending: Some(ending), ..glimpse(50, 90) });
        assert_eq!(ended(EndingKind::Agreement), Situation::Reconciled);
        assert_eq!(ended(EndingKind::WalkOut), Situation::WalkedOut);
        assert_eq!(ended(EndingKind::Escalation), Situation::ShutOff);
        assert_eq!(ended(EndingKind::TimeUp), Situation::Weary);
    }

    #[test]
    fn more_heat_never_looks_kinder() {
        let sternness = |situation| match situation {
            Situation::AtEase => 0,
            Situation::Attentive => 1,
            Situation::Suspicious | Situation::Tense => 2,
            Situation::Angry => 3,
            Situation::Furious => 4,
            other => panic!("{other:?} does not stand with safety at 50 and time left"),
        };
        for trust in DISTANT..=100 {
            let found: Vec<i32> = (0..=100).map(|heat| sternness(standing(trust, heat))).collect();
            assert!(found.is_sorted(), "trust {trust}");
        }
    }

    #[test]
    fn a_number_of_the_model_that_moves_takes_the_faces_along() {
        let moved = Parameters { hot: 62, boiling: 80, wary: 55, ..Parameters::DEFAULT };
        let at = &Thresholds::of(&moved);
        let standing = |trust, heat| Situation::standing_by(at, &glimpse(trust, heat));
        assert_eq!(standing(60, 61), Situation::Tense);
        assert_eq!(standing(54, 61), Situation::Suspicious);
        assert_eq!(standing(60, 62), Situation::Angry);
        assert_eq!(standing(60, 79), Situation::Angry);
        assert_eq!(standing(60, 80), Situation::Furious);
        let understood = Glimpse { understood: 0b10, ..glimpse(52, 61) };
        assert_eq!(Situation::after_by(at, &glimpse(50, 66), &understood), Situation::Moved);
    }

    #[test]
    fn a_blow_shows() {
        let tense = glimpse(50, 50);
        let after = |before: Glimpse, now: Glimpse| Situation::after(&before, &now);
        assert_eq!(after(tense, glimpse(48, 58)), Situation::Stung);
        assert_eq!(after(tense, glimpse(35, FURIOUS)), Situation::Furious);
        assert_eq!(after(glimpse(50, TENSE - 1), glimpse(48, TENSE + 9)), Situation::Startled);
        assert_eq!(after(glimpse(50, 20), glimpse(42, 25)), Situation::Hurt);
        assert_eq!(after(glimpse(50, 60), glimpse(42, 64)), Situation::Stung, "the angry don't look hurt");
        assert_eq!(after(glimpse(50, 20), glimpse(43, 25)), standing(43, 25), "seven points don't show");
        let out = Glimpse::of(Mind { deceived: true, ..mind(35, 60) });
        assert_eq!(after(tense, out), Situation::Betrayed);
        assert_eq!(after(out, out), standing(35, 60), "an old betrayal is no news");
    }

    #[test]
    fn being_heard_shows() {
        let after = |before: Glimpse, now: Glimpse| Situation::after(&before, &now);
        assert_eq!(after(glimpse(50, 66), glimpse(53, 58)), Situation::Relieved);
        let safer = Glimpse::of(Mind { safety: 55, ..mind(54, 38) });
        assert_eq!(after(glimpse(50, 40), safer), Situation::Warmed);
        let understood = |heat| Glimpse { understood: 0b10, ..glimpse(52, heat) };
        assert_eq!(after(glimpse(50, 50), understood(48)), Situation::Moved);
        assert_eq!(after(glimpse(50, 66), understood(ANGRY)), Situation::Angry);
        assert_eq!(after(understood(48), understood(48)), standing(52, 48), "known already");
        assert_eq!(after(glimpse(50, 40), glimpse(50, 40)), standing(50, 40));
    }

    /// What shows of a feeling at a heat, at a trust that looks suspicious where there is tension.
    fn feeling(feeling: Feeling, heat: u8) -> Situation {
        Situation::standing(&Glimpse { feels: Some(feeling), ..glimpse(WARY - 1, heat) })
    }

    #[test]
    fn a_feeling_shows_at_every_heat_but_fury() {
        for one in Feeling::ALL {
            for heat in (0..FURIOUS).chain([AT_EASE - 1, TENSE, ANGRY, FURIOUS - 1]) {
                assert_eq!(feeling(*one, heat), Situation::Feels(*one), "heat {heat}");
            }
            for heat in FURIOUS..=100 {
                assert_eq!(feeling(*one, heat), Situation::Furious, "heat {heat}");
            }
        }
    }

    #[test]
    fn a_feeling_outlasts_an_ending_unless_they_leave_or_close_up() {
        let ended = |ending| {
            let moved = Glimpse { feels: Some(Feeling::Moved), ending: Some(ending), ..glimpse(80, 90) };
            Situation::standing(&moved)
        };
        assert_eq!(ended(EndingKind::Agreement), Situation::Feels(Feeling::Moved));
        assert_eq!(ended(EndingKind::TimeUp), Situation::Feels(Feeling::Moved));
        assert_eq!(ended(EndingKind::WalkOut), Situation::WalkedOut);
        assert_eq!(ended(EndingKind::Escalation), Situation::ShutOff);
    }

    #[test]
    fn a_feeling_that_is_met_gives_way_and_one_that_is_not_stays_below_a_blow() {
        let hurt = |now: Glimpse| Glimpse { feels: Some(Feeling::Hurt), ..now };
        let before = hurt(glimpse(50, 20));
        assert_eq!(Situation::after(&before, &glimpse(52, 20)), Situation::Moved, "met");
        assert_eq!(
            Situation::after(&hurt(glimpse(50, 66)), &glimpse(52, 62)),
            Situation::Angry,
            "met in anger"
        );
        assert_eq!(Situation::after(&before, &hurt(glimpse(49, 22))), Situation::Feels(Feeling::Hurt));
        let understood = Glimpse { understood: 0b1, ..hurt(glimpse(54, 20)) };
        assert_eq!(Situation::after(&before, &understood), Situation::Feels(Feeling::Hurt), "not met");
        assert_eq!(Situation::after(&before, &hurt(glimpse(50, 30))), Situation::Startled, "a blow");
        assert_eq!(Situation::after(&before, &hurt(glimpse(40, 24))), Situation::Hurt, "let down");
        let furious = hurt(glimpse(50, FURIOUS));
        assert_eq!(Situation::after(&hurt(glimpse(50, FURIOUS - 4)), &furious), Situation::Furious);
    }

    #[test]
    fn no_two_situations_that_differ_look_alike() {
        // Each pair is one feeling: before and after it has settled, or of a talk and of a life.
        let alike = [
            [Situation::Stung, Situation::Angry],
            [Situation::WalkedOut, Situation::Furious],
            [Situation::Feels(Feeling::Worn), Situation::Weary],
        ];
        for (position, one) in Situation::ALL.iter().enumerate() {
            for other in &Situation::ALL[position + 1..] {
                let same = one.features() == other.features();
                let known = alike.iter().any(|pair| pair.contains(one) && pair.contains(other));
                assert_eq!(same, known, "{one:?} and {other:?}");
            }
        }
    }
}
