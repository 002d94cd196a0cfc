//! Which cluster of skill each topic of the course belongs to.

use counterpart_core::scenario::{Cluster, Topic};

/// The cluster whose estimate tells of a topic.
pub const fn cluster_of(topic: Topic) -> Cluster {
    match topic {
        Topic::ActiveListening | Topic::RecognisingConflict => Cluster::Listening,
        Topic::PerspectiveTaking => Cluster::Perspective,
        Topic::ClearExpression | Topic::Feedback | Topic::RoleClarity => Cluster::Expression,
        Topic::GoalAlignment | Topic::Solutions | Topic::WinWin => Cluster::Solving,
        Topic::BuildingTrust | Topic::CustomerOrientation => Cluster::Service,
    }
}

/// Its place in [`Cluster::ALL`].
pub fn place_of(cluster: Cluster) -> usize {
    Cluster::ALL.iter().position(|known| *known == cluster).unwrap_or_default()
}
