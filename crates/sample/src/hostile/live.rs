//! PDFs that try to act when they are opened: scripts, launches, addresses, forms, files inside, film. Each still has a page
//! of words, so that reading it must end well.

use crate::SampleFile;

/// What marks a PDF that can act. No document that goes out of the program may hold one of these names.
pub const LIVE_KEYS: &[&str] = &[
    "/JavaScript",
    "/JS",
    "/OpenAction",
    "/AA",
    "/Launch",
    "/URI",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/Filespec",
    "/XFA",
    "/AcroForm",
    "/RichMedia",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/3D",
    "/Trans",
    "/Named",
];

/// One PDF for each way to act. `address` is what they try to reach, `program` what they try to run or write.
#[must_use]
pub fn live_pdfs(address: &str, program: &str) -> Vec<SampleFile> {
    let script =
        format!("app.launchURL('{address}'); this.exportDataObject({{cName:'x', nLaunch:2}}); app.alert('{program}')");
    let launch = format!("<</S/Launch/F({program})/Win<</F({program})/P(x)>>/Unix({program})/NewWindow true>>");
    let act = |name: &str, catalog: &str, page: &str, more: &[String]| SampleFile {
        name: format!("{name}.pdf"),
        bytes: pdf(catalog, page, name, more),
    };
    let js = format!("<</S/JavaScript/JS({script})>>");
    let file = format!("<</Type/Filespec/F({program})/UF({program})/EF<</F 7 0 R>>>>");
    let inner = "stream-of /Type/EmbeddedFile/Subtype/text#2Fhtml <script>window.__ran=1</script>".to_owned();
    let form = format!("<</S/SubmitForm/F<</FS/URL/F({address})>>/Flags 4>>");
    let annot = |kind: &str, action: &str| format!("/Annots[<</Type/Annot/Subtype/{kind}/Rect[0 0 595 842]{action}>>]");
    let xfa = format!(
        "stream-of <xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><template><subform><event activity='initialize'><script contentType='application/x-javascript'>{script}</script></event></subform></template></xdp:xdp>"
    );
    vec![
        act("OpenAction script", &format!("/OpenAction{js}"), "", &[]),
        act("Named scripts", &format!("/Names<</JavaScript<</Names[(a){js}]>>>>"), "", &[]),
        act("OpenAction launch", &format!("/OpenAction{launch}"), "", &[]),
        act("OpenAction address", &format!("/OpenAction<</S/URI/URI({address})>>"), "", &[]),
        act("OpenAction form", &format!("/OpenAction{form}"), "", &[]),
        act("OpenAction remote", &format!("/OpenAction<</S/GoToR/F({address})/D[0/Fit]>>"), "", &[]),
        act("OpenAction data", &format!("/OpenAction<</S/ImportData/F({program})>>"), "", &[]),
        act("Page actions", "", &format!("/AA<</O{js}/C{launch}>>"), &[]),
        act("Document actions", &format!("/AA<</WC{js}/WS{js}/DS{js}/WP{js}/DP{js}>>"), "", &[]),
        act("Link", "", &annot("Link", &format!("/A<</S/URI/URI({address})>>")), &[]),
        act("Script link", "", &annot("Link", "/A<</S/URI/URI(javascript:window.__ran=1)>>"), &[]),
        act("Chain", "", &annot("Link", &format!("/A<</S/URI/URI({address})/Next[{js}{launch}{form}]>>")), &[]),
        act(
            "Embedded file",
            &format!("/Names<</EmbeddedFiles<</Names[(x.html){file}]>>>>"),
            "",
            std::slice::from_ref(&inner),
        ),
        act("Attached note", "", &annot("FileAttachment", &format!("/FS{file}")), std::slice::from_ref(&inner)),
        act(
            "Into attached",
            &format!("/OpenAction<</S/GoToE/F({program})/T<</R/C/N(x)>>>>"),
            "",
            std::slice::from_ref(&inner),
        ),
        act("XFA form", "/AcroForm<</XFA[(template)7 0 R]/Fields[]/NeedAppearances true>>", "", &[xfa]),
        act(
            "Form script",
            &format!(
                "/AcroForm<</Fields[<</FT/Tx/T(a)/V(<img src=x onerror=window.__ran=1>)/AA<</K{js}/F{js}/V{js}/C{js}>>>>]/CO[]>>"
            ),
            "",
            &[],
        ),
        act(
            "Film",
            "",
            &annot("RichMedia", &format!("/RichMediaContent<</Assets<</Names[(x.swf){file}]>>>>")),
            std::slice::from_ref(&inner),
        ),
        act(
            "Screen",
            "",
            &annot("Screen", &format!("/A<</S/Rendition/OP 0/JS({script})/R<</S/MR/C<</S/MCD/D{file}>>>>>>")),
            std::slice::from_ref(&inner),
        ),
        act("Sound", "", &annot("Sound", "/Sound 7 0 R"), std::slice::from_ref(&inner)),
        act("Outside picture", "", &format!("/Group<</S/Transparency>>/Thumb<</F({address})/FFilter/DCTDecode>>"), &[]),
        act("Outside stream", &format!("/OpenAction<</S/JavaScript/JS<</F({address})>>>>"), "", &[]),
    ]
}

/// A PDF of one page. A further object that begins with `stream-of ` becomes a stream of the words after it, or of the words
/// after its keys.
fn pdf(catalog: &str, page: &str, words: &str, more: &[String]) -> Vec<u8> {
    let text = format!("BT /F1 18 Tf 60 760 Td (What this paper tries: {words}.) Tj ET");
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>{page}>>"
        ),
        stream("", &text),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        format!("<</Title({words})/Author({words})>>"),
    ];
    for object in more {
        let body = object.strip_prefix("stream-of ").unwrap_or(object);
        let cut = if body.starts_with('/') { body.find('<').unwrap_or(0) } else { 0 };
        objects.push(stream(&body[..cut], &body[cut..]));
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer<</Size {}/Root 1 0 R/Info 6 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes(),
    );
    out
}

fn stream(keys: &str, words: &str) -> String {
    format!("<<{keys}/Length {}>>\nstream\n{words}\nendstream", words.len())
}
