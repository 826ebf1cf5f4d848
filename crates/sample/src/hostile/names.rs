//! Names of files inside other files that try to leave the folder, to be another file, or to be no file at all.

use std::fmt::Write as _;

/// Names as an attacker would write them. No two are the same string, though some are the same file to some system.
#[must_use]
pub fn path_tricks() -> Vec<String> {
    const PLAIN: &[&str] = &[
        "../escaped.txt",
        "../../../../../../../../tmp/ownstory-escaped.txt",
        "..\\..\\escaped.txt",
        "/tmp/ownstory-escaped.txt",
        "//server/share/escaped.txt",
        "\\\\server\\share\\escaped.txt",
        "C:\\escaped.txt",
        "C:escaped.txt",
        "c:/escaped.txt",
        "\\\\?\\C:\\escaped.txt",
        "\\\\.\\PhysicalDrive0",
        "file:///tmp/ownstory-escaped.txt",
        "a/../../../../escaped.txt",
        "./escaped.txt",
        "a/./b/.././../../escaped.txt",
        "....//....//escaped.txt",
        "..%2f..%2fescaped.txt",
        "%2e%2e/escaped.txt",
        "..%c0%af..%c0%afescaped.txt",
        "..\u{2215}..\u{2215}escaped.txt",
        "..\u{FF0F}..\u{FF0F}escaped.txt",
        "~/escaped.txt",
        "$HOME/escaped.txt",
        "%USERPROFILE%\\escaped.txt",
        "stream.txt:hidden:$DATA",
        "stream.txt::$DATA",
        "CON",
        "con.txt",
        "NUL",
        "nul.",
        "AUX.pdf",
        "PRN",
        "COM1",
        "com1.txt",
        "LPT9.docx",
        "CONIN$",
        "COM\u{B9}.txt",
        "dots...",
        "dot.",
        "space ",
        " lead.txt",
        "space .txt",
        "tab\t.txt",
        "new\nline.txt",
        "bell\u{7}.txt",
        "nul\u{0}byte.txt",
        "report\u{202E}fdp.exe",
        "\u{2066}isolate.txt",
        "a\u{200B}.txt",
        "a.txt",
        "A.TXT",
        "caf\u{E9}.txt",
        "cafe\u{301}.txt",
        "\u{FB01}le.txt",
        "file.txt",
        "stra\u{DF}e.txt",
        "STRASSE.TXT",
        "\u{130}stanbul.txt",
        "istanbul.txt",
        ".bashrc",
        ".ssh/authorized_keys",
        "bagit.txt",
        "data/bagit.txt",
        "../bagit.txt",
        "../../tagmanifest-sha256.txt",
        "../data/export.json",
        "originals/../../bagit.txt",
        "-rf",
        "--help",
        "*",
        "?.txt",
        "a|b.txt",
        "<b>.txt",
        "\"q\".txt",
        "`id`.txt",
        "$(id).txt",
        "a;id.txt",
        "\u{FEFF}bom.txt",
        "...",
        ".",
        "..",
        "/",
        "\\",
        "",
        "folder/",
        "deep/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/escaped.txt",
        "mixed/..\\..\\escaped.txt",
        "desktop.ini.txt",
        "autorun.inf",
        "x.lnk",
        "x.desktop",
        "\u{1F4C4}.txt",
        "\u{5D0}\u{5D1}.txt",
        "\u{FFFE}.txt",
        "\u{10FFFF}.txt",
        "\u{E000}.txt",
    ];
    let mut all: Vec<String> = PLAIN.iter().map(|name| (*name).to_owned()).collect();
    all.push(format!("{}.txt", "x".repeat(300)));
    all.push(format!("{}.txt", "\u{E9}".repeat(300)));
    all.push(format!("{}/escaped.txt", "..".repeat(200)));
    all.push(format!("{}escaped.txt", "../".repeat(300)));
    all.push(format!("{}escaped.txt", "y/".repeat(300)));
    all.push("z".repeat(60_000));
    all
}

