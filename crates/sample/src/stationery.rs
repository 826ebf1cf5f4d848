//! The stationery of a made-up council: letterheads, form heads, continuation sheets, covers, footers, and how each is set.
//!
//! Every name, address and number on it is made up; the telephone numbers are from the range kept for stories.

use crate::ink::{Ink, Sheet, TALL, WIDE};
use crate::markup::{Look, Paper};
use crate::metrics::Face;
use crate::paper::Setting;

/// Where the kind of contact stands on a continuation sheet, and where the words begin. Points from the left margin.
pub const RECORD_TYPE: f32 = 70.0;
pub const RECORD_COLUMN: f32 = 128.0;

/// The council's number for the person's file, and for the request that it answers.
const FILE_NO: &str = "WM/C/04417";
const REQUEST: &str = "SAR/2026/0417";

/// How the words of a look are set.
pub fn setting(look: Look) -> Setting {
    let base =
        Setting { face: Face::Sans, size: 10.0, lead: 14.5, left: 62.0, right: 533.0, bottom: 770.0, ink: Ink::Black };
    match look {
        Look::Letter => Setting { face: Face::Serif, size: 11.5, lead: 16.5, left: 74.0, right: 521.0, ..base },
        Look::Memo => Setting { face: Face::Serif, size: 11.5, lead: 16.5, ..base },
        Look::Record => Setting { face: Face::Serif, size: 10.8, lead: 15.4, left: 48.0, right: 547.0, ..base },
        Look::System => Setting { size: 9.4, lead: 13.6, left: 52.0, right: 543.0, ..base },
        Look::Typed => Setting { face: Face::Typed, size: 10.0, lead: 15.5, left: 66.0, right: 535.0, ..base },
        Look::Hand => Setting {
            face: Face::SerifItalic,
            size: 13.0,
            lead: 21.0,
            left: 84.0,
            right: 530.0,
            ink: Ink::Blue,
            bottom: 778.0,
        },
        Look::Personal => Setting {
            face: Face::SerifItalic,
            size: 14.0,
            lead: 21.5,
            left: 80.0,
            right: 515.0,
            ink: Ink::Blue,
            ..base
        },
        Look::Court => Setting { face: Face::Serif, size: 11.5, lead: 17.5, left: 78.0, right: 517.0, ..base },
        Look::Outside => Setting { face: Face::Serif, size: 11.3, lead: 16.3, left: 70.0, right: 525.0, ..base },
        Look::Cover | Look::Divider => Setting { size: 12.0, lead: 19.0, left: 90.0, right: 505.0, ..base },
        Look::Form | Look::Bare => base,
    }
}

/// Draws what is printed at the top of a page and answers where its words may begin.
pub fn head(sheet: &mut Sheet, paper: &Paper, first: bool) -> f32 {
    match paper.look {
        Look::Letter if first => letterhead(sheet, paper),
        Look::Form => form_head(sheet, paper, first),
        Look::Memo if first => memo_head(sheet),
        Look::Record => continuation(sheet),
        Look::System => system_head(sheet, paper),
        Look::Typed => typed_head(sheet, first),
        Look::Hand => lined(sheet),
        Look::Court => court_head(sheet, paper, first),
        Look::Outside if first => outside_head(sheet, paper),
        Look::Personal if first => own_address(sheet, paper),
        Look::Cover => cover(sheet),
        Look::Divider => {
            sheet.frame(70.0, 250.0, WIDE - 140.0, 220.0, 1.2);
            sheet.frame(75.0, 255.0, WIDE - 150.0, 210.0, 0.5);
            300.0
        }
        _ => 64.0,
    }
}

fn crest(sheet: &mut Sheet, x: f32, y: f32) {
    sheet.circle(x, y, 22.0, 1.4);
    sheet.circle(x, y, 18.5, 0.5);
    for n in 0..4 {
        let at = y - 4.0 + n as f32 * 5.0;
        let half = 15.0 - n as f32 * 2.2;
        sheet.line((x - half, at), (x, at - 2.5), 1.0, Ink::Black);
        sheet.line((x, at - 2.5), (x + half, at), 1.0, Ink::Black);
    }
    sheet.line((x, y - 15.0), (x, y - 7.0), 1.2, Ink::Black);
    sheet.line((x - 4.0, y - 12.0), (x + 4.0, y - 12.0), 1.2, Ink::Black);
}

