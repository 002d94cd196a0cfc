//! Moves as authors write them.

use super::draft::{Id, MoveDraft};
use super::reader::{Reader, shortened};
use crate::scenario::Code;
use crate::scenario::moves::{Argument, MoveKind};
use crate::scenario::outline::{Node, Shape};
use crate::text::Text;

impl Reader<'_, '_> {
    /// A move and what it is about.
    pub fn act(&mut self, node: &Node) -> Option<MoveDraft> {
        let node = node.inside_some();
        let written = MoveKind::ALL.iter().copied().filter(|kind| kind.argument().is_some());
        let name = match (&node.shape, &node.name) {
            (Shape::Bare, _) => self.slice(node.span),
            (_, Some(name)) => name.as_str(),
            _ => {
                let wanted = Text::new("一个动作", "a move");
                if matches!(node.shape, Shape::Word) {
                    let alone = written.filter(|kind| kind.argument() == Some(Argument::Nothing));
                    let kind = self.unquoted(node, wanted, alone.map(|kind| (kind.key(), kind)))?;
                    return Some(MoveDraft { kind, about: None });
                }
                let hint = Text::new("比如 ReflectFeeling", "Such as ReflectFeeling");
                self.wrong_type(node, wanted, hint);
                return None;
            }
        };
        let Some(kind) = written.clone().find(|kind| kind.key() == name) else {
            let known = written.map(MoveKind::key);
            if name == MoveKind::Predict.key() {
                self.predict_is_no_move(node);
            } else {
                self.unknown(Code::UnknownWord, ("动作", "move"), node.head(), name, known);
            }
            return None;
        };
        let about = self.argument(node, kind)?;
        Some(MoveDraft { kind, about })
    }

    fn predict_is_no_move(&mut self, node: &Node) {
        const SAMPLE: &str = "predict: Some((truth: …, among: […], next: …))";
        self.report(
            Code::UnknownWord,
            node.head(),
            Text::new("预测不是选项的动作", "Predicting is not a move of an option"),
            Text::new(
                format!("预测是单独的节拍，不写 options，写 {SAMPLE}"),
                format!("A prediction is a beat of its own; instead of options write {SAMPLE}"),
            ),
        );
    }

    fn argument(&mut self, node: &Node, kind: MoveKind) -> Option<Option<Id>> {
        let argument = kind.argument()?;
        let given: &[Node] = match &node.shape {
            Shape::Tuple(nodes) => nodes,
            Shape::Fields(_) => {
                self.wrong_argument(node, kind, argument);
                return None;
            }
            _ => &[],
        };
        let bare = matches!(node.shape, Shape::Bare);
        match (argument, given) {
            (Argument::Nothing, []) if bare => Some(None),
            (Argument::Nothing, given) => {
                let key = kind.key();
                let message =
                    Text::new(format!("{key} 后面不跟括号"), format!("`{key}` takes nothing in brackets"));
                let hint = Text::new(format!("只写 {key}"), format!("Write {key} alone"));
                if given.is_empty() && matches!(node.shape, Shape::Tuple(_)) {
                    self.report_mendable(Code::UnwantedArgument, node.span, key, message, hint);
                    return Some(None);
                }
                self.report(Code::UnwantedArgument, node.span, message, hint);
                None
            }
            (Argument::MaybeInterest | Argument::MaybeAgreement, [one]) if self.slice(one.span) == "None" => {
                Some(None)
            }
            (_, [one]) if matches!(one.inside_some().shape, Shape::Word) => Some(Some(self.string(one)?)),
            _ => {
                self.wrong_argument(node, kind, argument);
                None
            }
        }
    }

    fn wrong_argument(&mut self, node: &Node, kind: MoveKind, argument: Argument) {
        const NONE: &str = "(None)";
        let key = kind.key();
        let (zh, en) = match argument {
            Argument::Nothing => return,
            Argument::Interest => (format!("{key}(\"诉求的 id\")"), format!("{key}(\"interest\")")),
            Argument::Agreement => (format!("{key}(\"方案的 id\")"), format!("{key}(\"agreement\")")),
            Argument::MaybeInterest => (
                format!("{key}(None) 或 {key}(\"诉求的 id\")"),
                format!("{key}(None) or {key}(\"interest\")"),
            ),
            Argument::MaybeAgreement => (
                format!("{key}(None) 或 {key}(\"方案的 id\")"),
                format!("{key}(None) or {key}(\"agreement\")"),
            ),
        };
        let found = shortened(self.slice(node.span));
        let none_given = matches!(node.shape, Shape::Bare);
        let hint = Text::new(format!("写成 {zh}"), format!("Write {en}"));
        // Where `None` is possible, saying so is what is needed.
        let message = match (none_given, argument) {
            (true, Argument::MaybeInterest | Argument::MaybeAgreement) => Text::new(
                format!("{key} 后面要写 {NONE}，或者写明是关于什么的"),
                format!("`{key}` needs {NONE}, or what it is about"),
            ),
            (true, _) => Text::new(
                format!("{key} 后面要写明是关于什么的"),
                format!("`{key}` needs to say what it is about"),
            ),
            (false, _) => Text::new(
                format!("“{found}”括号里写得不对"),
                format!("`{found}` has the wrong thing in its brackets"),
            ),
        };
        self.report(Code::MissingArgument, node.span, message, hint);
    }
}
