//! What was asked for on the command line: `part name=value …`.

use std::collections::BTreeMap;

#[derive(Debug, Clone, Default)]
pub struct Args(BTreeMap<String, String>);

impl Args {
    pub fn parse(words: impl Iterator<Item = String>) -> Result<Self, String> {
        words
            .map(|word| {
                let (name, value) = word.split_once('=').ok_or_else(|| format!("{word} is not name=value"))?;
                Ok((name.to_owned(), value.to_owned()))
            })
            .collect::<Result<_, String>>()
            .map(Self)
    }

    pub fn word(&self, name: &str) -> Result<&str, String> {
        self.0.get(name).map(String::as_str).ok_or_else(|| format!("{name}=… is missing"))
    }

    pub fn word_or<'a>(&'a self, name: &str, otherwise: &'a str) -> &'a str {
        self.0.get(name).map_or(otherwise, String::as_str)
    }

    pub fn number(&self, name: &str, otherwise: u64) -> Result<u64, String> {
        self.0.get(name).map_or(Ok(otherwise), |v| v.parse().map_err(|_| format!("{name}={v} is not a number")))
    }

    /// The seed that was asked for, or one that nobody chose.
    pub fn seed(&self) -> Result<u64, String> {
        self.number("seed", 0).map(|seed| if seed == 0 { crate::rng::any_seed() } else { seed })
    }

    pub fn is(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|v| v == "yes")
    }

    /// Nothing was asked for that nobody listens to: a slip must not make a check smaller than it was meant to be.
    pub fn only(&self, known: &[&str]) -> Result<(), String> {
        match self.0.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(format!("nothing is called {name} here; there is {}", known.join(", "))),
            None => Ok(()),
        }
    }
}
