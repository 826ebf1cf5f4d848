//! Encrypting, decrypting and writing on threads of their own, so that hashing goes on meanwhile. Blocks of 1 MiB go
//! around between them; a few may wait, so that no thread has to keep step with another.

use std::io::{self, BufReader, Read, Write};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use super::frame::bounded_age;
use crate::error::{BackupPart, Result, VaultError};

const BLOCK: usize = 1 << 20;
/// Blocks that may wait for the other side.
const WAITING: usize = 6;

fn ended() -> io::Error {
    io::Error::new(io::ErrorKind::BrokenPipe, "the other side has ended")
}

/// The near end of a thread: takes bytes and hands them over in blocks.
pub(super) struct Feed {
    to: SyncSender<Vec<u8>>,
    used: Receiver<Vec<u8>>,
    block: Vec<u8>,
    filled: usize,
    /// Bytes taken so far.
    pub taken: u64,
}

impl Feed {
    /// A feed and the far end of it: the blocks that come, and where to give them back.
    fn new() -> (Self, Receiver<Vec<u8>>, Sender<Vec<u8>>) {
        let (to, come) = sync_channel(WAITING);
        let (give_back, used) = channel();
        (Self { to, used, block: vec![0; BLOCK], filled: 0, taken: 0 }, come, give_back)
    }

    fn send(&mut self) -> io::Result<()> {
        let fresh = self.used.try_recv().unwrap_or_else(|_| vec![0; BLOCK]);
        let mut full = std::mem::replace(&mut self.block, fresh);
        full.truncate(self.filled);
        self.block.resize(BLOCK, 0);
        self.filled = 0;
        self.to.send(full).map_err(|_| ended())
    }

    /// Reads once from a file straight into the block, and answers with the bytes that came; none at its end.
    pub(super) fn read_from(&mut self, from: &mut impl Read) -> io::Result<&[u8]> {
        if self.filled == BLOCK {
            self.send()?;
        }
        let start = self.filled;
        loop {
            match from.read(&mut self.block[start..]) {
                Ok(n) => {
                    self.filled += n;
                    self.taken += n as u64;
                    return Ok(&self.block[start..start + n]);
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
    }
}

impl Write for Feed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.filled == BLOCK {
            self.send()?;
        }
        let n = bytes.len().min(BLOCK - self.filled);
        self.block[self.filled..][..n].copy_from_slice(&bytes[..n]);
        self.filled += n;
        self.taken += n as u64;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A panic of the other thread goes on in this one.
fn ended_well<T>(joined: thread::Result<T>) -> T {
    joined.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Passes every block on, until there are no more.
fn drain(come: Receiver<Vec<u8>>, give_back: &Sender<Vec<u8>>, to: &mut impl Write) -> io::Result<()> {
    for block in come {
        to.write_all(&block)?;
        let _ = give_back.send(block);
    }
    Ok(())
}

/// Encrypts what `work` feeds, to one recipient, and hands the output back.
///
/// # Errors
/// Those of writing first, since they are why all else stopped; then those of `work`.
pub(super) fn encrypt<W: Write + Send, T>(
    mut to: W,
    recipient: &age::x25519::Recipient,
    work: impl FnOnce(&mut Feed) -> Result<T>,
) -> Result<(W, T)> {
    let encryptor = age::Encryptor::with_recipients(std::iter::once(recipient as _))
        .map_err(|e| VaultError::Io(io::Error::other(e.to_string())))?;
    let (locked, locked_come, locked_back) = Feed::new();
    let mut writer = encryptor.wrap_output(locked)?;
    let (mut plain, plain_come, plain_back) = Feed::new();
    thread::scope(|scope| {
        let writing = scope.spawn(move || drain(locked_come, &locked_back, &mut to).map(|()| to));
        let encrypting = scope.spawn(move || {
            drain(plain_come, &plain_back, &mut writer)?;
            writer.finish()?.send()
        });
        let worked = work(&mut plain).and_then(|t| Ok(plain.send().map(|()| t)?));
        drop(plain);
        let encrypted = ended_well(encrypting.join());
        let to = ended_well(writing.join())?;
        encrypted?;
        Ok((to, worked?))
    })
}

/// Gives what was decrypted.
pub(super) struct Tap {
    from: Receiver<io::Result<Vec<u8>>>,
    give_back: Sender<Vec<u8>>,
    block: Vec<u8>,
    at: usize,
    failed: Option<io::ErrorKind>,
}

impl Read for Tap {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(kind) = self.failed {
            return Err(kind.into());
        }
        if self.at == self.block.len() {
            match self.from.recv() {
                Ok(Ok(block)) => {
                    let _ = self.give_back.send(std::mem::replace(&mut self.block, block));
                    self.at = 0;
                }
                Ok(Err(e)) => {
                    self.failed = Some(e.kind());
                    return Err(e);
                }
                Err(_) => return Ok(0),
            }
        }
        let n = buffer.len().min(self.block.len() - self.at);
        buffer[..n].copy_from_slice(&self.block[self.at..][..n]);
        self.at += n;
        Ok(n)
    }
}

/// Reads until the block is full or there is no more, and says how much came before any error.
fn fill(from: &mut impl Read, block: &mut [u8]) -> (usize, io::Result<()>) {
    let mut filled = 0;
    while filled < block.len() {
        match from.read(&mut block[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return (filled, Err(e)),
        }
    }
    (filled, Ok(()))
}

/// Decrypts an age file with one identity and lets `work` read it. Reading gives [`io::ErrorKind::InvalidData`] or
/// [`io::ErrorKind::UnexpectedEof`] where the file is damaged.
///
/// # Errors
/// Damage of the content when its header is not one that opens, or those of `work`.
pub(super) fn decrypt<T>(
    from: impl Read + Send,
    identity: &age::x25519::Identity,
    work: impl FnOnce(&mut Tap) -> Result<T>,
) -> Result<T> {
    let part = super::inside(BackupPart::Content);
    let from = BufReader::with_capacity(BLOCK, bounded_age(from).map_err(&part)?);
    let refused = |e| match e {
        age::DecryptError::Io(e) => part(e),
        _ => super::gone(BackupPart::Content),
    };
    let decryptor = age::Decryptor::new_buffered(from).map_err(refused)?;
    let mut reader = decryptor.decrypt(std::iter::once(identity as _)).map_err(refused)?;
    let (send, receive) = sync_channel(WAITING);
    let (give_back, used) = channel::<Vec<u8>>();
    thread::scope(|scope| {
        scope.spawn(move || {
            loop {
                let mut block = used.try_recv().unwrap_or_default();
                block.resize(BLOCK, 0);
                let (filled, read) = fill(&mut reader, &mut block);
                block.truncate(filled);
                // What was read before the damage still counts, so that the right part is named.
                if !block.is_empty() && send.send(Ok(block)).is_err() {
                    return;
                }
                match read {
                    Ok(()) if filled == BLOCK => {}
                    Ok(()) => return,
                    Err(e) => {
                        let _ = send.send(Err(e));
                        return;
                    }
                }
            }
        });
        let mut tap = Tap { from: receive, give_back, block: Vec::new(), at: 0, failed: None };
        work(&mut tap)
    })
}
