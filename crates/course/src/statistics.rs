//! Means and their intervals, by Student's t, as every figure of a course uses them.
//!
//! **Not here:** what a figure is about, and whether enough people stand behind it to show it.

use std::f64::consts::SQRT_2;

/// The size, mean and variance of a sample.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sample {
    /// How many values there are.
    pub n: usize,
    /// Their mean; 0 if there are none.
    pub mean: f64,
    /// Their variance with n − 1 below the line; 0 if there are fewer than two.
    pub variance: f64,
}

impl Sample {
    /// That of some values, added up in their order.
    pub fn of(values: &[f64]) -> Sample {
        let n = values.len();
        if n == 0 {
            return Sample::default();
        }
        let mean = values.iter().sum::<f64>() / n as f64;
        let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        Sample { n, mean, variance: if n < 2 { 0.0 } else { squares / (n - 1) as f64 } }
    }

    /// Its standard deviation.
    pub fn sd(&self) -> f64 {
        libm::sqrt(self.variance)
    }

    /// The square of the standard error of its mean; 0 if it is empty.
    pub fn error_squared(&self) -> f64 {
        if self.n == 0 { 0.0 } else { self.variance / self.n as f64 }
    }
}

/// An interval in which something lies with a certain confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end, not below the lower one.
    pub high: f64,
}

impl Interval {
    /// One around a middle.
    pub fn around(middle: f64, half: f64) -> Interval {
        Interval { low: middle - half, high: middle + half }
    }

    /// Its middle.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// Half of its width.
    pub fn half(&self) -> f64 {
        (self.high - self.low) / 2.0
    }

    /// Whether a value lies within it, its ends included.
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Whether it has a value in common with another one.
    pub fn overlaps(&self, other: &Interval) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// What of it lies between two values.
    #[must_use]
    pub fn clamped(self, least: f64, most: f64) -> Interval {
        Interval { low: self.low.clamp(least, most), high: self.high.clamp(least, most) }
    }
}

/// Φ, the distribution function of the standard normal: how much of it lies below `z`.
pub fn normal_below(z: f64) -> f64 {
    libm::erfc(-z / SQRT_2) / 2.0
}

/// The density of the standard normal at `z`.
pub fn normal_density(z: f64) -> f64 {
    libm::exp(-z * z / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI)
}

/// How much of Student's t with so many degrees of freedom (above 0, not only whole numbers) lies below
/// `t`: 1 − ½·I(ν/(ν + t²); ν/2, ½) for t ≥ 0 (Abramowitz & Stegun 26.7.1, 26.5.27).
pub fn t_below(t: f64, df: f64) -> f64 {
    let tail = incomplete_beta(df / (df + t * t), df / 2.0, 0.5) / 2.0;
    if t >= 0.0 { 1.0 - tail } else { tail }
}

