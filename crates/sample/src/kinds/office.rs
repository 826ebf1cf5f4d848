//! Papers, workbooks and slides that are ZIPs of parts, each with only the parts that its kind needs.

use crate::office::zip;

pub const DOCX_SAYS: &[&str] = &[
    "Council letterhead",
    "Amy moved to (deleted by Jo Bell: Leeds) (added by Jo Bell: York) in May [REDACTED].",
    "Date\tEvent\n3 May\tMoved",
    "See the file.",
    "Comment by Jo Bell: Is this right?",
    "Page foot",
];
pub const ODT_SAYS: &[&str] = &[
    "Council letterhead",
    "Amy moved to (deleted by Jo Bell: Leeds) (added by Jo Bell: York) in May [REDACTED].",
    "Date\tEvent\n3 May\tMoved",
    "• one",
    "See the file.",
    "Comment by Jo Bell: Is this right?",
    "Page foot",
];
pub const XLSX_SAYS: &[&str] = &[
    "Sheet: Visits\nDate\tEvent\n1994-05-03\tHome visit & tea [REDACTED]\t\t12.5",
    "Comment on B2 by Jo Bell: Is this right?",
    "Sheet: Old (hidden sheet)\nHidden but there",
];
pub const ODS_SAYS: &[&str] = &[
    "Sheet: Visits\nDate\tEvent\n3 May 1994\tHome visit [REDACTED]\n\nsame\tsame",
    "Comment on B2 by Jo Bell: Is this right?",
    "Sheet: Old (hidden sheet)\nHidden but there",
];

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Parts with a type each, and relations of the package and of one part.
fn package(types: &[(&str, &str)], main: &str, of_main: &str, parts: &[(&str, String)]) -> Vec<u8> {
    let overrides: String =
        types.iter().map(|(part, kind)| format!("<Override PartName=\"/{part}\" ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>")).collect();
    let types = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{overrides}</Types>"
    );
    let root = format!(
        "{XML}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"{main}\"/></Relationships>"
    );
    let (folder, name) = main.split_once('/').expect("a part in a folder");
    let relations_of_main = format!("{folder}/_rels/{name}.rels");
    let relations = format!("{XML}<Relationships xmlns=\"{RELATIONS}\">{of_main}</Relationships>");
    let mut all: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        (&relations_of_main, relations.as_bytes()),
    ];
    all.extend(parts.iter().map(|(name, part)| (*name, part.as_bytes())));
    zip(&all)
}

fn relation(id: u32, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
}

pub fn docx() -> Vec<u8> {
    let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>");
    let cell = |words: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(words));
    let body = format!(
        "<w:p>{}<w:del w:id=\"1\" w:author=\"Jo Bell\"><w:r><w:delText xml:space=\"preserve\">Leeds </w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"Jo Bell\">{}</w:ins>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>\
         <w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>\
         <w:p><w:r><w:rPr><w:highlight w:val=\"black\"/></w:rPr><w:t>QUAGGA-COVERED</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>QUAGGA-HIDDEN</w:t></w:r></w:p>\
         <w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference w:type=\"default\" r:id=\"rId2\"/></w:sectPr>",
        run("Amy moved to "),
        run("York"),
        run(" in May [REDACTED]."),
        cell("Date"),
        cell("Event"),
        cell("3 May"),
        cell("Moved"),
    );
    let kind = |part: &str| format!("wordprocessingml.{part}");
    let types = [
        ("word/document.xml", kind("document.main")),
        ("word/header1.xml", kind("header")),
        ("word/footer1.xml", kind("footer")),
        ("word/footnotes.xml", kind("footnotes")),
        ("word/comments.xml", kind("comments")),
    ];
    let types: Vec<(&str, &str)> = types.iter().map(|(part, kind)| (*part, kind.as_str())).collect();
    let of_main = [relation(1, "header", "header1.xml"), relation(2, "footer", "footer1.xml"), relation(3, "footnotes", "footnotes.xml"), relation(4, "comments", "comments.xml"),
        // A template on the web: nothing may ask for it.
        format!("<Relationship Id=\"rId9\" Type=\"{OFFICE}/attachedTemplate\" Target=\"http://example.org/x.dotm\" TargetMode=\"External\"/>")].concat();
    package(
        &types,
        "word/document.xml",
        &of_main,
        &[
            ("word/document.xml", format!("{XML}<w:document {word}><w:body>{body}</w:body></w:document>")),
            ("word/header1.xml", format!("{XML}<w:hdr {word}><w:p>{}</w:p></w:hdr>", run("Council letterhead"))),
            ("word/footer1.xml", format!("{XML}<w:ftr {word}><w:p>{}</w:p></w:ftr>", run("Page foot"))),
            (
                "word/footnotes.xml",
                format!(
                    "{XML}<w:footnotes {word}><w:footnote w:id=\"2\"><w:p>{}</w:p></w:footnote></w:footnotes>",
                    run("See the file.")
                ),
            ),
            (
                "word/comments.xml",
                format!(
                    "{XML}<w:comments {word}><w:comment w:id=\"0\" w:author=\"Jo Bell\"><w:p>{}</w:p></w:comment></w:comments>",
                    run("Is this right?")
                ),
            ),
        ],
    )
}

