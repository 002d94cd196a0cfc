//! The printer: the only place that writes to the terminal and reads from it.

use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};

/// The longest line that is taken in at once, in bytes. What goes beyond is the next line.
const LONGEST_ANSWER: u64 = 64 * 1024;

/// The terminal, or what stands in for it.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    /// Whether standard output shows colours.
    pub colours_out: bool,
    /// Whether standard error shows colours.
    pub colours_err: bool,
}

impl Console {
    /// The console of this process. Colours only on a terminal that shows them, and not if
    /// `NO_COLOR` says otherwise (no-color.org).
    pub fn of_process() -> Console {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let wanted = !refused && !dumb;
        Console {
            colours_out: wanted && io::stdout().is_terminal(),
            colours_err: wanted && io::stderr().is_terminal(),
        }
    }

    /// Whether somebody sits there who can be asked.
    pub fn is_asked(self) -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Prints a line, or several.
    pub fn line(self, text: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        writeln!(out, "{text}")?;
        out.flush()
    }

    /// Prints a question; the answer stands on the same line.
    pub fn ask(self, question: &str) -> io::Result<()> {
        let mut out = io::stdout().lock();
        write!(out, "{question} ")?;
        out.flush()
    }

    /// Prints a line of what went wrong.
    pub fn complain(self, text: &str) -> io::Result<()> {
        writeln!(io::stderr().lock(), "{text}")
    }

    /// The next line that is typed, without the white space around it; none at the end of input.
    pub fn answer(self) -> io::Result<Option<String>> {
        let mut line = Vec::new();
        io::stdin().lock().take(LONGEST_ANSWER).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim().to_owned()))
    }
}
