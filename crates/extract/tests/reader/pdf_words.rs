//! Words of PDF pages: order, lines, paragraphs, columns, positions.

use record::{FileKind, TextFrom};

use crate::made::{line, pdf, pdf_of};
use crate::{Test, check_offsets, first_page, pdf_page, reader};

pub const TESTS: &[Test] = &[
    ("words stand where they are drawn", positions),
    ("lines and paragraphs", paragraphs),
    ("pieces drawn out of order are read in order", out_of_order),
    ("two columns of prose are read one after the other", columns),
    ("a form is read row by row", form),
    ("blanks in a row part cells", typed_columns),
    ("gaps part words", kerned),
    ("words drawn twice are read once", twice),
    ("a page on its side", rotated),
    ("words off the page are not read", off_the_page),
    ("pages without words are pictures", no_words),
    ("pages stream in order and can be stopped", streaming),
    ("pictures of pages", pictures),
];

fn positions() {
    let page = pdf_page(&line(72.0, 700.0, 12.0, "Amy Smith, née £5"));
    assert_eq!(page.text, "Amy Smith, née £5");
    assert_eq!(page.text_from, TextFrom::Pdf);
    assert!((page.width, page.height) == (595.0, 842.0) && page.has_picture);
    let amy = page.words[0];
    assert!((amy.x0 - 72.0).abs() < 0.1 && (amy.x1 - 72.0 - 24.0).abs() < 1.0, "{amy:?}");
    // The baseline is 142 points from the top; the em box reaches 0.8 em above and 0.2 em below it.
    assert!((amy.y0 - (142.0 - 9.6)).abs() < 0.1 && (amy.y1 - (142.0 + 2.4)).abs() < 0.1, "{amy:?}");
}

fn paragraphs() {
    let mut content = String::new();
    for (row, words) in
        ["First line of one", "second line of one", "third line.", "", "A new paragraph", "goes on."].iter().enumerate()
    {
        if !words.is_empty() {
            content += &line(72.0, 700.0 - 14.0 * row as f32, 12.0, words);
        }
    }
    assert_eq!(
        pdf_page(&content).text,
        "First line of one\nsecond line of one\nthird line.\n\nA new paragraph\ngoes on."
    );
}

fn out_of_order() {
    let content = line(72.0, 600.0, 12.0, "last line")
        + &line(130.0, 700.0, 12.0, "line")
        + &line(72.0, 700.0, 12.0, "The first");
    assert_eq!(pdf_page(&content).text, "The first line\n\nlast line");
}

fn columns() {
    let mut content = line(72.0, 760.0, 16.0, "A heading over both");
    for row in 0..8 {
        let y = 720.0 - 14.0 * row as f32;
        content += &line(310.0, y, 10.0, &format!("the right hand column has this line {row}"));
        content += &line(72.0, y, 10.0, &format!("the left hand column has this line {row}"));
    }
    let text = pdf_page(&content).text;
    let place = |words: &str| text.find(words).unwrap();
    assert!(place("heading") < place("left hand column has this line 0"));
    assert!(place("left hand column has this line 7") < place("right hand column has this line 0"));
}

fn form() {
    let mut content = String::new();
    for (row, (label, value)) in [
        ("Name", "Amy Smith"),
        ("Date of birth", "3 May 1986"),
        ("School", "St Mary's"),
        ("Worker", "J. Bell"),
        ("Plan", "Stay"),
        ("Team", "North"),
    ]
    .iter()
    .enumerate()
    {
        let y = 700.0 - 16.0 * row as f32;
        content += &line(72.0, y, 11.0, label);
        content += &line(300.0, y, 11.0, value);
    }
    let text = pdf_page(&content).text;
    assert!(text.starts_with("Name\tAmy Smith\nDate of birth\t3 May 1986\n"), "{text}");
}

fn typed_columns() {
    let text = line(72.0, 700.0, 10.0, "Name     Amy Smith      Born    3.5.86")
        + &line(72.0, 684.0, 10.0, "She was seen.  She was well.");
    assert_eq!(pdf_page(&text).text, "Name\tAmy Smith\tBorn\t3.5.86\nShe was seen. She was well.");
}

fn kerned() {
    let page = pdf_page("BT /F1 12 Tf 72 700 Td [(Dear) -300 (Amy,) -250 (A) 60 (V) 60 (A)] TJ ET");
    assert_eq!(page.text, "Dear Amy, AVA");
}

