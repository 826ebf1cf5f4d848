//! An e-mail: headers, words, attachments.
#![no_main]

mod common;

use extract::fuzzing::Amount;
use libfuzzer_sys::fuzz_target;
use record::FileKind;

fuzz_target!(
    init: common::begin(seeds),
    |bytes: &[u8]| {
        let amount = Amount { pages: 1, members: 4, picture_side: 0 };
        common::read(bytes, FileKind::Eml, amount);
    }
);

fn seeds() -> Vec<common::Seed> {
    let mut seeds = vec![
        (
            "parts",
            b"From: A <a@b>\r\nTo: c@d\r\nDate: Tue, 3 May 2011 14:05:00 +0100\r\nSubject: =?utf-8?q?n=C3=A9e?=\r\n\
              MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\
              <p>hi &amp; bye</p>\r\n--b\r\nContent-Type: image/png; name=\"x.png\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
              aGVsbG8=\r\n--b--"
                .to_vec(),
        ),
        (
            "inside",
            b"Subject: outer\r\nFrom: a@b\r\nContent-Type: multipart/alternative; boundary=\"q\"\r\n\r\n--q\r\n\
              Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf=E9=\r\n\
              \r\n--q\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nwords\r\n--q--"
                .to_vec(),
        ),
    ];
    for (name, bytes) in ["sample-1", "sample-2"].into_iter().zip(common::sample(".eml")) {
        if bytes.len() < 100_000 {
            seeds.push((name, bytes));
        }
    }
    seeds
}
