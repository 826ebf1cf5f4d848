//! A mail as Outlook saves it (MSG) as one page: who, to whom, when, about what, then its words. Attachments are members;
//! so is a mail inside the mail, taken out as a file of its own.

use std::io::{Cursor, Read, Write};

use cfb::{CompoundFile, Version};
use encoding_rs::{Encoding, UTF_16LE, WINDOWS_1252};
use record::{FileProblem, PageContent, PageProblem, TextFrom, safe_name};

use super::{Paper, covered, html, rtf};
use crate::limits::{FILE_BYTES, MEMBERS, TEXT_BYTES};
use crate::{Member, Opened};

type Compound = CompoundFile<Cursor<Vec<u8>>>;

/// Numbers of what a mail tells, as [MS-OXPROPS] gives them.
mod tag {
    pub const SUBJECT: u16 = 0x0037;
    pub const SUBMITTED: u16 = 0x0039;
    pub const HEADERS: u16 = 0x007D;
    pub const RECIPIENT_KIND: u16 = 0x0C15;
    pub const SENDER: u16 = 0x0C1A;
    pub const SENDER_ADDRESS: u16 = 0x0C1F;
    pub const SHOWN_CC: u16 = 0x0E03;
    pub const SHOWN_TO: u16 = 0x0E04;
    pub const DELIVERED: u16 = 0x0E06;
    pub const BODY: u16 = 0x1000;
    pub const RTF: u16 = 0x1009;
    pub const HTML: u16 = 0x1013;
    pub const NAME: u16 = 0x3001;
    pub const ADDRESS: u16 = 0x3003;
    pub const DATA: u16 = 0x3701;
    pub const SHORT_FILE_NAME: u16 = 0x3704;
    pub const FILE_NAME: u16 = 0x3707;
    pub const SMTP: u16 = 0x39FE;
    pub const CODE_PAGE: u16 = 0x3FFD;
    pub const SENDER_SMTP: u16 = 0x5D01;
}

pub struct Mail {
    file: Compound,
    size: u64,
    page: Result<PageContent, PageProblem>,
    members: Vec<Member>,
    /// For each member, the storage of its attachment.
    places: Vec<String>,
}

impl Mail {
    pub fn open(bytes: Vec<u8>) -> Result<Self, FileProblem> {
        let size = bytes.len() as u64;
        let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?;
        let words = words(&mut file);
        let (mut members, mut places) = (Vec::new(), Vec::new());
        for place in storages(&file, "__attach_version1.0_") {
            if members.len() >= MEMBERS {
                return Err(FileProblem::TooBig);
            }
            let Some((name, length)) = attachment(&mut file, &place, members.len() + 1) else { continue };
            members.push(Member { name, size: length });
            places.push(place);
        }
        if words.trim().is_empty() && members.is_empty() {
            return Err(FileProblem::Damaged);
        }
        Ok(Self { file, size, page: covered::page(&words, TextFrom::Email), members, places })
    }
}

impl Paper for Mail {
    fn opened(&self) -> Opened {
        Opened { pages: 1, members: self.members.clone() }
    }

    fn page(&mut self, _number: u32) -> Result<PageContent, PageProblem> {
        self.page.clone()
    }

    fn member(&mut self, index: u32) -> Result<Vec<u8>, FileProblem> {
        let place = self.places.get(index as usize).ok_or(FileProblem::Damaged)?;
        match stream(&mut self.file, &format!("{place}/__substg1.0_{:04X}0102", tag::DATA)) {
            Some(bytes) => Ok(bytes),
            None => taken_out(&mut self.file, &inner(place), self.size),
        }
    }
}

/// Where a mail or an object inside a mail stands.
fn inner(place: &str) -> String {
    format!("{place}/__substg1.0_{:04X}000D", tag::DATA)
}

/// The name and size of an attachment that holds something.
fn attachment(file: &mut Compound, place: &str, number: usize) -> Option<(String, u64)> {
    let code_page = code_page(file);
    let named = [tag::FILE_NAME, tag::SHORT_FILE_NAME, tag::NAME]
        .into_iter()
        .find_map(|tag| text(file, place, tag, code_page).filter(|name| !name.trim().is_empty()));
    let data = format!("{place}/__substg1.0_{:04X}0102", tag::DATA);
    if file.is_stream(&data) {
        let length = file.entry(&data).ok()?.len();
        return Some((named.map_or_else(|| format!("attachment {number}.bin"), |name| safe_name(&name)), length));
    }
    let inside = inner(place);
    if !file.is_storage(&inside) {
        return None;
    }
    let length = file.walk_storage(&inside).ok()?.map(|entry| entry.len()).fold(0, u64::saturating_add);
    if !file.is_stream(format!("{inside}/__properties_version1.0")) {
        return Some((named.map_or_else(|| format!("attachment {number}.bin"), |name| safe_name(&name)), length));
    }
    let subject = text(file, &inside, tag::SUBJECT, code_page).or(named);
    let name = subject.filter(|s| !s.trim().is_empty()).unwrap_or_else(|| "message".into());
    let ending = if name.to_lowercase().ends_with(".msg") { "" } else { ".msg" };
    Some((safe_name(&format!("{name}{ending}")), length))
}

