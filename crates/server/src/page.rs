//! The phones' page: one document with its style, its script and its words in it, and the policy that
//! lets a browser run exactly these and fetch nothing from anywhere else.

mod words;

use axum::body::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use counterpart_core::text::Lang;
use sha2::{Digest as _, Sha256};

const FRAME: &str = include_str!("../../../assets/phone/page.html");
const STYLE: &str = include_str!("../../../assets/phone/style.css");
/// The parts of the script, within one function so that nothing of it is seen from outside.
const SCRIPT: &str = concat!(
    "\"use strict\";\n(() => {\n",
    include_str!("../../../assets/phone/memory.js"),
    include_str!("../../../assets/phone/seat.js"),
    include_str!("../../../assets/phone/connection.js"),
    include_str!("../../../assets/phone/wishes.js"),
    include_str!("../../../assets/phone/moments.js"),
    include_str!("../../../assets/phone/results.js"),
    include_str!("../../../assets/phone/case.js"),
    include_str!("../../../assets/phone/farewell.js"),
    include_str!("../../../assets/phone/show.js"),
    "})();\n",
);

/// The page.
#[derive(Debug)]
pub(super) struct Page {
    html: Bytes,
    policy: String,
}

impl Page {
    /// Puts it together.
    pub(super) fn new() -> Page {
        let words = serde_json::json!({ "zh": words::words(Lang::Zh), "en": words::words(Lang::En) });
        // Within a script element, the only thing that could end it is the sign that begins a tag.
        let words = words.to_string().replace('<', "\\u003c");
        let (script, style) = (sent(SCRIPT), packed(STYLE));
        let html = FRAME.replace("{style}", &style).replace("{words}", &words).replace("{script}", &script);
        let policy = format!(
            "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'",
            fingerprint(&script),
            fingerprint(&style),
        );
        Page { html: Bytes::from(html), policy }
    }

    /// The document.
    pub(super) fn html(&self) -> Bytes {
        self.html.clone()
    }

    /// What it may do, when it is asked for at this host. Older browsers don't count WebSockets of the
    /// same host among `'self'`. The computer's own other addresses may be asked whether they answer.
    pub(super) fn policy(&self, host: &str, own: &[String]) -> String {
        let others: String =
            own.iter().filter(|other| *other != host).map(|other| format!(" http://{other}")).collect();
        format!("{}; connect-src 'self' ws://{host}{others}", self.policy)
    }
}

/// The script as it is sent: without what is there for those who read it, its comments on lines of their own and its
/// indenting. No text in it goes over several lines.
fn sent(script: &str) -> String {
    let lines =
        script.lines().map(str::trim_start).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The style as it is sent: without indenting, and without spaces beside marks that need none.
fn packed(style: &str) -> String {
    let line: String = style.lines().map(str::trim).collect();
    let tight = [(" {", "{"), ("{ ", "{"), (" }", "}"), ("; ", ";"), (": ", ":")];
    tight.iter().fold(line, |line, (wide, tight)| line.replace(wide, tight))
}

fn fingerprint(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn page() -> String {
        String::from_utf8(Page::new().html().to_vec()).unwrap()
    }

    #[test]
    fn the_page_needs_nothing_from_anywhere() {
        let page = page();
        // Beside the addresses that the host calls its own (`seat.js`), it names none.
        assert_eq!(page.matches("http://").count(), 4);
        for outside in ["https://", "//cdn", "@import", "url(", "src=", "innerHTML", "eval("] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.len() < 64 * 1024, "{} bytes", page.len());
        assert!(!page.contains("{style}") && !page.contains("{words}") && !page.contains("{script}"));
    }

    #[test]
    fn the_policy_names_the_very_style_and_script_of_the_page() {
        let (page, policy) = (page(), Page::new().policy("10.0.0.1:4710", &["10.0.0.1:4710".to_owned()]));
        let within = |begin: &str, end: &str| {
            let (_, rest) = page.split_once(begin).unwrap();
            rest.split_once(end).unwrap().0.to_owned()
        };
        assert!(policy.contains(&fingerprint(&within("<style>", "</style>"))));
        assert!(policy.contains(&fingerprint(&within("<script>", "</script>"))));
        assert!(!policy.contains("unsafe") && policy.contains("default-src 'none'"));
        assert!(policy.ends_with("connect-src 'self' ws://10.0.0.1:4710"));
        let own = ["10.0.0.1:4710", "10.0.0.2:4710"].map(str::to_owned);
        assert!(
            Page::new().policy("10.0.0.1:4710", &own).ends_with(" ws://10.0.0.1:4710 http://10.0.0.2:4710")
        );
    }

    #[test]
    fn what_is_sent_of_the_script_is_its_code() {
        assert_eq!(
            sent("// says why\n(() => {\n\n  go(\"http://\"); // here\n})();\n"),
            "(() => {\ngo(\"http://\"); // here\n})();\n"
        );
        assert!(!SCRIPT.contains('`'), "a text over several lines would lose its indenting");
    }

    #[test]
    fn the_style_that_is_sent_says_the_same() {
        let style = "/* Dark. */\n@media (a: b) {\n  :root { --c: #fff; }\n}\n.a .b:c { d: 0 1px; e: f }\n";
        assert_eq!(packed(style), "/* Dark. */@media (a:b){:root{--c:#fff;}}.a .b:c{d:0 1px;e:f}");
    }

    #[test]
    fn every_word_that_the_script_asks_for_is_there() {
        let words = words::words(Lang::En);
        let words = words.as_object().unwrap();
        let asked: std::collections::BTreeSet<&str> =
            SCRIPT.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(asked.len() > 20);
        for word in &asked {
            assert!(words.contains_key(*word), "{word}");
        }
        for word in words.keys() {
            let is_listed = SCRIPT.contains(&format!("\"{word}\"")) || FRAME.contains(&format!("\"{word}\""));
            assert!(is_listed, "{word} is never said");
        }
    }
}
