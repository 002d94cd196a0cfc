//! What leaves Counterpart: the report of a session, the evaluation of a course, certificates; and the tables that
//! come in for it.
//!
//! **Invariants.** Nothing that was typed can be anything but text in what is written here. Nobody is
//! named unless the facilitator asked for names, and in an evaluation nobody is at all. Times come in with their zone.
//!
//! **Not here:** when and where something is asked for (`counterpart`'s `session` and `cli`).

mod certificate;
mod document;
pub mod entered;
mod evaluation;
pub mod notice;
mod picture;
mod report;
mod table;

pub use certificate::{Certificate, CertificateOf};
pub use evaluation::{Evaluated, Evaluation};
pub use picture::Faces;
pub use report::{NotKept, Report, WhereKept};
