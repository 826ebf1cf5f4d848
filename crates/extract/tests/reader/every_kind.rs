//! One small file of every kind through the real reader: what it says comes out, what it hides does not, and nothing in it
//! makes the reader ask for a file or a place on the web.

use extract::Opened;
use record::{FileKind, FileProblem, RedactionKind, TextFrom, char_slice};

use crate::made;
use crate::{Test, check_offsets, reader};

pub const TESTS: &[Test] = &[
    ("every kind is told by its bytes and its words come out", every_kind),
    ("pictures of every kind are drawn the right way up", pictures),
    ("mails inside mails and mailboxes come out as files", mails),
    ("huge pictures are drawn smaller", huge_pictures),
    ("entities, remote parts and bombs in papers reach nothing", hostile_papers),
    ("after each kind the cell is still closed", cell_stays_closed),
    ("cut and broken files of every kind cost only themselves", broken),
];

fn kind_of(name: &str, bytes: &[u8]) -> FileKind {
    intake::sniff(bytes, name)
}

fn text_of(name: &str, bytes: &[u8]) -> Result<(Opened, String), FileProblem> {
    let mut reader = reader();
    let opened = reader.open(bytes, kind_of(name, bytes), name)?;
    let mut text = String::new();
    for number in 1..=opened.pages {
        let page = reader.page(number).unwrap_or_else(|why| panic!("{name}: page {number}: {why:?}"));
        check_offsets(&page);
        text.push_str(&page.text);
        text.push('\n');
    }
    Ok((opened, text))
}

fn every_kind() {
    for file in sample::kinds::all() {
        // Where the bytes tell, the name does not matter.
        let kind = kind_of(file.name, &file.bytes);
        if !matches!(kind, FileKind::Csv) {
            assert_eq!(kind, kind_of("x", &file.bytes), "{}", file.name);
        }
        assert!(kind != FileKind::Unknown && kind != FileKind::Zip, "{}: {kind:?}", file.name);
        let (opened, text) = text_of(file.name, &file.bytes).unwrap_or_else(|why| panic!("{}: {why:?}", file.name));
        for says in file.says {
            assert!(text.contains(says), "{}: {says:?} is not in\n{text}", file.name);
        }
        for never in sample::kinds::NEVER {
            assert!(!text.contains(never), "{}: {never} came out:\n{text}", file.name);
        }
        if kind.is_container() {
            assert_eq!(opened.pages, 0, "{}", file.name);
            continue;
        }
        let mut reader = reader();
        reader.open(&file.bytes, kind, file.name).unwrap();
        let pages: Vec<_> = (1..=opened.pages).map(|number| reader.page(number).unwrap()).collect();
        if file.says.is_empty() {
            assert!(pages.iter().all(|p| p.has_picture && p.text_from == TextFrom::None), "{}", file.name);
            continue;
        }
        // Every kind's own `[REDACTED]` is found.
        let said = pages.iter().flat_map(|p| p.redactions.iter().map(move |r| (p, r)));
        let said: Vec<&str> = said
            .filter(|(_, r)| r.kind == RedactionKind::Words)
            .map(|(p, r)| char_slice(&p.text, r.start, r.end))
            .collect();
        assert_eq!(said, ["[REDACTED]"], "{}", file.name);
    }
}

