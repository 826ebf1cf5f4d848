//! Word files, e-mails, text, photographs, ZIPs; and files that cannot be read, each with its reason.

use extract::Opened;
use record::{FileKind, FileProblem, RedactionKind, TextFrom, char_slice};

use crate::made::{docx, locked, on_its_side, pdf, photo, renamed, run, zip};
use crate::{Test, first_page, reader};

pub const TESTS: &[Test] = &[
    ("Word files", word),
    ("Word: covered and hidden words never come out", word_covered),
    ("e-mails with attachments", email),
    ("an e-mail in HTML", email_html),
    ("an e-mail with an empty message in it", email_with_nothing_inside),
    ("an e-mail that is parted wrongly", email_parted_wrongly),
    ("text in old encodings and with form feeds", text),
    ("photographs the right way up", photos),
    ("ZIPs list and give out their members", zips),
    ("ZIP names cannot point outside", zip_names),
    ("ZIP bombs and big pictures are too big", too_big),
    ("files that cannot be read say why", unreadable),
];

fn open(bytes: &[u8], kind: FileKind) -> Result<Opened, FileProblem> {
    reader().open(bytes, kind, "test")
}

fn word() {
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Date</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Event</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>3 May</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Moved</w:t></w:r></w:p><w:p><w:r><w:t>again</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let body = format!(
        "<w:p>{}</w:p><w:p>{}</w:p>{table}<w:p><w:r><w:delText>gone</w:delText></w:r>{}</w:p>",
        run("<w:b/>", "Review of Amy"),
        run("", "Present: ████ &amp; Mrs Bell"),
        run("", "The end")
    );
    let page = first_page(&docx(&body), FileKind::Docx);
    assert_eq!(page.text, "Review of Amy\nPresent: ████ & Mrs Bell\nDate\tEvent\n3 May\tMoved again\nThe end");
    assert!(page.text_from == TextFrom::Docx && !page.has_picture);
    assert_eq!(char_slice(&page.text, page.redactions[0].start, page.redactions[0].end), "████");
    assert_eq!(page.redactions[0].kind, RedactionKind::Words);
}

fn word_covered() {
    let body = format!(
        "<w:p>{}{}{}{}{}</w:p>",
        run("", "Amy saw "),
        run("<w:highlight w:val=\"black\"/>", "SECRET"),
        run("<w:shd w:val=\"clear\" w:fill=\"000000\"/><w:color w:val=\"000000\"/>", "NAME"),
        run("<w:vanish/>", "HIDDEN"),
        run("<w:highlight w:val=\"yellow\"/>", " at home"),
    );
    let page = first_page(&docx(&body), FileKind::Docx);
    assert_eq!(page.text, "Amy saw █ at home");
    assert!(
        page.redactions.len() == 1
            && page.redactions[0].text_underneath
            && page.redactions[0].kind == RedactionKind::Box
    );
    let white = format!("<w:p>{}{}</w:p>", run("", "Amy saw "), run("<w:color w:val=\"FFFFFF\"/>", "SECRET"));
    assert_eq!(first_page(&docx(&white), FileKind::Docx).text, "Amy saw █");
    word_grounds();
}

