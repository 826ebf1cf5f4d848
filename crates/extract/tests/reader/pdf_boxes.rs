//! Boxes over words. Words that a council covered never come out, neither as text nor on a picture.

use record::{FileKind, PageContent, RedactionKind, TextFrom};

use crate::made::{black_box, line, pdf};
use crate::{Test, check_offsets, pdf_page, reader};

pub const TESTS: &[Test] = &[
    ("words under a black box never come out", under_a_box),
    ("every way to paint a box counts", ways_to_paint),
    ("a box without words under it is one removed part", clean_box),
    ("a short box inside a line stands in its place", short_box),
    ("printed reasons are taken from boxes", labels),
    ("white paint and white words", white),
    ("black on black in any order", same_colour),
    ("a see-through box is painted solid on the picture", see_through),
    ("tables, rules, frames and highlighters are not removed parts", not_boxes),
    ("a box over many lines", many_lines),
    ("forms of words", written_forms),
    ("a withheld page", withheld),
    ("marks for removal that nobody carried out count", annotations),
    ("titles, alternative texts and hidden fields are not read", told_elsewhere),
    ("a see-through box over a scan is painted solid", see_through_over_scan),
    ("a big black picture counts as a box", black_picture),
];

const SECRET: &str = "SECRETNAME";

fn no_secret(page: &PageContent) {
    check_offsets(page);
    for c in page.text.split_whitespace() {
        assert!(!SECRET.contains(c) || c.len() < 2, "{:?}", page.text);
    }
    assert!(!page.text.contains("SECRET") && !page.text.contains("NAME"), "{:?}", page.text);
}

/// `Amy saw SECRETNAME at home`, the secret at x 122 to 206, baseline at 700.
fn sentence() -> String {
    line(72.0, 700.0, 12.0, "Amy saw") + &line(122.0, 700.0, 12.0, SECRET) + &line(212.0, 700.0, 12.0, "at home")
}

fn under_a_box() {
    let page = pdf_page(&(sentence() + &black_box(120.0, 697.0, 88.0, 13.0)));
    no_secret(&page);
    assert_eq!(page.text, "Amy saw █ at home");
    assert_eq!(page.redactions.len(), 1);
    let r = &page.redactions[0];
    assert!(r.kind == RedactionKind::Box && r.text_underneath && r.reason.is_none());
    let [x0, y0, x1, y1] = r.bbox.unwrap();
    assert!(
        (x0 - 120.0).abs() < 0.5 && (y0 - 132.0).abs() < 0.5 && (x1 - 208.0).abs() < 0.5 && (y1 - 145.0).abs() < 0.5
    );
    // The same words in one piece, as most programs write them.
    let page =
        pdf_page(&(line(72.0, 700.0, 12.0, "Amy saw SECRETNAME at home") + &black_box(122.5, 697.0, 84.0, 13.0)));
    no_secret(&page);
    assert_eq!(page.text, "Amy saw █ at home");
}

fn ways_to_paint() {
    for paint in [
        "0 0 0 rg 120 697 m 208 697 l 208 710 l 120 710 l h f",
        "0 g 120 697 88 13 re 300 300 50 12 re f",
        "13 w 0 G 120 703.5 m 208 703.5 l S",
        "0 0 0 1 k 120 697 88 13 re B",
        "q 88 0 0 13 120 697 cm /Black Do Q",
        "q 0.88 0 0 0.93 120 697 cm /Box Do Q",
        "/Mul gs 0 g 120 697 88 13 re f",
        "0.1 0.1 0.4 rg 120 697 88 13 re f",
        "1 0 0 rg 120 697 88 13 re f",
        "0 g 122 697 m 206 697 l 208 699 l 208 708 l 206 710 l 122 710 l 120 708 l 120 699 l h f",
    ] {
        let page = pdf_page(&(sentence() + paint));
        no_secret(&page);
        assert!(page.text.starts_with("Amy saw █ at home"), "{paint}: {}", page.text);
        assert!(page.redactions[0].text_underneath, "{paint}");
    }
}

