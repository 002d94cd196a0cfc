//! The closed lists of words of a scenario file: kinds of trouble, rooms, faces, feelings, stakes, endings
//! and the like, with the name that files have for each and the one on screens.
//!
//! **Not here:** the moves, whose table says more of each (`super::moves`).

use crate::text::Words;
use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident: $zh:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* $variant,)*
        }

        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// The name in scenario files.
            pub const fn key(self) -> &'static str {
                match self { $($name::$variant => stringify!($variant),)* }
            }

            /// The name on screens.
            pub const fn name(self) -> Words {
                match self { $($name::$variant => Words::new($zh, $en),)* }
            }
        }
    };
}

named! {
    /// What kind of trouble stands between the departments.
    Problem {
        /// What one side knows doesn't reach the other.
        InformationSilo: "信息孤岛", "Information silo";
        /// They talk past each other.
        PoorCommunication: "沟通不畅", "Poor communication";
        /// Nobody knows whose it is.
        UnclearRoles: "职责不清", "Unclear roles";
        /// Each side is measured on something else.
        GoalsNotAligned: "目标不一致", "Goals not aligned";
        /// The rule and the customer pull apart.
        RulesAgainstService: "规则与服务", "Rules against service";
        /// What is needed was never said.
        UnclearExpression: "表达不清", "Unclear expression";
    }
}

named! {
    /// How much a file sets out to be: what can be demanded of it follows.
    ScenarioKind {
        /// A few sentences that exercise one thing, from one seat or more.
        Drill: "小练习", "Drill";
        /// A whole conversation, from both seats.
        Scenario: "情景", "Scenario";
    }
}

named! {
    /// What somebody feels beside anger. It is met by other sentences than anger is, and at any heat.
    Feeling {
        /// Wronged, and not seen in it.
        Hurt: "委屈", "hurt";
        /// Shown up before others, or before themselves.
        Ashamed: "难堪", "ashamed";
        /// Afraid of what comes next.
        Afraid: "害怕", "afraid";
        /// At the end of their strength.
        Worn: "累垮了", "worn out";
        /// Touched: it means more to them than they say.
        Moved: "动容", "moved";
    }
}

named! {
    /// Where a scenario takes place.
    Room {
        /// A meeting room.
        MeetingRoom: "会议室", "Meeting room";
        /// A loading dock.
        WarehouseDock: "仓库月台", "Warehouse dock";
        /// An open-plan office.
        OpenOffice: "开放办公区", "Open office";
        /// A corridor.
        Corridor: "走廊", "Corridor";
        /// A canteen.
        Canteen: "食堂", "Canteen";
        /// A video call.
        VideoCall: "视频会议", "Video call";
    }
}

named! {
    /// An expression of the drawn people.
    Face {
        /// At ease.
        Calm: "平静", "calm";
        /// A small smile.
        Smile: "微笑", "smiling";
        /// A broad smile.
        SmileTeeth: "笑开了", "smiling broadly";
        /// In the middle of explaining.
        Explaining: "在说明", "explaining";
        /// Worried.
        Concerned: "担心", "concerned";
        /// Not convinced.
        Suspicious: "怀疑", "suspicious";
        /// Looks down on it.
        Contempt: "不屑", "contemptuous";
        /// Serious.
        Serious: "严肃", "serious";
        /// Angry.
        Angry: "生气", "angry";
        /// Furious.
        Rage: "暴怒", "furious";
        /// Tired.
        Tired: "疲惫", "tired";
        /// Grave.
        Solemn: "凝重", "grave";
        /// Afraid.
        Fear: "害怕", "afraid";
        /// Eyes closed for a moment.
        EyesClosed: "闭眼", "eyes closed";
    }
}

named! {
    /// What is at stake in a beat. It decides when a firm no, yielding, thanks or an apology is right.
    Stake {
        /// Somebody could be hurt.
        Safety: "安全", "safety";
        /// The law or a signed rule.
        Law: "法规", "the law";
        /// Something that costs little.
        Trifle: "小事", "a trifle";
        /// They criticise our side, with a point.
        Criticism: "中肯的批评", "a fair criticism";
        /// Our side did something wrong.
        Fault: "我方的错", "our fault";
        /// They have just given something.
        Concession: "对方的让步", "their concession";
    }
}

named! {
    /// How a conversation may end.
    EndingKind {
        /// With something settled.
        Agreement: "谈成了", "Agreement";
        /// Somebody leaves.
        WalkOut: "谈崩了", "Walk-out";
        /// It goes to the boss.
        Escalation: "闹到上级", "Escalation";
        /// The meeting is over.
        TimeUp: "时间到了", "Out of time";
    }
}

named! {
    /// Whose an interest is, in view of the other side.
    InterestKind {
        /// Theirs alone.
        Own: "自己的", "own";
        /// The other side wants the same.
        Shared: "共同的", "shared";
        /// The other side can give it at little cost.
        Tradable: "可交换的", "tradable";
    }
}

named! {
    /// How a person is spoken of.
    Pronoun {
        /// He.
        He: "他", "he";
        /// She.
        She: "她", "she";
    }
}
