//! A mailbox in one file (MBOX): each mail in it is a member. It reads no mail itself.

use mail_parser::MessageParser;
use record::{FileProblem, PageContent, PageProblem, safe_name};

use super::Paper;
use crate::limits::MEMBERS;
use crate::{Member, Opened};

pub struct Mailbox {
    bytes: Vec<u8>,
    /// Where each mail starts, after its `From ` line, and ends.
    places: Vec<(usize, usize)>,
    members: Vec<Member>,
}

impl Mailbox {
    pub fn open(bytes: Vec<u8>) -> Result<Self, FileProblem> {
        let places = mails(&bytes);
        if places.is_empty() {
            return Err(FileProblem::Damaged);
        }
        if places.len() > MEMBERS {
            return Err(FileProblem::TooBig);
        }
        let digits = places.len().to_string().len();
        let members = places.iter().enumerate().map(|(at, &(start, end))| {
            let head = &bytes[start..end.min(start + 65_536)];
            let parsed = MessageParser::default().parse_headers(head);
            let subject =
                parsed.as_ref().and_then(|m| m.subject()).unwrap_or("mail").chars().take(80).collect::<String>();
            // Numbered, so that they stay in the order of the mailbox and two with the same subject are two.
            let subject = subject.replace(['/', '\\'], " ");
            Member { name: safe_name(&format!("{:0digits$} {subject}.eml", at + 1)), size: (end - start) as u64 }
        });
        let members = members.collect();
        Ok(Self { bytes, places, members })
    }
}

impl Paper for Mailbox {
    fn opened(&self) -> Opened {
        Opened { pages: 0, members: self.members.clone() }
    }

    fn page(&mut self, _number: u32) -> Result<PageContent, PageProblem> {
        Err(PageProblem::Damaged)
    }

    fn member(&mut self, index: u32) -> Result<Vec<u8>, FileProblem> {
        let &(start, end) = self.places.get(index as usize).ok_or(FileProblem::Damaged)?;
        let mut mail = Vec::with_capacity(end - start);
        for line in self.bytes[start..end].split_inclusive(|&b| b == b'\n') {
            // A line of words that begins with "From " got a mark, so that it is not taken for the next mail.
            let marks = line.iter().take_while(|&&b| b == b'>').count();
            mail.extend_from_slice(if marks > 0 && line[marks..].starts_with(b"From ") { &line[1..] } else { line });
        }
        Ok(mail)
    }
}

fn mails(bytes: &[u8]) -> Vec<(usize, usize)> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    let (mut at, mut after_blank, mut last_end) = (0, true, 0);
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        if after_blank && starts_a_mail(line) {
            if let Some(before) = places.last_mut() {
                before.1 = last_end;
            }
            places.push((at + line.len(), bytes.len()));
        }
        after_blank = line == b"\n" || line == b"\r\n";
        if !after_blank {
            last_end = at + line.len();
        }
        at += line.len();
    }
    for place in &mut places {
        place.1 = place.1.max(place.0);
    }
    places
}

/// `From someone@example.org Tue May  3 14:05:00 2011`. A sentence can begin with "From", but it has no clock in it.
pub fn starts_a_mail(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let words = String::from_utf8_lossy(&rest[..rest.len().min(200)]).into_owned();
    let is_clock = |word: &str| {
        let mut parts = word.split(':');
        parts.clone().count() >= 2 && parts.all(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    words.split_whitespace().any(is_clock) && words.split_whitespace().any(is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: &[u8] = b"From a@b.example Tue May  3 14:05:00 2011\nFrom: a@b.example\nSubject: One\n\nHello\n\n>From here on\nFrom time to time\n\nFrom c@d.example Wed May  4 09:00:00 2011\nSubject: Two/again\n\nBye\n";

    #[test]
    fn a_mailbox_is_cut_into_its_mails() {
        let Ok(mut mailbox) = Mailbox::open(BOX.to_vec()) else { panic!("not opened") };
        let names: Vec<&str> = mailbox.members.iter().map(|m| m.name.as_str()).collect();
        assert_eq!(names, ["1 One.eml", "2 Two again.eml"]);
        let first = String::from_utf8(mailbox.member(0).unwrap()).unwrap();
        assert_eq!(first, "From: a@b.example\nSubject: One\n\nHello\n\nFrom here on\nFrom time to time\n");
        assert!(mailbox.member(2).is_err());
        assert!(Mailbox::open(b"no mailbox".to_vec()).is_err());
    }
}