/// The value below which the share `below` of Student's t with so many degrees of freedom lies: `below`
/// in 0.5…1 (1 excluded), `df` above 0. Found by halving, to the last few bits.
pub fn t_quantile(below: f64, df: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    while t_below(high, df) < below && high < 1e12 {
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if t_below(middle, df) < below {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// What the standard error is multiplied with for an interval of this confidence (0…1): the quantile that
/// leaves half of the rest on either side.
pub fn t_of_confidence(confidence: f64, df: f64) -> f64 {
    t_quantile(f64::midpoint(1.0, confidence), df)
}

/// Welch's degrees of freedom for a sum of independent mean values with these squared standard errors,
/// each with its own degrees of freedom: (Σe²)² / Σ(e⁴/ν) (Satterthwaite 1946, Welch 1947). None if
/// nothing varies, or a part has no degree of freedom.
pub fn welch_df(parts: &[(f64, f64)]) -> Option<f64> {
    let total: f64 = parts.iter().map(|(error, _)| error).sum();
    let below: f64 = parts.iter().map(|(error, df)| error * error / df).sum();
    let usable = parts.iter().all(|(_, df)| *df > 0.0) && total > 0.0 && below.is_finite();
    usable.then(|| total * total / below)
}

/// I(x; a, b), the regularised incomplete beta function, for x in 0…1 and a, b above 0: by the continued
/// fraction of Abramowitz & Stegun 26.5.8 (the method of Lentz), on the side where it converges quickly.
fn incomplete_beta(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(1.0 - x, b, a);
    }
    let front =
        libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * libm::log(x) + b * libm::log1p(-x);
    libm::exp(front) * beta_fraction(x, a, b) / a
}

/// The continued fraction of [`incomplete_beta`].
fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..2_000 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + term * d);
            c = away_from_zero(1.0 + term / c);
            change = c * d;
            fraction *= change;
        }
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table of every textbook: 95 % and 97.5 % points (Fisher & Yates, table III).
    #[test]
    fn students_t_is_that_of_the_tables() {
        for (df, of_90, of_95) in [
            (1.0, 6.313_752, 12.706_205),
            (2.0, 2.919_986, 4.302_653),
            (3.0, 2.353_363, 3.182_446),
            (4.0, 2.131_847, 2.776_445),
            (5.0, 2.015_048, 2.570_582),
            (7.0, 1.894_579, 2.364_624),
            (10.0, 1.812_461, 2.228_139),
            (13.0, 1.770_933, 2.160_369),
            (20.0, 1.724_718, 2.085_963),
            (30.0, 1.697_261, 2.042_272),
            (60.0, 1.670_649, 2.000_298),
            (120.0, 1.657_651, 1.979_930),
            (1e7, 1.644_854, 1.959_964),
        ] {
            let found = (t_of_confidence(0.9, df), t_of_confidence(0.95, df));
            assert!((found.0 - of_90).abs() < 2e-6 && (found.1 - of_95).abs() < 2e-6, "{df}: {found:?}");
        }
    }

    /// With one degree of freedom it is Cauchy's, with two t/√(2 + t²): both in closed form.
    #[test]
    fn where_there_is_a_closed_form_it_is_that() {
        for step in -40..=40 {
            let t = f64::from(step) / 4.0;
            let cauchy = 0.5 + libm::atan(t) / std::f64::consts::PI;
            assert!((t_below(t, 1.0) - cauchy).abs() < 1e-13, "{t}");
            let two = 0.5 + t / (2.0 * libm::sqrt(2.0 + t * t));
            assert!((t_below(t, 2.0) - two).abs() < 1e-13, "{t}");
        }
        assert!((normal_below(1.0) - 0.841_344_746).abs() < 1e-9);
        assert!((normal_below(-1.959_964) - 0.025).abs() < 1e-7);
    }

    #[test]
    fn a_sample_by_hand() {
        // 1, 2, 3, 6: mean 3; squares 4 + 1 + 0 + 9 = 14, by 3.
        let sample = Sample::of(&[1.0, 2.0, 3.0, 6.0]);
        assert_eq!((sample.n, sample.mean), (4, 3.0));
        assert!((sample.variance - 14.0 / 3.0).abs() < 1e-12);
        assert_eq!(Sample::of(&[]), Sample::default());
        assert_eq!(Sample::of(&[5.0]).variance, 0.0);
        // Equal errors and sizes: the degrees of freedom add up.
        assert!((welch_df(&[(0.5, 7.0), (0.5, 7.0)]).expect("some") - 14.0).abs() < 1e-12);
        assert_eq!(welch_df(&[(0.0, 3.0), (0.0, 3.0)]), None);
    }

    proptest! {
        #[test]
        fn a_quantile_is_where_so_much_lies_below(below in 0.501f64..0.9995, df in 0.8f64..400.0) {
            let t = t_quantile(below, df);
            prop_assert!((t_below(t, df) - below).abs() < 1e-10, "{t}");
        }

        #[test]
        fn more_degrees_of_freedom_narrow_it(df in 1.0f64..200.0) {
            prop_assert!(t_of_confidence(0.9, df) > t_of_confidence(0.9, df + 1.0));
        }

        #[test]
        fn welch_lies_between_the_least_part_and_their_sum(
            a in 0.01f64..5.0, b in 0.01f64..5.0, n in 1u8..50, m in 1u8..50,
        ) {
            let df = welch_df(&[(a, f64::from(n)), (b, f64::from(m))]).expect("some");
            prop_assert!(df >= f64::from(n.min(m)) - 1e-9 && df <= f64::from(n) + f64::from(m) + 1e-9);
        }
    }
}