fn clean_box() {
    let content = line(72.0, 700.0, 12.0, "Amy saw")
        + &black_box(122.0, 697.0, 84.0, 13.0)
        + &line(212.0, 700.0, 12.0, "at home");
    let page = pdf_page(&content);
    assert_eq!(page.text, "Amy saw █ at home");
    assert!(!page.redactions[0].text_underneath);
    // Two boxes that follow each other without a gap are one.
    let two = line(72.0, 700.0, 12.0, "Amy saw")
        + &black_box(122.0, 697.0, 40.0, 13.0)
        + &black_box(162.5, 697.0, 40.0, 13.0)
        + &line(212.0, 700.0, 12.0, "at home");
    assert_eq!(pdf_page(&two).redactions.len(), 1);
    // A page of nothing but a box on a scan is still a page whose words have not been read.
    let scan = pdf_page(&("q 500 0 0 700 40 60 cm /Black Do Q ".to_owned() + &black_box(100.0, 500.0, 100.0, 14.0)));
    assert!(scan.text_from == TextFrom::None && scan.text.contains('█'));
}

fn short_box() {
    let content =
        "BT /F1 12 Tf 72 700 Td [(Amy and) -1000 (went)] TJ ET ".to_owned() + &black_box(119.0, 698.0, 11.5, 11.0);
    assert_eq!(pdf_page(&content).text, "Amy and █ went");
}

fn labels() {
    let label = |words: &str| format!("1 1 1 rg {} 0 g ", line(130.0, 700.0, 8.0, words));
    let content = sentence() + &black_box(120.0, 697.0, 88.0, 13.0) + &label("S2 P3");
    let page = pdf_page(&content);
    no_secret(&page);
    assert_eq!(page.text, "Amy saw █ at home");
    assert_eq!(page.redactions[0].reason.as_deref(), Some("S2 P3"));
    let clean = line(72.0, 700.0, 12.0, "Amy saw") + &black_box(120.0, 697.0, 88.0, 13.0) + &label("Third party");
    assert_eq!(pdf_page(&clean).redactions[0].reason.as_deref(), Some("Third party"));
    // A white box with a code on it hides words as well.
    let white = sentence() + "1 1 1 rg 120 697 88 13 re f 0 g " + &line(130.0, 700.0, 8.0, "s.40(2)");
    let page = pdf_page(&white);
    no_secret(&page);
    assert_eq!(
        (page.redactions[0].kind, page.redactions[0].reason.as_deref()),
        (RedactionKind::White, Some("s.40(2)"))
    );
}

fn white() {
    let page = pdf_page(&(sentence() + "1 1 1 rg 120 697 88 13 re f"));
    no_secret(&page);
    assert_eq!(page.text, "Amy saw █ at home");
    assert!(page.redactions[0].kind == RedactionKind::White && page.redactions[0].text_underneath);
    // White paint in the middle of a line with nothing under it is a gap that was made; an empty field is not.
    let gap = line(72.0, 700.0, 12.0, "Amy saw") + "1 g 122 697 84 13 re f 0 g " + &line(208.0, 700.0, 12.0, "at home");
    let page = pdf_page(&gap);
    assert_eq!(page.text, "Amy saw █ at home");
    assert!(page.redactions[0].kind == RedactionKind::White && !page.redactions[0].text_underneath);
    let field = line(72.0, 700.0, 12.0, "Name:") + "1 g 122 697 84 13 re f 0 g";
    assert!(pdf_page(&field).redactions.is_empty());
    let white_words = line(72.0, 700.0, 12.0, "Amy saw")
        + "1 g "
        + &line(122.0, 700.0, 12.0, SECRET)
        + "0 g "
        + &line(212.0, 700.0, 12.0, "at home");
    let page = pdf_page(&white_words);
    no_secret(&page);
    assert_eq!(page.text, "Amy saw █ at home");
    assert_eq!(page.redactions[0].kind, RedactionKind::White);
}