/// Words in the colour of the paragraph or the cell that they stand on, with a coloured table elsewhere on the page.
fn word_grounds() {
    let black = r#"<w:color w:val="000000"/>"#;
    let white = r#"<w:color w:val="FFFFFF"/>"#;
    let shaded = |words: &str| {
        format!(r#"<w:p><w:pPr><w:shd w:val="clear" w:fill="000000"/></w:pPr>{}</w:p>"#, run(black, words))
    };
    let cell = |ink: &str, words: &str| {
        format!(
            r#"<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr><w:p>{}</w:p></w:tc></w:tr></w:tbl>"#,
            run(ink, words)
        )
    };
    let body = shaded("SECRETNAME")
        + &cell(black, "SECRETNAME")
        + &cell(white, "Date of visit")
        + &format!("<w:p>{}{}</w:p>", run("", "Amy saw "), run(white, "SECRETNAME"));
    let page = first_page(&docx(&body), FileKind::Docx);
    assert!(!page.text.contains("SECRET"), "{}", page.text);
    assert_eq!(page.text.matches('█').count(), 3, "{}", page.text);
    assert!(page.text.contains("Date of visit") && page.redactions.iter().all(|r| r.text_underneath));
}

const EMAIL: &str = "From: \"Jo Bell\" <jo.bell@example.gov.uk>\r\nTo: Amy <amy@example.org>, team@example.gov.uk\r\nDate: Tue, 3 May 2011 14:05:00 +0100\r\nSubject: =?utf-8?q?Visit_to_n=C3=A9e?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nDear Amy,=0D=0AI saw [REDACTED]. It cost =A35.\r\n--b\r\nContent-Type: application/pdf; name=\"../plan.pdf\"\r\nContent-Disposition: attachment; filename=\"../plan.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQ=\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";

fn email() {
    let mut reader = reader();
    let opened = reader.open(EMAIL.as_bytes(), FileKind::Eml, "visit.eml").unwrap();
    assert_eq!(opened.pages, 1);
    let names: Vec<&str> = opened.members.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["plan.pdf", "attachment 2.png"]);
    let page = reader.page(1).unwrap();
    assert_eq!(
        page.text,
        "From: Jo Bell <jo.bell@example.gov.uk>\nTo: Amy <amy@example.org>, team@example.gov.uk\nDate: 3 May 2011 14:05\nSubject: Visit to née\n\nDear Amy,\nI saw [REDACTED]. It cost £5."
    );
    assert!(page.text_from == TextFrom::Email && page.redactions.len() == 1);
    assert_eq!(reader.member(0).unwrap(), b"%PDF-1.4");
    assert_eq!(reader.member(1).unwrap(), b"\x89PNG\r\n\x1a\n");
    assert!(reader.member(2).is_err());
}

fn email_html() {
    let html = b"From: a@b.example\nTo: c@d.example\nSubject: Hi\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><head><style>p{color:red}</style><script>alert(1)</script></head><body><p>Dear <b>Amy</b>,</p><p>See you &amp; Jo</p></body></html>";
    let page = first_page(html, FileKind::Eml);
    assert!(page.text.contains("Dear Amy,") && page.text.contains("See you & Jo"), "{}", page.text);
    assert!(!page.text.contains("alert") && !page.text.contains("color"), "{}", page.text);
}

/// The forwarded message has no words and no headers. It took the whole e-mail with it.
fn email_with_nothing_inside() {
    let email = b"From: a@b.example\r\nSubject: Hi\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nDear Amy\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n\r\n--b--\r\n";
    for email in [email.as_slice(), b"q\nContent-Type:message/rfc822\n\n"] {
        let mut reader = reader();
        let opened = reader.open(email, FileKind::Eml, "a.eml").unwrap();
        assert_eq!(opened.members.len(), 1);
        assert!(reader.page(1).is_ok() && reader.member(0).is_ok());
    }
    assert!(first_page(email, FileKind::Eml).text.contains("Dear Amy"));
}

/// The second message begins where the first has not ended. The parser gave up on all of it, and on the words before it.
fn email_parted_wrongly() {
    let email = b"From: a@b.example\nSubject: Visit on Monday\nContent-Type:multipart;boundary=q\n\n--qContent-Type:message/rfc822\n\nContent-Type:message/rfc822\n\n\n--q--";
    let page = first_page(email, FileKind::Eml);
    assert!(page.text.contains("Visit on Monday"), "{}", page.text);
}

fn text() {
    let mut reader = reader();
    assert_eq!(reader.open(b"Caf\xE9 visit \x80 5\r\nline two\x0CPage two", FileKind::Text, "a.txt").unwrap().pages, 2);
    let page = reader.page(1).unwrap();
    assert_eq!(page.text, "Café visit € 5\nline two");
    assert!(page.text_from == TextFrom::Text && (page.width, page.height) == (595.0, 842.0));
    assert_eq!(reader.page(2).unwrap().text, "Page two");
}

fn photos() {
    let mut reader = reader();
    reader.open(&photo(image::ImageFormat::Png), FileKind::Png, "a.png").unwrap();
    let page = reader.page(1).unwrap();
    assert!(page.text_from == TextFrom::None && page.has_picture && page.width > page.height);
    let picture = image::load_from_memory(&reader.picture(1, 20).unwrap()).unwrap();
    assert_eq!((picture.width(), picture.height()), (20, 10));
    let turned = on_its_side(&photo(image::ImageFormat::Jpeg));
    reader.open(&turned, FileKind::Jpeg, "a.jpg").unwrap();
    let page = reader.page(1).unwrap();
    assert!(page.height > page.width);
    let picture = image::load_from_memory(&reader.picture(1, 400).unwrap()).unwrap().into_rgb8();
    assert_eq!((picture.width(), picture.height()), (20, 40));
    // Red was above; a quarter turn to the right puts it on the right.
    assert!(picture.get_pixel(17, 20).0[0] > 150 && picture.get_pixel(2, 20).0[2] > 150);
}

