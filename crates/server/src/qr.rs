//! The address as a QR code.

use fast_qr::QRBuilder;

/// The light margin around a code on a screen, in modules. ISO/IEC 18004 asks for four on paper; readers find
/// codes on screens with two.
const MARGIN: usize = 2;

/// A QR code: its dark modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How many modules a side has, without the margin.
    pub side: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// The code of a text; none if it is too long for one.
    pub fn of(text: &str) -> Option<Qr> {
        let code = QRBuilder::new(text).build().ok()?;
        let side = code.size;
        let dark = (0..side * side).map(|at| code[at / side][at % side].value()).collect();
        Some(Qr { side, dark })
    }

    /// Whether a module is dark; the margin and everything beyond is light.
    pub fn is_dark(&self, row: usize, column: usize) -> bool {
        row < self.side && column < self.side && self.dark[row * self.side + column]
    }

    /// As lines of text, two rows of modules to a line. `inverted` for terminals with light letters on
    /// a dark ground, where the blocks must be the light modules.
    pub fn lines(&self, inverted: bool) -> Vec<String> {
        let whole = self.side + 2 * MARGIN;
        let is_drawn = |row: usize, column: usize| {
            let inside = row >= MARGIN && column >= MARGIN;
            let dark = inside && self.is_dark(row - MARGIN, column - MARGIN);
            row < whole && dark != inverted
        };
        let block = |row: usize, column: usize| match (is_drawn(row, column), is_drawn(row + 1, column)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        (0..whole).step_by(2).map(|row| (0..whole).map(|column| block(row, column)).collect()).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_finder_patterns_and_no_more() {
        let qr = Qr::of("http://192.168.1.7:4710/#AAAAAAAAAAAAAAAAAAAAAA").unwrap();
        let finder = |row: usize, column: usize| {
            (0..7).all(|at| qr.is_dark(row, column + at) && qr.is_dark(row + at, column))
                && qr.is_dark(row + 3, column + 3)
                && !qr.is_dark(row + 1, column + 1)
        };
        let far = qr.side - 7;
        assert!(finder(0, 0) && finder(0, far) && finder(far, 0) && !finder(far, far));
        assert!(!qr.is_dark(0, qr.side) && !qr.is_dark(999, 999));
    }

    #[test]
    fn the_lines_show_what_the_modules_are() {
        let qr = Qr::of("hello").unwrap();
        for inverted in [false, true] {
            let lines = qr.lines(inverted);
            let columns: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
            for (row, column) in (0..qr.side).flat_map(|row| (0..qr.side).map(move |column| (row, column))) {
                let block = columns[(row + 2) / 2][column + 2];
                let drawn = block == '█' || block == if (row + 2) % 2 == 0 { '▀' } else { '▄' };
                assert_eq!(drawn, qr.is_dark(row, column) != inverted, "{row} {column}");
            }
        }
    }

    #[test]
    fn what_is_too_long_is_no_code() {
        assert_eq!(Qr::of(&"x".repeat(5000)), None);
    }
}
