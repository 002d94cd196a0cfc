//! The internal service agreement: a page of its own, with two lines for signatures.

use counterpart_core::room::Room;
use counterpart_core::text::Lang;
use counterpart_phrases::phrase;
use jiff::Zoned;
use maud::{Markup, html};

/// The agreement that the room filled in; nothing if it filled in none.
pub fn agreement(room: &Room, began: &Zoned, lang: Lang) -> Markup {
    let labels = [
        phrase!(lang, "agreement.what"),
        phrase!(lang, "agreement.by_when"),
        phrase!(lang, "agreement.sent_back"),
        phrase!(lang, "agreement.call"),
    ];
    html! {
        @if let Some(agreed) = room.agreement() {
            section.agreement {
                h2 { (phrase!(lang, "agreement.title")) }
                p.soft { (began.strftime("%Y-%m-%d").to_string()) }
                dl {
                    @for (label, line) in labels.iter().zip(agreed.lines()) {
                        dt { (label) }
                        dd { (line) }
                    }
                }
                p.soft { (phrase!(lang, "agreement.means")) }
                div.signatures {
                    @for name in &agreed.names {
                        div {
                            div.line {}
                            p { (name) }
                            p.soft { (phrase!(lang, "agreement.signature")) }
                        }
                    }
                }
            }
        }
    }
}