fn same_colour() {
    let page = pdf_page(&(black_box(120.0, 697.0, 88.0, 13.0) + &sentence()));
    no_secret(&page);
    assert_eq!(page.text, "Amy saw █ at home");
    assert!(page.redactions[0].text_underneath);
    // Recognised words laid over a box without ink.
    let inkless = black_box(120.0, 697.0, 88.0, 13.0) + "3 Tr " + &sentence();
    no_secret(&pdf_page(&inkless));
}

fn see_through() {
    let content = sentence() + "/Half gs 0 g 120 697 88 13 re f";
    let bytes = pdf(&[&content]);
    let mut reader = reader();
    reader.open(&bytes, FileKind::Pdf, "a.pdf").unwrap();
    no_secret(&reader.page(1).unwrap());
    let picture = image::load_from_memory(&reader.picture(1, 1684).unwrap()).unwrap().into_luma8();
    for (x, y) in (242..414).flat_map(|x| (266..288).map(move |y| (x, y))) {
        assert_eq!(picture.get_pixel(x, y).0[0], 0, "something shines through at {x} {y}");
    }
}

fn not_boxes() {
    for content in [
        // A heading of a table: white on dark blue.
        "0.1 0.1 0.4 rg 60 690 400 20 re f 1 g ".to_owned()
            + &line(72.0, 697.0, 12.0, "Date and event")
            + "0 g "
            + &line(72.0, 660.0, 12.0, "3 May"),
        // Shading, painted before the words.
        "0.85 g 60 690 400 20 re f 0 g ".to_owned() + &line(72.0, 697.0, 12.0, "Date and event"),
        // Rules and an underline.
        line(72.0, 697.0, 12.0, "Date and event")
            + "0 g 60 690 400 1 re f 60 640 400 3 re f 0.8 w 72 695 m 150 695 l S",
        // A frame as two boxes, and one as a path with a hole.
        "0 g 60 600 400 200 re f 1 g 61 601 398 198 re f 0 g ".to_owned() + &line(72.0, 697.0, 12.0, "Date and event"),
        line(72.0, 697.0, 12.0, "Date and event") + "0 g 60 600 400 200 re 62 602 396 196 re f*",
        // A highlighter, and a line through words.
        line(72.0, 697.0, 12.0, "Date and event") + "/Mul gs 1 1 0 rg 70 694 100 14 re f",
        line(72.0, 697.0, 12.0, "Date and event") + "0 g 70 700.5 90 1.2 re f",
        // A square bullet.
        "0 g 60 698 7 7 re f ".to_owned() + &line(72.0, 697.0, 12.0, "Date and event"),
        // A white sheet painted first, as many programs do.
        "1 g 0 0 595 842 re f 0 g ".to_owned() + &line(72.0, 697.0, 12.0, "Date and event"),
    ] {
        let page = pdf_page(&content);
        assert!(page.text.contains("Date and event"), "{content}: {}", page.text);
        assert!(page.redactions.is_empty(), "{content}: {:?}", page.redactions);
    }
}

fn many_lines() {
    let mut content = line(72.0, 740.0, 12.0, "Before it");
    for row in 0..5 {
        content += &line(72.0, 700.0 - 14.0 * row as f32, 12.0, "SECRETNAME and more of it");
    }
    content += &black_box(60.0, 630.0, 300.0, 90.0);
    content += &line(72.0, 600.0, 12.0, "After it");
    let page = pdf_page(&content);
    no_secret(&page);
    assert_eq!(page.text.split_whitespace().collect::<Vec<_>>().join(" "), "Before it █ After it");
    assert_eq!(page.redactions.len(), 1);
}

fn written_forms() {
    let page = pdf_page(&line(72.0, 700.0, 12.0, "Seen by [REDACTED] and XXXXXX at home"));
    assert_eq!(page.text, "Seen by [REDACTED] and XXXXXX at home");
    let words: Vec<&str> = page.redactions.iter().map(|r| record::char_slice(&page.text, r.start, r.end)).collect();
    assert_eq!(words, ["[REDACTED]", "XXXXXX"]);
    assert!(page.redactions.iter().all(|r| r.kind == RedactionKind::Words));
}

