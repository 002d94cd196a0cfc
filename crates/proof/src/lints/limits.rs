//! The limits that a lint goes by, which a library may set.

/// The limits of a lint.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits(Vec<(&'static str, f64)>);

impl Limits {
    /// As the lint has them.
    pub fn of(limits: &[(&'static str, f64)]) -> Limits {
        Limits(limits.to_vec())
    }

    /// The limit of this name; 0 if the lint has none such, which its test would show.
    pub fn get(&self, name: &str) -> f64 {
        self.0.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, value)| *value)
    }

    /// Sets a limit; false if there is none of this name.
    pub fn set(&mut self, name: &str, value: f64) -> bool {
        let found = self.0.iter_mut().find(|(known, _)| *known == name);
        found.map(|(_, limit)| *limit = value).is_some()
    }
}
