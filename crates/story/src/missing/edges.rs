//! "Continued overleaf" with nothing overleaf, and "continued from" with nothing before.

use record::{Mentioned, Missing, NotFound};

use super::{PageSaid, Papers, each, says};

pub(super) fn edges(pages: &[PageSaid<'_>], documents: &Papers<'_>) -> Vec<Missing> {
    each(pages)
        .filter_map(|(at, page, mention)| match mention.of {
            Mentioned::GoesOn if ends(pages, at, documents) => Some(page.line(NotFound::GoesOn, mention)),
            Mentioned::CarriesOn if page.page == 1 && !led_to(pages, at) => {
                Some(page.line(NotFound::CarriesOn, mention))
            }
            _ => None,
        })
        .collect()
}

/// True when the paper ends with this page, and the page after it neither carries on nor belongs to it.
fn ends(pages: &[PageSaid<'_>], at: usize, documents: &Papers<'_>) -> bool {
    let page = &pages[at];
    let Some(document) = documents.of(page).filter(|d| !d.is_copy()) else { return false };
    let complete =
        page.mentions.iter().any(|m| matches!(m.of, Mentioned::Page { number, of: Some(of) } if number == of));
    let next = pages.get(at + 1);
    // A next page of the same file that is not read yet may be the one.
    let unread = next.is_some_and(|n| n.file == page.file && n.page != page.page + 1);
    let carried = next.is_some_and(|n| says(n, &Mentioned::CarriesOn));
    let last = document.pages.last().copied().unwrap_or(document.last_page);
    last == page.page && !complete && !unread && !carried
}

fn led_to(pages: &[PageSaid<'_>], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| pages.get(before)).is_some_and(|before| says(before, &Mentioned::GoesOn))
}