/// A ZIP with an entry of every one of those names, and links out of it.
#[must_use]
pub fn tricky_zip() -> Vec<u8> {
    let tricks = path_tricks();
    let bodies: Vec<String> = (0..tricks.len()).map(|n| format!("Paper {n} of a box.")).collect();
    let mut entries: Vec<(&str, &[u8])> =
        tricks.iter().map(String::as_str).zip(bodies.iter().map(String::as_bytes)).collect();
    // Twice the same name: the second may not lie over the first.
    entries.push(("a.txt", b"Another paper of the same name."));
    zip_with_names(&entries)
}

/// An e-mail with an attachment of every one of those names.
#[must_use]
pub fn tricky_mail() -> Vec<u8> {
    let parts: Vec<(String, Vec<u8>)> = (path_tricks().into_iter().enumerate())
        .map(|(n, name)| (name, format!("Attached paper {n}.").into_bytes()))
        .collect();
    mail("Names", "<p>See attached.</p>", &parts)
}

/// A ZIP of stored entries under exactly these names, which a ZIP library would mend. Ends with two links out of it.
pub fn zip_with_names(entries: &[(&str, &[u8])]) -> Vec<u8> {
    const FILE: u32 = 0o100_644;
    const LINK: u32 = 0o120_777;
    let links: [(&str, &[u8]); 2] = [("link-out.txt", b"/etc/passwd"), ("folder-out", b"../../../../tmp")];
    let all = entries.iter().map(|e| (*e, FILE)).chain(links.iter().map(|l| (*l, LINK)));
    let (mut out, mut directory, mut count) = (Vec::new(), Vec::new(), 0_u16);
    for ((name, bytes), mode) in all {
        let (length, size) = (short(name.len()), long(bytes.len()));
        let mut about = Vec::new();
        // Needs version 2.0; the name is UTF-8; stored; 1 January 1980.
        for number in [20_u16, 1 << 11, 0, 0, 0x21] {
            about.extend(number.to_le_bytes());
        }
        about.extend(crc(bytes).to_le_bytes());
        about.extend(size.to_le_bytes());
        about.extend(size.to_le_bytes());
        about.extend(length.to_le_bytes());
        about.extend(0_u16.to_le_bytes());
        directory.extend(b"PK\x01\x02\x14\x03");
        directory.extend(&about);
        directory.extend([0; 6]);
        directory.extend((mode << 16).to_le_bytes());
        directory.extend(long(out.len()).to_le_bytes());
        directory.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(bytes);
        count += 1;
    }
    let start = long(out.len());
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(long(directory.len()).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn short(length: usize) -> u16 {
    u16::try_from(length).expect("names are made short enough")
}

fn long(length: usize) -> u32 {
    u32::try_from(length).expect("papers are made small enough")
}

/// The checksum that ZIP and PNG ask for.
pub fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |mut crc, byte| {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
        crc
    })
}

/// An e-mail with an HTML body and attachments under these names, each in the two ways in which a name can be written.
pub fn mail(subject: &str, html: &str, parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    const EDGE: &str = "----=_Edge_0001_7781";
    let mut out = format!(
        "From: A <a@example.invalid>\r\nTo: B <b@example.invalid>\r\nDate: Fri, 4 May 2001 10:00:00 +0100\r\nSubject: {subject}\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"{EDGE}\"\r\n\r\n--{EDGE}\r\n\
         Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{html}\r\n"
    );
    for (n, (name, bytes)) in parts.iter().enumerate() {
        let written = if n % 2 == 0 {
            format!("filename*=utf-8''{}", encoded(name))
        } else {
            format!("filename=\"{}\"", name.replace(['"', '\r', '\n', '\0', '\\'], "'"))
        };
        let _ = write!(
            out,
            "--{EDGE}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; {written}\r\n\r\n{}\r\n",
            String::from_utf8_lossy(bytes)
        );
    }
    let _ = write!(out, "--{EDGE}--\r\n");
    out.into_bytes()
}

fn encoded(name: &str) -> String {
    name.bytes().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "%{byte:02X}");
        out
    })
}
