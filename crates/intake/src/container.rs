//! Which office program wrote a container: a ZIP with parts, or an old file of storages and streams. It looks at the names
//! of the parts and opens none of them.

use std::collections::HashSet;

use record::FileKind;

/// How an old office file begins ([MS-CFB]).
pub const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The most of its list of parts that is looked at.
const MOST_SECTORS: usize = 4_096;
const MOST_ENTRIES: usize = 100_000;

/// What a ZIP is, from its first bytes and the ending of its name.
pub fn in_zip(first: &[u8], ending: &str) -> FileKind {
    let has = |what: &[u8]| first.windows(what.len()).any(|w| w == what);
    // Papers of OpenOffice say what they are in their first part, which is not packed.
    let open = b"mimetypeapplication/vnd.oasis.opendocument.";
    if let Some(at) = first.windows(open.len()).position(|w| w == open) {
        let kind = &first[at + open.len()..];
        return match () {
            () if kind.starts_with(b"text") => FileKind::Odt,
            () if kind.starts_with(b"spreadsheet") => FileKind::Ods,
            () if kind.starts_with(b"presentation") || kind.starts_with(b"graphics") => FileKind::Odp,
            () => FileKind::Unknown,
        };
    }
    // What a ZIP of such files holds stands packed inside it, under their own names.
    if has(b"[Content_Types].xml") || has(b"_rels/.rels") {
        for (part, kind) in [(b"word/".as_slice(), FileKind::Docx), (b"xl/", FileKind::Xlsx), (b"ppt/", FileKind::Pptx)]
        {
            if has(part) {
                return kind;
            }
        }
    }
    match ending {
        "docx" | "docm" | "dotx" | "dotm" => FileKind::Docx,
        "xlsx" | "xlsm" | "xltx" | "xltm" | "xlsb" => FileKind::Xlsx,
        "pptx" | "pptm" | "potx" | "ppsx" | "ppsm" => FileKind::Pptx,
        "odt" | "ott" => FileKind::Odt,
        "ods" | "ots" => FileKind::Ods,
        "odp" | "otp" => FileKind::Odp,
        _ => FileKind::Zip,
    }
}

/// What an old office file is, from the names of its parts, else from the ending of its name.
pub fn in_compound(bytes: &[u8], ending: &str) -> FileKind {
    let names = names(bytes);
    let has = |name: &str| names.iter().any(|n| n == name);
    if has("__properties_version1.0") {
        return FileKind::Msg;
    }
    if has("WordDocument") {
        return FileKind::Doc;
    }
    if has("Workbook") || has("Book") {
        return FileKind::Xls;
    }
    if has("PowerPoint Document") {
        return FileKind::Ppt;
    }
    // A newer file behind a password is wrapped in an old one.
    let locked = has("EncryptedPackage");
    match ending {
        "docx" | "docm" => FileKind::Docx,
        "xlsx" | "xlsm" | "xlsb" => FileKind::Xlsx,
        "pptx" | "pptm" => FileKind::Pptx,
        _ if locked => FileKind::Docx,
        "doc" | "dot" if names.is_empty() => FileKind::Doc,
        "xls" | "xlt" if names.is_empty() => FileKind::Xls,
        "ppt" | "pps" if names.is_empty() => FileKind::Ppt,
        "msg" if names.is_empty() => FileKind::Msg,
        _ => FileKind::Unknown,
    }
}

/// Names of the parts in the root, as far as the bytes at hand go.
fn names(bytes: &[u8]) -> Vec<String> {
    let number = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(u32::MAX, u32::from_le_bytes);
    let shift = bytes.get(30..32).map_or(9, |b| u16::from_le_bytes([b[0], b[1]]));
    if !(7..=16).contains(&shift) {
        return Vec::new();
    }
    let size = 1_usize << shift;
    let offset = |sector: u32| (sector as usize).checked_add(1).and_then(|s| s.checked_mul(size));
    // Which sector follows which is written in sectors whose places stand at the end of the head; past the first 109 of
    // them only huge files go on, and those say what they are in the first sectors of their list.
    let next = |sector: u32| {
        let table = number(76 + 4 * (sector as usize * 4 / size).min(108));
        offset(table).map_or(u32::MAX, |at| number(at + sector as usize * 4 % size))
    };
    let (mut entries, mut sector) = (Vec::new(), number(48));
    for _ in 0..MOST_SECTORS {
        let Some(several) = offset(sector).and_then(|at| bytes.get(at..at.checked_add(size)?)) else { break };
        entries.extend(several.chunks_exact(128));
        if entries.len() > MOST_ENTRIES {
            break;
        }
        sector = next(sector);
    }
    in_root(&entries)
}

