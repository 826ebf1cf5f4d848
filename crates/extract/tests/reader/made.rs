//! Files made for the tests, each as small as it can be.

use std::io::Write;

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

/// A PDF with one page for each content, Helvetica as /F1, half-see-through as /Half, multiplying as /Mul.
pub fn pdf(contents: &[&str]) -> Vec<u8> {
    let raw: Vec<Vec<u8>> = contents.iter().map(|c| c.as_bytes().to_vec()).collect();
    pdf_of(&raw, "")
}

/// As [`pdf`], with further entries for each page's dictionary left to the caller's bytes.
pub fn pdf_of(contents: &[Vec<u8>], rotate: &str) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let (catalog, tree, font, half, multiply, image, form) =
        (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4), Ref::new(5), Ref::new(6), Ref::new(7));
    let page = |i: usize| Ref::new(10 + 2 * i as i32);
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids((0..contents.len()).map(page)).count(contents.len() as i32);
    pdf.type1_font(font).base_font(Name(b"Helvetica")).encoding_predefined(Name(b"WinAnsiEncoding"));
    pdf.ext_graphics(half).non_stroking_alpha(0.7);
    pdf.ext_graphics(multiply).blend_mode(pdf_writer::types::BlendMode::Multiply);
    let mut black = pdf.image_xobject(image, &[0]);
    black.width(1).height(1).bits_per_component(8).color_space().device_gray();
    black.finish();
    let mut drawing = pdf.form_xobject(form, b"0 0 0 rg 0 0 100 14 re f");
    drawing.bbox(Rect::new(0.0, 0.0, 100.0, 14.0));
    drawing.group().transparency();
    drawing.finish();
    for (i, content) in contents.iter().enumerate() {
        let body = Ref::new(11 + 2 * i as i32);
        let mut sheet = pdf.page(page(i));
        sheet.parent(tree).media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).contents(body);
        if rotate == "90" {
            sheet.rotate(90);
        }
        let mut resources = sheet.resources();
        resources.fonts().pair(Name(b"F1"), font);
        resources.ext_g_states().pair(Name(b"Half"), half).pair(Name(b"Mul"), multiply);
        resources.x_objects().pair(Name(b"Black"), image).pair(Name(b"Box"), form);
        resources.finish();
        sheet.finish();
        pdf.stream(body, content);
    }
    pdf.finish()
}

/// Drawing commands for one line of text in black at a place from the bottom left corner.
pub fn line(x: f32, y: f32, size: f32, words: &str) -> String {
    let mut content = Content::new();
    content.begin_text();
    content.set_font(Name(b"F1"), size);
    content.next_line(x, y);
    content.show(Str(&latin(words)));
    content.end_text();
    String::from_utf8(content.finish().to_vec()).unwrap_or_default() + "\n"
}

fn latin(words: &str) -> Vec<u8> {
    words.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
}

pub fn black_box(x: f32, y: f32, wide: f32, high: f32) -> String {
    format!("0 0 0 rg {x} {y} {wide} {high} re f 0 0 0 rg\n")
}

pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default();
        out.start_file(*name, options).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// The same bytes with one name in place of another of the same length, wherever it stands.
pub fn renamed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut out = bytes.to_vec();
    for at in 0..=out.len() - from.len() {
        if &out[at..at + from.len()] == from.as_bytes() {
            out[at..at + from.len()].copy_from_slice(to.as_bytes());
        }
    }
    out
}

/// The same ZIP with every member marked as encrypted.
pub fn locked(zip: &[u8]) -> Vec<u8> {
    let mut out = zip.to_vec();
    for at in 0..out.len() - 10 {
        match &out[at..at + 4] {
            b"PK\x03\x04" => out[at + 6] |= 1,
            b"PK\x01\x02" => out[at + 8] |= 1,
            _ => {}
        }
    }
    out
}

pub fn docx(body: &str) -> Vec<u8> {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    docx_of(&format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"{W}\"><w:body>{body}</w:body></w:document>"
    ))
}

/// As [`docx`], with the whole of its main part.
pub fn docx_of(document: &str) -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", br#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#),
        ("_rels/.rels", br#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#),
        ("word/document.xml", document.as_bytes()),
    ])
}

pub fn run(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

/// A photograph of 40 × 20 pixels, red above and blue below.
pub fn photo(format: image::ImageFormat) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(40, 20, |_, y| image::Rgb(if y < 10 { [250, 0, 0] } else { [0, 0, 250] }));
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// The JPEG with the camera's note that it was held on its side: turn a quarter to the right to see it.
pub fn on_its_side(jpeg: &[u8]) -> Vec<u8> {
    let exif: [u8; 36] = [
        0xFF, 0xE1, 0, 34, b'E', b'x', b'i', b'f', 0, 0, b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0,
        0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
    ];
    [&jpeg[..2], &exif, &jpeg[2..]].concat()
}
