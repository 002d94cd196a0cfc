//! Where the parts of a scenario lie in its file, for those who have something to say about them
//! after it was read.

use super::outline::{Node, Shape, outline};
use crate::diagnostic::Span;

/// The places of a file.
#[derive(Debug)]
pub struct Places<'a> {
    source: &'a str,
    root: Option<Node>,
}

impl<'a> Places<'a> {
    /// Of a file's text. A text that is no scenario has no places.
    pub fn of(source: &'a str) -> Places<'a> {
        Places { source, root: outline(source, &mut Vec::new()) }
    }

    /// Where the value lies at the end of a path: names of fields, keys of maps, and positions in
    /// lists, counted from 0. The nearest thing around it if there is no such value: what a field
    /// leaves out has its place where the field would be.
    pub fn find(&self, path: &[&str]) -> Option<Span> {
        let mut node = self.root.as_ref()?;
        let mut head = node.head();
        for step in path {
            let Some((name, inner)) = self.step(node, step) else { break };
            node = inner;
            head = name;
        }
        Some(head)
    }

    /// A step of a path: what to point at, and the value.
    fn step<'n>(&self, node: &'n Node, step: &str) -> Option<(Span, &'n Node)> {
        let node = node.inside_some();
        match &node.shape {
            Shape::Fields(fields) => {
                let field = fields.iter().find(|field| field.name == step)?;
                Some((field.name_span, &field.value))
            }
            Shape::Map(entries) => {
                let key = |node: &Node| self.source[node.span.start..node.span.end].trim_matches('"') == step;
                let (name, value) = entries.iter().find(|(name, _)| key(name))?;
                Some((name.span, value))
            }
            Shape::List(items) => {
                let item = items.get(step.parse::<usize>().ok()?)?;
                Some((item.head(), item))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_place_or_as_near_as_there_is() {
        let source = "S(seats: {\"a\": (beats: {\"b\": (options: [(say: 1), (say: 2)])})})";
        let places = Places::of(source);
        let at = |path: &[&str]| {
            let span = places.find(path).expect("a place");
            &source[span.start..]
        };
        assert!(at(&["seats", "a"]).starts_with("\"a\""));
        assert!(at(&["seats", "a", "beats", "b", "options", "1"]).starts_with("(say: 2)"));
        assert!(at(&["seats", "a", "beats", "b", "options", "1", "say"]).starts_with("say: 2"));
        assert!(at(&["seats", "a", "beats", "b", "thinks", "0"]).starts_with("\"b\""));
        assert!(at(&["seats", "z"]).starts_with("seats"));
        assert_eq!(Places::of("\"").find(&["a"]), None);
    }
}
