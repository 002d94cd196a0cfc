//! Very many phones at once: a client that costs little, so that the server is what is measured.

use serde_json::Value;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// One phone of many, with its live connection.
pub struct Member {
    stream: TcpStream,
    received: Vec<u8>,
}

impl Member {
    /// Connects from an address of its own, as a phone on a Wi-Fi would, and says who it is.
    pub async fn connect(to: SocketAddr, from: Ipv4Addr, token: &str, key: &str) -> io::Result<Member> {
        let socket = TcpSocket::new_v4()?;
        socket.bind((from, 0).into())?;
        let mut stream = socket.connect(to).await?;
        stream.set_nodelay(true)?;
        let request = format!(
            "GET /api/live HTTP/1.1\r\nHost: {to}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await?;
        let mut member = Member { stream, received: Vec::new() };
        let end = loop {
            if let Some(end) = member.received.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            member.more().await?;
        };
        if !member.received.starts_with(b"HTTP/1.1 101") {
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        member.received.drain(..end);
        member.say(&format!(r#"{{"token":"{token}","key":"{key}"}}"#)).await?;
        Ok(member)
    }

    async fn more(&mut self) -> io::Result<()> {
        match self.stream.read_buf(&mut self.received).await? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }

    /// Sends a message. The mask is zero: what a mask protects from is not here.
    pub async fn say(&mut self, text: &str) -> io::Result<()> {
        let length = text.len();
        let mut frame = vec![0x81];
        match u8::try_from(length) {
            Ok(short @ ..126) => frame.push(0x80 | short),
            _ => {
                frame.push(0x80 | 126);
                frame.extend_from_slice(&u16::try_from(length).unwrap().to_be_bytes());
            }
        }
        frame.extend_from_slice(&[0; 4]);
        frame.extend_from_slice(text.as_bytes());
        self.stream.write_all(&frame).await
    }

    /// The next message. Pings are answered; a farewell is an end like any other. Nothing is lost if the
    /// waiting is broken off.
    pub async fn next(&mut self) -> io::Result<String> {
        loop {
            match self.frame() {
                Some((1, content)) => return Ok(String::from_utf8(content).unwrap()),
                Some((9, _)) => self.stream.write_all(&[0x8a, 0x80, 0, 0, 0, 0]).await?,
                Some((8, _)) => return Err(io::ErrorKind::ConnectionAborted.into()),
                Some(_) => {}
                None => self.more().await?,
            }
        }
    }

    /// The first whole frame, and its kind.
    fn frame(&mut self) -> Option<(u8, Vec<u8>)> {
        let (length, head) = match *self.received.get(1)? {
            126 => (usize::from(u16::from_be_bytes(*self.received.get(2..4)?.first_chunk()?)), 4),
            127 => (u64::from_be_bytes(*self.received.get(2..10)?.first_chunk()?) as usize, 10),
            short => (usize::from(short), 2),
        };
        let content = self.received.get(head..head + length)?.to_vec();
        let kind = self.received[0] & 0x0f;
        self.received.drain(..head + length);
        Some((kind, content))
    }

    /// The next message that begins so, such as `{"ack"`: looking at the beginning costs little.
    pub async fn next_of(&mut self, beginning: &str) -> io::Result<Value> {
        loop {
            let text = self.next().await?;
            if text.starts_with(beginning) {
                return Ok(serde_json::from_str(&text).unwrap());
            }
        }
    }

    /// Comes in; what the room says about the phone.
    pub async fn join(&mut self) -> io::Result<Result<Value, String>> {
        self.say(r#"{"id":1,"do":{"join":{}}}"#).await?;
        let answer = self.next_of(r#"{"ack""#).await?;
        if let Some(why) = answer["refused"].as_str() {
            return Ok(Err(why.to_owned()));
        }
        Ok(Ok(self.next_of(r#"{"you""#).await?["you"].take()))
    }

    /// Votes; returns once it is acknowledged.
    pub async fn vote(&mut self, ballot: u64, option: u64, nth: u64) -> io::Result<Value> {
        let id = 1000 + nth;
        self.say(&format!(
            r#"{{"id":{id},"do":{{"vote":{{"ballot":{ballot},"option":{option},"nth":{nth}}}}}}}"#
        ))
        .await?;
        loop {
            let answer = self.next_of(r#"{"ack""#).await?;
            if answer["ack"] == id {
                return Ok(answer);
            }
        }
    }
}
