//! Small files in each of which a council left the same words under a box, each in another way.

use std::io::Write;

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

use crate::SampleFile;
use crate::ink::{TALL, WIDE};

/// Where the words stand and the box lies, in points from the bottom left corner: x, y, width, height.
const BOX: [f32; 4] = [180.0, 696.0, 220.0, 15.0];

/// The files. `secret` stands in each of them once, and must never come out of one.
#[must_use]
pub fn sealed_files(secret: &str) -> Vec<SampleFile> {
    let file = |name: &str, bytes| SampleFile { name: name.into(), bytes };
    vec![
        file("Drawn box.pdf", page(secret, Cover::Drawn)),
        file("See-through box.pdf", page(secret, Cover::SeeThrough)),
        file("Mark not carried out.pdf", page(secret, Cover::Mark)),
        file("Scan with a layer of words.pdf", page(secret, Cover::Scan)),
        file("Black on black.docx", word(secret)),
    ]
}

#[derive(Clone, Copy, PartialEq)]
enum Cover {
    Drawn,
    SeeThrough,
    Mark,
    Scan,
}

fn page(secret: &str, cover: Cover) -> Vec<u8> {
    let [x, y, wide, high] = BOX;
    let mut pdf = Pdf::new();
    let (catalog, tree, font, sheet, body, image, half, mark) =
        (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4), Ref::new(5), Ref::new(6), Ref::new(7), Ref::new(8));
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids([sheet]).count(1);
    pdf.type1_font(font).base_font(Name(b"Helvetica")).encoding_predefined(Name(b"WinAnsiEncoding"));
    pdf.ext_graphics(half).non_stroking_alpha(0.6);
    let mut content = Content::new();
    if cover == Cover::Scan {
        let pixels = scan();
        let mut picture = pdf.image_xobject(image, &pixels);
        picture.width(595).height(842).bits_per_component(8).color_space().device_gray();
        picture.finish();
        content.save_state().transform([WIDE, 0.0, 0.0, TALL, 0.0, 0.0]).x_object(Name(b"Scan")).restore_state();
    }
    content.begin_text().set_font(Name(b"F1"), 12.0);
    if cover == Cover::Scan {
        content.set_text_rendering_mode(pdf_writer::types::TextRenderingMode::Invisible);
    }
    content.next_line(72.0, 700.0).show(Str(b"Amy was seen by"));
    content.next_line(x + 4.0 - 72.0, 0.0).show(Str(secret.as_bytes())).end_text();
    if cover == Cover::SeeThrough {
        content.set_parameters(Name(b"Half"));
    }
    if matches!(cover, Cover::Drawn | Cover::SeeThrough) {
        content.set_fill_gray(0.0).rect(x, y, wide, high).fill_nonzero();
    }
    let mut dictionary = pdf.page(sheet);
    dictionary.parent(tree).media_box(Rect::new(0.0, 0.0, WIDE, TALL)).contents(body);
    if cover == Cover::Mark {
        dictionary.annotations([mark]);
    }
    let mut resources = dictionary.resources();
    resources.fonts().pair(Name(b"F1"), font);
    resources.ext_g_states().pair(Name(b"Half"), half);
    if cover == Cover::Scan {
        resources.x_objects().pair(Name(b"Scan"), image);
    }
    resources.finish();
    dictionary.finish();
    if cover == Cover::Mark {
        let mut annotation = pdf.indirect(mark).dict();
        annotation.pair(Name(b"Type"), Name(b"Annot")).pair(Name(b"Subtype"), Name(b"Redact"));
        annotation.pair(Name(b"Rect"), Rect::new(x, y, x + wide, y + high));
        annotation.finish();
    }
    pdf.stream(body, &content.finish());
    pdf.finish()
}

/// A grey sheet with one black box, a dot a point.
fn scan() -> Vec<u8> {
    let [x, y, wide, high] = BOX;
    let (top, bottom) = (TALL - y - high, TALL - y);
    (0..595 * 842)
        .map(|at| {
            let (px, py) = ((at % 595) as f32, (at / 595) as f32);
            let inside = (x..x + wide).contains(&px) && (top..bottom).contains(&py);
            if inside { 16 } else { 230 + (at % 5) as u8 }
        })
        .collect()
}

fn word(secret: &str) -> Vec<u8> {
    let body = format!(
        "<w:p><w:r><w:t xml:space=\"preserve\">Amy was seen by </w:t></w:r><w:r><w:rPr><w:highlight w:val=\"black\"/></w:rPr><w:t>{secret}</w:t></w:r></w:p>"
    );
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let parts: [(&str, &str); 3] = [
        (
            "[Content_Types].xml",
            r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
        ),
        ("word/document.xml", &document),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("writing to memory");
        zip.write_all(text.as_bytes()).expect("writing to memory");
    }
    zip.finish().expect("writing to memory").into_inner()
}
