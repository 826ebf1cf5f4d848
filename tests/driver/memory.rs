//! Looks for words and keys in the memory of running processes, as root.

use std::fs;
use std::os::unix::fs::FileExt;

use aho_corasick::AhoCorasick;

use super::running::{is_alive, name_of};

const PAGE: u64 = 4096;
/// Memory is read in pieces of this size.
const PIECE: u64 = 8 << 20;

pub type Needles = Vec<(&'static str, Vec<u8>)>;

/// Something found in memory.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub what: &'static str,
    pub process: String,
    /// In memory that never goes to swap.
    pub locked: bool,
}

/// A word as programs hold it: in UTF-8, and in UTF-16 as web engines do.
pub fn word(what: &'static str, text: &str) -> Needles {
    vec![(what, text.as_bytes().to_vec()), (what, text.encode_utf16().flat_map(u16::to_le_bytes).collect())]
}

/// Looks through all memory of a process that is in RAM or in swap. A process that has ended holds nothing.
pub fn look(pid: u32, needles: &Needles) -> Vec<Found> {
    let search = AhoCorasick::new(needles.iter().map(|(_, bytes)| bytes)).expect("few and short");
    let longest = needles.iter().map(|(_, bytes)| bytes.len()).max().unwrap_or(1) as u64;
    let process = name_of(pid);
    let open = || -> std::io::Result<_> {
        let of = |name: &str| format!("/proc/{pid}/{name}");
        Ok((fs::read_to_string(of("smaps"))?, fs::File::open(of("mem"))?, fs::File::open(of("pagemap"))?))
    };
    let (maps, memory, pages) = match open() {
        Ok(open) => open,
        Err(problem) => {
            assert!(!is_alive(pid), "the memory of {process} cannot be read: {problem}. This test has to run as root.");
            return Vec::new();
        }
    };
    let mut found = Vec::new();
    for mapping in mappings(&maps) {
        for (from, to) in resident(&pages, &mapping) {
            let mut at = from;
            while at < to {
                // The pieces overlap, so that nothing hides across an edge.
                let end = to.min(at + PIECE + longest);
                let bytes = read(&memory, at, end);
                found.extend(search.find_iter(&bytes).map(|hit| Found {
                    what: needles[hit.pattern().as_usize()].0,
                    process: process.clone(),
                    locked: mapping.locked,
                }));
                at += PIECE;
            }
        }
    }
    found
}

fn read(memory: &fs::File, from: u64, to: u64) -> Vec<u8> {
    let mut bytes = vec![0; (to - from) as usize];
    let mut at = 0;
    while at < bytes.len() {
        match memory.read_at(&mut bytes[at..], from + at as u64) {
            Ok(n) if n > 0 => at += n,
            _ => break,
        }
    }
    bytes.truncate(at);
    bytes
}

struct Mapping {
    start: u64,
    end: u64,
    locked: bool,
}

/// What `smaps` lists, without mappings that nothing of is in memory.
fn mappings(smaps: &str) -> Vec<Mapping> {
    let mut found: Vec<Mapping> = Vec::new();
    let mut held = 0;
    for line in smaps.lines() {
        let mut words = line.split_whitespace();
        let first = words.next().unwrap_or_default();
        if let Some((start, end)) = first.split_once('-')
            && let (Ok(start), Ok(end)) = (u64::from_str_radix(start, 16), u64::from_str_radix(end, 16))
        {
            held = 0;
            found.push(Mapping { start, end, locked: false });
        } else if matches!(first, "Rss:" | "Swap:") {
            held += words.next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0);
        } else if first == "VmFlags:" {
            if held == 0 {
                found.pop();
            } else if let Some(last) = found.last_mut() {
                last.locked = words.any(|flag| flag == "lo");
            }
        }
    }
    found
}

/// The runs of pages of a mapping that are in RAM or in swap. Web engines set aside far more memory than they fill.
fn resident(pages: &fs::File, mapping: &Mapping) -> Vec<(u64, u64)> {
    let count = (mapping.end - mapping.start) / PAGE;
    let mut table = vec![0_u8; count as usize * 8];
    // The system's own pages (vsyscall) have no entries, and nothing of ours.
    if pages.read_exact_at(&mut table, mapping.start / PAGE * 8).is_err() {
        return Vec::new();
    }
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for (i, entry) in table.chunks_exact(8).enumerate() {
        let entry = u64::from_le_bytes(entry.try_into().expect("8 bytes"));
        if entry >> 62 == 0 {
            continue;
        }
        let from = mapping.start + i as u64 * PAGE;
        match runs.last_mut() {
            Some((_, to)) if *to == from => *to += PAGE,
            _ => runs.push((from, from + PAGE)),
        }
    }
    runs
}
