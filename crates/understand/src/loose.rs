//! Sheets out of place: runs that were scanned back to front, and sheets that strayed from their paper. Judged by the papers' own page
//! numbers and names alone; a sheet that fits two papers is left where it lies.

use record::DocumentKind;

use crate::documents::ReadPage;
use crate::head::{is_log, names, own_number};

type Run<'a> = Vec<&'a ReadPage<'a>>;

/// Sheets further away than this are not looked for.
const FAR: u32 = 80;

/// Takes runs of pages in the order of files and pages, and gives each paper's pages in reading order.
pub(crate) fn put_in_order<'a>(runs: Vec<Run<'a>>) -> Vec<Run<'a>> {
    gather_strays(let_go(turn_round(runs)))
}

/// A sheet "2 of 3" behind a single sheet without a number may be that one's second; it is not where another paper of the file counts
/// to three and lacks it.
fn let_go(runs: Vec<Run<'_>>) -> Vec<Run<'_>> {
    let mut done: Vec<Run<'_>> = Vec::with_capacity(runs.len());
    for (n, run) in runs.iter().enumerate() {
        let cut = match run.as_slice() {
            [first, second, ..] if number(first).is_none() => number(second).and_then(|(from, of)| {
                let of = of.filter(|_| from == 2)?;
                let to = from + run.len() as u32 - 2;
                let waiting = |r: &Run<'_>| {
                    r[0].0 == first.0
                        && r[0].1.abs_diff(first.1) <= FAR
                        && number(r[0]) == Some((1, Some(of)))
                        && lacks(r, from, to, Some(of))
                };
                let mut homes = runs.iter().enumerate().filter(|(m, r)| *m != n && waiting(r));
                homes.next().filter(|_| homes.next().is_none())
            }),
            _ => None,
        };
        if cut.is_some() {
            done.push(vec![run[0]]);
            done.push(run[1..].to_vec());
        } else {
            done.push(run.clone());
        }
    }
    done
}

fn number(page: &ReadPage<'_>) -> Option<(u32, Option<u32>)> {
    own_number(&page.2.head, page.1)
}

/// `4 of 4`, `3 of 4`, `2 of 4`, `1 of 4`: one paper.
fn turn_round<'a>(runs: Vec<Run<'a>>) -> Vec<Run<'a>> {
    let mut done: Vec<Run<'a>> = Vec::new();
    let mut at = 0;
    while at < runs.len() {
        let mut end = at + 1;
        while end < runs.len() && goes_back(&runs[end - 1], &runs[end]) {
            end += 1;
        }
        // Two sheets prove nothing unless they say of how many they are.
        let proved =
            end - at >= 3 || end - at == 2 && number(runs[end - 1][0]).is_some_and(|(n, of)| n == 1 && of.is_some());
        let whole = number(runs[end - 1][0]).is_none_or(|(n, _)| n == 1);
        if proved && whole {
            done.push(runs[at..end].iter().rev().flatten().copied().collect());
            at = end;
        } else {
            done.push(runs[at].clone());
            at += 1;
        }
    }
    done
}

fn goes_back(a: &Run<'_>, b: &Run<'_>) -> bool {
    let ([a], [b]) = (a.as_slice(), b.as_slice()) else { return false };
    if a.0 != b.0 || a.1 + 1 != b.1 {
        return false;
    }
    match (number(a), number(b)) {
        (Some((m, of)), Some((n, same))) => n + 1 == m && of == same,
        // The first sheet of a typed paper bears no number.
        (Some((2, None)), None) => names(&a.2.head, &b.2.head),
        _ => false,
    }
}