pub fn xlsx() -> Vec<u8> {
    let sheet = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let said = |place: &str, style: u32, words: &str| {
        format!("<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
    };
    let rows = format!(
        "<row r=\"1\">{}{}</row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>34457</v></c>{}<c r=\"D2\" s=\"0\"><f>SUM(1,11.5)</f><v>12.5</v></c></row><row r=\"3\">{}</row>",
        said("A1", 0, "Date"),
        said("B1", 0, "Event"),
        said("B2", 0, "Home visit &amp; tea [REDACTED]"),
        said("A3", 2, "QUAGGA-COVERED"),
    );
    let styles = format!(
        "{XML}<styleSheet {sheet}><fonts count=\"2\"><font/><font><color rgb=\"FF000000\"/></font></fonts><fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF000000\"/></patternFill></fill></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf fontId=\"1\" fillId=\"2\" applyFill=\"1\"/></cellXfs></styleSheet>"
    );
    let kind = |part: &str| format!("spreadsheetml.{part}");
    let types = [
        ("xl/workbook.xml", kind("sheet.main")),
        ("xl/worksheets/sheet1.xml", kind("worksheet")),
        ("xl/worksheets/sheet2.xml", kind("worksheet")),
        ("xl/styles.xml", kind("styles")),
        ("xl/comments1.xml", kind("comments")),
    ];
    let types: Vec<(&str, &str)> = types.iter().map(|(part, kind)| (*part, kind.as_str())).collect();
    let of_main = [
        relation(1, "worksheet", "worksheets/sheet1.xml"),
        relation(2, "worksheet", "worksheets/sheet2.xml"),
        relation(3, "styles", "styles.xml"),
    ]
    .concat();
    package(
        &types,
        "xl/workbook.xml",
        &of_main,
        &[
            (
                "xl/workbook.xml",
                format!(
                    "{XML}<workbook {sheet}><sheets><sheet name=\"Visits\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Old\" sheetId=\"2\" state=\"hidden\" r:id=\"rId2\"/></sheets></workbook>"
                ),
            ),
            ("xl/worksheets/sheet1.xml", format!("{XML}<worksheet {sheet}><sheetData>{rows}</sheetData></worksheet>")),
            (
                "xl/worksheets/_rels/sheet1.xml.rels",
                format!(
                    "{XML}<Relationships xmlns=\"{RELATIONS}\">{}</Relationships>",
                    relation(1, "comments", "../comments1.xml")
                ),
            ),
            (
                "xl/worksheets/sheet2.xml",
                format!(
                    "{XML}<worksheet {sheet}><sheetData><row r=\"1\">{}</row></sheetData></worksheet>",
                    said("A1", 0, "Hidden but there")
                ),
            ),
            ("xl/styles.xml", styles),
            (
                "xl/comments1.xml",
                format!(
                    "{XML}<comments {sheet}><authors><author>Jo Bell</author></authors><commentList><comment ref=\"B2\" authorId=\"0\"><text><t>Is this right?</t></text></comment></commentList></comments>"
                ),
            ),
        ],
    )
}

pub fn pptx() -> Vec<u8> {
    let names = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let slide = |words: &str| {
        format!(
            "{XML}<p:sld {names}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"t\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>"
        )
    };
    let kind = |part: &str| format!("presentationml.{part}");
    let types = [
        ("ppt/presentation.xml", kind("presentation.main")),
        ("ppt/slides/slide1.xml", kind("slide")),
        ("ppt/slides/slide2.xml", kind("slide")),
    ];
    let types: Vec<(&str, &str)> = types.iter().map(|(part, kind)| (*part, kind.as_str())).collect();
    let of_main = [relation(1, "slide", "slides/slide1.xml"), relation(2, "slide", "slides/slide2.xml")].concat();
    package(
        &types,
        "ppt/presentation.xml",
        &of_main,
        &[
            (
                "ppt/presentation.xml",
                format!(
                    "{XML}<p:presentation {names}><p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/><p:sldId id=\"257\" r:id=\"rId2\"/></p:sldIdLst></p:presentation>"
                ),
            ),
            ("ppt/slides/slide1.xml", slide("Placement plan")),
            ("ppt/slides/slide2.xml", slide("Amy moves [REDACTED]")),
        ],
    )
}

const ODF: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:presentation=\"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
const STYLES: &str = "<style:style style:name=\"Black\" style:family=\"text\"><style:text-properties fo:color=\"#000000\" fo:background-color=\"#000000\"/></style:style><style:style style:name=\"Gone\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style><style:style style:name=\"Away\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";

fn odf(kind: &str, body: &str) -> Vec<u8> {
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    let content = format!(
        "{XML}<office:document-content {ODF}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    );
    let styles = format!(
        "{XML}<office:document-styles {ODF}><office:master-styles><style:master-page style:name=\"Standard\"><style:header><text:p>Council letterhead</text:p></style:header><style:footer><text:p>Page foot</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
    );
    let entry = |path: &str, kind: &str| {
        format!("<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>")
    };
    let manifest = format!(
        "{XML}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">{}{}{}</manifest:manifest>",
        entry("/", &mimetype),
        entry("content.xml", "text/xml"),
        entry("styles.xml", "text/xml")
    );
    crate::office::zip_with_mimetype(
        &mimetype,
        &[
            ("content.xml", content.as_bytes()),
            ("styles.xml", styles.as_bytes()),
            ("META-INF/manifest.xml", manifest.as_bytes()),
        ],
    )
}

pub fn odt() -> Vec<u8> {
    odf(
        "text",
        "<office:text><text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion><office:change-info><dc:creator>Jo Bell</dc:creator></office:change-info><text:p>Leeds</text:p></text:deletion></text:changed-region><text:changed-region text:id=\"c2\"><text:insertion><office:change-info><dc:creator>Jo Bell</dc:creator></office:change-info></text:insertion></text:changed-region></text:tracked-changes>\
      <text:p>Amy moved to <text:change text:change-id=\"c1\"/> <text:change-start text:change-id=\"c2\"/>York<text:change-end text:change-id=\"c2\"/> in<text:s text:c=\"1\"/>May [REDACTED].<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the file.</text:p></text:note-body></text:note><office:annotation><dc:creator>Jo Bell</dc:creator><text:p>Is this right?</text:p></office:annotation></text:p>\
      <table:table><table:table-row><table:table-cell><text:p>Date</text:p></table:table-cell><table:table-cell><text:p>Event</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>3 May</text:p></table:table-cell><table:table-cell><text:p>Moved</text:p></table:table-cell></table:table-row></table:table>\
      <text:list><text:list-item><text:p>one</text:p></text:list-item></text:list><text:p><text:span text:style-name=\"Black\">QUAGGA-COVERED</text:span><text:span text:style-name=\"Gone\">QUAGGA-HIDDEN</text:span><draw:frame><draw:image xlink:href=\"http://example.org/x.png\"/></draw:frame></text:p></office:text>",
    )
}

pub fn ods() -> Vec<u8> {
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    odf(
        "spreadsheet",
        &format!(
            "<office:spreadsheet><table:table table:name=\"Visits\"><table:table-row>{}{}</table:table-row><table:table-row>{}<table:table-cell><office:annotation><dc:creator>Jo Bell</dc:creator><text:p>Is this right?</text:p></office:annotation><text:p>Home visit [REDACTED]</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated=\"2\"><text:p>same</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>\
         <table:table table:name=\"Old\" table:style-name=\"Away\"><table:table-row>{}</table:table-row></table:table></office:spreadsheet>",
            cell("Date"),
            cell("Event"),
            cell("3 May 1994"),
            cell("Hidden but there")
        ),
    )
}

pub fn odp() -> Vec<u8> {
    let slide = |words: &str| {
        format!(
            "<draw:page draw:name=\"p\"><draw:frame><draw:text-box><text:p>{words}</text:p></draw:text-box></draw:frame></draw:page>"
        )
    };
    odf(
        "presentation",
        &format!(
            "<office:presentation>{}{}</office:presentation>",
            slide("Placement plan"),
            slide("Amy moves [REDACTED]")
        ),
    )
}
