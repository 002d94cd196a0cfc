//! The paths that a source file names: in its imports, written out, and in the middle of its code.

/// A file: the module it is, and its code without comments, strings and characters.
pub struct Source {
    /// The path of the module: `["scenario", "check"]`; empty for the crate's root.
    module: Vec<String>,
    code: String,
}

impl Source {
    /// The file at this path below `src`.
    pub fn of(file: &str, source: &str) -> Source {
        let mut module: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| ["mod", "main", "lib"].contains(&last.as_str())) {
            module.pop();
        }
        Source { module, code: bare(source) }
    }

    /// The top-level module that the file is part of; none for the crate's root.
    pub fn module(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }
}

/// Every path that the file names, from `crate` where it leads into the crate.
pub fn paths_of(source: &Source) -> Vec<String> {
    let tokens = tokens(&source.code);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_name(&tokens[at]) {
            tree(&tokens, &mut at, &mut Vec::new(), &mut paths);
        } else {
            at += 1;
        }
    }
    paths.into_iter().filter_map(|path| resolved(source, path)).collect()
}

/// Reads a path and what branches off it, `a::{b, c::d}`, into `paths`.
fn tree(tokens: &[String], at: &mut usize, before: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    let depth = before.len();
    while let Some(token) = tokens.get(*at) {
        if is_name(token) || token == "*" {
            before.push(token.clone());
            *at += 1;
            if tokens.get(*at).is_some_and(|next| next == "!") {
                before.last_mut().expect("just pushed").push('!');
            }
            if tokens.get(*at).is_some_and(|next| next == "::") {
                *at += 1;
                continue;
            }
        } else if token == "{" && !before.is_empty() {
            *at += 1;
            while tokens.get(*at).is_some_and(|next| next != "}") {
                if is_name(&tokens[*at]) || tokens[*at] == "*" {
                    tree(tokens, at, before, paths);
                } else {
                    *at += 1;
                }
            }
            *at += 1;
            before.truncate(depth);
            return;
        }
        break;
    }
    paths.push(before.clone());
    before.truncate(depth);
}

/// The path from the crate's root, for those that begin with `crate`, `self` or `super`.
fn resolved(source: &Source, path: Vec<String>) -> Option<String> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    if ups == 0 {
        return Some(path.join("::"));
    }
    let left = source.module.len().saturating_sub(ups);
    let mut full = vec!["crate".to_owned()];
    full.extend_from_slice(&source.module[..left]);
    full.extend(path.into_iter().skip(ups));
    Some(full.join("::"))
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c == '_' || c.is_alphabetic())
}

/// Names, `::`, and every other character by itself.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let length = if c == '_' || c.is_alphanumeric() {
            rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() {
            tokens.push(rest[..length].to_owned());
        }
        rest = &rest[length..];
    }
    tokens
}

/// The code without comments, strings and characters.
fn bare(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = raw_string(rest, &code) {
            let close = format!("\"{}", "#".repeat(hashes));
            let open = hashes + 2;
            rest[open..].find(&close).map_or(rest.len(), |end| open + end + close.len())
        } else if c == '"' {
            quoted(rest, '"')
        } else if c == '\'' && is_character(rest) {
            quoted(rest, '\'')
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[skipped..];
    }
    code
}

/// The number of hashes of a raw string that begins here.
fn raw_string(rest: &str, before: &str) -> Option<usize> {
    let inside_a_name = before.ends_with(|c: char| c == '_' || c.is_alphanumeric());
    let after = rest.strip_prefix('r').filter(|_| !inside_a_name)?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Whether an apostrophe begins a character rather than a lifetime.
fn is_character(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    let first = chars.next();
    first == Some('\\') || chars.next() == Some('\'')
}
