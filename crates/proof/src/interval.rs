//! How far a figure from few beats can be trusted: 95 % intervals. A share of 52 % is a cue over three
//! hundred beats and chance over ten.
//!
//! **Not here:** which figures give a scenario away ([`super::cues`]), the limits for that
//! ([`super::lints`]).

/// The standard normal quantile of a two-sided interval of 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// An interval that holds the true value in 95 of 100 such samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Whether all of it lies outside these two.
    pub fn is_beyond(&self, least: f64, most: f64) -> bool {
        self.high < least || self.low > most
    }
}

/// The interval of a share seen over so many beats (Wilson 1927): in bounds, and honest for few beats,
/// which the usual ± isn't. Over none it is everything from 0 to 1. Ties count in parts, so the share
/// times the number need not be whole.
///
/// ```
/// use counterpart_proof::interval::of_share;
/// let ten = of_share(0.6, 10.0);
/// assert!(ten.low < 0.32 && ten.high > 0.83, "{ten:?}");
/// let many = of_share(0.6, 300.0);
/// assert!(many.low > 0.54, "{many:?}");
/// ```
pub fn of_share(share: f64, number: f64) -> Interval {
    if number <= 0.0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let square = Z * Z;
    let middle = share + square / (2.0 * number);
    let spread = Z * libm::sqrt(share * (1.0 - share) / number + square / (4.0 * number * number));
    let scale = 1.0 + square / number;
    Interval { low: ((middle - spread) / scale).max(0.0), high: ((middle + spread) / scale).min(1.0) }
}

/// The interval of a difference of two shares (Newcombe 1998, method 10: both Wilson intervals squared
/// and added).
pub fn of_difference(one: (f64, f64), other: (f64, f64)) -> Interval {
    let (first, second) = (of_share(one.0, one.1), of_share(other.0, other.1));
    let apart = one.0 - other.0;
    let root = |left: f64, right: f64| libm::sqrt(left * left + right * right);
    Interval {
        low: apart - root(one.0 - first.low, second.high - other.0),
        high: apart + root(first.high - one.0, other.0 - second.low),
    }
}

/// The interval of a correlation with so many degrees of freedom (Fisher's z; for pairs within beats,
/// the options less one for each beat). With three or fewer it is everything from −1 to 1.
pub fn of_correlation(r: f64, freedom: f64) -> Interval {
    // Fisher's spread is 1 / √(n − 3), and n pairs leave n − 1 degrees of freedom.
    if freedom <= 3.0 {
        return Interval { low: -1.0, high: 1.0 };
    }
    let r = r.clamp(-0.999_999, 0.999_999);
    let (middle, spread) = (libm::atanh(r), Z / libm::sqrt(freedom - 2.0));
    Interval { low: libm::tanh(middle - spread), high: libm::tanh(middle + spread) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 5e-4
    }

    /// Wilson's interval of 8 of 10, as in Brown, Cai and DasGupta (2001): .490 to .943.
    #[test]
    fn a_share_has_the_interval_of_the_books() {
        let found = of_share(0.8, 10.0);
        assert!(near(found.low, 0.4902) && near(found.high, 0.9433), "{found:?}");
        let none = of_share(0.0, 10.0);
        assert!(none.low == 0.0 && near(none.high, 0.2775), "{none:?}");
        assert_eq!(of_share(0.0, 0.0), Interval { low: 0.0, high: 1.0 });
    }

    /// Newcombe's own first example: 56 of 70 and 48 of 80, .0524 to .3339.
    #[test]
    fn a_difference_has_the_interval_of_its_author() {
        let found = of_difference((56.0 / 70.0, 70.0), (48.0 / 80.0, 80.0));
        assert!(near(found.low, 0.0524) && near(found.high, 0.3339), "{found:?}");
    }

    /// r = .5 of 28 pairs: z = .5493 ± 1.96 / 5, so .156 to .736.
    #[test]
    fn a_correlation_has_the_interval_of_fisher() {
        let found = of_correlation(0.5, 27.0);
        assert!(near(found.low, 0.1562) && near(found.high, 0.7356), "{found:?}");
        assert_eq!(of_correlation(0.9, 3.0), Interval { low: -1.0, high: 1.0 });
    }

    #[test]
    fn only_all_of_it_is_beyond() {
        let found = Interval { low: 0.2, high: 0.3 };
        assert!(!found.is_beyond(0.25, 0.9) && !found.is_beyond(0.0, 0.25) && !found.is_beyond(0.1, 0.9));
        assert!(found.is_beyond(0.31, 0.9) && found.is_beyond(0.0, 0.19));
    }
}
