//! What the words around one telling of a decision say: why it was made, and who made it. Only what is written; nothing is weighed.

use serde::{Deserialize, Serialize};

use crate::Evidence;

/// Somebody whom the words name as the one who decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decider {
    /// As written: `Adoption and Fostering Panel`, `Mr R. Speight, Team Manager`.
    pub who: String,
    /// The sentence or line that says so.
    pub evidence: Evidence,
}

/// The reasons and the deciders that stand with one telling. Empty lists mean that its page gives none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionWords {
    /// Each is exactly the words of the reason.
    pub reasons: Vec<Evidence>,
    pub deciders: Vec<Decider>,
}
