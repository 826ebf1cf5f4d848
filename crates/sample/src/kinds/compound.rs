//! Old office files: storages and streams in one file, written with `cfb`, and inside them the records of each program.

use std::io::{Cursor, Write};

use cfb::{CompoundFile, Version};

type Compound = CompoundFile<Cursor<Vec<u8>>>;

fn begin() -> Compound {
    CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).expect("writing to memory")
}

fn put(file: &mut Compound, path: &str, bytes: &[u8]) {
    file.create_stream(path).expect("writing to memory").write_all(bytes).expect("writing to memory");
}

fn end(mut file: Compound) -> Vec<u8> {
    file.flush().expect("writing to memory");
    file.into_inner().into_inner()
}

/// A letter of Word 97: a head, the words in one piece, and the table that says where they stand ([MS-DOC] 2.5.1, 2.9.38).
pub fn doc(words: &str) -> Vec<u8> {
    const WORDS_AT: usize = 0x800;
    let count = u32::try_from(words.len()).expect("a short letter");
    let mut head = vec![0_u8; WORDS_AT];
    let mut set = |at: usize, bytes: &[u8]| head[at..at + bytes.len()].copy_from_slice(bytes);
    set(0x00, &0xA5EC_u16.to_le_bytes());
    set(0x02, &0x00C1_u16.to_le_bytes());
    // The table stands in the stream named 1Table.
    set(0x0A, &0x0200_u16.to_le_bytes());
    set(0x20, &14_u16.to_le_bytes());
    set(0x3E, &22_u16.to_le_bytes());
    set(0x4C, &count.to_le_bytes());
    set(0x98, &93_u16.to_le_bytes());
    let mut pieces = vec![2, 16, 0, 0, 0];
    pieces.extend(0_u32.to_le_bytes());
    pieces.extend(count.to_le_bytes());
    pieces.extend([0, 0]);
    // One byte a letter, which the highest bit but one says; places then count half bytes.
    pieces.extend((0x4000_0000 | (WORDS_AT as u32 * 2)).to_le_bytes());
    pieces.extend([0, 0]);
    set(0x1A6, &u32::try_from(pieces.len()).expect("short").to_le_bytes());
    head.extend(words.bytes());
    let mut file = begin();
    put(&mut file, "/WordDocument", &head);
    put(&mut file, "/1Table", &pieces);
    end(file)
}

/// A workbook of Excel 97 with two sheets, the second hidden ([MS-XLS] 2.4).
pub fn xls() -> Vec<u8> {
    fn record(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
        out.extend(kind.to_le_bytes());
        out.extend(u16::try_from(data.len()).expect("short").to_le_bytes());
        out.extend(data);
    }
    fn begin_part(out: &mut Vec<u8>, what: u16) {
        let mut data = 0x0600_u16.to_le_bytes().to_vec();
        data.extend(what.to_le_bytes());
        data.extend([0xBB, 0x0D, 0xCC, 0x07, 0, 0, 0, 0, 6, 0, 0, 0]);
        record(out, 0x0809, &data);
    }
    fn label(out: &mut Vec<u8>, row: u16, column: u16, words: &str) {
        let mut data: Vec<u8> = [row, column, 0].iter().flat_map(|n| n.to_le_bytes()).collect();
        data.extend(u16::try_from(words.len()).expect("short").to_le_bytes());
        data.push(0);
        data.extend(words.bytes());
        record(out, 0x0204, &data);
    }
    let sheet = |rows: &[&[&str]], number: Option<f64>| {
        let mut out = Vec::new();
        begin_part(&mut out, 0x0010);
        for (row, cells) in rows.iter().enumerate() {
            for (column, words) in cells.iter().enumerate() {
                label(&mut out, row as u16, column as u16, words);
            }
        }
        if let Some(number) = number {
            let mut data: Vec<u8> = [1_u16, 2, 0].iter().flat_map(|n| n.to_le_bytes()).collect();
            data.extend(number.to_le_bytes());
            record(&mut out, 0x0203, &data);
        }
        record(&mut out, 0x000A, &[]);
        out
    };
    let sheets = [
        ("Visits", 0_u8, sheet(&[&["Date", "Event"], &["3 May 1994", "Home visit"]], Some(12.0))),
        ("Old", 1, sheet(&[&["[REDACTED]"]], None)),
    ];
    // Names of sheets stand before them, each with the place of its sheet.
    let names: usize = sheets.iter().map(|(name, ..)| 4 + 8 + name.len()).sum();
    let mut out = Vec::new();
    begin_part(&mut out, 0x0005);
    let mut place = out.len() + names + 4;
    for (name, hidden, bytes) in &sheets {
        let mut data = u32::try_from(place).expect("short").to_le_bytes().to_vec();
        data.extend([*hidden, 0, name.len() as u8, 0]);
        data.extend(name.bytes());
        record(&mut out, 0x0085, &data);
        place += bytes.len();
    }
    record(&mut out, 0x000A, &[]);
    for (_, _, bytes) in &sheets {
        out.extend(bytes);
    }
    let mut file = begin();
    put(&mut file, "/Workbook", &out);
    end(file)
}

