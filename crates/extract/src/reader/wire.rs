//! What goes over the two pipes: frames of a length, a tag and a body. Reading a frame never trusts the length: memory
//! grows only as bytes arrive, and never past the limit for its tag.

use std::io::{self, Read, Write};

use record::{FileKind, FileProblem, PageContent, PageProblem};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Confinement, Opened};
use crate::limits::{OTHER_FRAME, PAGE_FRAME, PART};
use crate::passwords::Passwords;

/// From the parent to the child.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Followed by exactly `size` raw bytes. Once in a child's life.
    Open {
        kind: FileKind,
        size: u64,
        /// Tried in order on a file that is locked.
        passwords: Passwords,
    },
    Page(u32),
    Picture {
        page: u32,
        max_side: u32,
        /// Areas to paint over before it leaves.
        covered: Vec<[f32; 4]>,
    },
    Member(u32),
    /// Followed by exactly so many raw bytes of the two models, one after the other. Once in a child's life, after `Open`.
    Models {
        detection: u64,
        recognition: u64,
    },
    /// As `Page`, with the words read from the page's picture.
    Recognise(u32),
    #[cfg(debug_assertions)]
    Rehearse(u32, super::Rehearsal),
    #[cfg(debug_assertions)]
    Probe,
}

/// From the child to the parent.
#[derive(Debug)]
pub enum Reply {
    Hello(Confinement),
    /// What the file is, and which of the passwords opened it or parts of it.
    Opened(Result<(Opened, Vec<u32>), FileProblem>),
    Page(u32, Result<PageContent, PageProblem>),
    /// A part of a picture or a member, in order.
    Part(Vec<u8>),
    /// The picture or member is whole, or could not be made.
    End(Option<Trouble>),
    #[cfg(debug_assertions)]
    Probed(Vec<super::Attempt>),
}

/// Why a picture or a member could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    Page(PageProblem),
    File(FileProblem),
}

const HELLO: u8 = 1;
const OPENED: u8 = 2;
const PAGE: u8 = 3;
const PART_TAG: u8 = 4;
const END: u8 = 5;
#[cfg(debug_assertions)]
const PROBED: u8 = 6;
const REQUEST: u8 = 7;

fn limit(tag: u8) -> usize {
    match tag {
        PAGE => PAGE_FRAME,
        OPENED => OTHER_FRAME,
        PART_TAG => PART,
        _ => 64 * 1024,
    }
}

fn bad(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

fn write_frame(to: &mut impl Write, tag: u8, body: &[u8]) -> io::Result<()> {
    let length = u32::try_from(body.len()).map_err(|_| bad("frame too long"))?;
    let [a, b, c, d] = length.to_le_bytes();
    to.write_all(&[a, b, c, d, tag])?;
    to.write_all(body)
}

fn read_frame(from: &mut impl Read) -> io::Result<(u8, Vec<u8>)> {
    let mut head = [0; 5];
    from.read_exact(&mut head)?;
    let [a, b, c, d, tag] = head;
    let length = u32::from_le_bytes([a, b, c, d]) as usize;
    if length > limit(tag) {
        return Err(bad("frame over its limit"));
    }
    let mut body = Vec::with_capacity(length.min(64 * 1024));
    from.take(length as u64).read_to_end(&mut body)?;
    if body.len() == length { Ok((tag, body)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn pack(body: &impl Serialize) -> io::Result<Vec<u8>> {
    postcard::to_stdvec(body).map_err(|_| bad("cannot be packed"))
}

fn unpack<T: DeserializeOwned>(body: &[u8]) -> io::Result<T> {
    match postcard::take_from_bytes(body) {
        Ok((value, [])) => Ok(value),
        _ => Err(bad("not what the tag says")),
    }
}

pub fn write_request(to: &mut impl Write, request: &Request) -> io::Result<()> {
    // There may be passwords in it: one piece of memory that never moves, wiped at the end.
    let room = match request {
        Request::Open { passwords, .. } => 64 + passwords.packed_bytes(),
        _ => 64,
    };
    let body = postcard::to_extend(request, Vec::with_capacity(room)).map(Zeroizing::new);
    write_frame(to, REQUEST, &body.map_err(|_| bad("cannot be packed"))?)
}

pub fn read_request(from: &mut impl Read) -> io::Result<Request> {
    match read_frame(from)? {
        (REQUEST, body) => unpack(&Zeroizing::new(body)),
        _ => Err(bad("not a request")),
    }
}

pub fn write_reply(to: &mut impl Write, reply: &Reply) -> io::Result<()> {
    match reply {
        Reply::Hello(it) => write_frame(to, HELLO, &pack(it)?),
        Reply::Opened(it) => write_frame(to, OPENED, &pack(it)?),
        Reply::Page(number, content) => {
            let body = pack(&(number, content))?;
            if body.len() <= PAGE_FRAME {
                return write_frame(to, PAGE, &body);
            }
            let too_big: Result<PageContent, PageProblem> = Err(PageProblem::TooBig);
            write_frame(to, PAGE, &pack(&(number, too_big))?)
        }
        Reply::Part(bytes) => write_frame(to, PART_TAG, bytes),
        Reply::End(it) => write_frame(to, END, &pack(it)?),
        #[cfg(debug_assertions)]
        Reply::Probed(it) => write_frame(to, PROBED, &pack(it)?),
    }
}

pub fn read_reply(from: &mut impl Read) -> io::Result<Reply> {
    let (tag, body) = read_frame(from)?;
    Ok(match tag {
        HELLO => Reply::Hello(unpack(&body)?),
        OPENED => Reply::Opened(unpack(&body)?),
        PAGE => {
            let (number, content) = unpack(&body)?;
            Reply::Page(number, content)
        }
        PART_TAG => Reply::Part(body),
        END => Reply::End(unpack(&body)?),
        #[cfg(debug_assertions)]
        PROBED => Reply::Probed(unpack(&body)?),
        _ => return Err(bad("unknown tag")),
    })
}

#[cfg(debug_assertions)]
pub fn write_flood(to: &mut impl Write) -> io::Result<()> {
    to.write_all(&[0xFF, 0xFF, 0xFF, 0x7F, PAGE])?;
    to.write_all(&[0; 4096])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_goes_over_and_back() {
        let page = PageContent {
            text: "née £5".into(),
            text_from: record::TextFrom::Pdf,
            width: 595.0,
            height: 842.0,
            words: vec![],
            redactions: vec![],
            problem: None,
            has_picture: true,
            scan: record::Scan::No,
        };
        let mut pipe = Vec::new();
        write_reply(&mut pipe, &Reply::Page(7, Ok(page.clone()))).unwrap();
        match read_reply(&mut pipe.as_slice()).unwrap() {
            Reply::Page(7, Ok(back)) => assert_eq!(back, page),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn lengths_tags_and_leftovers_are_not_believed() {
        assert!(read_reply(&mut [0xFF, 0xFF, 0xFF, 0x7F, PAGE, 1, 2].as_slice()).is_err());
        assert!(read_reply(&mut [1, 0, 0, 0, 99, 0].as_slice()).is_err());
        assert!(read_reply(&mut [9, 0, 0, 0, END, 0].as_slice()).is_err());
        assert!(read_reply(&mut [2, 0, 0, 0, END, 0, 0].as_slice()).is_err());
    }
}
