//! Small hostile papers, made by us: words that try to become code in every place that a paper can carry words, names that
//! try to leave a folder, PDFs that try to act. Nothing in them works on its own; they are for proving that nothing here runs.

mod carriers;
mod live;
mod names;
mod page_font;
mod words;

pub use carriers::{email, names_on_disk, papers};
pub use live::{LIVE_KEYS, live_pdfs};
pub use names::{path_tricks, tricky_mail, tricky_zip};
pub use words::{RTL_CONTROLS, injections, is_plain, is_spreadsheet};

/// What every injection would do first if it ran: the window's tests look for this name.
pub const RAN: &str = "__ran";
