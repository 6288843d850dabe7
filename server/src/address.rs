//! Paths in addresses: names as segments, and addresses of files on this machine.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What a segment needs escapes for: all but `pchar` of RFC 3986, and of that what a terminal takes for the end.
const SEGMENT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':').remove(b'@');

/// The `file:` address of an absolute path.
pub fn of_file(path: &Path) -> String {
    let path = path.to_string_lossy();
    let segments: Vec<String> = path.split(['/', '\\']).map(encode).collect();
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", segments.join("/"))
}

/// A name as one segment of an address.
pub fn encode(name: &str) -> String {
    utf8_percent_encode(name, SEGMENT).to_string()
}

/// The name behind a segment of an address; `None` where it is no UTF-8. An escape that is cut short stands for itself.
pub fn decode(segment: &str) -> Option<String> {
    percent_decode_str(segment).decode_utf8().ok().map(Into::into)
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
    fn bytes_that_are_no_text_name_nothing() {
        assert_eq!(decode("%ff"), None);
        assert_eq!(decode("%zz").as_deref(), Some("%zz"));
    }

    #[test]
    fn files_have_addresses() {
        assert_eq!(of_file(Path::new("/home/质/report.html")), "file:///home/%E8%B4%A8/report.html");
        assert_eq!(of_file(Path::new(r"C:\dist\report.html")), "file:///C:/dist/report.html");
    }
}