fn zips() {
    let letter = pdf(&[&crate::made::line(72.0, 700.0, 12.0, "In a zip")]);
    let bytes = zip(&[("Box 1/letter.pdf", &letter), ("Box 1/", b""), ("__MACOSX/x", b"x"), ("note.txt", b"hello")]);
    let mut reader = reader();
    let opened = reader.open(&bytes, FileKind::Zip, "box.zip").unwrap();
    assert_eq!(opened.pages, 0);
    let names: Vec<&str> = opened.members.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["Box 1/letter.pdf", "note.txt"]);
    assert_eq!(opened.members[0].size, letter.len() as u64);
    assert_eq!(reader.member(0).unwrap(), letter);
    assert_eq!(reader.member(1).unwrap(), b"hello");
    assert!(reader.page(1).is_err());
}

fn zip_names() {
    let bytes = zip(&[("aa/bb/evil.txt", b"one"), ("CC:DDEEFF.txt", b"two"), ("/abs/name1.txt", b"three")]);
    let bytes = renamed(&renamed(&bytes, "aa/bb/evil.txt", "../../evil.txt"), "CC:DDEEFF.txt", "C:\\WIN\\..\\a.t");
    let mut reader = reader();
    let opened = reader.open(&bytes, FileKind::Zip, "box.zip").unwrap();
    let names: Vec<&str> = opened.members.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["evil.txt", "WIN/a.t", "abs/name1.txt"]);
    assert_eq!(reader.member(0).unwrap(), b"one");
}

fn too_big() {
    let zeros = vec![0_u8; 30 << 20];
    let bytes = zip(&[("zeros.bin", &zeros), ("note.txt", b"fine")]);
    assert!(bytes.len() < 100_000);
    let mut reader = reader();
    reader.open(&bytes, FileKind::Zip, "bomb.zip").unwrap();
    assert_eq!(reader.member(0), Err(FileProblem::TooBig));
    assert_eq!(reader.member(1).unwrap(), b"fine");
    // A PNG that says it is 60,000 pixels wide and high.
    let mut png = photo(image::ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    assert!(matches!(open(&png, FileKind::Png), Err(FileProblem::TooBig | FileProblem::Damaged)));
    let many: Vec<(String, &[u8])> = (0..10_001).map(|n| (format!("{n}.txt"), b"".as_slice())).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    assert_eq!(open(&zip(&many), FileKind::Zip), Err(FileProblem::TooBig));
}

fn unreadable() {
    for kind in [FileKind::Pdf, FileKind::Zip, FileKind::Docx, FileKind::Eml, FileKind::Text, FileKind::Png] {
        assert_eq!(open(b"", kind), Err(FileProblem::Empty), "{kind:?}");
    }
    assert_eq!(open(&zip(&[]), FileKind::Zip), Err(FileProblem::Empty));
    assert_eq!(open(b"MZ\x90", FileKind::Unknown), Err(FileProblem::UnknownKind));
    assert_eq!(open(include_bytes!("../fixtures/locked.pdf"), FileKind::Pdf), Err(FileProblem::Locked));
    assert_eq!(open(&locked(&zip(&[("a.pdf", b"x"), ("b.pdf", b"y")])), FileKind::Zip), Err(FileProblem::Locked));
    let garbage: Vec<u8> = (0..5000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for kind in [FileKind::Pdf, FileKind::Zip, FileKind::Docx, FileKind::Png, FileKind::Jpeg] {
        assert_eq!(open(&garbage, kind), Err(FileProblem::Damaged), "{kind:?}");
    }
    assert_eq!(open(&garbage, FileKind::Text), Err(FileProblem::UnknownKind));
    assert_eq!(open(&zip(&[("a.txt", b"not word")]), FileKind::Docx), Err(FileProblem::Damaged));
    // After any of these the same reader reads the next file.
    let mut reader = reader();
    assert!(reader.open(&garbage, FileKind::Pdf, "x").is_err());
    assert!(reader.page(1).is_err());
    assert_eq!(reader.open(b"hello", FileKind::Text, "x").unwrap().pages, 1);
    assert_eq!(reader.page(1).unwrap().text, "hello");
}
