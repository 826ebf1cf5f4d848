//! Questions worth asking, the sheet to take to a meeting, and the day on which a reply to a request is due, each step explained.
//!
//! Pure: it is given what is known and answers. It asks and never accuses, and it asks nothing without a page to point to.

mod called_for;
mod deadline;
mod expected;
mod questions;
mod sheet;
mod view;
mod words;

pub use called_for::{CalledFor, RuleOfTheDay, called_for, not_found_near};
pub use deadline::{Deadline, DeadlineAnswer, DeadlineFacts, DeadlineProblem, Step, Wait};
pub use expected::{Expected, expected};
pub use questions::suggest;
pub use sheet::{FEWEST_QUESTIONS, MOST_QUESTIONS, Sheet, SheetAdvice, SheetFacts, SheetQuestion};
pub use view::{FileView, PagesNotFound, PaperNamed, RedactionSeen, ReviewNamed};
pub use words::{kind_in_words, say, say_day, say_when};
