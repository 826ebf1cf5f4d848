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
    let big = Ref::new(8);
    let mut large = pdf.image_xobject(big, &[4; 400 * 60]);
    large.width(400).height(60).bits_per_component(8).color_space().device_gray();
    large.finish();
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
        resources.x_objects().pair(Name(b"Black"), image).pair(Name(b"Box"), form).pair(Name(b"BigBlack"), big);
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

/// A page that is a grey scan with one black box on it, `[x0, y0, x1, y1]` in points from the top left corner, and a layer of
/// drawing commands under or over the picture.
pub fn scanned_pdf(layer: &str, under: bool, [x0, y0, x1, y1]: [f32; 4]) -> Vec<u8> {
    let (wide, tall) = (827_u32, 1170_u32);
    let scale = 827.0 / 595.0;
    let pixels: Vec<u8> = (0..wide * tall)
        .map(|at| {
            let (x, y) = ((at % wide) as f32 / scale, (at / wide) as f32 / scale);
            if (x0..x1).contains(&x) && (y0..y1).contains(&y) { 14 } else { 232 + (at % 7) as u8 }
        })
        .collect();
    let mut pdf = Pdf::new();
    let (catalog, tree, font, page, body, image) =
        (Ref::new(1), Ref::new(2), Ref::new(3), Ref::new(4), Ref::new(5), Ref::new(6));
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids([page]).count(1);
    pdf.type1_font(font).base_font(Name(b"Helvetica")).encoding_predefined(Name(b"WinAnsiEncoding"));
    let half = Ref::new(7);
    pdf.ext_graphics(half).non_stroking_alpha(0.7);
    let mut scan = pdf.image_xobject(image, &pixels);
    scan.width(wide as i32).height(tall as i32).bits_per_component(8).color_space().device_gray();
    scan.finish();
    let mut sheet = pdf.page(page);
    sheet.parent(tree).media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).contents(body);
    let mut resources = sheet.resources();
    resources.fonts().pair(Name(b"F1"), font);
    resources.x_objects().pair(Name(b"Scan"), image);
    resources.ext_g_states().pair(Name(b"Half"), half);
    resources.finish();
    sheet.finish();
    let picture = "q 595 0 0 842 0 0 cm /Scan Do Q ";
    let content = if under { format!("{layer}{picture}") } else { format!("{picture}{layer}") };
    pdf.stream(body, content.as_bytes());
    pdf.finish()
}

/// A page with one annotation, whose entries are given as they are written in the file, a title and a bookmark that hold the
/// secret as well.
pub fn annotated_pdf(content: &str, annotation: &str) -> Vec<u8> {
    let objects = [
        "<</Type /Catalog /Pages 2 0 R /Outlines 7 0 R>>".to_owned(),
        "<</Type /Pages /Kids [3 0 R] /Count 1>>".to_owned(),
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [6 0 R] /Resources <</Font <</F1 4 0 R>>>>>>".to_owned(),
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>".to_owned(),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        format!("<</Type /Annot {annotation}>>"),
        "<</Type /Outlines /First 8 0 R /Last 8 0 R /Count 1>>".to_owned(),
        "<</Title (SECRETNAME) /Parent 7 0 R /Dest [3 0 R /Fit]>>".to_owned(),
        "<</Title (SECRETNAME) /Subject (SECRETNAME)>>".to_owned(),
    ];
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).into_bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|at| out.extend(format!("{at:010} 00000 n \n").into_bytes()));
    out.extend(
        format!("trailer <</Size {} /Root 1 0 R /Info 9 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1)
            .into_bytes(),
    );
    out
}
