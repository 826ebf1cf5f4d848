//! Putting a page in the place of what was there: with the person's own words laid over what was read from its picture,
//! understood beside its neighbours, saved and indexed at once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use contract::Failure;
use record::{FileId, PageContent, PageFindings, ReceivedFile, Scan, TextHash};
use vault::{SavedPage, VaultReader};

use crate::found::FoundPage;
use crate::held;
use crate::open::OpenPlace;
use crate::understanding::findings_of;

/// Saves what was read from the picture of a page, and reads on where the pages after it belong to it.
pub fn put_reading(place: &OpenPlace, file: &ReceivedFile, number: u32, reading: PageContent) -> Result<(), Failure> {
    let _one_at_a_time = held(&place.saving);
    put(place, file, number, reading)
}

/// Makes every page that was read from a picture hold exactly the words that the person typed on it. For after a decision,
/// after taking one back, and for opening: then whatever a crash left half done is done.
pub fn lay_typed_words(place: &OpenPlace) -> Result<(), Failure> {
    if place.is_reading_only() {
        return Ok(());
    }
    let _one_at_a_time = held(&place.saving);
    let (index, decided) = (place.index()?, place.decided()?);
    let mut wanted: BTreeSet<(FileId, u32)> =
        place.with_reading(VaultReader::pages_with_typed_words)?.into_iter().collect();
    for word in &decided.typed {
        let same = index.files().filter(|(f, _)| f.sha256 == word.anchor.sha256);
        wanted.extend(same.map(|(f, _)| (f.id, word.anchor.page)));
    }
    for (id, number) in wanted {
        let Some(file) = index.file(id) else { continue };
        let Some(row) = place.with_reading(|vault| vault.page(id, number))? else { continue };
        if !matches!(row.content.scan, Scan::Read { .. }) {
            continue;
        }
        let kept = place.with_reading(|vault| vault.reading(id, number))?;
        let reading = kept.clone().unwrap_or_else(|| row.content.clone());
        let edits = reading.edits_of(decided.typed_on(&file.sha256, number));
        if reading.with_typed(&edits).text != row.content.text || (kept.is_some() && edits.is_empty()) {
            put(place, file, number, reading)?;
        }
    }
    Ok(())
}

fn put(place: &OpenPlace, file: &ReceivedFile, number: u32, reading: PageContent) -> Result<(), Failure> {
    let decided = place.decided()?;
    let edits = reading.edits_of(decided.typed_on(&file.sha256, number));
    let content = if edits.is_empty() { reading.clone() } else { reading.with_typed(&edits) };
    let before = match number {
        1 => None,
        _ => place.with_reading(|vault| vault.page(file.id, number - 1))?.map(|row| row.findings),
    };
    let findings = findings_of(file, number, &content, decided.born.as_ref(), before.as_ref());
    let page = SavedPage { number, content: &content, findings: &findings };
    let under = (!edits.is_empty()).then_some(&reading);
    place.with_vault(|vault| vault.save_page_over(file.id, &page, under))?;
    place.found.put([FoundPage {
        file: file.id,
        page: number,
        findings: Arc::new(findings.clone()),
        text_hash: TextHash::of(&content.text),
        text_from: content.text_from,
    }]);
    understand_after(place, file, number, findings)?;
    place.import.pages_changed.fetch_add(1, Ordering::AcqRel);
    place.changed();
    Ok(())
}

/// A page is understood beside the page before it. So the pages after a new reading are understood again, up to the first
/// for which nothing changes, or that waits to be read itself.
fn understand_after(
    place: &OpenPlace,
    file: &ReceivedFile,
    number: u32,
    mut before: PageFindings,
) -> Result<(), Failure> {
    let born = place.decided()?.born.clone();
    for next in number + 1..=file.pages {
        let Some(row) = place.with_reading(|vault| vault.page(file.id, next))? else { return Ok(()) };
        if row.content.scan == Scan::ToRead {
            return Ok(());
        }
        let findings = findings_of(file, next, &row.content, born.as_ref(), Some(&before));
        if findings == row.findings {
            return Ok(());
        }
        place.with_vault(|vault| vault.update_findings(file.id, next, &findings))?;
        place.found.update(file.id, next, findings.clone());
        before = findings;
    }
    Ok(())
}
