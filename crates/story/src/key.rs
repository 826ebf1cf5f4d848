//! The key of an event: the same words on the same page give the same key, whatever else a later reading finds.

use std::collections::HashMap;

use record::{EventKey, EventKind, Evidence, TextHash};

/// Words with case and spacing set aside.
pub(crate) fn plain(quote: &str) -> String {
    quote.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// True where the words stand in the proof, whatever white space parts them.
#[must_use]
pub fn holds(proof: &Evidence, words: &str) -> bool {
    plain(&proof.quote).contains(&plain(words))
}

/// Gives out keys, each once.
#[derive(Default)]
pub(crate) struct Keys(HashMap<String, u32>);

impl Keys {
    /// The key for an event of this kind whose first proof this is. A second event from the same words gets a number.
    pub(crate) fn next(&mut self, kind: EventKind, first: &Evidence) -> EventKey {
        let hash =
            TextHash::of(&format!("{}|{}|{}|{}", kind.as_str(), first.file.0, first.page, plain(&first.quote))).0;
        let count = self.0.entry(hash.clone()).or_insert(0);
        *count += 1;
        EventKey(if *count == 1 { format!("e{hash}") } else { format!("e{hash}-{count}") })
    }
}
