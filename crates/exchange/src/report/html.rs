//! Markup in which nothing that was typed can be anything but text.

use std::fmt::Write as _;

/// A piece of markup under construction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Nothing yet.
    pub fn new() -> Html {
        Html::default()
    }

    /// Text, with everything escaped that could mean something in an element or a quoted attribute.
    pub fn text(&mut self, text: &str) -> &mut Html {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                _ => self.0.push(c),
            }
        }
        self
    }

    /// Markup that stands in this program.
    pub fn raw(&mut self, markup: &'static str) -> &mut Html {
        self.0.push_str(markup);
        self
    }

    /// An element with text in it.
    pub fn element(&mut self, tag: &'static str, text: &str) -> &mut Html {
        self.open(tag, "").text(text).close(tag)
    }

    /// An element of a class with text in it.
    pub fn classed(&mut self, tag: &'static str, class: &'static str, text: &str) -> &mut Html {
        self.open(tag, class).text(text).close(tag)
    }

    /// The beginning of an element; without a class if that is empty.
    pub fn open(&mut self, tag: &'static str, class: &'static str) -> &mut Html {
        if class.is_empty() {
            write!(self.0, "<{tag}>").unwrap_or_default();
        } else {
            write!(self.0, "<{tag} class=\"{class}\">").unwrap_or_default();
        }
        self
    }

    /// Its end.
    pub fn close(&mut self, tag: &'static str) -> &mut Html {
        write!(self.0, "</{tag}>").unwrap_or_default();
        self
    }

    /// A bar that is filled to a share of 0–100.
    pub fn bar(&mut self, percent: u64) -> &mut Html {
        let percent = percent.min(100);
        write!(self.0, "<div class=\"bar\"><i style=\"width:{percent}%\"></i></div>").unwrap_or_default();
        self
    }

    /// Another piece.
    pub fn add(&mut self, other: &Html) -> &mut Html {
        self.0.push_str(&other.0);
        self
    }

    /// All of it.
    pub fn into_string(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_text() {
        let mut html = Html::new();
        html.classed("p", "said", "<script>alert(\"1\" & '2')</script>");
        assert_eq!(
            html.into_string(),
            "<p class=\"said\">&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;</p>"
        );
    }
}
