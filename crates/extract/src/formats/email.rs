//! An e-mail as one page: who, to whom, when, about what, then its words as they stand, with what they quote. Attachments
//! and pictures in it are members. A page of the web that was saved with its pictures (MHT) is kept in the same way.

use mail_parser::{Address, DateTime, Message, MessageParser, MimeHeaders, PartType};
use record::{FileProblem, PageContent, PageProblem, TextFrom, safe_name};

use super::{Paper, covered, html};
use crate::limits::{MEMBERS, TEXT_BYTES};
use crate::{Member, Opened};

pub struct Email {
    page: Result<PageContent, PageProblem>,
    members: Vec<Member>,
    contents: Vec<Vec<u8>>,
}

impl Email {
    pub fn open(bytes: &[u8]) -> Result<Self, FileProblem> {
        Self::of_kind(bytes, TextFrom::Email)
    }

    /// A saved page of the web.
    pub fn open_mht(bytes: &[u8]) -> Result<Self, FileProblem> {
        Self::of_kind(bytes, TextFrom::Html)
    }

    fn of_kind(bytes: &[u8], text_from: TextFrom) -> Result<Self, FileProblem> {
        let message = MessageParser::default().parse(bytes).ok_or(FileProblem::Damaged)?;
        let (mut members, mut contents) = (Vec::new(), Vec::new());
        for part in message.attachments() {
            if members.len() >= MEMBERS {
                return Err(FileProblem::TooBig);
            }
            // A forwarded message with nothing in it comes without any parts, and the parser panics when asked about it.
            let inner = part.message().filter(|inner| !inner.parts.is_empty());
            let name = match (part.attachment_name(), inner) {
                (Some(name), _) => safe_name(name),
                (None, Some(inner)) => safe_name(&format!("{}.eml", inner.subject().unwrap_or("message"))),
                (None, None) => format!("attachment {}.{}", members.len() + 1, ending(part.content_type())),
            };
            let content = match (&part.body, inner) {
                (PartType::Message(_), None) => {
                    let all = message.raw_message.get(part.offset_body as usize..part.offset_end as usize);
                    all.unwrap_or_default().to_vec()
                }
                _ => part.contents().to_vec(),
            };
            members.push(Member { name, size: content.len() as u64 });
            contents.push(content);
        }
        let mut text = if text_from == TextFrom::Email { heads(&message) } else { String::new() };
        words(&message, &mut text);
        if text.trim().is_empty() && members.is_empty() {
            return Err(FileProblem::Damaged);
        }
        Ok(Self { page: covered::page(&text, text_from), members, contents })
    }
}

impl Paper for Email {
    fn opened(&self) -> Opened {
        Opened { pages: 1, members: self.members.clone() }
    }

    fn page(&mut self, _number: u32) -> Result<PageContent, PageProblem> {
        self.page.clone()
    }

    fn member(&mut self, index: u32) -> Result<Vec<u8>, FileProblem> {
        self.contents.get(index as usize).cloned().ok_or(FileProblem::Damaged)
    }
}

fn heads(message: &Message<'_>) -> String {
    let mut text = String::new();
    let mut line = |label: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.trim().is_empty()) {
            text.push_str(label);
            text.push_str(": ");
            text.push_str(value.trim());
            text.push('\n');
        }
    };
    line("From", message.from().map(people));
    line("To", message.to().map(people));
    line("Cc", message.cc().map(people));
    line("Date", message.date().map(day_and_time));
    line("Subject", message.subject().map(ToOwned::to_owned));
    text.push('\n');
    text
}

fn words(message: &Message<'_>, text: &mut String) {
    for part in message.text_body.iter().filter_map(|&id| message.part(id)) {
        match &part.body {
            PartType::Html(page) => match html::words_of(page) {
                Ok(words) => text.push_str(&words),
                Err(_) => covered::push_words(text, page),
            },
            PartType::Text(words) => covered::push_words(text, words),
            _ => continue,
        }
        text.push('\n');
        // Over the limit the page is told to be too big; there is no sense in gathering more.
        if text.len() > 2 * TEXT_BYTES {
            break;
        }
    }
}

fn people(address: &Address<'_>) -> String {
    let one = |name: Option<&str>, address: Option<&str>| match (name, address) {
        (Some(name), Some(address)) if name != address => format!("{name} <{address}>"),
        (Some(one), _) | (None, Some(one)) => one.to_owned(),
        (None, None) => String::new(),
    };
    let all: Vec<String> = address
        .iter()
        .map(|person| one(person.name(), person.address()))
        .filter(|person| !person.is_empty())
        .take(500)
        .collect();
    all.join(", ")
}

/// As people write it, with the sender's own clock: `3 May 2011 14:05`.
pub fn day_and_time(date: &DateTime) -> String {
    let month = record::MONTHS.get(usize::from(date.month).wrapping_sub(1)).copied().unwrap_or("?");
    format!("{} {month} {} {:02}:{:02}", date.day, date.year, date.hour, date.minute)
}

fn ending(kind: Option<&mail_parser::ContentType<'_>>) -> &'static str {
    match kind.map(|k| (k.ctype(), k.subtype().unwrap_or_default())) {
        Some(("image", "jpeg" | "jpg")) => "jpg",
        Some(("image", "png")) => "png",
        Some(("image", "gif")) => "gif",
        Some(("image", "tiff")) => "tif",
        Some(("image", "heic" | "heif")) => "heic",
        Some(("image", "bmp" | "x-ms-bmp")) => "bmp",
        Some(("image", "webp")) => "webp",
        Some(("application", "pdf")) => "pdf",
        Some(("text", "html")) => "html",
        Some(("text", _)) => "txt",
        Some(("message", _)) => "eml",
        _ => "bin",
    }
}
