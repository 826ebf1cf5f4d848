//! A PDF whose pages can say any character: every page has a font of its own that maps its bytes to what they mean. Its title,
//! its maker, its outline and its notes carry the same words.

use std::collections::BTreeMap;

use pdf_writer::types::{AnnotationType, UnicodeCmap};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};

const SIZE: f32 = 9.0;

/// A PDF of all these words, so many to a page, each on a line of its own.
pub fn pdf(all: &[String], on_a_page: usize) -> Vec<u8> {
    let mut ids = 1..;
    let mut next = || Ref::new(ids.next().unwrap_or(1));
    let (catalog, tree, info, outline, xmp) = (next(), next(), next(), next(), next());
    let pages: Vec<(&[String], [Ref; 5])> =
        all.chunks(on_a_page).map(|some| (some, [next(), next(), next(), next(), next()])).collect();
    let marks: Vec<Ref> = all.iter().map(|_| next()).collect();
    let mut pdf = Pdf::new();
    pdf.pages(tree).kids(pages.iter().map(|(_, r)| r[0])).count(pages.len() as i32);
    for (some, refs) in &pages {
        page(&mut pdf, tree, some, *refs);
    }
    let mut top = pdf.outline(outline);
    top.first(marks[0]).last(marks[marks.len() - 1]).count(marks.len() as i32);
    top.finish();
    for (n, words) in all.iter().enumerate() {
        let mut item = pdf.outline_item(marks[n]);
        item.title(TextStr(words)).parent(outline);
        if n > 0 {
            item.prev(marks[n - 1]);
        }
        if n + 1 < all.len() {
            item.next(marks[n + 1]);
        }
    }
    let joined = all.join(" ");
    pdf.document_info(info)
        .title(TextStr(&joined))
        .author(TextStr(&joined))
        .subject(TextStr(&joined))
        .keywords(TextStr(&joined));
    let meta =
        format!("<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'>{joined}</x:xmpmeta><?xpacket end='w'?>");
    pdf.metadata(xmp, meta.as_bytes());
    let mut root = pdf.catalog(catalog);
    root.pages(tree).outlines(outline).metadata(xmp);
    root.finish();
    pdf.finish()
}

fn page(pdf: &mut Pdf, tree: Ref, some: &[String], [page, content, font, cmap, note]: [Ref; 5]) {
    // The 223 codes above the space; a page of injections has fewer different characters.
    let mut codes: BTreeMap<char, u8> = BTreeMap::new();
    let mut map = UnicodeCmap::new(
        Name(b"Own"),
        pdf_writer::types::SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 },
    );
    let mut drawn = Content::new();
    for (line, words) in some.iter().enumerate() {
        let mut bytes = Vec::new();
        for c in words.chars() {
            let room = u8::try_from(codes.len() + 33).unwrap_or(b'!');
            let code = if c == ' ' { b' ' } else { *codes.entry(c).or_insert(room) };
            if bytes.len() < 400 {
                bytes.push(code);
            }
        }
        drawn
            .begin_text()
            .set_font(Name(b"F"), SIZE)
            .next_line(30.0, 800.0 - 38.0 * line as f32)
            .show(Str(&bytes))
            .end_text();
    }
    map.pair(b' ', ' ');
    for (c, code) in &codes {
        map.pair(*code, *c);
    }
    pdf.stream(content, &drawn.finish());
    pdf.cmap(cmap, &map.finish());
    let mut face = pdf.type1_font(font);
    face.base_font(Name(b"Helvetica")).first_char(32).last_char(255).widths([500.0; 224]).to_unicode(cmap);
    face.finish();
    let mut sheet = pdf.page(page);
    sheet.parent(tree).media_box(Rect::new(0.0, 0.0, 2400.0, 842.0)).contents(content).annotations([note]);
    sheet.resources().fonts().pair(Name(b"F"), font);
    sheet.finish();
    let mut seen = pdf.annotation(note);
    seen.subtype(AnnotationType::Text).rect(Rect::new(5.0, 5.0, 20.0, 20.0)).contents(TextStr(&some.join(" ")));
}
