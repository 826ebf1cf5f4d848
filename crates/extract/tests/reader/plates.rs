//! Pictures inside Word files, rich text and papers of OpenOffice: each is a page behind the words, and none that may be
//! covered is shown.

use extract::{Opened, Reader};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use record::{FileKind, FileProblem, PageProblem, Scan, TextFrom};

use crate::made::zip;
use crate::{Test, check_offsets, reader};

pub const TESTS: &[Test] = &[
    ("plates: pictures of a Word file are pages behind its words", in_order),
    ("plates: what is cut away of a picture is not shown", cut_away),
    ("plates: hidden, linked and broken pictures cost no words", not_shown),
    ("plates: under a shape no picture is shown", covered),
    ("plates: there are bounds on how many", bounded),
    ("plates: papers of OpenOffice", open_document),
    ("plates: rich text", rich_text),
    ("plates: a locked Word file draws its pictures", locked),
    ("plates: cut and broken files cost only themselves", broken),
];

/// A picture of so many pixels, the left half red and the right half blue, with lines so that it is no mere patch.
fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let points = RgbImage::from_fn(width, height, |x, y| match () {
        () if y % 16 == 0 => Rgb([250, 250, 250]),
        () if x < width / 2 => Rgb([250, 0, 0]),
        () => Rgb([0, 0, 250]),
    });
    written(points, format)
}

fn written(points: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    if format == ImageFormat::Tiff {
        let mut encoder = tiff::encoder::TiffEncoder::new(&mut out).unwrap();
        let (width, height) = points.dimensions();
        encoder.write_image::<tiff::encoder::colortype::RGB8>(width, height, points.as_raw()).unwrap();
        return out.into_inner();
    }
    DynamicImage::ImageRgb8(points).write_to(&mut out, format).unwrap();
    out.into_inner()
}

const EMF: &[u8] = b"\x01\0\0\0\x6c\0\0\0 a list of strokes";

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

/// A Word file with these paragraphs and pictures; the first is `rId1`. A picture without bytes lies somewhere on the web.
fn docx(body: &str, pictures: &[&[u8]]) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document {NAMES}><w:body>{body}</w:body></w:document>");
    let relations: String = (1..)
        .zip(pictures)
        .map(|(n, bytes)| {
            let target = match bytes.is_empty() {
                true => "Target=\"https://example.org/a.png\" TargetMode=\"External\"".to_owned(),
                false => format!("Target=\"media/image{n}.bin\""),
            };
            format!("<Relationship Id=\"rId{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" {target}/>")
        })
        .collect();
    let relations = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    );
    let media: Vec<(String, &[u8])> = (1..)
        .zip(pictures)
        .filter(|(_, bytes)| !bytes.is_empty())
        .map(|(n, bytes)| (format!("word/media/image{n}.bin"), *bytes))
        .collect();
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", br#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#),
        ("_rels/.rels", br#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
    ];
    parts.extend(media.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
    zip(&parts)
}

