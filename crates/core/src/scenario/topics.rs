//! Topics of the course, and the clusters that are scored.

use crate::text::Words;
use serde::{Deserialize, Serialize};

/// One of the eleven topics of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Topic {
    /// Active listening.
    ActiveListening,
    /// Recognising conflict.
    RecognisingConflict,
    /// Perspective-taking.
    PerspectiveTaking,
    /// Clear expression.
    ClearExpression,
    /// Giving and taking feedback.
    Feedback,
    /// Knowing who does what.
    RoleClarity,
    /// Finding the goal that both share.
    GoalAlignment,
    /// Working out solutions.
    Solutions,
    /// Both sides better off.
    WinWin,
    /// Building trust.
    BuildingTrust,
    /// Serving the next department as a customer.
    CustomerOrientation,
}

impl Topic {
    /// Every topic, in the order of the course.
    pub const ALL: &'static [Topic] = &[
        Topic::ActiveListening,
        Topic::RecognisingConflict,
        Topic::PerspectiveTaking,
        Topic::ClearExpression,
        Topic::Feedback,
        Topic::RoleClarity,
        Topic::GoalAlignment,
        Topic::Solutions,
        Topic::WinWin,
        Topic::BuildingTrust,
        Topic::CustomerOrientation,
    ];

    /// The name in scenario files.
    pub const fn key(self) -> &'static str {
        match self {
            Topic::ActiveListening => "ActiveListening",
            Topic::RecognisingConflict => "RecognisingConflict",
            Topic::PerspectiveTaking => "PerspectiveTaking",
            Topic::ClearExpression => "ClearExpression",
            Topic::Feedback => "Feedback",
            Topic::RoleClarity => "RoleClarity",
            Topic::GoalAlignment => "GoalAlignment",
            Topic::Solutions => "Solutions",
            Topic::WinWin => "WinWin",
            Topic::BuildingTrust => "BuildingTrust",
            Topic::CustomerOrientation => "CustomerOrientation",
        }
    }

    /// The topic's name.
    pub const fn name(self) -> Words {
        match self {
            Topic::ActiveListening => Words::new("积极倾听", "Active listening"),
            Topic::RecognisingConflict => Words::new("识别冲突", "Recognising conflict"),
            Topic::PerspectiveTaking => Words::new("换位思考", "Perspective-taking"),
            Topic::ClearExpression => Words::new("明确表达", "Clear expression"),
            Topic::Feedback => Words::new("反馈技巧", "Feedback"),
            Topic::RoleClarity => Words::new("角色认知", "Role clarity"),
            Topic::GoalAlignment => Words::new("目标对齐", "Goal alignment"),
            Topic::Solutions => Words::new("解决方案", "Solutions"),
            Topic::WinWin => Words::new("共赢思维", "Win-win"),
            Topic::BuildingTrust => Words::new("信任建立", "Building trust"),
            Topic::CustomerOrientation => Words::new("客户导向", "Customer orientation"),
        }
    }
}

/// A cluster of topics: the smallest thing that gets a skill estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cluster {
    /// Listening.
    Listening,
    /// Perspective.
    Perspective,
    /// Expression and feedback.
    Expression,
    /// Solving together.
    Solving,
    /// Service and trust.
    Service,
}

impl Cluster {
    /// Every cluster, in the order in which they are shown.
    pub const ALL: [Cluster; 5] =
        [Cluster::Listening, Cluster::Perspective, Cluster::Expression, Cluster::Solving, Cluster::Service];

    /// The cluster's name in data.
    pub const fn key(self) -> &'static str {
        match self {
            Cluster::Listening => "listening",
            Cluster::Perspective => "perspective",
            Cluster::Expression => "expression",
            Cluster::Solving => "solving",
            Cluster::Service => "service",
        }
    }

    /// The cluster's name.
    pub const fn name(self) -> Words {
        match self {
            Cluster::Listening => Words::new("倾听", "Listening"),
            Cluster::Perspective => Words::new("换位", "Perspective"),
            Cluster::Expression => Words::new("表达与反馈", "Expression"),
            Cluster::Solving => Words::new("共创方案", "Solving"),
            Cluster::Service => Words::new("服务与信任", "Service"),
        }
    }
}