/// Puts a run of numbered sheets without a beginning back into the one paper that lacks them.
fn gather_strays<'a>(mut runs: Vec<Run<'a>>) -> Vec<Run<'a>> {
    let mut homes: Vec<Option<usize>> = vec![None; runs.len()];
    for stray in 0..runs.len() {
        let loose = runs[stray].as_slice();
        let Some((first, of)) = number(loose[0]).filter(|(n, _)| *n >= 2) else { continue };
        let last = first + loose.len() as u32 - 1;
        let fits: Vec<usize> = (0..runs.len())
            .filter(|n| *n != stray && runs[*n][0].0 == loose[0].0 && runs[*n][0].1.abs_diff(loose[0].1) <= FAR)
            .filter(|n| lacks(&runs[*n], first, last, of))
            .collect();
        let between: Vec<usize> =
            fits.iter().copied().filter(|n| fills_a_hole(runs[*n].as_slice(), loose, first, last)).collect();
        let named: Vec<usize> = fits.iter().copied().filter(|n| names(&loose[0].2.head, &runs[*n][0].2.head)).collect();
        let speaks = loose[0].2.head.title.is_some();
        homes[stray] = match (named.as_slice(), fits.as_slice()) {
            ([one], _) => Some(*one),
            // Copies of one paper lie far apart; the nearest is meant.
            ([_, ..], _) => named.iter().copied().min_by_key(|n| (runs[*n][0].1.abs_diff(loose[0].1), *n)),
            ([], [one]) if (!speaks || let_go_from(&runs, stray)) && of.is_some() => Some(*one),
            ([], _) if between.len() == 1 => between.first().copied(),
            _ => None,
        };
    }
    for stray in 0..runs.len() {
        if let Some(home) = homes[stray].filter(|h| homes[*h].is_none()) {
            let loose = std::mem::take(&mut runs[stray]);
            let first = number(loose[0]).map_or(u32::MAX, |(n, _)| n);
            let at =
                runs[home].iter().position(|p| number(p).is_some_and(|(n, _)| n > first)).unwrap_or(runs[home].len());
            runs[home].splice(at..at, loose);
        }
    }
    runs.retain(|r| !r.is_empty());
    runs
}

/// True for a sheet that was read as the second of the paper before it: its head speaks for that one.
fn let_go_from(runs: &[Run<'_>], stray: usize) -> bool {
    !runs[stray].is_empty() && !runs[stray][0].2.head.starts_document
}

/// True when a running record lacks just these sheets, and their entries lie between those of the sheets around them.
fn fills_a_hole(home: &[&ReadPage<'_>], loose: &[&ReadPage<'_>], first: u32, last: u32) -> bool {
    let numbered = |n: u32| home.iter().find(|p| number(p).is_some_and(|(m, _)| m == n)).map(|p| &p.2.head);
    let (Some(before), Some(after)) = (numbered(first - 1), numbered(last + 1)) else { return false };
    let (opens, closes) = (&loose[0].2.head, &loose[loose.len() - 1].2.head);
    let latest = |head: &record::PageHead| head.date.as_ref().and_then(record::When::latest);
    let earliest = |head: &record::PageHead| head.date.as_ref().and_then(record::When::earliest);
    let in_order = |a: Option<chrono::NaiveDate>, b: Option<chrono::NaiveDate>| a.zip(b).is_some_and(|(a, b)| a <= b);
    is_log(before.kind)
        && before.kind == opens.kind
        && in_order(latest(before), earliest(opens))
        && in_order(latest(closes), earliest(after))
}

/// True when a paper begins with its first sheet and has not the sheets `first` to `last`, but the one before them.
fn lacks(run: &Run<'_>, first: u32, last: u32, of: Option<u32>) -> bool {
    let head = &run[0].2.head;
    let begins = number(run[0]).is_none_or(|(n, _)| n == 1) && head.kind != Some(DocumentKind::Blank);
    let numbers: Vec<u32> = run.iter().enumerate().map(|(n, p)| number(p).map_or(n as u32 + 1, |(n, _)| n)).collect();
    let total = run.iter().find_map(|p| number(p)).and_then(|(_, of)| of);
    let numbered = run.len() == 1 || run.iter().any(|p| number(p).is_some());
    let same = total == of || run.len() == 1 && of.is_none();
    begins
        && numbered
        && same
        && numbers.contains(&(first - 1))
        && numbers.iter().all(|n| *n < first || *n > last)
        && (of == Some(last) || numbers.contains(&(last + 1)) || of.is_none() && numbers.iter().all(|n| *n < first))
}
