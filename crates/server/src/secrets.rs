//! What only those who were invited know.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use counterpart_core::room::Key;
use counterpart_core::text::half_width;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;

/// A value of 128 bits from the system's source of randomness, written in 22 characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret([u8; 16]);

impl Secret {
    /// A new one.
    pub(super) fn new() -> Result<Secret, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Secret(bytes))
    }

    /// The one that is written so.
    pub(super) fn read(text: &str) -> Option<Secret> {
        if text.len() != 22 {
            return None;
        }
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Secret)
    }

    /// Whether both are the same; takes as long whether they are or not.
    pub(super) fn is(&self, other: &Secret) -> bool {
        self.0.iter().zip(other.0).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }

    /// What a room knows a phone by whose secret this is. Neither the secret nor the phone's key in
    /// another room can be found from it.
    pub(super) fn key_in(&self, room: &Secret) -> Key {
        let mut hash = Sha256::new();
        hash.update(b"counterpart phone");
        hash.update(room.0);
        hash.update(self.0);
        let hash = hash.finalize();
        let mut key = [0; 16];
        key.copy_from_slice(&hash[..16]);
        Key(key)
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Secret, D::Error> {
        let text = String::deserialize(from)?;
        Secret::read(&text).ok_or_else(|| serde::de::Error::custom("not a secret"))
    }
}

/// The characters of a room code: no two that look alike or sound alike when read out.
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// How many of them make a code: so many that guessing takes too long even if no guess is refused.
const CODE: usize = 8;

/// A new room code, such as `K7MPQ2XR`.
pub(super) fn new_code() -> Result<String, getrandom::Error> {
    let mut code = String::new();
    while code.len() < CODE {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        // Bytes beyond the last whole multiple are left aside, so that no character is likelier.
        let fair = bytes.iter().filter(|byte| usize::from(**byte) < 256 / ALPHABET.len() * ALPHABET.len());
        let letters = fair.map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]));
        code.extend(letters.take(CODE - code.len()));
    }
    Ok(code)
}

/// Whether a text is a room code, be it of this version or of the first, which had six characters.
pub(super) fn is_whole(code: &str) -> bool {
    (6..=CODE).contains(&code.len()) && code.bytes().all(|byte| ALPHABET.contains(&byte))
}

/// A code as somebody typed it, in the form in which codes are kept: capital letters, without what
/// stands between them, in half width.
pub(super) fn typed_code(text: &str) -> String {
    let half = half_width(text);
    half.chars().filter(char::is_ascii_alphanumeric).take(2 * CODE).collect::<String>().to_ascii_uppercase()
}

/// Whether a typed code is the room's; takes as long whether it is or not.
pub(super) fn is_code(typed: &str, code: &str) -> bool {
    let (typed, code) = (Sha256::digest(typed_code(typed)), Sha256::digest(code));
    typed.iter().zip(code).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// A code in two halves, as it is easier to read out: `K7MP Q2XR`.
pub fn spaced_code(code: &str) -> String {
    let half = code.len() / 2;
    match (code.get(..half), code.get(half..)) {
        (Some(first), Some(second)) => format!("{first} {second}"),
        _ => code.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_secret_reads_as_it_is_written_and_nothing_else_does() {
        let secret = Secret::new().unwrap();
        assert!(Secret::read(&secret.to_string()).unwrap().is(&secret));
        assert!(!Secret::new().unwrap().is(&secret));
        for bad in ["", "short", &"=".repeat(22), &"A".repeat(23), &"ä".repeat(11)] {
            assert_eq!(Secret::read(bad), None, "{bad}");
        }
        assert_eq!(format!("{secret:?}"), "Secret(…)", "no log shows it");
    }

    #[test]
    fn the_same_phone_is_another_key_in_another_room() {
        let [phone, one, other] = [Secret([1; 16]), Secret([2; 16]), Secret([3; 16])];
        assert_eq!(phone.key_in(&one), phone.key_in(&one));
        assert_ne!(phone.key_in(&one), phone.key_in(&other));
        assert_ne!(Secret([4; 16]).key_in(&one), phone.key_in(&one));
    }

    #[test]
    fn codes_are_of_readable_characters_and_never_twice_the_same() {
        let codes: BTreeSet<String> = (0..500).map(|_| new_code().unwrap()).collect();
        assert!(codes.len() > 498);
        for code in &codes {
            assert_eq!(code.len(), CODE);
            assert!(code.bytes().all(|byte| ALPHABET.contains(&byte)), "{code}");
            assert_eq!(&typed_code(&spaced_code(code).to_lowercase()), code);
            assert!(is_code(&format!(" {} ", spaced_code(code)), code) && !is_code(&code[1..], code));
        }
        for typed in ["ＳＸＸ２　ＵＮＲ３", "sxx2-unr3", "Ｓxx２．unr３", " s x x 2 u n r 3 "] {
            assert!(is_code(typed, "SXX2UNR3"), "{typed}");
        }
        for typed in ["", "SXX2UNR", "SXX2UNR33", "房间码"] {
            assert!(!is_code(typed, "SXX2UNR3"), "{typed}");
        }
        let used: BTreeSet<char> = codes.iter().flat_map(|code| code.chars()).collect();
        assert_eq!(used.len(), ALPHABET.len());
    }
}
