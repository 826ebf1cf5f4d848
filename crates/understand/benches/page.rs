//! How long one page of about 3 kB takes: all of it, and the reading of dates alone. Run with `cargo bench -p understand`.

#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use record::{FileId, TextFrom};
use understand::dates::{DateContext, find_dates};
use understand::{PageInput, read_page};

const PARAGRAPH: &str = "Alex was placed with Mr and Mrs Holt on 14.4.06 because his mother was ill. He attends Ash Vale Primary School \
    and likes it. On 3 March 2009 a LAC review was held at the placement. Present: Lin Parry (IRO), Dee Marsh, Social Worker, and Mrs. J. \
    Holt.\nContact with his sister takes place each month and he looks forward to it very much indeed. He saw the dentist yesterday.\n\n";

fn main() {
    let page = format!("CORE ASSESSMENT\nDate of report: 1 June 2009\n\n{}", PARAGRAPH.repeat(7));
    let input = PageInput {
        file: FileId(1),
        number: 1,
        text: &page,
        text_from: TextFrom::Pdf,
        born: None,
        file_name: "Box 1.pdf",
    };
    println!("{} bytes", page.len());
    time("page", || black_box(read_page(&input, None)).events.len());
    time("dates", || black_box(find_dates(&page, &DateContext::default())).len());
}

/// The quickest of many runs, so that other work on the machine counts little.
fn time(what: &str, run: impl Fn() -> usize) {
    let best = (0..400)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        })
        .min()
        .unwrap_or_default();
    println!("{what}: {best:?}, {} found", run());
}
