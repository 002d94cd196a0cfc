//! Conditions as authors write them.

use super::draft::{ConditionDraft, Id, Spanned};
use super::fields::Fields;
use super::reader::Reader;
use crate::scenario::Code;
use crate::scenario::condition::Gauge;
use crate::scenario::outline::{Node, Shape};
use crate::text::Text;

/// The words that begin a condition.
pub const CONDITIONS: [&str; 15] = [
    "Trust",
    "Heat",
    "Safety",
    "Clarity",
    "Revealed",
    "Understood",
    "Agreed",
    "Refused",
    "Deceived",
    "Crossed",
    "Visited",
    "TurnsLeft",
    "All",
    "Any",
    "Not",
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
            "Crossed" => self.about(node, "Crossed(\"…\")").map(ConditionDraft::Crossed),
            "Visited" => self.about(node, "Visited(\"…\")").map(ConditionDraft::Visited),
            "Deceived" if matches!(node.shape, Shape::Bare) => Some(ConditionDraft::Deceived),
            "Deceived" => {
                self.wrong_brackets(node, Code::UnwantedArgument, "Deceived");
                let empty = matches!(&node.shape, Shape::Tuple(nodes) if nodes.is_empty());
                if empty {
                    self.last_is_mended_by(node.span, "Deceived");
                }
                empty.then_some(ConditionDraft::Deceived)
            }
            "All" => self.parts(node, "All([…, …])").map(ConditionDraft::All),
            "Any" => self.parts(node, "Any([…, …])").map(ConditionDraft::Any),
            "Not" => self.negated(node),
            unknown => {
                let known = CONDITIONS.into_iter();
                self.unknown(Code::UnknownWord, ("条件", "condition"), node.head(), unknown, known);
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
                self.wrong_brackets(node, Code::MissingArgument, sample);
                None
            }
        }
    }

    fn wrong_brackets(&mut self, node: &Node, code: Code, sample: &str) {
        let name = node.name.as_deref().unwrap_or_else(|| self.slice(node.span));
        let message = match (code, &node.shape) {
            (Code::UnwantedArgument, _) => {
                Text::new(format!("{name} 后面不跟括号"), format!("`{name}` takes nothing in brackets"))
            }
            (_, Shape::Bare) => Text::new(
                format!("{name} 后面要写明是关于什么的"),
                format!("`{name}` needs to say what it is about"),
            ),
            _ => Text::new(
                format!("{name} 的括号里写得不对"),
                format!("`{name}` has the wrong thing in its brackets"),
            ),
        };
        self.report(code, node.span, message, Text::new(format!("写成 {sample}"), format!("Write {sample}")));
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
            self.wrong_brackets(node, Code::MissingArgument, &format!("{name}(min: …, max: …)"));
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
            self.wrong_brackets(node, Code::MissingArgument, "TurnsLeft(min: …, max: …)");
            return None;
        }
        let fields = Fields::of(self, node, "TurnsLeft", &["min", "max"])?;
        let min = fields.maybe_number(self, "min");
        let max = fields.maybe_number(self, "max");
        Some(ConditionDraft::TurnsLeft { min: min?, max: max? })
    }
}
