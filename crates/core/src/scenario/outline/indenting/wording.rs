//! What is said of the change that mends a file.

use super::*;

impl Layout<'_> {
    pub(super) fn told(&self, trial: &Trial) -> Box<Diagnostic> {
        match trial.told {
            Told::NotClosedInRow { open, kind } => {
                let (opened, close) = (&self.source[open.start..open.end], closing(kind));
                syntax(
                    open,
                    Text::new(format!("这个“{opened}”没有闭合"), format!("This `{opened}` isn't closed")),
                    Text::new(
                        format!("在它的内容后面加上“{close}”。"),
                        format!("Add `{close}` after what it holds."),
                    ),
                )
            }
            Told::NotClosedBefore { row, line, kind } => {
                let close = closing(kind);
                syntax(
                    self.before(row),
                    Text::new(
                        format!("这里少了一个“{close}”：第 {line} 行的“{kind}”没有闭合"),
                        format!("A `{close}` is missing here: the `{kind}` of line {line} isn't closed"),
                    ),
                    Text::new(
                        format!("补上“{close}”。看缩进，下面的内容不在它里面。"),
                        format!("Add `{close}`: by its indenting, what follows doesn't belong inside."),
                    ),
                )
            }
            Told::NotOpenedAbove { row, close, kind } => {
                let closed = &self.source[close.start..close.end];
                let line = self.line_of(close);
                let end = self.rows[row].span.end;
                let last = self.source[..end].chars().next_back().map_or(0, char::len_utf8);
                syntax(
                    Span::new(end - last, end),
                    Text::new(
                        format!("这里少了一个“{kind}”：第 {line} 行的“{closed}”没有对应的开头"),
                        format!(
                            "A `{kind}` is missing here: nothing is opened for the `{closed}` of line {line}"
                        ),
                    ),
                    Text::new(
                        format!("在后面补上“{kind}”。看缩进，到第 {line} 行为止都属于它。"),
                        format!(
                            "Add `{kind}` behind it: by the indenting, all down to line {line} belongs inside."
                        ),
                    ),
                )
            }
            Told::OtherKind { close, line, kind } => {
                let (closed, wanted) = (&self.source[close.start..close.end], closing(kind));
                syntax(
                    close,
                    Text::new(
                        format!("第 {line} 行的“{kind}”在这里用“{closed}”闭合了"),
                        format!("The `{kind}` of line {line} is closed by a `{closed}` here"),
                    ),
                    Text::new(format!("换成“{wanted}”。"), format!("Write `{wanted}` instead.")),
                )
            }
            Told::NotOpenedInRow { close, kind } => {
                let closed = &self.source[close.start..close.end];
                syntax(
                    close,
                    Text::new(
                        format!("这个“{closed}”没有对应的“{kind}”"),
                        format!("Nothing is opened for this `{closed}`"),
                    ),
                    Text::new(
                        format!("在它的内容前面补上“{kind}”；如果是多打的，就删掉它。"),
                        format!("Put `{kind}` before what it holds, or delete it if it is one too many."),
                    ),
                )
            }
        }
    }
}