/// Names of the parts right in the root: a table inside a letter does not make it a table.
fn in_root(entries: &[&[u8]]) -> Vec<String> {
    let place = |entry: &[u8], at: usize| {
        entry.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(u32::MAX, u32::from_le_bytes) as usize
    };
    let Some(root) = entries.first() else { return Vec::new() };
    let (mut found, mut seen, mut waiting) = (Vec::new(), HashSet::new(), vec![place(root, 76)]);
    while let Some(at) = waiting.pop() {
        let Some(entry) = entries.get(at).filter(|_| seen.insert(at)) else { continue };
        // 1 is a storage, 2 a stream.
        if matches!(entry[66], 1 | 2) {
            let length = usize::from(u16::from_le_bytes([entry[64], entry[65]])).clamp(2, 64);
            let units = entry[..length - 2].chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]]));
            found.push(char::decode_utf16(units).map(|c| c.unwrap_or('?')).collect());
        }
        waiting.extend([place(entry, 68), place(entry, 72)]);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zip_is_told_by_its_parts_then_by_its_name() {
        let types = b"PK\x03\x04....[Content_Types].xml....";
        assert_eq!(in_zip(&[types.as_slice(), b"word/document.xml"].concat(), ""), FileKind::Docx);
        assert_eq!(in_zip(&[types.as_slice(), b"xl/workbook.xml"].concat(), "docx"), FileKind::Xlsx);
        assert_eq!(in_zip(&[types.as_slice(), b"ppt/presentation.xml"].concat(), ""), FileKind::Pptx);
        assert_eq!(in_zip(types, "docx"), FileKind::Docx);
        assert_eq!(in_zip(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.textPK", "zip"), FileKind::Odt);
        assert_eq!(in_zip(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", ""), FileKind::Ods);
        assert_eq!(in_zip(b"PK\x03\x04....letter.docx", "zip"), FileKind::Zip);
        assert_eq!(in_zip(b"PK\x03\x04....word/notes.txt", "zip"), FileKind::Zip);
        assert_eq!(in_zip(b"PK\x05\x06", "zip"), FileKind::Zip);
    }

    /// The head of an old file, one sector of its chain, and one of its list of parts.
    fn compound(name: &str) -> Vec<u8> {
        let mut bytes = vec![0_u8; 512 * 3];
        bytes[..8].copy_from_slice(&COMPOUND);
        bytes[30] = 9;
        bytes[48] = 1;
        bytes[512 + 4..512 + 8].copy_from_slice(&[0xFE, 0xFF, 0xFF, 0xFF]);
        // The root, whose parts begin with entry 1, which has none beside it.
        bytes[1024 + 66] = 5;
        bytes[1024 + 76] = 1;
        let entry = &mut bytes[1024 + 128..1024 + 256];
        entry[68..80].fill(0xFF);
        for (at, unit) in name.encode_utf16().enumerate() {
            entry[at * 2..at * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[64] = (name.len() * 2 + 2) as u8;
        entry[66] = 2;
        bytes
    }

    #[test]
    fn an_old_office_file_is_told_by_its_parts() {
        for (part, kind) in [
            ("WordDocument", FileKind::Doc),
            ("Workbook", FileKind::Xls),
            ("Book", FileKind::Xls),
            ("PowerPoint Document", FileKind::Ppt),
            ("__properties_version1.0", FileKind::Msg),
            ("EncryptedPackage", FileKind::Docx),
            ("Contents", FileKind::Unknown),
        ] {
            assert_eq!(in_compound(&compound(part), "pub"), kind, "{part}");
        }
        assert_eq!(in_compound(&compound("EncryptedPackage"), "xlsx"), FileKind::Xlsx);
        // Cut off before the list of parts: the name has to do.
        assert_eq!(in_compound(&compound("WordDocument")[..600], "xls"), FileKind::Xls);
        assert_eq!(in_compound(&COMPOUND, "exe"), FileKind::Unknown);
        // A chain that bites its tail comes to an end.
        let mut round = compound("Contents");
        round[512 + 4] = 1;
        round[512 + 5..512 + 8].fill(0);
        assert_eq!(in_compound(&round, ""), FileKind::Unknown);
    }
}