fn letterhead(sheet: &mut Sheet, paper: &Paper) -> f32 {
    crest(sheet, 98.0, 62.0);
    sheet.write(132.0, 60.0, Face::SerifBold, 17.0, Ink::Black, "WESTMARSH COUNTY COUNCIL");
    let under = paper.head.first().map_or("Social Services Department, Children and Families Division", String::as_str);
    sheet.write(132.0, 77.0, Face::Serif, 10.5, Ink::Black, under);
    sheet.line((74.0, 92.0), (521.0, 92.0), 0.8, Ink::Black);
    let mut y = 108.0;
    for line in paper.head.iter().skip(1) {
        sheet.write_right(521.0, y, Face::Serif, 9.5, Ink::Black, line);
        y += 12.5;
    }
    y + 12.0
}

fn form_head(sheet: &mut Sheet, paper: &Paper, first: bool) -> f32 {
    sheet.write(62.0, 44.0, Face::SansBold, 9.0, Ink::Black, "Westmarsh County Council");
    sheet.write_right(533.0, 44.0, Face::Sans, 8.5, Ink::Black, "CONFIDENTIAL");
    sheet.line((62.0, 50.0), (533.0, 50.0), 0.6, Ink::Black);
    if !first {
        return 66.0;
    }
    sheet.shade(62.0, 60.0, 471.0, 30.0, 0.86);
    sheet.frame(62.0, 60.0, 471.0, 30.0, 0.8);
    sheet.write(72.0, 80.0, Face::SansBold, 14.0, Ink::Black, &paper.title);
    104.0
}

fn memo_head(sheet: &mut Sheet) -> f32 {
    sheet.write(62.0, 70.0, Face::SerifBold, 20.0, Ink::Black, "MEMORANDUM");
    sheet.write_right(533.0, 70.0, Face::Serif, 10.0, Ink::Black, "Westmarsh Social Services");
    sheet.line((62.0, 78.0), (533.0, 78.0), 1.4, Ink::Black);
    96.0
}

fn continuation(sheet: &mut Sheet) -> f32 {
    let (left, right) = (48.0, 547.0);
    sheet.write(left, 44.0, Face::SansBold, 10.0, Ink::Black, "CASE RECORD - CONTINUATION SHEET");
    sheet.write_right(right, 44.0, Face::Sans, 8.5, Ink::Black, "Form SS/14");
    sheet.write(left + 4.0, 63.0, Face::Sans, 9.5, Ink::Black, "Name  Sam WRENFIELD");
    sheet.write_right(right - 4.0, 63.0, Face::Sans, 9.5, Ink::Black, &format!("File No.  {FILE_NO}"));
    sheet.frame(left, 50.0, right - left, 730.0, 0.8);
    sheet.line((left, 70.0), (right, 70.0), 0.8, Ink::Black);
    sheet.line((left, 86.0), (right, 86.0), 0.8, Ink::Black);
    let words = left + RECORD_COLUMN - 6.0;
    sheet.line((left + RECORD_TYPE - 5.0, 70.0), (left + RECORD_TYPE - 5.0, 780.0), 0.5, Ink::Black);
    sheet.line((words, 70.0), (words, 780.0), 0.5, Ink::Black);
    sheet.write(left + 4.0, 81.0, Face::SansBold, 8.0, Ink::Black, "Date");
    sheet.write(left + RECORD_TYPE, 81.0, Face::SansBold, 8.0, Ink::Black, "Contact");
    sheet.write(words + 6.0, 81.0, Face::SansBold, 8.0, Ink::Black, "Details (initial each entry)");
    94.0
}

fn system_head(sheet: &mut Sheet, paper: &Paper) -> f32 {
    sheet.write(52.0, 40.0, Face::SansBold, 11.0, Ink::Black, &paper.title);
    sheet.write_right(543.0, 40.0, Face::Sans, 8.0, Ink::Black, "Westmarsh Children's Services");
    sheet.shade(52.0, 48.0, 491.0, 16.0, 0.93);
    sheet.frame(52.0, 48.0, 491.0, 16.0, 0.4);
    sheet.write(
        57.0,
        59.5,
        Face::Sans,
        8.5,
        Ink::Black,
        "Person ID: 304417     Name: WRENFIELD, Sam     DoB: 14/06/1996     Gender: M",
    );
    76.0
}