fn storages(file: &Compound, start: &str) -> Vec<String> {
    let entries = file.read_root_storage();
    entries.filter(|e| e.is_storage() && e.name().starts_with(start)).map(|e| format!("/{}", e.name())).collect()
}

fn stream(file: &mut Compound, path: &str) -> Option<Vec<u8>> {
    if !file.is_stream(path) {
        return None;
    }
    let mut bytes = Vec::new();
    file.open_stream(path).ok()?.take(FILE_BYTES).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn text(file: &mut Compound, place: &str, tag: u16, code_page: &'static Encoding) -> Option<String> {
    for (kind, encoding) in [("001F", UTF_16LE), ("001E", code_page)] {
        if let Some(bytes) = stream(file, &format!("{place}/__substg1.0_{tag:04X}{kind}")) {
            let words = encoding.decode_without_bom_handling(&bytes).0.into_owned();
            return Some(words.trim_end_matches('\0').to_owned());
        }
    }
    None
}

/// A value of eight bytes or fewer.
fn value(file: &mut Compound, place: &str, tag: u16) -> Option<u64> {
    let header = if place.is_empty() { 32 } else { 8 };
    let properties = stream(file, &format!("{place}/__properties_version1.0"))?;
    let of_tag = |entry: &&[u8]| u16::from_le_bytes([entry[2], entry[3]]) == tag;
    let entry = properties.get(header..)?.chunks_exact(16).find(of_tag)?;
    Some(u64::from_le_bytes(entry[8..16].try_into().ok()?))
}

fn code_page(file: &mut Compound) -> &'static Encoding {
    match value(file, "", tag::CODE_PAGE).map(|page| page as u32) {
        Some(65_001) => encoding_rs::UTF_8,
        Some(page @ (874 | 1250..=1258)) => {
            Encoding::for_label(format!("windows-{page}").as_bytes()).unwrap_or(WINDOWS_1252)
        }
        _ => WINDOWS_1252,
    }
}

fn words(file: &mut Compound) -> String {
    let letters = code_page(file);
    let mut out = String::new();
    let mut line = |label: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.trim().is_empty()) {
            covered::push_words(
                &mut out,
                &format!("{label}: {}\n", value.split_whitespace().collect::<Vec<_>>().join(" ")),
            );
        }
    };
    let name = text(file, "", tag::SENDER, letters);
    let address = [tag::SENDER_SMTP, tag::SENDER_ADDRESS].into_iter().find_map(|t| text(file, "", t, letters));
    line("From", Some(person(name, address)));
    let mut people: [Vec<String>; 3] = Default::default();
    for place in storages(file, "__recip_version1.0_").into_iter().take(500) {
        let kind = value(file, &place, tag::RECIPIENT_KIND).map_or(1, |kind| kind as u32);
        let name = text(file, &place, tag::NAME, letters);
        let address = [tag::SMTP, tag::ADDRESS].into_iter().find_map(|t| text(file, &place, t, letters));
        if let Some(list) = people.get_mut(kind.saturating_sub(1) as usize) {
            list.push(person(name, address));
        }
    }
    for (at, (label, shown)) in
        [("To", Some(tag::SHOWN_TO)), ("Cc", Some(tag::SHOWN_CC)), ("Bcc", None)].into_iter().enumerate()
    {
        let named = people[at].iter().filter(|p| !p.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        let named = if named.is_empty() { shown.and_then(|tag| text(file, "", tag, letters)) } else { Some(named) };
        line(label, named);
    }
    line("Date", when(file, letters));
    line("Subject", text(file, "", tag::SUBJECT, letters));
    out.push('\n');
    let plain = text(file, "", tag::BODY, letters).filter(|body| !body.trim().is_empty());
    let body = plain.map(|plain| {
        let mut words = String::with_capacity(plain.len());
        covered::push_words(&mut words, &plain);
        words
    });
    let body = body.or_else(|| {
        let page = stream(file, &format!("/__substg1.0_{:04X}0102", tag::HTML))
            .or_else(|| Some(text(file, "", tag::HTML, letters)?.into_bytes()))?;
        html::words(&page).ok()
    });
    let body = body.or_else(|| {
        let packed = stream(file, &format!("/__substg1.0_{:04X}0102", tag::RTF))?;
        rtf::words(&unpacked(&packed)?).ok()
    });
    out.push_str(&body.unwrap_or_default());
    out
}

fn person(name: Option<String>, address: Option<String>) -> String {
    // Inside one organisation an address is a path in its own list, which tells nobody anything.
    let address = address.filter(|a| a.contains('@'));
    match (name.filter(|n| !n.trim().is_empty()), address) {
        (Some(name), Some(address)) if name != address => format!("{name} <{address}>"),
        (Some(one), _) | (None, Some(one)) => one,
        (None, None) => String::new(),
    }
}

