//! E-mails as a mail program saves them, from a content file of headers, a line of `===`, and the words.

/// An e-mail; with an attachment (name and bytes of a PDF) it has two parts.
pub fn eml(content: &str, attachment: Option<(&str, &[u8])>) -> Vec<u8> {
    let (headers, words) = content.split_once("===\n").expect("headers, a line, and words");
    let mut out = headers.trim_end().replace('\n', "\r\n");
    out.push_str("\r\nMIME-Version: 1.0\r\n");
    let words = words.replace('\n', "\r\n");
    let plain = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
    let Some((name, bytes)) = attachment else {
        return format!("{out}{plain}{words}").into_bytes();
    };
    format!(
        "{out}Content-Type: multipart/mixed; boundary=\"{EDGE}\"\r\n\r\n--{EDGE}\r\n{plain}{words}\r\n--{EDGE}\r\n\
         Content-Type: application/pdf; name=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n{}--{EDGE}--\r\n",
        base64(bytes)
    )
    .into_bytes()
}

const EDGE: &str = "----=_Westmarsh_0001_4471";

/// Base64 in lines of 76 letters.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + bytes.len() / 28 + 8);
    for line in bytes.chunks(57) {
        for three in line.chunks(3) {
            let n = three.iter().fold(0u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - three.len()));
            for at in 0..4 {
                if at <= three.len() {
                    out.push(LETTERS[(n >> (18 - 6 * at) & 63) as usize] as char);
                } else {
                    out.push('=');
                }
            }
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads_as_the_standard_says() {
        assert_eq!(base64(b"Man"), "TWFu\r\n");
        assert_eq!(base64(b"Ma"), "TWE=\r\n");
        assert_eq!(base64(b"M"), "TQ==\r\n");
    }
}