fn pictures() {
    for name in ["photo.heic", "photo.gif", "photo.bmp", "photo.webp"] {
        let bytes = sample::kinds::named(name);
        let mut reader = reader();
        reader.open(&bytes, kind_of(name, &bytes), name).unwrap();
        let picture = image::load_from_memory(&reader.picture(1, 400).unwrap()).unwrap().into_rgb8();
        assert_eq!(picture.dimensions(), (64, 32), "{name}");
        let (above, below) = (picture.get_pixel(32, 4).0, picture.get_pixel(32, 28).0);
        assert!(above[0] > 200 && above[2] < 60 && below[2] > 200 && below[0] < 60, "{name}: {above:?} {below:?}");
    }
    let scan = sample::kinds::named("scan.tif");
    let mut reader = reader();
    assert_eq!(reader.open(&scan, FileKind::Tiff, "scan.tif").unwrap().pages, 3);
    let mut draw = |page| image::load_from_memory(&reader.picture(page, 400).unwrap()).unwrap().into_rgb8();
    let fax = draw(1);
    assert_eq!(fax.dimensions(), (32, 16));
    assert!(fax.get_pixel(2, 8).0[0] > 200 && fax.get_pixel(16, 8).0[0] < 50 && fax.get_pixel(30, 15).0[0] > 200);
    let grey = draw(2);
    assert_eq!(grey.pixels().map(|p| p.0[0]).collect::<Vec<_>>(), [0, 255, 0, 255, 9, 9, 9, 9]);
    // Red was above; a quarter turn to the right puts it on the right.
    let photo = draw(3);
    assert_eq!(photo.dimensions(), (32, 64));
    assert!(photo.get_pixel(28, 32).0[0] > 150 && photo.get_pixel(4, 32).0[2] > 150);
    assert!(reader.page(3).unwrap().height > reader.page(3).unwrap().width);
}

fn mails() {
    let bytes = sample::kinds::named("mail.msg");
    let mut outer = reader();
    let opened = outer.open(&bytes, FileKind::Msg, "mail.msg").unwrap();
    let names: Vec<&str> = opened.members.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["plan.txt", "Inner mail.msg"]);
    assert_eq!(outer.member(0).unwrap(), b"The plan for Amy");
    let inner = outer.member(1).unwrap();
    assert_eq!(kind_of("x", &inner), FileKind::Msg);
    let (_, text) = text_of("Inner mail.msg", &inner).unwrap();
    assert_eq!(
        text,
        "From: Someone else\nDate: 3 May 2011 13:05 UTC\nSubject: Inner mail\n\nWords of the inner mail\n"
    );
    let mailbox = sample::kinds::named("Inbox.mbox");
    let mut outer = reader();
    let opened = outer.open(&mailbox, FileKind::Mbox, "Inbox.mbox").unwrap();
    let names: Vec<&str> = opened.members.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["1 First.eml", "2 Second.eml"]);
    let first = outer.member(0).unwrap();
    assert_eq!(kind_of("x", &first), FileKind::Eml);
    assert!(text_of("1 First.eml", &first).unwrap().1.contains("\nFrom here on it is quoted."));
}

/// A PNG of 30,000 by 30,000 points, all black but for the lower half, packed small.
fn huge_png(side: u32) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().unwrap();
    let mut stream = writer.stream_writer().unwrap();
    let row = vec![0_u8; side.div_ceil(8) as usize];
    let light = vec![0xFF_u8; side.div_ceil(8) as usize];
    for y in 0..side {
        std::io::Write::write_all(&mut stream, if y < side / 2 { &row } else { &light }).unwrap();
    }
    stream.finish().unwrap();
    writer.finish().unwrap();
    out
}

fn huge_pictures() {
    let bytes = huge_png(30_000);
    let mut reader = reader();
    reader.open(&bytes, FileKind::Png, "plan.png").unwrap();
    assert!(reader.page(1).unwrap().has_picture);
    let picture = image::load_from_memory(&reader.picture(1, 300).unwrap()).unwrap().into_luma8();
    assert_eq!(picture.dimensions(), (300, 300));
    assert!(picture.get_pixel(150, 20).0[0] < 10 && picture.get_pixel(150, 280).0[0] > 245);
    // Over all limits it is told so.
    let mut beyond = bytes;
    beyond[16..24].copy_from_slice(&[0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0]);
    assert!(matches!(reader.open(&beyond, FileKind::Png, "x.png"), Err(FileProblem::TooBig | FileProblem::Damaged)));
}