fn withheld() {
    let page = pdf_page(&line(200.0, 500.0, 20.0, "PAGE WITHHELD"));
    assert_eq!(page.redactions[0].kind, RedactionKind::MissingPage);
}

/// Words that a viewer shows, under annotations that the council laid on them.
fn annotations() {
    for annotation in [
        "/Subtype /Redact /Rect [120 697 208 710]",
        "/Subtype /Redact /Rect [100 600 300 720] /QuadPoints [120 710 208 710 120 697 208 697]",
        "/Subtype /Square /Rect [120 697 208 710] /IC [0 0 0]",
        "/Subtype /Square /Rect [120 697 208 710] /IC [0 0 0 1] /Contents (SECRETNAME)",
        "/Subtype /Highlight /Rect [120 697 208 710] /C [0] /QuadPoints [120 710 208 710 120 697 208 697]",
    ] {
        let bytes = crate::made::annotated_pdf(&sentence(), annotation);
        let mut reader = reader();
        reader.open(&bytes, FileKind::Pdf, "a.pdf").unwrap();
        let page = reader.page(1).unwrap();
        no_secret(&page);
        assert_eq!(page.text, "Amy saw █ at home", "{annotation}");
        assert!(page.redactions[0].text_underneath, "{annotation}");
        let picture = image::load_from_memory(&reader.picture(1, 1684).unwrap()).unwrap().into_luma8();
        for (x, y) in (242..414).flat_map(|x| (266..288).map(move |y| (x, y))) {
            assert_eq!(picture.get_pixel(x, y).0[0], 0, "{annotation} lets words be seen at {x} {y}");
        }
    }
    // A yellow highlight, a frame and a note take nothing away.
    for annotation in [
        "/Subtype /Highlight /Rect [120 697 208 710] /C [1 1 0]",
        "/Subtype /Square /Rect [120 697 208 710] /C [0 0 0]",
        "/Subtype /Text /Rect [120 697 208 710] /Contents (a note)",
    ] {
        let bytes = crate::made::annotated_pdf(&sentence(), annotation);
        let page = crate::first_page(&bytes, FileKind::Pdf);
        assert!(page.text.contains(SECRET) && page.redactions.is_empty(), "{annotation}: {}", page.text);
    }
}

/// Places of a PDF that a covered word may be left in besides the page: the words of a mark, its title, a bookmark.
fn told_elsewhere() {
    let content = "/Span <</ActualText (SECRETNAME)>> BDC ".to_owned()
        + &line(72.0, 700.0, 12.0, "Amy saw")
        + "EMC "
        + &black_box(122.0, 697.0, 84.0, 13.0);
    let bytes = crate::made::annotated_pdf(
        &content,
        "/Subtype /Widget /FT /Tx /F 2 /V (SECRETNAME) /Rect [120 697 208 710] /TU (SECRETNAME)",
    );
    let page = crate::first_page(&bytes, FileKind::Pdf);
    no_secret(&page);
    assert_eq!(page.text, "Amy saw █");
}

fn see_through_over_scan() {
    let bytes = crate::made::scanned_pdf("/Half gs 0 g 120 697 88 13 re f ", false, [122.0, 134.0, 200.0, 143.0]);
    let mut reader = reader();
    reader.open(&bytes, FileKind::Pdf, "a.pdf").unwrap();
    assert_eq!(reader.page(1).unwrap().redactions.len(), 1);
    let picture = image::load_from_memory(&reader.picture(1, 1684).unwrap()).unwrap().into_luma8();
    for (x, y) in (242..414).flat_map(|x| (266..288).map(move |y| (x, y))) {
        assert_eq!(picture.get_pixel(x, y).0[0], 0, "the scan shines through at {x} {y}");
    }
}

fn black_picture() {
    let page = pdf_page(&(sentence() + "q 88 0 0 13 120 697 cm /BigBlack Do Q"));
    no_secret(&page);
    assert!(page.text == "Amy saw █ at home" && page.redactions[0].text_underneath);
}
