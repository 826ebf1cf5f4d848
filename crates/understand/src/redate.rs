//! Events that hang on their paper's own date, told anew when the person gives the paper another date.
//!
//! A date that stands in the words stays as it is. Only what was worked out from the paper's date moves with it.

use record::{DocumentKind, EventMention, How, PageFindings, When};

use crate::dates::{DateContext, read_date};
use crate::events::{FROM_PAPER, is_the_event};

/// The tellings of one page as they are when its paper bears the date `new`, said by the person, in place of `old`.
#[must_use]
pub fn redated(
    found: &PageFindings,
    told: &[EventMention],
    kind: DocumentKind,
    old: Option<&When>,
    new: &When,
    born: Option<&When>,
) -> Vec<EventMention> {
    let context = DateContext { reference: Some(new), born };
    told.iter().map(|event| redate(event, found, kind, old, new, &context).unwrap_or_else(|| event.clone())).collect()
}

fn redate(
    event: &EventMention,
    found: &PageFindings,
    kind: DocumentKind,
    old: Option<&When>,
    new: &When,
    context: &DateContext<'_>,
) -> Option<EventMention> {
    let with = |when: Option<When>, how: How| Some(EventMention { when, how, ..event.clone() });
    let latest = |when: &When| when.latest().map(|day| day.to_string());
    let is_it = is_the_event(Some(kind), event.kind);
    let Some(old) = old else {
        // The paper had no date, so what it tells of had none either.
        if event.when.is_some() {
            return None;
        }
        return if is_it { with(Some(new.clone()), How::person()) } else { by_then(event, new) };
    };
    if event.how.0 == FROM_PAPER
        || is_it && event.when.as_ref() == Some(old) && found.head.how.as_ref() == Some(&event.how)
    {
        return with(Some(new.clone()), How::person());
    }
    let from_old = [Some(format!("relative to {old}")), latest(old).map(|day| format!("relative to {day}"))];
    if !from_old.contains(&Some(event.how.0.clone())) {
        return None;
    }
    // "Yesterday" is read again from the new day; what had happened by then, had happened by then.
    let span = event.evidence.start..event.evidence.end;
    let words = found.dates.iter().find(|d| span.contains(&d.start) && d.value == event.when && d.how == event.how);
    match words.and_then(|d| read_date(&d.text, context)) {
        Some(read) if read.value.is_some() => with(read.value, read.how),
        _ => by_then(event, new),
    }
}

fn by_then(event: &EventMention, new: &When) -> Option<EventMention> {
    let day = new.latest()?;
    let when = When::parse(&format!("../{day}")).ok()?;
    Some(EventMention { when: Some(when), how: How(format!("relative to {day}")), ..event.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PageInput, read_page};
    use record::{FileId, TextFrom};

    fn when(edtf: &str) -> When {
        When::parse(edtf).expect("valid EDTF")
    }

    #[test]
    fn what_hangs_on_the_papers_date_moves_with_it_and_what_is_written_stays() {
        let text = "REVIEW OF ARRANGEMENTS\nMinutes of statutory review\n\nDate of review: 3 May 1994\n\nThe review was held at the school.\nSam moved to Hillside yesterday.\nHe was placed with Mrs Bell on 4 June 1992.\n";
        let input =
            PageInput { file: FileId(1), number: 1, text, text_from: TextFrom::Pdf, born: None, file_name: "a.pdf" };
        let found = read_page(&input, None);
        let old = found.head.date.clone().expect("the paper is dated");
        let kind = found.head.kind.expect("a kind");
        assert_eq!((old.edtf(), kind), ("1994-05-03", DocumentKind::ReviewMinutes));
        let now = redated(&found, &found.events, kind, Some(&old), &when("1995-05-03"), None);
        let dates = |list: &[EventMention]| -> Vec<String> {
            list.iter().filter_map(|e| e.when.as_ref()).map(|w| w.edtf().to_owned()).collect()
        };
        let (before, after) = (dates(&found.events), dates(&now));
        assert!(before.contains(&"1994-05-03".to_owned()) && !after.contains(&"1994-05-03".to_owned()), "{after:?}");
        assert!(after.contains(&"1995-05-03".to_owned()), "{after:?}");
        assert!(
            before.contains(&"1994-05-02".to_owned()) && after.contains(&"1995-05-02".to_owned()),
            "{before:?} {after:?}"
        );
        assert!(after.contains(&"1992-06-04".to_owned()), "{after:?}");
        assert_eq!(found.events.len(), now.len());
    }
}
