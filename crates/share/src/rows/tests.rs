use serde_json::{Value, json};

use super::*;

fn fields(row: impl Serialize) -> Vec<String> {
    let Value::Object(map) = serde_json::to_value(row).expect("a row is an object") else { panic!("not an object") };
    let mut names: Vec<String> = map.keys().cloned().collect();
    names.sort();
    names
}

fn promised(list: &str) -> Vec<String> {
    let mut names: Vec<String> = list.split(", ").map(str::to_owned).collect();
    names.sort();
    names
}

fn when(edtf: &str) -> When {
    When::parse(edtf).expect("valid EDTF")
}

const NAMES: Names<'static> = Names {
    file: &|id| format!("outer.zip/file {}.pdf", id.0),
    document: &|file, page| Some(format!("f{}p{page}", file.0)),
};

fn evidence() -> Evidence {
    Evidence { file: FileId(2), page: 3, start: 4, end: 9, quote: "moved".into(), text_hash: record::TextHash::of("x") }
}

#[test]
fn the_names_are_the_promised_ones() {
    let spot = || ("a.pdf".to_owned(), 1, 0, 4, "LAC".to_owned());
    let (file, page, start, end, text) = spot();
    assert_eq!(
        fields(WordRow { file, page, start, end, text, term: "looked after child".into() }),
        promised("file, page, start, end, text, term")
    );
    let (file, page, start, end, text) = spot();
    let mention = MentionRow { file, page, start, end, text };
    assert_eq!(fields(&mention), promised("file, page, start, end, text"));
    let person = PersonRow {
        id: "p1".into(),
        name: String::new(),
        kind: String::new(),
        names: vec![],
        roles: vec![],
        first: None,
        last: None,
        mentions: vec![mention],
    };
    assert_eq!(fields(person), promised("id, name, kind, names, roles, first, last, mentions"));
    let expected = ExpectedRow { rule: "review".into(), due: None, found: None, source: "reg 33".into() };
    assert_eq!(fields(expected), promised("rule, due, found, source"));
    assert_eq!(fields(GapRow { from: when("1998"), to: when("1999-05") }), promised("from, to"));
}

#[test]
fn an_event_tells_its_proof_and_a_question_its_time() {
    let event = Event {
        key: record::EventKey("e1".into()),
        kind: record::EventKind::PlacementStart,
        when: Some(when("1998-03~")),
        how: record::How::written(),
        title: "Moved to Hillside".into(),
        place: "Hillside".into(),
        people: vec!["Ms Reid".into()],
        reason: None,
        evidence: vec![evidence()],
        disagrees_with: vec![record::EventKey("e2".into())],
        decided_by: DecidedBy::Reader,
        confirmed: false,
        hidden: false,
        file_says: None,
    };
    let row = serde_json::to_value(EventRow::of(&event, &NAMES)).expect("json");
    assert_eq!(
        row,
        json!({
            "id": "e1", "kind": "placement_start", "date": "1998-03~", "how": "written", "title": "Moved to Hillside",
            "people": ["Ms Reid"], "place": "Hillside", "disagrees_with": ["e2"], "decided_by": "reader",
            "evidence": [{"document": "f2p3", "file": "outer.zip/file 2.pdf", "page": 3, "start": 4, "end": 9, "quote": "moved"}],
        })
    );
    let question = Question {
        id: "q1".into(),
        trigger: record::Trigger::Gap,
        text: "Where are they?".into(),
        audience: "council".into(),
        evidence: vec![evidence()],
        from: Some(when("1998")),
        to: Some(when("1999")),
        date: None,
    };
    let row = QuestionRow::of(&question, "chosen", &NAMES);
    assert_eq!(fields(row), promised("id, trigger, question, audience, evidence, state, from, to"));
}

#[test]
fn pages_documents_dates_and_placements_have_the_promised_names() {
    let content = record::PageContent {
        text: "née".into(),
        text_from: TextFrom::Docx,
        width: 595.0,
        height: 842.0,
        words: vec![],
        redactions: vec![],
        problem: None,
        has_picture: false,
        scan: record::Scan::No,
    };
    let row = serde_json::to_value(PageRow::of(&Page { file: FileId(1), number: 2, content }, &NAMES)).expect("json");
    assert_eq!(
        row,
        json!({"file": "outer.zip/file 1.pdf", "page": 2, "text": "née", "text_from": "docx", "ocr_confidence": null, "width": 595.0, "height": 842.0})
    );
    let document = Document {
        id: "f1p2".into(),
        kind: record::DocumentKind::S47Outcome,
        title: String::new(),
        date: None,
        how: None,
        file: FileId(1),
        first_page: 2,
        last_page: 3,
        pages: Vec::new(),
        author: None,
        scanned: false,
        duplicate_of: None,
        near_duplicate_of: None,
    };
    let mut row = DocumentRow::of(&document, &NAMES);
    assert!(row.undated);
    let usual = "id, kind, title, date, how, file, first_page, last_page, author, scanned, undated, duplicate_of, near_duplicate_of";
    assert_eq!(fields(&row), promised(usual));
    row.pages = Some(vec![PageOf { file: "a".into(), page: 1 }]);
    assert_eq!(fields(&row), promised(&format!("{usual}, pages")));
    let date = DateMention {
        start: 0,
        end: 4,
        text: "1998".into(),
        value: Some(when("1998")),
        how: record::How::written(),
        alternatives: vec![],
    };
    assert_eq!(
        fields(DateRow::of(&date, FileId(1), 2, &NAMES)),
        promised("file, page, start, end, text, value, how, alternatives")
    );
    let placement = Placement {
        id: "h1".into(),
        name: "Hillside".into(),
        kind: "foster".into(),
        from: None,
        to: None,
        reason_for_move: None,
        proof: record::Proof::new(evidence()),
        start_event: None,
        end_event: None,
    };
    assert_eq!(
        fields(PlacementRow::of(&placement, &NAMES)),
        promised("id, name, kind, from, to, reason_for_move, evidence")
    );
}

#[test]
fn a_removed_part_is_measured_from_the_foot_of_the_page() {
    let redaction = Redaction {
        kind: RedactionKind::ScanBox,
        start: 0,
        end: 1,
        bbox: Some([10.0, 100.0, 60.0, 120.0]),
        reason: Some("S40".into()),
        text_underneath: true,
    };
    let row = RedactionRow::of(&redaction, FileId(1), 4, 842.0, &NAMES);
    assert_eq!(
        serde_json::to_value(&row).expect("json"),
        json!({"file": "outer.zip/file 1.pdf", "page": 4, "kind": "scan_box", "bbox": [10.0, 722.0, 60.0, 742.0], "reason": "S40", "text_underneath": true})
    );
}
