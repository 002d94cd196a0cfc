//! Frames (RFC 6455, section 5).

/// A frame from a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A message.
    Text(String),
    /// A sign of life is asked for; to be answered with the same bytes.
    Ping(Vec<u8>),
    /// The answer to a ping.
    Pong,
    /// The connection is to be closed.
    Close,
}

/// What is wrong with what was sent. There is no going on after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not the protocol.
    Protocol,
    /// Not a whole text message.
    NotText,
    /// Longer than is taken.
    TooLong,
}

const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
/// The longest control frame.
const LONGEST_CONTROL: u64 = 125;

/// Takes the first frame off what has been received; none if it isn't whole yet. A length is looked
/// at before anything is waited for or set aside.
pub fn read(received: &mut Vec<u8>, longest: usize) -> Result<Option<Frame>, Wrong> {
    let [first, second, ..] = received[..] else { return Ok(None) };
    let (is_last, reserved, kind) = (first & 0x80 != 0, first & 0x70, first & 0x0f);
    let is_masked = second & 0x80 != 0;
    if reserved != 0 || !is_masked {
        return Err(Wrong::Protocol);
    }
    if !is_last || kind == 0 || kind == 2 {
        return Err(Wrong::NotText);
    }
    let (length, head) = match second & 0x7f {
        126 => match received.get(2..4) {
            Some(&[a, b]) => (u64::from(u16::from_be_bytes([a, b])), 4),
            _ => return Ok(None),
        },
        127 => match received.get(2..10).and_then(|bytes| bytes.first_chunk()) {
            Some(bytes) => (u64::from_be_bytes(*bytes), 10),
            None => return Ok(None),
        },
        short => (u64::from(short), 2),
    };
    if kind >= CLOSE && length > LONGEST_CONTROL {
        return Err(Wrong::Protocol);
    }
    let Some(length) = usize::try_from(length).ok().filter(|length| *length <= longest) else {
        return Err(Wrong::TooLong);
    };
    let (Some(mask), Some(content)) =
        (received.get(head..head + 4), received.get(head + 4..head + 4 + length))
    else {
        return Ok(None);
    };
    let content: Vec<u8> = content.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask).collect();
    received.drain(..head + 4 + length);
    match kind {
        TEXT => String::from_utf8(content).ok().map(|text| Some(Frame::Text(text))).ok_or(Wrong::NotText),
        CLOSE => Ok(Some(Frame::Close)),
        PING => Ok(Some(Frame::Ping(content))),
        PONG => Ok(Some(Frame::Pong)),
        _ => Err(Wrong::Protocol),
    }
}

fn write(kind: u8, content: &[u8], to: &mut Vec<u8>) {
    to.push(0x80 | kind);
    match content.len() {
        short @ ..126 => to.push(short as u8),
        middle @ 126..0x1_0000 => {
            to.push(126);
            to.extend_from_slice(&(middle as u16).to_be_bytes());
        }
        long => {
            to.push(127);
            to.extend_from_slice(&(long as u64).to_be_bytes());
        }
    }
    to.extend_from_slice(content);
}

/// A message.
pub fn text(text: &str, to: &mut Vec<u8>) {
    write(TEXT, text.as_bytes(), to);
}

/// Asks for a sign of life.
pub fn ping(to: &mut Vec<u8>) {
    write(PING, &[], to);
}

/// Gives one.
pub fn pong(content: &[u8], to: &mut Vec<u8>) {
    write(PONG, content, to);
}

/// Closes the connection, and says why.
pub fn close(code: u16, to: &mut Vec<u8>) {
    write(CLOSE, &code.to_be_bytes(), to);
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn masked(first: u8, content: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(0, content, &mut bytes);
        bytes[0] = first;
        bytes[1] |= 0x80;
        let head = bytes.len() - content.len();
        let mask = [7, 99, 0, 255];
        let content: Vec<u8> = content.iter().zip(mask.iter().cycle()).map(|(a, b)| a ^ b).collect();
        [&bytes[..head], &mask, &content].concat()
    }

    proptest! {
        #[test]
        fn a_message_comes_through_however_it_is_cut_up(texts in prop::collection::vec(".{0,300}", 1..4), at in any::<usize>()) {
            let bytes: Vec<u8> = texts.iter().flat_map(|text| masked(0x81, text.as_bytes())).collect();
            let (mut received, mut found) = (Vec::new(), Vec::new());
            for part in [&bytes[..at % bytes.len()], &bytes[at % bytes.len()..]] {
                received.extend_from_slice(part);
                while let Some(Frame::Text(text)) = read(&mut received, 4096).unwrap() {
                    found.push(text);
                }
            }
            prop_assert_eq!(found, texts);
            prop_assert!(received.is_empty());
        }

        #[test]
        fn no_bytes_break_the_reader(mut received in prop::collection::vec(any::<u8>(), 0..64)) {
            let before = received.len();
            if let Ok(Some(_)) = read(&mut received, 32) {
                prop_assert!(received.len() < before);
            }
        }
    }

    #[test]
    fn what_the_page_never_sends_is_refused() {
        let refused = |bytes: &[u8]| read(&mut bytes.to_vec(), 100).unwrap_err();
        assert_eq!(refused(&[0x81, 0x01, b'a']), Wrong::Protocol, "phones mask what they send");
        assert_eq!(refused(&masked(0xc1, b"a")), Wrong::Protocol, "no extensions");
        assert_eq!(refused(&masked(0x8b, b"a")), Wrong::Protocol, "no such kind");
        assert_eq!(refused(&masked(0x82, b"a")), Wrong::NotText, "binary");
        assert_eq!(refused(&masked(0x01, b"a")), Wrong::NotText, "a first fragment");
        assert_eq!(refused(&masked(0x80, b"a")), Wrong::NotText, "a later fragment");
        assert_eq!(refused(&masked(0x81, &[0xff])), Wrong::NotText, "not UTF-8");
        assert_eq!(refused(&masked(0x89, &[0; 126])), Wrong::Protocol, "a ping that is too long");
    }

    #[test]
    fn a_length_is_refused_before_the_content_has_come() {
        let huge = [0x81, 0xff, 0, 0, 0, 0, 0x00, 0x98, 0x96, 0x80];
        assert_eq!(read(&mut huge.to_vec(), 4096), Err(Wrong::TooLong));
        assert_eq!(
            read(&mut [0x81, 0xff].iter().copied().chain([0xff; 8]).collect(), 4096),
            Err(Wrong::TooLong)
        );
    }
}
