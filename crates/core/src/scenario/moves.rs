//! Moves: the closed list of communicative acts that an option may be.
//!
//! The list follows the behaviour counts of motivational interviewing (MITI 4: simple and complex
//! reflection, open and closed questions, affirm, confront, persuade), Gordon's roadblocks for the
//! traps, the situation–behaviour–impact form of feedback, and Fisher & Ury's split of positions
//! from interests for the solving moves.

use super::id::{AgreementIx, InterestIx};
use crate::text::Words;
use serde::Serialize;

pub use super::columns::{Argument, Clarity, ConflictMode, Family, Trait};
pub use super::topics::{Cluster, Topic};

/// `Never` for a move that no option can be.
macro_rules! argument {
    (Never) => {
        None
    };
    ($argument:ident) => {
        Some(Argument::$argument)
    };
}

macro_rules! moves {
    ($($(#[$doc:meta])* $kind:ident: $family:ident, $cluster:ident, $mode:ident, $warmth:literal, $argument:ident, $clarity:ident, [$($what:ident)*], $zh:literal, $en:literal;)*) => {
        /// What kind of act a move is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub enum MoveKind {
            $($(#[$doc])* $kind,)*
        }

        impl MoveKind {
            /// Every kind of move.
            pub const ALL: &'static [MoveKind] = &[$(MoveKind::$kind,)*];

            /// The name in scenario files.
            pub const fn key(self) -> &'static str {
                match self { $(MoveKind::$kind => stringify!($kind),)* }
            }

            /// The name on screens.
            pub const fn name(self) -> Words {
                match self { $(MoveKind::$kind => Words::new($zh, $en),)* }
            }

            /// The family it belongs to.
            pub const fn family(self) -> Family {
                match self { $(MoveKind::$kind => Family::$family,)* }
            }

            /// The cluster it is evidence for; for a trap, the cluster it violates.
            pub const fn cluster(self) -> Cluster {
                match self { $(MoveKind::$kind => Cluster::$cluster,)* }
            }

            /// The way of handling a conflict that it belongs to.
            pub const fn mode(self) -> ConflictMode {
                match self { $(MoveKind::$kind => ConflictMode::$mode,)* }
            }

            /// How warm such a sentence usually sounds, −2…2.
            pub const fn warmth(self) -> i8 {
                match self { $(MoveKind::$kind => $warmth,)* }
            }

            /// What the move is written with in scenario files; none if no option can be this move:
            /// predictions are beats of their own.
            pub const fn argument(self) -> Option<Argument> {
                match self { $(MoveKind::$kind => argument!($argument),)* }
            }

            /// What it does to clarity.
            pub const fn clarity(self) -> Clarity {
                match self { $(MoveKind::$kind => Clarity::$clarity,)* }
            }

            /// Its traits, as a set of bits.
            pub(crate) const fn traits(self) -> u16 {
                match self { $(MoveKind::$kind => 0 $(| 1 << Trait::$what as u16)*,)* }
            }
        }
    };
}

// Family, cluster, mode, warmth, what it is written with, what it does to clarity, traits, names.
moves! {
    /// Says back what they said about an interest.
    Reflect: Listen, Listening, Collaborating, 1, Interest, Reflection, [Probes Restates ListensOnly Soothes], "复述", "Say it back";
    /// Names the feeling or strain behind their words.
    ReflectFeeling: Listen, Listening, Accommodating, 2, Nothing, Untouched, [ListensOnly Soothes Once], "说出对方感受", "Name their feeling";
    /// A question that can't be answered with yes or no.
    AskOpen: Listen, Listening, Collaborating, 1, MaybeInterest, Question, [Probes Asks], "开放提问", "Open question";
    /// A question for yes, no or a figure.
    AskClosed: Listen, Listening, Compromising, 0, Nothing, Question, [Asks Works], "封闭提问", "Closed question";
    /// Collects what was said so far.
    Summarise: Listen, Listening, Collaborating, 1, Nothing, Summary, [SumsUp ListensOnly Soothes], "小结", "Summarise";
    /// Lets what they said stand.
    Acknowledge: Listen, Listening, Accommodating, 1, Nothing, Untouched, [ListensOnly Soothes], "认可", "Acknowledge";
    /// Says aloud that it has become tense.
    NameTension: Listen, Listening, Collaborating, 0, Nothing, Untouched, [Once], "点明气氛", "Name the tension";
    /// A tentative reading of why they need it, offered for correction.
    CheckInterest: Perspective, Perspective, Collaborating, 1, Interest, Proposal, [Probes Restates Asks], "求证猜想", "Check a guess";
    /// Puts oneself at their desk aloud.
    TakeTheirSide: Perspective, Perspective, Accommodating, 2, Nothing, Untouched, [Soothes Once], "设身处地", "See it their way";
    /// Situation, behaviour, impact.
    GiveFeedback: Express, Expression, Collaborating, 0, Nothing, Reflection, [Works], "给反馈", "Give feedback";
    /// Asks what they think of one's own part.
    InviteFeedback: Express, Expression, Collaborating, 1, Nothing, Untouched, [Asks Once], "请对方提意见", "Invite feedback";
    /// Takes a criticism in without defence.
    ReceiveFeedback: Express, Expression, Accommodating, 1, Nothing, Untouched, [OwnsUp], "接受反馈", "Receive feedback";
    /// Says what one needs, and why.
    StateNeed: Express, Expression, Competing, 0, Nothing, Need, [Once Works], "说出需要", "State a need";
    /// Puts a fact on the table.
    StateFact: Express, Expression, Competing, 0, Nothing, Fact, [Works], "摆事实", "State a fact";
    /// Answers what was just asked, straight.
    Answer: Express, Expression, Collaborating, 0, Nothing, Fact, [], "正面回答", "Answer";
    /// Says who does what.
    ClarifyRoles: Express, Expression, Collaborating, 0, Nothing, Roles, [Works], "理清分工", "Clarify roles";
    /// Names a goal that both have.
    AlignGoal: Solve, Solving, Collaborating, 1, Nothing, Need, [Once Works], "对齐目标", "Align goals";
    /// Asks for their ideas.
    InviteIdeas: Solve, Solving, Collaborating, 1, Nothing, Question, [Asks Once Works], "请对方出主意", "Invite ideas";
    /// Puts an agreement forward.
    Propose: Solve, Solving, Collaborating, 0, Agreement, Proposal, [Advises Works], "提方案", "Propose";
    /// Gives something to get something.
    Trade: Solve, Solving, Compromising, 0, Agreement, Proposal, [Advises Works], "交换条件", "Trade";
    /// Settles who does what by when.
    Commit: Solve, Solving, Collaborating, 0, Nothing, Commitment, [Works], "落实", "Commit";
    /// Says thanks for something particular.
    Appreciate: Service, Service, Accommodating, 2, Nothing, Untouched, [Once Soothes], "感谢", "Appreciate";
    /// Owns a fault.
    Apologise: Service, Service, Accommodating, 2, Nothing, Untouched, [Once OwnsUp], "道歉", "Apologise";
    /// Offers to carry some of it.
    OfferHelp: Service, Service, Accommodating, 2, Nothing, Untouched, [Advises Once], "主动帮忙", "Offer help";
    /// Says what one won't do, and why.
    SetBoundary: Service, Service, Competing, -1, Nothing, Proposal, [], "划清底线", "Set a boundary";
    /// Stops for a moment.
    TakeABreak: Service, Service, Avoiding, 0, Nothing, Untouched, [Once], "先停一停", "Take a break";
    /// Says it is their doing.
    Blame: Trap, Service, Competing, -2, Nothing, Accuses, [], "指责", "Blame";
    /// Says it doesn't matter.
    Dismiss: Trap, Listening, Avoiding, -2, Nothing, Untouched, [], "不当回事", "Dismiss";
    /// Presses a position.
    Demand: Trap, Solving, Competing, -1, MaybeAgreement, Untouched, [], "硬压", "Demand";
    /// Says what will happen to them otherwise.
    Threaten: Trap, Service, Competing, -2, Nothing, Untouched, [], "威胁", "Threaten";
    /// Turns it to something or somebody else.
    Deflect: Trap, Expression, Avoiding, -1, Nothing, Muddles, [], "推脱", "Deflect";
    /// Tells them how the world works.
    Lecture: Trap, Expression, Competing, -1, Nothing, Untouched, [], "说教", "Lecture";
    /// Advice before anything was understood.
    AdviseEarly: Trap, Perspective, Competing, 0, Nothing, Untouched, [Advises], "急着出主意", "Advise too early";
    /// Promises what can't be kept.
    Overpromise: Trap, Service, Accommodating, 2, Nothing, Muddles, [], "空头承诺", "Empty promise";
    /// Yields.
    GiveIn: Trap, Solving, Accommodating, 2, MaybeAgreement, Untouched, [], "让步", "Give in";
    /// Question upon question, to corner.
    Interrogate: Trap, Listening, Competing, -1, Nothing, Untouched, [], "盘问", "Interrogate";
    /// States their motive as if it were known.
    GuessAsFact: Trap, Perspective, Competing, -1, Interest, Presumes, [], "想当然", "Guess as fact";
    /// Says what matters most to the other side, before it shows.
    Predict: Predict, Perspective, Collaborating, 0, Never, Untouched, [], "预测", "Predict";
}

/// What a move is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Target {
    /// Nothing in particular.
    Nothing,
    /// An interest of the other side.
    Interest(InterestIx),
    /// An agreement.
    Agreement(AgreementIx),
}

/// The communicative act of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Move {
    /// What kind of act.
    pub kind: MoveKind,
    /// What it is about.
    pub target: Target,
}

impl Move {
    /// The interest it is about, if it is about one.
    pub const fn interest(self) -> Option<InterestIx> {
        match self.target {
            Target::Interest(interest) => Some(interest),
            _ => None,
        }
    }

    /// The agreement it is about, if it is about one.
    pub const fn agreement(self) -> Option<AgreementIx> {
        match self.target {
            Target::Agreement(agreement) => Some(agreement),
            _ => None,
        }
    }
}
