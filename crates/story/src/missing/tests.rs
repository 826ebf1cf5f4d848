//! What is told as not found, and above all what is not.

use super::*;
use record::{Document, DocumentKind, When};

/// A file of pages, each with its mentions, and its papers by their first and last page.
struct File {
    pages: Vec<(FileId, u32, Vec<PaperMention>)>,
    documents: Vec<Document>,
    names: Vec<(FileId, String)>,
}

fn file() -> File {
    File { pages: Vec::new(), documents: Vec::new(), names: vec![(FileId(1), "papers.pdf".into())] }
}

fn said(of: Mentioned) -> PaperMention {
    PaperMention { start: 0, end: 5, text: "words".into(), of }
}

fn numbered(number: u32, of: impl Into<Option<u32>>) -> Option<Mentioned> {
    Some(Mentioned::Page { number, of: of.into() })
}

fn named(title: &str, kind: Option<DocumentKind>, date: &str) -> Option<Mentioned> {
    let date = When::parse(date).ok();
    Some(Mentioned::Paper { title: title.into(), kind, date, said_missing: false })
}

impl File {
    /// Adds a paper whose pages say this.
    fn paper(mut self, kind: DocumentKind, title: &str, date: &str, pages: &[Option<Mentioned>]) -> Self {
        let first = self.pages.len() as u32 + 1;
        for (i, of) in pages.iter().enumerate() {
            self.pages.push((FileId(1), first + i as u32, of.iter().cloned().map(said).collect()));
        }
        self.documents.push(Document {
            id: Document::id_for(FileId(1), first),
            kind,
            title: title.into(),
            date: When::parse(date).ok(),
            how: None,
            file: FileId(1),
            first_page: first,
            last_page: first + pages.len() as u32 - 1,
            pages: Vec::new(),
            author: None,
            near_duplicate_of: None,
            scanned: false,
            duplicate_of: None,
        });
        self
    }

    fn other(self, pages: &[Option<Mentioned>]) -> Self {
        self.paper(DocumentKind::Other, "", "", pages)
    }

    fn called(mut self, name: &str) -> Self {
        self.names.push((FileId(2), name.into()));
        self
    }

    fn missing(&self) -> Vec<NotFound> {
        let hash = TextHash::of("words");
        let pages: Vec<PageSaid<'_>> = self
            .pages
            .iter()
            .map(|(file, page, mentions)| PageSaid { file: *file, page: *page, mentions, text_hash: &hash })
            .collect();
        let names: Vec<(FileId, &str)> = self.names.iter().map(|(id, name)| (*id, name.as_str())).collect();
        let found = missing(&pages, &self.documents, &names);
        assert!(found.iter().all(|m| !m.evidence.is_empty()), "every line has its words");
        found.into_iter().map(|m| m.what).collect()
    }
}

#[test]
fn a_page_that_never_comes_is_told_once() {
    let file = file().other(&[numbered(1, 12), numbered(2, 12), numbered(5, 12)]).other(&[None]);
    let pages = |from, to| NotFound::Pages { from, to, of: Some(12) };
    assert_eq!(file.missing(), [pages(3, 4), pages(6, 12)]);
}

#[test]
fn a_paper_with_every_page_raises_nothing_and_a_page_without_a_number_fills_a_hole() {
    assert_eq!(file().other(&[numbered(1, 2), numbered(2, 2)]).other(&[numbered(1, 1)]).missing(), []);
    assert_eq!(file().other(&[numbered(1, 3), None, numbered(3, 3)]).missing(), []);
    assert_eq!(file().other(&[None, numbered(2, 3), None]).missing(), []);
}

#[test]
fn a_page_that_strayed_elsewhere_is_not_missing() {
    let file = file().other(&[numbered(1, 3), numbered(3, 3)]).other(&[None]).other(&[numbered(2, 3)]);
    assert_eq!(file.missing(), []);
    // But one stray page does not fill two holes.
    let two = self::file()
        .other(&[numbered(1, 3), numbered(3, 3)])
        .other(&[numbered(1, 3), numbered(3, 3)])
        .other(&[numbered(2, 3)]);
    assert_eq!(two.missing().len(), 1);
}

#[test]
fn two_copies_in_one_paper_are_two_numberings() {
    let file = file().other(&[numbered(1, 2), numbered(2, 2), numbered(1, 2), numbered(2, 2)]);
    assert_eq!(file.missing(), []);
}

