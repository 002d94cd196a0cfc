//! Conditions as authors write them.

use super::draft::{ConditionDraft, Id, Spanned};
use super::fields::Fields;
use super::reader::Reader;
use crate::scenario::condition::Gauge;
use crate::scenario::outline::{Node, Shape};
use crate::text::Text;

/// The words that begin a condition.
pub const CONDITIONS: [&str; 14] = [
    "Trust", "Heat", "Safety", "Clarity", "Revealed", "Understood", "Agreed", "Refused", "Deceived",
    "Visited", "TurnsLeft", "All", "Any", "Not",
];

impl Reader<'_, '_> {
    /// A condition with its place.
    pub fn condition(&mut self, node: &Node) -> Option<Spanned<ConditionDraft>> {
        let node = node.inside_some();
        let name = match (&node.shape, &node.name) {
            (Shape::Bare, _) => self.slice(node.span),
            (_, Some(name)) => name.as_str(),
            _ => {
                let hint = Text::new("比如 Heat(min: 60)", "Such as Heat(min: 60)");
                self.wrong_type(node, Text::new("一个条件", "a condition"), hint);
                return None;
            }
        };
        let value = match name {
            "Trust" => self.between(node, Gauge::Trust, "Trust"),
            "Heat" => self.between(node, Gauge::Heat, "Heat"),
            "Safety" => self.between(node, Gauge::Safety, "Safety"),
            "Clarity" => self.between(node, Gauge::Clarity, "Clarity"),
            "TurnsLeft" => self.turns_left(node),
            "Revealed" => self.about(node, "Revealed(\"…\")").map(ConditionDraft::Revealed),
            "Understood" => self.about(node, "Understood(\"…\")").map(ConditionDraft::Understood),
            "Agreed" => self.about(node, "Agreed(\"…\")").map(ConditionDraft::Agreed),
            "Refused" => self.about(node, "Refused(\"…\")").map(ConditionDraft::Refused),
            "Visited" => self.about(node, "Visited(\"…\")").map(ConditionDraft::Visited),
            "Deceived" if matches!(node.shape, Shape::Bare) => Some(ConditionDraft::Deceived),
            "Deceived" => {
                self.wrong_brackets(node, "unwanted-argument", "Deceived");
                None
            }
            "All" => self.parts(node, "All([…, …])").map(ConditionDraft::All),
            "Any" => self.parts(node, "Any([…, …])").map(ConditionDraft::Any),
            "Not" => self.negated(node),
            unknown => {
                self.unknown("unknown-word", node.head(), unknown, CONDITIONS.into_iter());
                None
            }
        };
        Some(Spanned { value: value?, span: node.span })
    }

    /// The one value in the brackets.
    fn inner<'n>(&mut self, node: &'n Node, sample: &str) -> Option<&'n Node> {
        match &node.shape {
            Shape::Tuple(nodes) if nodes.len() == 1 => Some(&nodes[0]),
            _ => {
                self.wrong_brackets(node, "missing-argument", sample);
                None
            }
        }
    }

    fn wrong_brackets(&mut self, node: &Node, code: &'static str, sample: &str) {
        self.report(
            code,
            node.span,
            Text::new("这个条件的括号里写得不对", "What this condition holds in its brackets isn't right"),
            Text::new(format!("写成 {sample}"), format!("Write {sample}")),
        );
    }

    fn about(&mut self, node: &Node, sample: &str) -> Option<Id> {
        let inner = self.inner(node, sample)?;
        self.string(inner)
    }

    fn parts(&mut self, node: &Node, sample: &str) -> Option<Vec<Spanned<ConditionDraft>>> {
        let inner = self.inner(node, sample)?;
        self.whole_list(inner, |reader, node| reader.condition(node))
    }

    fn negated(&mut self, node: &Node) -> Option<ConditionDraft> {
        let inner = self.inner(node, "Not(…)")?;
        Some(ConditionDraft::Not(Box::new(self.condition(inner)?)))
    }

    fn between(&mut self, node: &Node, gauge: Gauge, name: &'static str) -> Option<ConditionDraft> {
        if matches!(node.shape, Shape::Bare) {
            self.wrong_brackets(node, "missing-argument", &format!("{name}(min: …, max: …)"));
            return None;
        }
        let fields = Fields::of(self, node, name, &["min", "max", "of"])?;
        let min = fields.maybe_number(self, "min");
        let max = fields.maybe_number(self, "max");
        let of = fields.maybe_id(self, "of");
        Some(ConditionDraft::Between { gauge, min: min?, max: max?, of: of? })
    }

    fn turns_left(&mut self, node: &Node) -> Option<ConditionDraft> {
        if matches!(node.shape, Shape::Bare) {
            self.wrong_brackets(node, "missing-argument", "TurnsLeft(min: …, max: …)");
            return None;
        }
        let fields = Fields::of(self, node, "TurnsLeft", &["min", "max"])?;
        let min = fields.maybe_number(self, "min");
        let max = fields.maybe_number(self, "max");
        Some(ConditionDraft::TurnsLeft { min: min?, max: max? })
    }
}
