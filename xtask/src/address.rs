//! Paths in addresses: percent-encoding, and addresses of files on this machine.

use std::fmt::Write;
use std::path::Path;

/// The `file:` address of an absolute path.
pub fn of_file(path: &Path) -> String {
    let path = path.to_string_lossy();
    let segments: Vec<String> = path.split(['/', '\\']).map(encode).collect();
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", segments.join("/"))
}

/// A name as one segment of an address (RFC 3986, `pchar` without what a terminal takes for the end).
pub fn encode(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The name behind a segment of an address; `None` where it is no UTF-8 or an escape is cut short.
pub fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        bytes.push(hexadecimal(digits[0])? << 4 | hexadecimal(digits[1])?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn hexadecimal(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_survive_an_address() {
        for name in ["report.html", "质量 报告.csv", "100%", "a#b?c", ""] {
            assert_eq!(decode(&encode(name)).as_deref(), Some(name));
        }
        assert_eq!(encode("质 #"), "%E8%B4%A8%20%23");
    }

    #[test]
    fn broken_escapes_name_nothing() {
        for segment in ["%", "%4", "%zz", "%+1", "%ff"] {
            assert_eq!(decode(segment), None, "{segment}");
        }
    }

    #[test]
    fn files_have_addresses() {
        assert_eq!(of_file(Path::new("/home/质/report.html")), "file:///home/%E8%B4%A8/report.html");
        assert_eq!(of_file(Path::new(r"C:\dist\report.html")), "file:///C:/dist/report.html");
    }
}