#[test]
fn folios_that_are_skipped_are_told_and_a_new_numbering_is_not() {
    let folio = |n| Some(Mentioned::Folio { number: n });
    let steady = file().other(&[folio(4), folio(5), folio(6), folio(9), folio(10), folio(11)]);
    assert_eq!(steady.missing(), [NotFound::Folios { from: 7, to: 8 }]);
    let anew = file().other(&[folio(4), folio(5), folio(6), folio(1), folio(2), folio(3)]);
    assert_eq!(anew.missing(), []);
    let unsteady = file().other(&[folio(4), folio(7), folio(11), folio(19)]);
    assert_eq!(unsteady.missing(), []);
}

#[test]
fn a_volume_that_is_counted_or_pointed_to_and_not_here() {
    let volume = |number, of, heading| Some(Mentioned::Volume { number, of, heading });
    let counted = file().other(&[volume(2, Some(3), true)]);
    let told = |number, of| NotFound::Volume { number, of };
    assert_eq!(counted.missing(), [told(1, Some(3)), told(3, Some(3))]);
    assert_eq!(counted.called("Volume 1.pdf").called("case_file_vol3.pdf").missing(), []);
    let pointed = file().called("Volume 1.pdf").other(&[volume(4, None, false)]);
    assert_eq!(pointed.missing(), [told(4, None)]);
    assert_eq!(file().other(&[volume(4, None, false)]).missing(), [], "no volume here bears a number");
}

#[test]
fn continued_with_no_continuation() {
    let on = || Some(Mentioned::GoesOn);
    assert_eq!(file().other(&[None, on()]).other(&[None]).missing(), [NotFound::GoesOn]);
    assert_eq!(file().other(&[on(), None]).missing(), [], "the paper goes on");
    assert_eq!(file().other(&[on()]).other(&[Some(Mentioned::CarriesOn)]).missing(), []);
    assert_eq!(file().other(&[Some(Mentioned::CarriesOn)]).missing(), [NotFound::CarriesOn]);
}

#[test]
fn a_paper_that_is_named_and_nowhere_to_be_found() {
    let titles = |file: File| -> Vec<String> {
        file.missing()
            .into_iter()
            .filter_map(|what| if let NotFound::Paper { title, .. } = what { Some(title) } else { None })
            .collect()
    };
    use DocumentKind as K;
    let says = |of| file().paper(K::Letter, "", "1994-06-01", &[of]);
    assert_eq!(titles(says(named("Report", None, "1994-05-03"))), ["Report"]);
    assert_eq!(titles(says(named("Psychology report", None, ""))), ["Psychology report"]);
    // Any paper of that day may be the report; a letter a few days off may be the letter.
    let other = |kind, title, date| says(named("Report", None, "1994-05-03")).paper(kind, title, date, &[None]);
    assert!(titles(other(K::Other, "Visit to the home", "1994-05-03")).is_empty());
    assert_eq!(titles(other(K::Other, "Visit to the home", "1994-05-04")).len(), 1);
    let letter = |date| says(named("Letter", Some(K::Letter), "1994-05-03")).paper(K::Letter, "", date, &[None]);
    assert!(titles(letter("1994-05-05")).is_empty());
    assert_eq!(titles(letter("1993-05-05")).len(), 1);
    let kind = says(named("Core assessment", Some(K::CoreAssessment), "")).paper(K::CoreAssessment, "", "", &[None]);
    assert!(titles(kind).is_empty());
    let by_name = says(named("PEP", Some(K::Pep), "")).called("PEP 2008.pdf");
    assert!(titles(by_name).is_empty());
}

#[test]
fn an_index_names_what_is_not_here_and_one_name_makes_one_line() {
    let listed = |title: &str, date: &str| Mentioned::Listed { title: title.into(), date: When::parse(date).ok() };
    let mut file = file()
        .paper(DocumentKind::Referral, "Referral form", "1994-03-12", &[None])
        .other(&[Some(listed("Referral form", "1994-03-12"))]);
    file.pages[1].2.push(said(listed("Psychology report", "1994-05-03")));
    file.pages[1].2.push(said(listed("Psychology report", "1994-05-03")));
    let found = file.missing();
    assert!(
        matches!(&found[..], [NotFound::Paper { title, listed: true, .. }] if title == "Psychology report"),
        "{found:?}"
    );
    let several = self::file()
        .called("Swimming certificate.jpg")
        .other(&[Some(listed("Photo of the garden, Swimming certificate", "")), Some(listed("Care plan", ""))]);
    assert_eq!(several.missing().len(), 1);
}