/// As people write it: by the sender's own clock if the mail tells it, else by that of Greenwich.
fn when(file: &mut Compound, letters: &'static Encoding) -> Option<String> {
    let headers = text(file, "", tag::HEADERS, letters).unwrap_or_default();
    let parsed = mail_parser::MessageParser::default().parse_headers(headers.as_bytes());
    if let Some(date) = parsed.as_ref().and_then(|message| message.date()) {
        return Some(super::email::day_and_time(date));
    }
    let ticks = [tag::SUBMITTED, tag::DELIVERED].into_iter().find_map(|t| value(file, "", t).filter(|&v| v > 0))?;
    // Tenths of a microsecond since 1601.
    let seconds = i64::try_from(ticks / 10_000_000).ok()? - 11_644_473_600;
    Some(super::email::day_and_time(&mail_parser::DateTime::from_timestamp(seconds)) + " UTC")
}

/// A storage as a file of its own. For a mail, its list of values gets the longer head that a mail outside has.
fn taken_out(file: &mut Compound, place: &str, size: u64) -> Result<Vec<u8>, FileProblem> {
    let entries: Vec<(String, String, bool)> = {
        let names = file.walk_storage(place).map_err(|_| FileProblem::Damaged)?.skip(1);
        let own = names.map(|e| (e.path().to_string_lossy().into_owned(), place.to_owned(), e.is_stream()));
        let own: Vec<_> = own.take(MEMBERS * 4).collect();
        // The names of values that a program made up stand once, outside.
        let shared: Vec<_> = match file.walk_storage("/__nameid_version1.0") {
            Ok(names) => {
                names.map(|e| (e.path().to_string_lossy().into_owned(), String::new(), e.is_stream())).collect()
            }
            Err(_) => Vec::new(),
        };
        own.into_iter().chain(shared).collect()
    };
    let damaged = |_| FileProblem::Damaged;
    let mut out = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).map_err(damaged)?;
    let mut written = 0_u64;
    for (path, root, is_stream) in entries {
        let inside = path.strip_prefix(root.as_str()).unwrap_or(&path).to_owned();
        if !is_stream {
            if !out.is_storage(&inside) {
                out.create_storage_all(&inside).map_err(damaged)?;
            }
            continue;
        }
        let mut bytes = stream(file, &path).ok_or(FileProblem::Damaged)?;
        if inside == "/__properties_version1.0" && bytes.len() >= 24 {
            bytes.splice(24..24, [0; 8]);
        }
        written = written.saturating_add(bytes.len() as u64);
        // The same bytes as many streams: nothing honest does that.
        if written > size.saturating_mul(2).saturating_add(1 << 20) {
            return Err(FileProblem::TooBig);
        }
        out.create_stream(&inside).map_err(damaged)?.write_all(&bytes).map_err(damaged)?;
    }
    out.flush().map_err(damaged)?;
    Ok(out.into_inner().into_inner())
}

/// Rich text as Outlook packs it ([MS-OXRTFCP]).
fn unpacked(packed: &[u8]) -> Option<Vec<u8>> {
    const BEFORE: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
    let number = |at: usize| Some(u32::from_le_bytes(packed.get(at..at + 4)?.try_into().ok()?));
    let whole = number(4)? as usize;
    if number(8)? == u32::from_le_bytes(*b"MELA") {
        return Some(packed.get(16..)?[..whole.min(packed.len() - 16)].to_vec());
    }
    if number(8)? != u32::from_le_bytes(*b"LZFu") || whole > 20 * TEXT_BYTES {
        return None;
    }
    let mut ring = [b' '; 4096];
    ring[..BEFORE.len()].copy_from_slice(BEFORE);
    let (mut to, mut out) = (BEFORE.len(), Vec::new());
    let mut bytes = packed.get(16..)?.iter().copied();
    'all: while out.len() < whole {
        let Some(flags) = bytes.next() else { break };
        for bit in 0..8 {
            if flags >> bit & 1 == 0 {
                let Some(byte) = bytes.next() else { break 'all };
                out.push(byte);
                ring[to] = byte;
                to = (to + 1) % ring.len();
                continue;
            }
            let (Some(high), Some(low)) = (bytes.next(), bytes.next()) else { break 'all };
            let told = u16::from_be_bytes([high, low]);
            let from = usize::from(told >> 4);
            // Where writing would go on: the end.
            if from == to {
                break 'all;
            }
            for step in 0..usize::from(told & 15) + 2 {
                let byte = ring[(from + step) % ring.len()];
                out.push(byte);
                ring[to] = byte;
                to = (to + 1) % ring.len();
            }
        }
    }
    out.truncate(whole);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the format's own description.
    #[test]
    fn packed_rich_text_is_unpacked() {
        let packed = [
            0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0, 0x0a, 0, 0x72, 0x63,
            0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0, 0x20, 0x62, 0x77,
            0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ];
        let text = unpacked(&packed).unwrap();
        assert_eq!(text, b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(rtf::words(&text).unwrap(), "hello world");
        for end in 0..packed.len() {
            let _ = unpacked(&packed[..end]);
        }
    }
}
