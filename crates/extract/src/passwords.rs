//! Passwords to try on a locked file. They are wiped from memory when they are let go of, and nothing prints them.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::limits::{PASSWORD_BYTES, PASSWORDS};

/// Passwords in the order in which they are tried: at most 64 of at most 512 bytes each, each once.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Passwords(Vec<Zeroizing<String>>);

impl Passwords {
    /// Takes the first ones that are within the limits. Empty ones are left out: a file that opens with an empty
    /// password never asks.
    #[must_use]
    pub fn new(list: impl IntoIterator<Item = Zeroizing<String>>) -> Self {
        let mut taken: Vec<Zeroizing<String>> = Vec::new();
        for password in list {
            if !password.is_empty() && password.len() <= PASSWORD_BYTES && !taken.contains(&password) {
                taken.push(password);
            }
            if taken.len() == PASSWORDS {
                break;
            }
        }
        Self(taken)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Zeroizing<String>> {
        self.0.get(index)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..).zip(self.0.iter().map(|password| password.as_str()))
    }

    /// Room for all of them in one frame, so that packing leaves no scraps behind.
    pub(crate) fn packed_bytes(&self) -> usize {
        self.0.iter().map(|password| password.len() + 2).sum::<usize>() + 8
    }
}

impl fmt::Debug for Passwords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passwords", self.0.len())
    }
}

impl Serialize for Passwords {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|password| password.as_str()))
    }
}

impl<'de> Deserialize<'de> for Passwords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let list = Vec::<String>::deserialize(deserializer)?;
        Ok(Self::new(list.into_iter().map(Zeroizing::new)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(list: &[&str]) -> Passwords {
        Passwords::new(list.iter().map(|p| Zeroizing::new((*p).to_owned())))
    }

    #[test]
    fn they_are_bounded_and_never_printed() {
        let long = "x".repeat(PASSWORD_BYTES + 1);
        let few = of(&["rain", "", "rain", &long, "£5"]);
        assert_eq!(few.iter().collect::<Vec<_>>(), [(0, "rain"), (1, "£5")]);
        assert_eq!(format!("{few:?}"), "2 passwords");
        let many = Passwords::new((0..1000).map(|n| Zeroizing::new(n.to_string())));
        assert_eq!(many.len(), PASSWORDS);
    }
}
