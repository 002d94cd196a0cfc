//! The frame of every page that is handed out: one file that needs nothing beside it.

use counterpart_core::text::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Nothing in a page is to be run or fetched, whatever somebody may have got into it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// A page in a language, with its style and its title; `body` is all that stands in it.
pub fn document(lang: Lang, style: &str, title: &str, body: &Markup) -> String {
    let tag = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let page = html! {
        (DOCTYPE)
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                style { (PreEscaped(style)) }
                title { (title) }
            }
            body class=(lang.code()) { (body) }
        }
    };
    page.into_string() + "\n"
}
