//! What is said of a file that isn't read as a scenario, and of one under a wrong name.
//!
//! **Not here:** what is wrong inside of a scenario (`counterpart-core`).

use super::LoadedFile;
use super::names::copied_from;
use counterpart_core::diagnostic::{Diagnostic, Severity, Span};
use counterpart_core::scenario::id::is_kebab_case;
use counterpart_core::scenario::{self, Code, shortened};
use counterpart_core::text::Text;

pub fn too_large(name: String) -> LoadedFile {
    let most = scenario::MAX_BYTES / 1024 / 1024;
    refused(
        name,
        Code::TooLarge,
        Text::new(format!("文件超过 {most} MiB"), format!("The file is larger than {most} MiB")),
        Text::new(
            "情景文件只有文字；检查是不是放错了文件。",
            "A scenario is text only; check that this is the right file.",
        ),
    )
}

pub fn refused(name: String, code: Code, message: Text, hint: Text) -> LoadedFile {
    LoadedFile {
        name,
        source: String::new(),
        scenario: None,
        problems: vec![error(code, None, message, hint)],
    }
}

pub fn error(code: Code, span: Option<Span>, message: Text, hint: Text) -> Diagnostic {
    Diagnostic { code: code.key(), severity: Severity::Error, span, message, hint, mend: None }
}

/// A file that is no text in UTF-8. What can be read of it is kept, so that the place can be shown.
pub fn not_utf8(name: &str, bytes: &[u8], valid: usize) -> LoadedFile {
    let source = String::from_utf8_lossy(&bytes[..(valid + 200).min(bytes.len())]).into_owned();
    let line = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
    let first = bytes.get(valid).copied().unwrap_or_default();
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let message = if wide {
        Text::new("文件是 UTF-16 编码，不是 UTF-8", "The file is UTF-16, not UTF-8")
    } else {
        Text::new(
            format!("文件不是 UTF-8 编码（第 {line} 行开始，字节 0x{first:02X}）"),
            format!("The file is not UTF-8 (from line {line} on, byte 0x{first:02X})"),
        )
    };
    let hint = Text::new("在编辑器里另存为 UTF-8。", "Save it as UTF-8 in your editor.");
    let span = Span::new(valid, (valid + 1).min(source.len()));
    let problem = error(Code::NotUtf8, Some(span), message, hint);
    LoadedFile { name: name.to_owned(), source, scenario: None, problems: vec![problem] }
}

/// A file whose name isn't its scenario's id. `taken` is whether the right name belongs to another file.
pub fn wrong_name(id: &str, stem: &str, span: Option<Span>, taken: bool) -> Diagnostic {
    let shown = shortened(stem);
    let message = Text::new(
        format!("id 是 {id}，文件名却是 {shown}"),
        format!("The id is `{id}`, but the file is called `{shown}`"),
    );
    let hint = if taken && copied_from(stem).is_some() {
        Text::new(
            format!(
                "看来是 {id}.ron 的副本，同步软件或文件管理器留下的。先比较两份；只留一份就把这份移出文件夹，两份都要就给这份换一个 id，再照着改名。"
            ),
            format!(
                "It looks like a copy of {id}.ron that a sync client or file manager made. Compare the two first; to keep one, move this one out of the folder; to keep both, give this one another id and name."
            ),
        )
    } else if taken {
        Text::new(
            format!("{id}.ron 已经有了，改名会盖掉它：给这份换一个 id，再照着改名。"),
            format!(
                "There is a {id}.ron already, which renaming would overwrite: give this one another id and name."
            ),
        )
    } else if is_kebab_case(stem) {
        Text::new(
            "改文件名或者改 id，让两者一样。",
            "Rename the file or change the id, so that they are the same.",
        )
    } else {
        Text::new(format!("把文件改名为 {id}.ron。"), format!("Rename the file to {id}.ron."))
    };
    error(Code::IdNotFileName, span, message, hint)
}
