//! A client for single phones: plain HTTP as it is written, and tungstenite's WebSocket.

use counterpart::scenario::OptionIx;
use counterpart::server::Joining;
use serde_json::{Value, json};
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;
use tungstenite::protocol::CloseFrame;
use tungstenite::{Error, Message, WebSocket};

/// How long a test waits for what must come before it fails.
pub const LONG: Duration = Duration::from_secs(30);

/// Where a room is, and what leads into it.
#[derive(Clone, Debug)]
pub struct Site {
    pub address: SocketAddr,
    pub token: String,
    pub code: String,
}

/// An answer to a request.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error} in {self:?}"))
    }

    pub fn has(&self, header: &str) -> bool {
        self.head.lines().any(|line| line.to_lowercase().starts_with(&header.to_lowercase()))
    }
}

impl Site {
    pub fn of(joining: &Joining) -> Site {
        let (address, token) = joining.link.split_once("/#").unwrap();
        let address = address.strip_prefix("http://").unwrap().parse().unwrap();
        Site { address, token: token.to_owned(), code: joining.code.clone() }
    }

    pub fn stream(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream
    }

    /// Sends these bytes as they are, and reads whatever comes until the connection is closed.
    pub fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.stream();
        // A server that has heard enough closes before everything is sent.
        stream.write_all(bytes).unwrap_or_default();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap_or_default();
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }

    pub fn request(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let (host, length) = (self.address, body.len());
        let text = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        );
        self.raw(text.as_bytes())
    }

    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path, "", "")
    }

    pub fn post(&self, path: &str, headers: &str, body: &Value) -> Answer {
        let headers = format!("Content-Type: application/json\r\n{headers}");
        self.request("POST", path, &headers, &body.to_string())
    }

    pub fn guess(&self, code: &str) -> Answer {
        self.post("/api/code", "", &json!({ "code": code }))
    }

    /// A phone with a key that follows from a number.
    pub fn phone(&self, number: u16) -> Phone {
        Phone { site: self.clone(), key: key(number) }
    }
}

/// A key as phones make them, that follows from a number.
pub fn key(number: u16) -> String {
    format!("{number:0>21}A")
}

/// One phone.
#[derive(Clone, Debug)]
pub struct Phone {
    pub site: Site,
    pub key: String,
}

impl Phone {
    pub fn authorization(&self) -> String {
        format!("Authorization: Room {}.{}\r\n", self.site.token, self.key)
    }

    /// Asks for something over HTTP; the answer to it.
    pub fn act(&self, what: &Value) -> Value {
        let answer = self.site.post("/api/act", &self.authorization(), &json!({ "id": 1, "do": what }));
        answer.json()[0].clone()
    }

    /// Comes in over HTTP.
    pub fn join(&self) -> Value {
        self.act(&json!({ "join": { "name": "" } }))
    }

    pub fn vote(&self, ballot: u32, option: OptionIx, nth: u32) -> Value {
        self.act(&json!({ "vote": { "ballot": ballot, "option": option, "nth": nth } }))
    }

    /// What the phone knows, over HTTP: the room, the counts and itself.
    pub fn state(&self) -> Value {
        let state = self.site.post("/api/state", &self.authorization(), &json!({})).json();
        let mut all = serde_json::Map::new();
        for part in state.as_array().unwrap() {
            all.extend(part.as_object().unwrap().clone());
        }
        Value::Object(all)
    }

    /// A live connection.
    pub fn live(&self) -> Live {
        let mut live = connect(&self.site);
        live.say(&json!({ "token": self.site.token, "key": self.key }));
        live
    }
}

/// A WebSocket that has said nothing yet.
pub fn connect(site: &Site) -> Live {
    let url = format!("ws://{}/api/live", site.address);
    let (socket, _) = tungstenite::client(url, site.stream()).unwrap();
    Live { socket }
}

/// A live connection.
pub struct Live {
    pub socket: WebSocket<TcpStream>,
}

impl Live {
    pub fn say(&mut self, message: &Value) {
        self.socket.send(Message::text(message.to_string())).unwrap();
    }

    pub fn asks(&mut self, id: u32, what: &Value) {
        self.say(&json!({ "id": id, "do": what }));
    }

    /// The next message that has such a part.
    pub fn next(&mut self, part: &str) -> Value {
        loop {
            if let Message::Text(text) = self.socket.read().unwrap() {
                let message: Value = serde_json::from_str(&text).unwrap();
                if message.get(part).is_some() {
                    return message;
                }
            }
        }
    }

    /// The next state of the room that is as wanted.
    pub fn room(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let room = self.next("room")["room"].take();
            if is_wanted(&room) {
                return room;
            }
        }
    }

    /// Reads until the other side closes, and returns its code; 0 if it just went.
    pub fn closed(&mut self) -> u16 {
        loop {
            match self.socket.read() {
                Ok(Message::Close(Some(CloseFrame { code, .. }))) => return code.into(),
                Ok(Message::Close(None)) => return 0,
                Ok(_) => {}
                Err(Error::Io(error)) if error.kind() == std::io::ErrorKind::WouldBlock => {
                    panic!("not closed in {LONG:?}")
                }
                Err(_) => return 0,
            }
        }
    }
}

/// An address of the loopback network that belongs to a number.
pub fn loopback(number: u16) -> Ipv4Addr {
    let [a, b] = number.to_be_bytes();
    Ipv4Addr::new(127, 1, a, b.max(1))
}