fn hostile_papers() {
    let bomb = {
        let mut text = String::from("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"boom boom boom boom\">");
        for level in 1..12 {
            text.push_str(&format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10)));
        }
        text + "<!ENTITY file SYSTEM \"file:///etc/passwd\"><!ENTITY web SYSTEM \"http://example.org/\">]>"
    };
    let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let document = format!(
        "{bomb}<w:document {word}><w:body><w:p><w:r><w:t>before &a11; &file; &web; after</w:t></w:r></w:p></w:body></w:document>"
    );
    let docx = made::docx_of(&document);
    let content = format!(
        "{bomb}<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text><text:p>before &a11; &file; &web; after</text:p></office:text></office:body></office:document-content>"
    );
    let odt =
        made::zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.as_bytes())]);
    for (bytes, kind) in [(docx, FileKind::Docx), (odt, FileKind::Odt)] {
        let mut reader = reader();
        if reader.open(&bytes, kind, "bomb").is_ok() {
            let text = reader.page(1).map(|page| page.text).unwrap_or_default();
            assert!(text.len() < 1_000 && !text.contains("boom") && !text.contains("root:"), "{kind:?}: {text}");
        }
        for attempt in reader.probe() {
            assert_eq!(attempt.errno, 1, "{kind:?}: {attempt:?}");
        }
    }
    // A part that unpacks to far more than the reader may hold.
    let packed = blanks(300);
    assert!(packed.len() < 1 << 20);
    assert_eq!(reader().open(&packed, FileKind::Odt, "bomb.odt"), Err(FileProblem::TooBig));
    // A row that says it stands a thousand million times, in tables in a row.
    let cell = "<table:table-cell table:number-columns-repeated=\"1000000000\"><text:p>x</text:p></table:table-cell>";
    let rows =
        format!("<table:table-row table:number-rows-repeated=\"1000000000\">{cell}</table:table-row>").repeat(50);
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"x\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let ods = made::zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    match reader().open(&ods, FileKind::Ods, "bomb.ods") {
        Ok(opened) => assert!(opened.pages < 100_000),
        Err(why) => assert!(matches!(why, FileProblem::TooBig | FileProblem::Damaged), "{why:?}"),
    }
}

/// A paper whose words unpack to so many megabytes of blanks. Written bit by bit: another test measures this process.
fn blanks(megabytes: usize) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let how = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    out.start_file("content.xml", how).unwrap();
    for _ in 0..megabytes {
        std::io::Write::write_all(&mut out, &[b' '; 1 << 20]).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A reader that has opened and read a paper of each kind, remote parts and all, can still reach nothing.
fn cell_stays_closed() {
    for name in ["plan.docx", "report.odt", "note.rtf", "page.html", "mail.msg", "visits.xlsx"] {
        let bytes = sample::kinds::named(name);
        let mut reader = reader();
        reader.open(&bytes, kind_of(name, &bytes), name).unwrap();
        reader.page(1).unwrap();
        let attempts = reader.probe();
        assert!(attempts.len() >= 40);
        for attempt in attempts {
            assert_eq!(attempt.errno, 1, "{name}: {attempt:?} was not refused");
        }
        assert!(reader.page(1).is_ok(), "{name}");
    }
}

fn broken() {
    for file in sample::kinds::all() {
        let kind = kind_of(file.name, &file.bytes);
        let mut reader = reader();
        for cut in [1, 2, 3, 5, 8] {
            let mut bytes = file.bytes[..file.bytes.len() * cut / 9].to_vec();
            let at = bytes.len() * (cut % 4) / 4;
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 0x55;
            }
            if let Ok(opened) = reader.open(&bytes, kind, file.name) {
                for page in 1..=opened.pages.min(3) {
                    if let Ok(page) = reader.page(page) {
                        check_offsets(&page);
                    }
                    let _ = reader.picture(page, 64);
                }
                for member in 0..opened.members.len().min(3) {
                    let _ = reader.member(member as u32);
                }
            }
        }
        // The same reader reads the next file.
        assert_eq!(reader.open(b"hello", FileKind::Text, "x").unwrap().pages, 1, "{}", file.name);
    }
}
