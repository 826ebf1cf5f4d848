//! Makes a copy of a paper as offices make them: printed again, wrapped anew, scanned, blacked out elsewhere, a page short.

use super::write::paged;
use super::{Family, Page, Paper, Way};
use crate::rng::Lot;

pub fn copy(family: Family, paper: &Paper, way: Way, lot: &mut Lot) -> Paper {
    let mut copy = paper.clone();
    let pages = copy.pages.len();
    match way {
        Way::Exact => {}
        Way::Rewrapped => copy.pages.iter_mut().for_each(|p| p.text = rewrapped(&p.text, 52 + lot.below(20))),
        Way::Reprinted => {
            for (n, page) in copy.pages.iter_mut().enumerate() {
                page.text = reprinted(family, &body_of(family, &page.text), n + 1, pages, lot);
            }
        }
        Way::Repaged => {
            let body: Vec<String> = paper.pages.iter().map(|p| body_of(family, &p.text)).collect();
            let lines: Vec<String> = body.join("\n").split("\n\n").map(str::to_owned).collect();
            let texts = paged(&lines, 150 + lot.below(120), 60 + lot.below(30));
            let all = texts.len();
            copy.pages = texts
                .into_iter()
                .enumerate()
                .map(|(n, text)| Page {
                    text: reprinted(family, &text, n + 1, all, lot),
                    hidden: Vec::new(),
                    scanned: false,
                })
                .collect();
        }
        Way::Scanned => {
            let share = 2 + lot.below(9);
            for page in &mut copy.pages {
                page.text = misread(family, &page.text, share, lot);
                page.scanned = true;
            }
        }
        Way::BlackedOut => copy.pages.iter_mut().for_each(|page| blacken(page, lot)),
        Way::Short => {
            copy.pages.pop();
        }
    }
    // The other copy may have its own boxes too.
    if way == Way::Reprinted && lot.below(4) == 0 {
        copy.pages.iter_mut().for_each(|page| blacken(page, lot));
    }
    copy
}

/// A page without its header and footer.
fn body_of(family: Family, text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    if family == Family::First && lines.first().is_some_and(|l| l.starts_with("Marlow")) {
        lines.drain(..2);
    }
    let foot = |l: &&str| l.starts_with("Page ") || l.starts_with("North Shire");
    if lines.last().is_some_and(foot) {
        lines.pop();
    }
    lines.join("\n").trim().to_owned()
}

fn reprinted(family: Family, body: &str, page: usize, pages: usize, lot: &mut Lot) -> String {
    let (day, hour) = (1 + lot.below(28), 8 + lot.below(10));
    match (family, lot.below(3)) {
        (Family::First, 0) => {
            format!("Printed {day}/03/2011 {hour}:14 by D Marsh    Sheet {page}\n\n{body}\n\nCONFIDENTIAL")
        }
        (Family::First, 1) => format!("{body}\n\nCourt bundle   Tab C   {}", 100 + page),
        (Family::First, _) => format!("MARLOW CC\nFile copy\n\n{body}\n\n- {page} -"),
        (Family::Second, 0) => format!("OFFICIAL-SENSITIVE\n{body}\nDisclosure set 2, folio {} of {pages}", 300 + page),
        (Family::Second, 1) => format!("Liquidlogic report  {day:02}-11-2019 {hour}:07  {page}/{pages}\n\n{body}"),
        (Family::Second, _) => {
            format!("NSSS Records Unit\nSubject access request SAR-{}\n{body}\n\n{page}", 4_000 + lot.below(900))
        }
    }
}

fn rewrapped(text: &str, wide: usize) -> String {
    let paragraphs: Vec<String> = text.split("\n\n").map(|p| p.replace('\n', " ")).collect();
    paged(&paragraphs, usize::MAX, wide).concat()
}

/// About `share` letters in a hundred are read as others.
fn misread(family: Family, text: &str, share: usize, lot: &mut Lot) -> String {
    const LOOKS_LIKE: &[(char, &str)] = &[
        ('l', "1"),
        ('i', "l"),
        ('o', "0"),
        ('e', "c"),
        ('c', "e"),
        ('s', "5"),
        ('m', "rn"),
        ('h', "b"),
        ('n', "u"),
        ('u', "n"),
        ('a', "o"),
        ('t', "f"),
        ('r', "v"),
        ('d', "cl"),
        ('g', "q"),
        ('B', "8"),
        ('0', "O"),
        ('1', "l"),
        ('5', "S"),
        ('w', "vv"),
        ('y', "v"),
        ('k', "lc"),
        ('f', "t"),
        ('3', "8"),
        ('9', "g"),
        ('.', ","),
    ];
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || lot.below(100) >= share {
            out.push(c);
            continue;
        }
        match family {
            Family::First => match LOOKS_LIKE.iter().find(|(from, _)| *from == c) {
                Some((_, to)) => out.push_str(to),
                None if c == ' ' => {}
                None => out.push(c),
            },
            Family::Second => match lot.below(10) {
                0 => {}
                1 => out.extend([c, '\'']),
                2 if c != ' ' => out.extend([c, ' ']),
                _ if c == ' ' => {}
                _ => out.push(char::from(b'a' + lot.below(26) as u8)),
            },
        }
    }
    out
}

/// Black boxes over some stretches of a few words each.
fn blacken(page: &mut Page, lot: &mut Lot) {
    let mut out = String::with_capacity(page.text.len());
    let mut hidden = Vec::new();
    let mut left = 0;
    for (n, line) in page.text.split('\n').enumerate() {
        if n > 0 {
            out.push('\n');
        }
        for (w, word) in line.split(' ').enumerate() {
            if w > 0 {
                out.push(' ');
            }
            if left == 0 && !word.is_empty() && lot.below(28) == 0 {
                left = 1 + lot.below(5);
            }
            if left > 0 && !word.is_empty() {
                left -= 1;
                let start = out.chars().count() as u32;
                out.push('█');
                hidden.push((start, start + 1));
            } else {
                out.push_str(word);
            }
        }
    }
    page.text = out;
    page.hidden = hidden;
}