/// A mail of Outlook with an attached paper and a mail inside it ([MS-OXMSG]).
pub fn msg() -> Vec<u8> {
    let mut file = begin();
    let words = |file: &mut Compound, place: &str, tag: &str, words: &str| {
        let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(file, &format!("{place}/__substg1.0_{tag}001F"), &wide);
    };
    let value = |tag: u16, kind: u16, value: u64| {
        let mut entry = kind.to_le_bytes().to_vec();
        entry.extend(tag.to_le_bytes());
        entry.extend(6_u32.to_le_bytes());
        entry.extend(value.to_le_bytes());
        entry
    };
    let head = |length: usize, entries: &[Vec<u8>]| [vec![0; length], entries.concat()].concat();
    // 3 May 2011 13:05 UTC, in tenths of a microsecond since 1601.
    let when = (1_304_427_900_u64 + 11_644_473_600) * 10_000_000;
    put(&mut file, "/__properties_version1.0", &head(32, &[value(0x0039, 0x0040, when)]));
    words(&mut file, "", "0037", "Visit to née");
    words(&mut file, "", "0C1A", "Jo Bell");
    words(&mut file, "", "0C1F", "/O=COUNCIL/CN=JBELL");
    words(&mut file, "", "5D01", "jo.bell@example.gov.uk");
    words(&mut file, "", "1000", "Dear Amy,\r\nI saw [REDACTED].\r\n");
    file.create_storage("/__nameid_version1.0").expect("writing to memory");
    put(&mut file, "/__nameid_version1.0/__substg1.0_00020102", &[]);
    let someone = "/__recip_version1.0_#00000000";
    file.create_storage(someone).expect("writing to memory");
    put(&mut file, &format!("{someone}/__properties_version1.0"), &head(8, &[value(0x0C15, 3, 1)]));
    words(&mut file, someone, "3001", "Amy");
    words(&mut file, someone, "39FE", "amy@example.org");
    let paper = "/__attach_version1.0_#00000000";
    file.create_storage(paper).expect("writing to memory");
    put(&mut file, &format!("{paper}/__properties_version1.0"), &head(8, &[value(0x3705, 3, 1)]));
    words(&mut file, paper, "3707", "..\\plan.txt");
    put(&mut file, &format!("{paper}/__substg1.0_37010102"), b"The plan for Amy");
    let inside = "/__attach_version1.0_#00000001";
    file.create_storage(inside).expect("writing to memory");
    put(&mut file, &format!("{inside}/__properties_version1.0"), &head(8, &[value(0x3705, 3, 5)]));
    let inner = format!("{inside}/__substg1.0_3701000D");
    file.create_storage(&inner).expect("writing to memory");
    put(&mut file, &format!("{inner}/__properties_version1.0"), &head(24, &[value(0x0039, 0x0040, when)]));
    words(&mut file, &inner, "0037", "Inner mail");
    words(&mut file, &inner, "0C1A", "Someone else");
    words(&mut file, &inner, "1000", "Words of the inner mail");
    end(file)
}