fn typed_head(sheet: &mut Sheet, first: bool) -> f32 {
    if !first {
        return 62.0;
    }
    sheet.write_centred(62.0, Face::Typed, 11.0, Ink::Black, "WESTMARSH COUNTY COUNCIL");
    sheet.write_centred(78.0, Face::Typed, 11.0, Ink::Black, "SOCIAL SERVICES DEPARTMENT");
    sheet.line((190.0, 82.0), (405.0, 82.0), 0.7, Ink::Black);
    100.0
}

fn lined(sheet: &mut Sheet) -> f32 {
    // The lines stand where the writing does, so that it sits on them.
    let how = setting(Look::Hand);
    let mut y = 76.0 + how.size + 3.0;
    while y < TALL - 44.0 {
        sheet.line((30.0, y), (WIDE - 30.0, y), 0.5, Ink::Blue);
        y += how.lead;
    }
    sheet.line((74.0, 30.0), (74.0, TALL - 30.0), 0.5, Ink::Grey);
    76.0
}

fn court_head(sheet: &mut Sheet, paper: &Paper, first: bool) -> f32 {
    if !first {
        return 72.0;
    }
    let mut y = 72.0;
    for (n, line) in paper.head.iter().enumerate() {
        sheet.write_centred(y, if n == 0 { Face::SerifBold } else { Face::Serif }, 12.5, Ink::Black, line);
        y += 18.0;
    }
    sheet.circle(470.0, 130.0, 30.0, 1.0);
    sheet.circle(470.0, 130.0, 24.0, 0.5);
    sheet.line((452.0, 130.0), (488.0, 130.0), 0.6, Ink::Black);
    sheet.line((78.0, y + 36.0), (517.0, y + 36.0), 0.8, Ink::Black);
    y + 54.0
}

fn outside_head(sheet: &mut Sheet, paper: &Paper) -> f32 {
    let mut y = 66.0;
    for (n, line) in paper.head.iter().enumerate() {
        let (face, size) = if n == 0 { (Face::SansBold, 15.0) } else { (Face::Sans, 9.3) };
        sheet.write(70.0, y, face, size, Ink::Black, line);
        y += if n == 0 { 16.0 } else { 12.5 };
    }
    if !paper.head.is_empty() {
        sheet.line((70.0, y), (525.0, y), 1.0, Ink::Black);
    }
    y + 20.0
}

/// A private letter has its address in the corner, in the writer's own hand.
fn own_address(sheet: &mut Sheet, paper: &Paper) -> f32 {
    let mut y = 70.0;
    for line in &paper.head {
        sheet.write(370.0, y, Face::SerifItalic, 14.0, Ink::Blue, line);
        y += 20.0;
    }
    y + 16.0
}

fn cover(sheet: &mut Sheet) -> f32 {
    sheet.shade(40.0, 40.0, WIDE - 80.0, TALL - 96.0, 0.95);
    sheet.frame(40.0, 40.0, WIDE - 80.0, TALL - 96.0, 1.5);
    sheet.frame(WIDE - 190.0, 40.0, 110.0, 34.0, 1.0);
    crest(sheet, WIDE / 2.0, 130.0);
    sheet.write_centred(180.0, Face::SansBold, 18.0, Ink::Black, "WESTMARSH COUNTY COUNCIL");
    sheet.write_centred(202.0, Face::Sans, 13.0, Ink::Black, "SOCIAL SERVICES DEPARTMENT");
    236.0
}

/// Draws what is printed at the foot of a page.
pub fn foot(sheet: &mut Sheet, paper: &Paper, number: Option<(u32, u32)>) {
    if paper.look == Look::Bare {
        return;
    }
    sheet.write(62.0, 818.0, Face::Sans, 6.5, Ink::Grey, &format!("Released under {REQUEST}"));
    let Some((number, of)) = number else { return };
    let words = format!("Page {number} of {of}");
    match paper.look {
        Look::Form | Look::System => sheet.write_right(533.0, 800.0, Face::Sans, 8.0, Ink::Black, &words),
        Look::Memo | Look::Letter | Look::Outside | Look::Court if of > 1 => {
            sheet.write_centred(800.0, Face::Serif, 9.0, Ink::Black, &words);
        }
        Look::Typed if number > 1 => {
            sheet.write_centred(800.0, Face::Typed, 10.0, Ink::Black, &format!("- {number} -"))
        }
        _ => {}
    }
    if paper.look == Look::System {
        sheet.write(52.0, 800.0, Face::Sans, 8.0, Ink::Black, "Printed by SAR Team on 02/10/2026 09:14");
    }
}
