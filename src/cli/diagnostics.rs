//! `counterpart diagnostics`: one file to send in.

use super::args::DiagnosticsArgs;
use super::check::printable;
use super::print::Console;
use super::{COULD_NOT, FINE};
use crate::log::diagnostics::save;
use crate::phrase;
use crate::records;
use crate::text::Lang;
use std::io;

/// Writes the file and says where it is.
pub fn diagnostics(console: Console, args: &DiagnosticsArgs, lang: Lang) -> io::Result<u8> {
    let folder = args.data.clone().or_else(records::data_dir);
    match save(folder.as_deref(), args.file.as_deref()) {
        Ok(path) => {
            console.line(&phrase!(lang, "diagnostics.saved", path = printable(&path)))?;
            Ok(FINE)
        }
        Err(cause) => {
            tracing::warn!(%cause, "the diagnostics can't be written");
            console.complain(&phrase!(lang, "cli.diagnostics.cannot", cause = cause))?;
            Ok(COULD_NOT)
        }
    }
}