fn twice() {
    let bold = line(72.0, 700.0, 12.0, "Heading")
        + &line(72.3, 700.0, 12.0, "Heading")
        + "2 Tr "
        + &line(72.0, 650.0, 12.0, "Outlined");
    assert_eq!(pdf_page(&bold).text, "Heading\n\nOutlined");
}

fn rotated() {
    // Drawn up the page, which is then shown turned by a quarter: it reads from left to right.
    let content =
        b"BT /F1 12 Tf 0 1 -1 0 100 100 Tm (Turned words) Tj ET BT /F1 12 Tf 0 1 -1 0 120 100 Tm (below) Tj ET"
            .to_vec();
    let bytes = pdf_of(&[content], "90");
    let page = first_page(&bytes, FileKind::Pdf);
    assert_eq!(page.text, "Turned words\nbelow");
    assert_eq!((page.width, page.height), (842.0, 595.0));
    assert!(page.words[0].x0 < page.words[1].x0 && page.words[0].y1 < 595.0);
    // And a line that runs up a page that is not turned comes after the rest.
    let mixed = pdf_page(
        &(line(72.0, 700.0, 12.0, "Upright words come first") + "BT /F1 12 Tf 0 1 -1 0 30 100 Tm (margin) Tj ET"),
    );
    assert_eq!(mixed.text, "Upright words come first\n\nmargin");
}

fn off_the_page() {
    let content = line(72.0, 700.0, 12.0, "Seen")
        + &line(700.0, 700.0, 12.0, "OUTSIDE")
        + "q 60 600 200 50 re W n "
        + &line(72.0, 500.0, 12.0, "CUTOFF")
        + "Q";
    assert_eq!(pdf_page(&content).text, "Seen");
}

fn no_words() {
    for content in ["", "q 500 0 0 700 40 60 cm /Black Do Q", "0.9 g 50 50 100 100 re f"] {
        let page = pdf_page(content);
        assert!(page.has_picture);
        if !content.contains("Black") {
            assert_eq!((page.text.as_str(), page.text_from), ("", TextFrom::None), "{content}");
        }
    }
    // A scan with recognised words laid over it without ink has those words.
    let scan = pdf_page(&("3 Tr ".to_owned() + &line(72.0, 700.0, 12.0, "Recognised words")));
    assert_eq!(scan.text, "Recognised words");
}

fn streaming() {
    use std::ops::ControlFlow;
    let contents: Vec<String> = (1..=100).map(|n| line(72.0, 700.0, 12.0, &format!("Page {n} of the file"))).collect();
    let contents: Vec<&str> = contents.iter().map(String::as_str).collect();
    let mut reader = reader();
    assert_eq!(reader.open(&pdf(&contents), FileKind::Pdf, "a.pdf").unwrap().pages, 100);
    let mut seen = Vec::new();
    reader
        .pages(1..=40, &mut |n, content| {
            let content = content.unwrap();
            check_offsets(&content);
            assert_eq!(content.text, format!("Page {n} of the file"));
            seen.push(n);
            if n == 30 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(seen, (1..=30).collect::<Vec<_>>());
    // The next question gets its own answer, not one that was on its way.
    assert_eq!(reader.page(99).unwrap().text, "Page 99 of the file");
    let mut rest = 0;
    reader
        .pages(95..=5000, &mut |_, content| {
            rest += u32::from(content.is_ok());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(rest, 6);
    assert!(reader.page(0).is_err() && reader.page(101).is_err());
}

fn pictures() {
    let mut reader = reader();
    reader
        .open(&pdf(&[&line(72.0, 700.0, 40.0, "Big words"), "1 0 0 rg 0 0 595 842 re f"]), FileKind::Pdf, "a.pdf")
        .unwrap();
    let first = image::load_from_memory(&reader.picture(1, 842).unwrap()).unwrap().into_luma8();
    assert_eq!((first.width(), first.height()), (595, 842));
    assert!(first.pixels().any(|p| p.0[0] < 30) && first.get_pixel(5, 5).0[0] == 255);
    let second = image::load_from_memory(&reader.picture(2, 200).unwrap()).unwrap().into_rgb8();
    assert_eq!((second.height(), second.get_pixel(70, 100).0), (200, [255, 0, 0]));
    assert!(reader.picture(3, 200).is_err());
}
