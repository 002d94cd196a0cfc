//! A page that says one thing to somebody for whom no window can be opened, in both languages.

use crate::document::document;
use counterpart_core::text::Lang;
use maud::html;

const STYLE: &str = "body{font:1.15rem/1.6 sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem;\
color:#2b2620;background:#fbf6ec}h1{font-size:1.5rem}section+section{margin-top:3rem;border-top:1px solid \
#cbbfa8;padding-top:1rem}code{overflow-wrap:anywhere}";

/// What is said, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The language.
    pub lang: Lang,
    /// What has happened.
    pub title: String,
    /// What that means and what to do, a paragraph each.
    pub says: Vec<String>,
}

/// The page; the language that comes first names it. None where nothing is said.
pub fn page(notices: &[Notice]) -> Option<String> {
    let first = notices.first()?;
    let body = html! {
        @for notice in notices {
            section lang=(notice.lang.code()) {
                h1 { (notice.title) }
                @for says in &notice.says { p { (says) } }
            }
        }
    };
    Some(document(first.lang, STYLE, &first.title, &body))
}

#[cfg(test)]
mod tests {
    use super::{Notice, page};
    use counterpart_core::text::Lang;

    #[test]
    fn what_is_said_is_shown_and_never_run() {
        let notice = |lang, title: &str| Notice {
            lang,
            title: title.to_owned(),
            says: vec!["<script>alert(1)</script>".to_owned()],
        };
        let both = [notice(Lang::Zh, "打不开"), notice(Lang::En, "It can’t be opened")];
        let page = page(&both).expect("two are said");
        assert!(page.contains("<title>打不开</title>"), "{page}");
        assert!(page.contains("<h1>It can’t be opened</h1>"), "{page}");
        assert!(!page.contains("<script>"), "{page}");
        assert_eq!(super::page(&[]), None);
    }
}
