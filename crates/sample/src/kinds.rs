//! One small file of every kind that can be read, each with words that must come out of it and words that must not. They
//! are written by hand, as small as they can be, so that a test says which part of a kind it needs.

mod compound;
mod office;
mod pictures;

/// A file of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfKind {
    pub name: &'static str,
    pub bytes: Vec<u8>,
    /// Words that stand on its pages; none for a picture.
    pub says: &'static [&'static str],
}

/// Words that stand in the files only where a reader may not show them: hidden, or in the colour of their ground.
pub const NEVER: &[&str] = &["QUAGGA-COVERED", "QUAGGA-HIDDEN"];

/// One of each kind.
#[must_use]
pub fn all() -> Vec<OfKind> {
    let file = |name, bytes, says| OfKind { name, bytes, says };
    vec![
        file("plan.docx", office::docx(), office::DOCX_SAYS),
        file(
            "letter.doc",
            compound::doc("Dear Amy\rYou moved on 3 May 1994 [REDACTED].\r"),
            &["Dear Amy\nYou moved on 3 May 1994 [REDACTED]."],
        ),
        file(
            "note.rtf",
            RTF.as_bytes().to_vec(),
            &[
                "Café note",
                "3 May\tMoved",
                "(deleted by Jo Bell: Leeds)",
                "(added by Jo Bell: York)",
                "Comment by Jo Bell: Check",
                "See the file [REDACTED]",
            ],
        ),
        file("report.odt", office::odt(), office::ODT_SAYS),
        file("visits.xlsx", office::xlsx(), office::XLSX_SAYS),
        file(
            "visits.xls",
            compound::xls(),
            &["Sheet: Visits", "Date\tEvent\n3 May 1994\tHome visit\t12", "Sheet: Old (hidden sheet)", "[REDACTED]"],
        ),
        file("visits.ods", office::ods(), office::ODS_SAYS),
        file(
            "visits.csv",
            b"Date,Event\r\n3 May 1994,\"Home visit, Amy\"\r\n4 May,\"caf\xE9 [REDACTED]\"\r\n".to_vec(),
            &["Date\tEvent\n3 May 1994\tHome visit, Amy\n4 May\tcafé [REDACTED]"],
        ),
        file("talk.pptx", office::pptx(), &["Placement plan", "Amy moves [REDACTED]"]),
        file("talk.odp", office::odp(), &["Placement plan", "Amy moves [REDACTED]"]),
        file(
            "mail.msg",
            compound::msg(),
            &[
                "From: Jo Bell <jo.bell@example.gov.uk>\nTo: Amy <amy@example.org>\nDate: 3 May 2011 13:05 UTC\nSubject: Visit to née\n\nDear Amy,\nI saw [REDACTED].",
            ],
        ),
        file("Inbox.mbox", MBOX.to_vec(), &[]),
        file("page.html", HTML.as_bytes().to_vec(), &["Review of Amy", "Date\tEvent\n3 May\tMoved [REDACTED]"]),
        file("page.mht", MHT.as_bytes().to_vec(), &["Saved page about Amy [REDACTED]"]),
        file(
            "mac.txt",
            b"It\xD5s Amy\xD5s \xD2caf\x8E\xD3 [REDACTED]\rnext line".to_vec(),
            &["It’s Amy’s “café” [REDACTED]\nnext line"],
        ),
        file("scan.tif", pictures::tiff(), &[]),
        file("photo.heic", pictures::HEIC.to_vec(), &[]),
        file("photo.gif", pictures::encoded(image::ImageFormat::Gif), &[]),
        file("photo.bmp", pictures::encoded(image::ImageFormat::Bmp), &[]),
        file("photo.webp", pictures::encoded(image::ImageFormat::WebP), &[]),
    ]
}

/// The file of a kind by its name in [`all`].
#[must_use]
pub fn named(name: &str) -> Vec<u8> {
    all().into_iter().find(|file| file.name == name).map(|file| file.bytes).unwrap_or_default()
}

const RTF: &str = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}{\*\revtbl{Unknown;}{Jo Bell;}}\f0 Caf\'e9 note\par
\trowd\intbl 3 May\cell Moved\cell\row\pard Amy went to {\deleted\revauthdel1 Leeds }{\revised\revauth1 York}{\*\atnauthor Jo Bell}{\*\annotation Check}.\par
See the file [REDACTED] {\highlight1 QUAGGA-COVERED}{\v QUAGGA-HIDDEN}{\field{\*\fldinst INCLUDEPICTURE http://example.org/x.png}{\fldrslt }}{\*\template http://example.org/x.dot}}";

const MBOX: &[u8] = b"From jo@example.gov.uk Tue May  3 14:05:00 2011\nFrom: jo@example.gov.uk\nTo: amy@example.org\nSubject: First\nMessage-ID: <1@example>\n\nHello Amy\n\n>From here on it is quoted.\n\nFrom jo@example.gov.uk Wed May  4 09:00:00 2011\nFrom: jo@example.gov.uk\nSubject: Second\nMessage-ID: <2@example>\n\nGoodbye\n";

const HTML: &str = "<!DOCTYPE html><html><head><title>x</title><meta charset=\"utf-8\"><link rel=\"stylesheet\" href=\"http://example.org/a.css\"><script>QUAGGA-HIDDEN</script></head><body><h1>Review of Amy</h1><table><tr><th>Date</th><th>Event</th></tr><tr><td>3 May</td><td>Moved [REDACTED]</td></tr></table><p><span style=\"background:#000;color:#000\">QUAGGA-COVERED</span><span style=\"display:none\">QUAGGA-HIDDEN</span></p><img src=\"file:///etc/passwd\"><iframe src=\"http://example.org/\"></iframe></body></html>";

const MHT: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/\r\nSubject: Page\r\nDate: Tue, 3 May 2011 14:05:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/\r\n\r\n<html><body><p>Saved page about Amy =5BREDACTED=5D</p><p hidden>QUAGGA-HIDDEN</p></body></html>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://example.org/a.png\r\n\r\niVBORw0KGgo=\r\n--b--\r\n";
