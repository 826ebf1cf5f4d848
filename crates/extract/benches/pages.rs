//! Pages a second through the real reader process: `cargo bench -p extract -- 10000`.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::ops::ControlFlow;
use std::time::Instant;

use extract::{Reader, ReaderProgram};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};
use record::FileKind;

fn main() {
    extract::reader_main_if_asked();
    let pages = std::env::args().find_map(|a| a.parse().ok()).unwrap_or(1_000);
    let bytes = prose(pages);
    println!("{pages} pages, {} kB", bytes.len() / 1000);
    let mut reader = Reader::start(&ReaderProgram::this_program()).unwrap();
    let started = Instant::now();
    reader.open(&bytes, FileKind::Pdf, "prose.pdf").unwrap();
    println!("opened in {:?}", started.elapsed());
    let (started, mut letters) = (Instant::now(), 0);
    reader
        .pages(1..=pages, &mut |_, page| {
            letters += page.unwrap().text.len();
            ControlFlow::Continue(())
        })
        .unwrap();
    let took = started.elapsed();
    println!("read in {took:?}: {:.0} pages a second, {letters} letters", f64::from(pages) / took.as_secs_f64());
    let started = Instant::now();
    for page in 1..=20.min(pages) {
        reader.picture(page, 1754).unwrap();
    }
    println!("picture at 150 dpi: {:?} each", started.elapsed() / 20.min(pages));
}

/// Pages of 45 lines of 85 letters, as a word processor writes them.
fn prose(pages: u32) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let (catalog, tree, font) = (Ref::new(1), Ref::new(2), Ref::new(3));
    let page = |i: u32| Ref::new(10 + 2 * i as i32);
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids((0..pages).map(page)).count(pages as i32);
    pdf.type1_font(font).base_font(Name(b"Helvetica"));
    for i in 0..pages {
        let mut sheet = pdf.page(page(i));
        let body = Ref::new(11 + 2 * i as i32);
        sheet.parent(tree).media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).contents(body);
        sheet.resources().fonts().pair(Name(b"F1"), font);
        sheet.finish();
        let mut content = Content::new();
        content.begin_text().set_font(Name(b"F1"), 11.0).next_line(60.0, 780.0);
        for row in 0..45_u32 {
            let line = format!(
                "On {} May {} Amy was seen at home with her carer, who said that all was well ({i}).",
                row % 28 + 1,
                1986 + (i + row) % 18
            );
            content.show(Str(line.as_bytes())).next_line(0.0, -15.0);
        }
        content.end_text();
        pdf.stream(body, &content.finish());
    }
    pdf.finish()
}
