//! Times the gathering of people over a made-up file of 10,000 pages with 60,000 mentions: `resolve-people`.

use std::io::Write;
use std::time::Instant;

use record::{FileId, PersonMention, When};
use story::people::{Seen, people};

const PAGES: u32 = 10_000;
const ON_A_PAGE: u32 = 6;
const FIRSTS: [&str; 12] =
    ["Jean", "Joan", "Tom", "Alan", "Mary", "Ruth", "Ian", "Sue", "Keith", "Wendy", "Pat", "Roy"];

fn main() -> std::io::Result<()> {
    let surnames: Vec<String> = (0..60u8)
        .map(|n| format!("{}{}ton", (b'A' + n % 26) as char, ["ar", "il", "os"][usize::from(n % 3)]))
        .collect();
    let days: Vec<When> =
        (0..PAGES).filter_map(|n| When::parse(&format!("{}-0{}", 1980 + n / 600, 1 + n % 9)).ok()).collect();
    let papers: Vec<String> = (0..PAGES).map(|n| format!("paper {}", n / 3)).collect();
    let mentions: Vec<PersonMention> = (0..PAGES * ON_A_PAGE)
        .map(|n| {
            let who = (n.wrapping_mul(2_654_435_761) >> 9) as usize;
            let (first, last) = (FIRSTS[who % FIRSTS.len()], &surnames[who / 7 % surnames.len()]);
            let text = match n % 5 {
                0 | 1 => format!("{first} {last}"),
                2 => format!("{}. {last}", &first[..1]),
                3 => format!("Mrs {last}"),
                _ => first.to_owned(),
            };
            let start = n % ON_A_PAGE * 40;
            let role = (n % 4 == 0).then(|| "social worker".to_owned());
            PersonMention { start, end: start + text.len() as u32, text, role }
        })
        .collect();
    let seen: Vec<Seen<'_>> = mentions
        .iter()
        .zip(0..)
        .map(|(mention, n): (_, u32)| {
            let at = (n / ON_A_PAGE) as usize;
            Seen { file: FileId(1), page: n / ON_A_PAGE + 1, paper: &papers[at], when: days.get(at), mention }
        })
        .collect();
    let begun = Instant::now();
    let found = people(&seen, &[], |_| "");
    let taken = begun.elapsed();
    writeln!(std::io::stdout().lock(), "{} mentions, {} people, {taken:.0?}", seen.len(), found.len())
}
