//! `counterpart licences`: what others made and the game has in it, with the notices that have to go with it.

use super::args::LicencesArgs;
use super::print::Console;
use super::{COULD_NOT, FINE};
use crate::notices::{Notices, Package};
use crate::phrase;
use crate::text::Lang;
use serde_json::json;
use std::io;

/// Prints the notices of everything, or of what has one of these parts in its name.
pub fn licences(console: Console, args: &LicencesArgs, lang: Lang) -> io::Result<u8> {
    let notices = Notices::of_game();
    let is_wanted = |package: &&Package| {
        args.parts.is_empty()
            || args.parts.iter().any(|part| package.name.to_lowercase().contains(&part.to_lowercase()))
    };
    let wanted: Vec<&Package> = notices.packages.iter().filter(is_wanted).collect();
    if wanted.is_empty() {
        console.complain(&phrase!(lang, "cli.licences.none", parts = args.parts.join(", ")))?;
        return Ok(COULD_NOT);
    }
    if args.json {
        let all: Vec<_> = wanted
            .iter()
            .map(|package| {
                json!({
                    "name": package.name, "version": package.version, "licence": package.licence,
                    "home": package.home, "text": notices.text(package),
                })
            })
            .collect();
        console.line(&format!("{:#}", serde_json::Value::from(all)))?;
        return Ok(FINE);
    }
    if args.parts.is_empty() {
        console.line(&phrase!(lang, "licences.own"))?;
        console.line(&phrase!(lang, "licences.others", count = wanted.len()))?;
    }
    for group in notices.alike(wanted.into_iter()) {
        console.line("")?;
        for package in &group {
            let home = if package.home.is_empty() { String::new() } else { format!("  {}", package.home) };
            console.line(&format!("── {}{home}", package.line()))?;
        }
        console.line(&format!("\n{}", notices.text(group[0])))?;
    }
    Ok(FINE)
}
