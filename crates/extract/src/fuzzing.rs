//! A door for the fuzz targets: the parsers and the frames, called in this process and without a locked-down child.
//!
//! It adds no reading of its own. What the parsers give goes through the same checks as what a child says.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use record::{FileKind, FileProblem, PageContent, PageProblem};

use crate::formats::with_paper;
use crate::passwords::Passwords;
use crate::reader::wire::{Reply, Request, read_reply, read_request, write_reply, write_request};
use crate::reader::{check, child};
use crate::{Opened, limits};

/// How much of a file [`read`] looks at.
#[derive(Debug, Clone, Copy)]
pub struct Amount {
    pub pages: u32,
    pub members: usize,
    /// The longest side of a picture in pixels; 0 draws none.
    pub picture_side: u32,
}

/// A page as the parser gave it, and as the parent takes it.
pub struct Seen {
    pub given: Result<PageContent, PageProblem>,
    pub taken: Result<PageContent, PageProblem>,
}

/// Reads a file as the child does, each page guarded as there, and hands every page on.
///
/// # Errors
/// Why the file cannot be read. A panic while it is opened makes it damaged, as in the child.
///
/// # Panics
/// When a picture that was drawn is not one that the parent would take, or a member is over its limit.
pub fn read(bytes: &[u8], kind: FileKind, amount: Amount, page: &mut dyn FnMut(Seen)) -> Result<Opened, FileProblem> {
    let mut answer = Err(FileProblem::Damaged);
    let opened = catch_unwind(AssertUnwindSafe(|| {
        with_paper(bytes.to_vec(), kind, &Passwords::default(), &mut |paper| {
            let paper = match paper {
                Ok(paper) => paper,
                Err(problem) => return answer = Err(problem),
            };
            let Some(told) = check::opened(paper.opened()) else { return answer = Err(FileProblem::TooBig) };
            for number in 1..=told.pages.min(amount.pages) {
                let given = child::guarded(|| paper.page(number), PageProblem::Damaged);
                page(Seen { taken: given.clone().and_then(check::page), given });
                if amount.picture_side > 0
                    && let Ok(png) = child::guarded(|| paper.picture(number, amount.picture_side), PageProblem::Damaged)
                {
                    assert!(check::picture(&png, amount.picture_side), "a picture that the parent would refuse");
                }
            }
            for index in 0..told.members.len().min(amount.members) {
                if let Ok(member) = child::guarded(|| paper.member(index as u32), FileProblem::Damaged) {
                    assert!(member.len() as u64 <= limits::FILE_BYTES, "a member over its limit");
                }
            }
            answer = Ok(told);
        });
    }));
    match opened {
        Ok(()) => answer,
        Err(_) => Err(FileProblem::Damaged),
    }
}

/// The child's whole life on what a parent might say, and what it answers.
#[must_use]
pub fn child_answers(says: &[u8]) -> Vec<u8> {
    let mut answers = Bounded(Vec::new());
    let _ = child::serve(says, &mut answers);
    answers.0
}

/// Requests as the child reads them, until one cannot be. Each is written and read again.
///
/// # Panics
/// When a request does not come back as it was.
pub fn requests(mut says: &[u8]) -> usize {
    let mut count = 0;
    while let Ok(request) = read_request(&mut says) {
        let mut again = Vec::new();
        write_request(&mut again, &request).expect("a request that was read can be written");
        let back = read_request(&mut again.as_slice()).expect("and read again");
        assert_eq!(format!("{request:?}"), format!("{back:?}"));
        count += 1;
    }
    count
}

/// Answers as the parent reads them from a child that says anything, until one cannot be. Pages pass the parent's check.
/// Answers how many bytes were left.
///
/// # Panics
/// When the parent would take something that no file can be.
pub fn replies(mut says: &[u8], page: &mut dyn FnMut(Seen)) -> usize {
    loop {
        let left = says.len();
        let Ok(reply) = read_reply(&mut says) else { return left };
        match reply {
            Reply::Page(_, given) => page(Seen { taken: given.clone().and_then(check::page), given }),
            Reply::Opened(Ok((told, _))) => {
                if let Some(taken) = check::opened(told) {
                    assert!(taken.pages <= limits::PAGES && taken.members.len() <= limits::MEMBERS);
                    for member in &taken.members {
                        let parts = || member.name.split('/');
                        assert!(parts().all(|p| !p.is_empty() && p != "." && p != ".."), "{:?}", member.name);
                        assert!(!member.name.chars().any(char::is_control), "{:?}", member.name);
                    }
                }
            }
            Reply::Part(part) => {
                check::picture(&part, limits::PICTURE_SIDE);
            }
            _ => {}
        }
    }
}

/// A file and questions about it, as a parent says them.
#[must_use]
pub fn said_by_a_parent(kind: FileKind, bytes: &[u8], pages: u32, members: u32) -> Vec<u8> {
    let mut questions = Vec::new();
    questions.extend((1..=pages).map(Request::Page));
    questions.extend((1..=pages).map(|page| Request::Picture { page, max_side: 100, covered: Vec::new() }));
    questions.extend((0..members).map(Request::Member));
    let mut out = Vec::new();
    write_request(&mut out, &Request::Open { kind, size: bytes.len() as u64, passwords: Passwords::default() })
        .expect("memory takes all");
    out.extend_from_slice(bytes);
    for question in &questions {
        write_request(&mut out, question).expect("memory takes all");
    }
    out
}

/// A page as a child says it.
#[must_use]
pub fn said_by_a_child(page: PageContent) -> Vec<u8> {
    let mut out = Vec::new();
    write_reply(&mut out, &Reply::Page(1, Ok(page))).expect("memory takes all");
    out
}

/// Takes what a child writes, up to a bound: a question may be asked many times.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() > 64 << 20 {
            return Err(std::io::ErrorKind::BrokenPipe.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
