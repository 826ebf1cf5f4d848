//! Removed parts that are burnt into pictures: how well they are found, and that words hidden under them never come out.

use record::{FileKind, RedactionKind, TextFrom};
use sample::boxed::Family;

use crate::made::{line, scanned_pdf};
use crate::score::measure;
use crate::{Test, first_page};

pub const TESTS: &[Test] = &[
    ("burnt boxes are found and other dark things are not", bars),
    ("recognised words under a burnt box never come out", under_a_burnt_box),
];

fn bars() {
    for (family, seed) in [(Family::Plain, 11), (Family::Worn, 23)] {
        let score = measure(family, seed, 24, None);
        println!("{family:?}: {score}");
        assert!(score.precision() >= 0.95 && score.recall() >= 0.95, "{family:?}: {score}");
    }
}

/// A scan with a burnt box, and a layer of recognised words that nobody sees, as scanners lay it over or under the picture.
fn under_a_burnt_box() {
    let hidden = |words: &str| format!("3 Tr {} 0 Tr ", line(122.0, 700.0, 12.0, words));
    let visible = format!("3 Tr {} 0 Tr ", line(72.0, 700.0, 12.0, "Amy saw"));
    for under in [true, false] {
        let layer = visible.clone() + &hidden("SECRETNAME");
        let page = first_page(&scanned_pdf(&layer, under, [118.0, 130.0, 210.0, 146.0]), FileKind::Pdf);
        assert_eq!(page.text, "Amy saw █");
        assert!(
            page.redactions.len() == 1 && page.redactions[0].kind == RedactionKind::ScanBox,
            "{:?}",
            page.redactions
        );
        assert!(page.redactions[0].text_underneath && page.text_from == TextFrom::Pdf);
    }
    // The reason that a scanner read on the box is a reason, and nothing was left behind.
    let page =
        first_page(&scanned_pdf(&(visible + &hidden("S2 P3")), false, [118.0, 130.0, 210.0, 146.0]), FileKind::Pdf);
    assert_eq!(page.redactions[0].reason.as_deref(), Some("S2 P3"));
    assert!(!page.redactions[0].text_underneath && page.text == "Amy saw █");
}
