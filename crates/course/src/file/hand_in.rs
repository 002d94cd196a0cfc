//! Where what is handed in goes.

use super::{Code, parts};
use counterpart_core::scenario;
use counterpart_core::scenario::outline::{Node, Shape};
use counterpart_core::scenario::reading::{Fields, Reader};
use counterpart_core::text::Text;

/// Where what is handed in goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HandIn {
    /// Into a folder that the computer can reach.
    Folder(String),
    /// Into a file that the person passes on.
    File,
    /// Over the facilitator's room.
    Room,
    /// To a learning record store.
    Lrs {
        /// Its address.
        endpoint: String,
        /// The name to write with; whoever has the course's file can read it.
        key: String,
        /// The word that goes with it.
        secret: String,
    },
}

/// Reads the list of places.
pub fn hand_in(reader: &mut Reader, node: &Node) -> Option<Vec<HandIn>> {
    reader.whole_list(node, |reader, node| {
        let wanted = Text::new("一个交到的地方", "a place to hand in");
        let name = parts::variant(reader, node, wanted, "File")?;
        match name.as_str() {
            "File" => Some(HandIn::File),
            "Room" => Some(HandIn::Room),
            "Folder" => folder(reader, node),
            "Lrs" => lrs(reader, node),
            other => {
                let known = ["File", "Room", "Folder", "Lrs"].into_iter();
                let what = ("交到的地方", "place to hand in");
                reader.unknown(scenario::Code::UnknownWord, what, node.head(), other, known);
                None
            }
        }
    })
}

fn folder(reader: &mut Reader, node: &Node) -> Option<HandIn> {
    let inner = match &node.shape {
        Shape::Tuple(nodes) if nodes.len() == 1 => reader.string(&nodes[0])?,
        _ => {
            bad_hand_in(
                reader,
                node,
                Text::new("Folder 后面要写是哪个文件夹", "`Folder` needs to say which folder"),
                Text::new(r#"写成 Folder(r"\\srv\training")"#, r#"Write Folder(r"\\srv\training")"#),
            );
            return None;
        }
    };
    let path = inner.value;
    let on_a_drive = path.as_bytes().get(1..3).is_some_and(|after| after == b":\\" || after == b":/");
    if !(path.starts_with('/') || path.starts_with(r"\\") || on_a_drive) {
        bad_hand_in(
            reader,
            node,
            Text::new("这不是一个完整的文件夹位置", "This is not a folder with all of its path"),
            Text::new(
                "从盘符、\\\\服务器 或 / 开始写；网址要写在 Lrs 里。",
                "Begin with a drive, \\\\server or /; an address of the web belongs into Lrs.",
            ),
        );
        return None;
    }
    Some(HandIn::Folder(path))
}

fn lrs(reader: &mut Reader, node: &Node) -> Option<HandIn> {
    let fields = Fields::of(reader, node, "Lrs", &["endpoint", "key", "secret"])?;
    let endpoint = fields.id(reader, "endpoint");
    let (key, secret) = (fields.id(reader, "key"), fields.id(reader, "secret"));
    let endpoint = endpoint?.value;
    let near = ["http://localhost", "http://127.0.0.1"];
    if !endpoint.starts_with("https://") && !near.iter().any(|near| endpoint.starts_with(near)) {
        bad_hand_in(
            reader,
            node,
            Text::new("学习记录库的地址要用 https://", "The store's address must begin with https://"),
            Text::new(
                "问一下管理员带 https:// 的地址。",
                "Ask its administrator for the address with https://.",
            ),
        );
        return None;
    }
    Some(HandIn::Lrs { endpoint, key: key?.value, secret: secret?.value })
}

fn bad_hand_in(reader: &mut Reader, node: &Node, message: Text, hint: Text) {
    reader.report_as(Code::BadHandIn.key(), node.head(), message, hint);
}
