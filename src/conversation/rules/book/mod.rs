//! The book.
use super::Rule;
pub mod heat_01;
pub mod listen_05;
pub mod plain;
pub static RULES: &[&Rule] = &[&listen_05::RULE, &heat_01::RULE, &plain::RULE];
