//! Dates in any words, and any words typed as a date. The first byte says what is known besides the words.
#![no_main]

mod common;

use libfuzzer_sys::fuzz_target;
use record::When;
use understand::dates::{DateContext, find_dates, read_date};

fuzz_target!(
    init: common::begin(|| {
        vec![
            ("written", b"\0On 3rd May 1994, 12.3.62, 31.4.90, 2004-03-12, May/June 98, spring 1998, 1994/95.".to_vec()),
            ("seen", b"\x01yesterday, 14th inst., last Tuesday, the following week, on the 3rd, next month, Xmas".to_vec()),
            ("born", b"\x03aged 4, on her 5th birthday, in Year 6, when Amy was seven, the mid-1990s, c. 1999".to_vec()),
            ("edtf", b"\x001998-21~/..".to_vec()),
            ("ranges", b"\x02from 3 to 5 May 2001; between May and June 1999; 12/3/98 - 4/6/99; early 2001 until 2003".to_vec()),
        ]
    }),
    |bytes: &[u8]| {
        let Some((known, rest)) = bytes.split_first() else { return };
        let text = common::words(rest);
        let (paper, born) = (When::parse("2004-03-12").expect("a day"), When::parse("1996-06-14").expect("a day"));
        let context = DateContext {
            reference: (known & 1 != 0).then_some(&paper),
            born: (known & 2 != 0).then_some(&born),
        };
        let dates = find_dates(&text, &context);
        common::dates_hold(&text, &dates);
        assert_eq!(dates, find_dates(&text, &context), "the same words give the same dates");
        if known & 3 == 0 {
            // With nothing but its own words to go by, a whole day needs a year, a month and a day in them.
            let by_itself = |d: &&record::DateMention| d.how.0 == "written" && d.value.as_ref().is_some_and(When::is_one_day);
            for date in dates.iter().filter(by_itself) {
                assert!(date.text.chars().filter(|c| c.is_alphanumeric()).count() >= 3, "sharper than its words: {date:?}");
            }
        }
        if let Some(date) = read_date(&text, &context) {
            common::dates_hold(&text, std::slice::from_ref(&date));
        }
    }
);