fn words(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

/// A picture among the words, with the part of it that is cut away.
fn among(number: u32, cut: &str) -> String {
    drawn(&format!("<wp:inline>{}</wp:inline>", graphic(number, cut)))
}

fn drawn(inside: &str) -> String {
    format!("<w:p><w:r><w:drawing>{inside}</w:drawing></w:r></w:p>")
}

fn graphic(number: u32, cut: &str) -> String {
    format!(
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed=\"rId{number}\"/>{cut}</pic:blipFill></pic:pic></a:graphicData></a:graphic>"
    )
}

fn shape(properties: &str) -> String {
    drawn(&format!(
        "<wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:spPr>{properties}</wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    ))
}

fn open(bytes: &[u8], kind: FileKind) -> (Reader, Opened) {
    let mut reader = reader();
    let opened = reader.open(bytes, kind, "test").unwrap();
    (reader, opened)
}

/// How many points of a page's picture are mainly red and mainly blue.
fn colours(reader: &mut Reader, page: u32) -> (usize, usize) {
    let png = reader.picture(page, 400).unwrap();
    let points = image::load_from_memory(&png).unwrap().into_rgb8();
    let count = |at: usize| points.pixels().filter(|p| p.0[at] > 200 && p.0[1] < 100).count();
    (count(0), count(2))
}

fn in_order() {
    let (wide, tall) = (picture(640, 480, ImageFormat::Png), picture(600, 800, ImageFormat::Jpeg));
    let (gif, bmp) = (picture(320, 240, ImageFormat::Gif), picture(480, 480, ImageFormat::Bmp));
    let tiff = picture(400, 400, ImageFormat::Tiff);
    let logo = picture(600, 200, ImageFormat::Png);
    let body = [
        words("Dear Amy"),
        among(3, ""),
        among(1, ""),
        words("see the letter [REDACTED]"),
        among(2, ""),
        among(1, ""),
        among(4, ""),
        among(5, ""),
        among(6, ""),
    ];
    let bytes = docx(&body.concat(), &[&wide, &tall, &logo, &gif, &bmp, &tiff]);
    let (mut reader, opened) = open(&bytes, FileKind::Docx);
    assert_eq!(opened.pages, 6, "words, and five pictures: the logo is too small, and one stands there twice");
    let first = reader.page(1).unwrap();
    assert_eq!((first.text_from, first.has_picture), (TextFrom::Docx, false));
    let plain: Vec<&str> = first.text.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(plain, ["Dear Amy", "see the letter [REDACTED]"]);
    let shapes: Vec<f32> = (2..=6)
        .map(|number| {
            let page = reader.page(number).unwrap();
            check_offsets(&page);
            assert_eq!((page.text_from, page.has_picture, &page.scan), (TextFrom::None, true, &Scan::ToRead));
            let (red, blue) = colours(&mut reader, number);
            assert!(red > 1_000 && blue > 1_000, "page {number}: {red} red, {blue} blue");
            (page.width / page.height * 100.0).round()
        })
        .collect();
    assert_eq!(shapes, [133.0, 75.0, 133.0, 100.0, 100.0]);
    assert!(reader.picture(1, 200).is_err() && reader.page(7).is_err());
}

fn cut_away() {
    let whole = picture(800, 400, ImageFormat::Png);
    for (cut, red, blue) in [
        ("<a:srcRect r=\"50000\"/>", true, false),
        ("<a:srcRect l=\"51000\" t=\"10000\"/>", false, true),
        ("<a:srcRect l=\"-20000\"/>", true, true),
        ("<a:srcRect/>", true, true),
    ] {
        let (mut reader, opened) = open(&docx(&[words("Amy"), among(1, cut)].concat(), &[&whole]), FileKind::Docx);
        assert_eq!(opened.pages, 2, "{cut}");
        assert!(reader.page(2).unwrap().has_picture);
        let (reds, blues) = colours(&mut reader, 2);
        assert_eq!((reds > 1_000, blues > 1_000), (red, blue), "{cut}: {reds} red, {blues} blue");
    }
    // What is left is too small, or nobody can say what it is.
    for (cut, told) in [("<a:srcRect r=\"90000\"/>", false), ("<a:srcRect r=\"half\"/>", true)] {
        let (mut reader, opened) = open(&docx(&[words("Amy"), among(1, cut)].concat(), &[&whole]), FileKind::Docx);
        assert_eq!(opened.pages, 1, "{cut}");
        let text = reader.page(1).unwrap().text;
        assert_eq!(text.contains("(1 drawing in this file is not shown.)"), told, "{cut}: {text}");
    }
    let old =
        "<w:p><w:r><w:pict><v:shape><v:imagedata r:id=\"rId1\" cropright=\"32768f\"/></v:shape></w:pict></w:r></w:p>";
    let (mut reader, _) = open(&docx(old, &[&whole]), FileKind::Docx);
    let (red, blue) = colours(&mut reader, 2);
    assert!(red > 1_000 && blue < 100, "{red} red, {blue} blue");
}

fn not_shown() {
    let whole = picture(400, 400, ImageFormat::Png);
    let hidden = among(1, "").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>");
    let torn = &whole[..40];
    let body = [words("Dear Amy"), hidden, among(2, ""), among(3, ""), among(4, ""), words("Goodbye")].concat();
    let (mut reader, opened) = open(&docx(&body, &[&whole, b"", EMF, torn]), FileKind::Docx);
    assert_eq!(opened.pages, 2, "only the torn one is a page");
    let text = reader.page(1).unwrap().text;
    assert!(text.contains("Dear Amy") && text.contains("Goodbye"), "{text}");
    assert!(text.ends_with("(2 drawings in this file are not shown.)"), "{text}");
    assert_eq!(reader.page(2).map(|_| ()), Err(PageProblem::Damaged));
}

fn covered() {
    let scan = picture(600, 800, ImageFormat::Png);
    let patch = written(RgbImage::from_pixel(50, 20, Rgb([0, 0, 0])), ImageFormat::Png);
    let black = "<a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill>";
    let over = |inside: &str| format!("<w:p><w:r><w:pict>{inside}</w:pict></w:r></w:p>");
    let floating = |what: &str| drawn(&format!("<wp:anchor behindDoc=\"{what}\">{}</wp:anchor>", graphic(2, "")));
    for (over, shown) in [
        (shape(black), false),
        (shape("<a:ln><a:solidFill/></a:ln><a:noFill/>"), true),
        (shape("<a:prstGeom prst=\"line\"/>"), true),
        (shape("<a:prstGeom prst=\"rect\"/><a:pattFill/>"), false),
        (over("<v:rect style=\"position:absolute\"/>"), false),
        (over("<v:rect filled=\"f\"/>"), true),
        (over("<v:shape><v:textpath string=\"DRAFT\"/></v:shape>"), true),
        (over("<v:oval fillcolor=\"black\"/>"), false),
        (floating("0"), false),
        (floating("1"), true),
        (among(2, ""), true),
    ] {
        let bytes = docx(&[words("Amy"), among(1, ""), over.clone()].concat(), &[&scan, &patch]);
        let (mut reader, opened) = open(&bytes, FileKind::Docx);
        assert_eq!(opened.pages, if shown { 2 } else { 1 }, "{over}");
        let text = reader.page(1).unwrap().text;
        let told = "(1 picture in this file is not shown, as a drawn shape may cover part of it.)";
        assert_eq!(text.contains(told), !shown, "{over}: {text}");
        assert!(text.starts_with("Amy"));
    }
}

fn bounded() {
    let many: Vec<Vec<u8>> = (0..203)
        .map(|n| written(RgbImage::from_fn(320, 240, |x, _| Rgb([n as u8, x as u8, 0])), ImageFormat::Png))
        .collect();
    let body: String = (1..=203).map(|n| among(n, "")).collect();
    let pictures: Vec<&[u8]> = many.iter().map(Vec::as_slice).collect();
    let (mut reader, opened) = open(&docx(&body, &pictures), FileKind::Docx);
    assert_eq!(opened.pages, 201);
    assert_eq!(reader.page(1).unwrap().text, "(3 more pictures in this file are not shown.)");
    assert!(reader.page(201).unwrap().has_picture);
}

fn odt(body: &str, pictures: &[(&str, &[u8])]) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles><style:style style:name=\"Cut\"><style:graphic-properties fo:clip=\"rect(0cm, 1cm, 0cm, 0cm)\"/></style:style><style:style style:name=\"Whole\"><style:graphic-properties fo:clip=\"rect(0cm, 0cm, 0cm, 0cm)\"/></style:style><style:style style:name=\"Open\"><style:graphic-properties draw:fill=\"none\"/></style:style><style:style style:name=\"Gone\"><style:text-properties text:display=\"none\"/></style:style></office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let mut parts = vec![("content.xml", content.as_bytes())];
    parts.extend(pictures);
    zip(&parts)
}

fn open_document() {
    let scan = picture(600, 800, ImageFormat::Png);
    let pictures: [(&str, &[u8]); 2] = [("Pictures/a.png", &scan), ("Pictures/b.emf", EMF)];
    let frame = |style: &str, place: &str| {
        format!(
            "<text:p><draw:frame draw:style-name=\"{style}\" text:anchor-type=\"as-char\"><draw:image xlink:href=\"{place}\"/></draw:frame></text:p>"
        )
    };
    let dear = "<text:p>Dear Amy</text:p>".to_owned();
    let gone = frame("Whole", "Pictures/a.png").replace("<text:p>", "<text:p text:style-name=\"Gone\">");
    for (body, pages, told) in [
        ([dear.clone(), frame("Whole", "Pictures/a.png"), frame("", "Pictures/a.png")].concat(), 2, ""),
        ([dear.clone(), frame("Cut", "Pictures/a.png")].concat(), 1, "\n(1 drawing in this file is not shown.)"),
        ([dear.clone(), frame("", "Pictures/b.emf")].concat(), 1, "\n(1 drawing in this file is not shown.)"),
        ([dear.clone(), frame("", "http://example.org/a.png")].concat(), 1, "\n(1 drawing in this file is not shown.)"),
        ([dear.clone(), gone].concat(), 1, ""),
        (
            [
                dear.clone(),
                frame("", "Pictures/a.png"),
                "<text:p><draw:rect draw:style-name=\"Open\"/></text:p>".into(),
            ]
            .concat(),
            2,
            "",
        ),
        (
            [dear.clone(), frame("", "Pictures/a.png"), "<text:p><draw:custom-shape/></text:p>".into()].concat(),
            1,
            "\n(1 picture in this file is not shown, as a drawn shape may cover part of it.)",
        ),
    ] {
        let (mut reader, opened) = open(&odt(&body, &pictures), FileKind::Odt);
        assert_eq!(opened.pages, pages, "{body}");
        assert_eq!(reader.page(1).unwrap().text, format!("Dear Amy{told}"), "{body}");
        if pages == 2 {
            assert!(colours(&mut reader, 2).0 > 1_000);
        }
    }
    // A paper that is nothing but a scan is no empty file.
    let (mut reader, opened) = open(&odt(&frame("", "Pictures/a.png"), &pictures), FileKind::Odt);
    assert_eq!(opened.pages, 1);
    assert_eq!(reader.page(1).unwrap().scan, Scan::ToRead);
    assert_eq!(crate::reader().open(&odt("<text:p/>", &pictures), FileKind::Odt, "x"), Err(FileProblem::Empty));
}

fn rich_text() {
    let scan = picture(600, 800, ImageFormat::Png);
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let pict = |how: &str, bytes: &[u8]| {
        format!("{{\\pict{{\\*\\picprop{{\\sp{{\\sn x}}{{\\sv 1}}}}}}\\picw600\\pich800{how} {}}}", hex(bytes))
    };
    let bitmap = &picture(480, 480, ImageFormat::Bmp)[14..];
    let over = "{\\shp{\\*\\shpinst{\\sp{\\sn shapeType}{\\sv 1}}}}";
    let shown = format!("{{\\*\\shppict{}}}{{\\nonshppict{}}}", pict("\\pngblip", &scan), pict("\\wmetafile8", EMF));
    for (body, pages, told) in [
        (shown.clone() + &shown, 2, ""),
        (pict("\\dibitmap0", bitmap), 2, ""),
        (pict("\\wmetafile8", EMF), 1, "\n(1 drawing in this file is not shown.)"),
        (pict("\\piccropl300\\pngblip", &scan), 1, "\n(1 drawing in this file is not shown.)"),
        (format!("{{\\v {}}}", pict("\\pngblip", &scan)), 1, ""),
        (shown.clone() + over, 1, "\n(1 picture in this file is not shown, as a drawn shape may cover part of it.)"),
        (shown.clone() + &over.replace("{\\sv 1}", "{\\sv 20}"), 2, ""),
    ] {
        let bytes = format!("{{\\rtf1\\ansi Dear Amy {body}}}");
        let (mut reader, opened) = open(bytes.as_bytes(), FileKind::Rtf);
        assert_eq!(opened.pages, pages, "{body:.150}");
        assert_eq!(reader.page(1).unwrap().text, format!("Dear Amy{told}"), "{body:.150}");
        if pages == 2 {
            assert!(colours(&mut reader, 2).0 > 1_000);
        }
    }
    let mut raw = format!("{{\\rtf1\\ansi Dear Amy {{\\pict\\pngblip\\bin{} ", scan.len()).into_bytes();
    raw.extend(&scan);
    raw.extend(b"} Goodbye}");
    let (mut reader, opened) = open(&raw, FileKind::Rtf);
    assert_eq!(opened.pages, 2);
    assert_eq!(reader.page(1).unwrap().text, "Dear Amy  Goodbye");
    assert!(colours(&mut reader, 2).1 > 1_000);
}

fn locked() {
    let scan = picture(600, 800, ImageFormat::Png);
    let plain = docx(&[words("Amy"), among(1, "")].concat(), &[&scan]);
    let locked = sample::locked::lock_package(&plain, sample::locked::PackageLock::StandardAes128, "river-17", 1_000);
    let mut reader = reader();
    let passwords = extract::Passwords::new(["river-17".to_owned().into()]);
    let opened = reader.open_with(locked.into(), FileKind::Docx, "test", passwords).unwrap();
    assert_eq!(opened.pages, 2);
    assert!(colours(&mut reader, 2).0 > 1_000);
}

fn broken() {
    let scan = picture(400, 400, ImageFormat::Jpeg);
    let docx = docx(&[words("Amy"), among(1, "<a:srcRect r=\"20000\"/>")].concat(), &[&scan]);
    let rtf =
        format!("{{\\rtf1 Amy {{\\pict\\jpegblip {}}}}}", scan.iter().map(|b| format!("{b:02x}")).collect::<String>());
    let mut reader = reader();
    for (whole, kind) in [(docx, FileKind::Docx), (rtf.into_bytes(), FileKind::Rtf)] {
        for at in (0..whole.len()).step_by(whole.len() / 25) {
            let mut turned = whole.clone();
            for byte in turned.iter_mut().skip(at).take(3) {
                *byte ^= 0x55;
            }
            for bytes in [&turned, &whole[..at].to_vec()] {
                let Ok(opened) = reader.open(bytes, kind, "test") else { continue };
                for page in 1..=opened.pages {
                    let _ = reader.page(page);
                    let _ = reader.picture(page, 100);
                }
            }
        }
    }
    assert!(reader.open(b"hello", FileKind::Text, "test").is_ok());
}
