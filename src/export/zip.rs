//! Archives (PKWARE's APPNOTE, without its extensions): entries are stored, or compressed by whoever can.

/// A file of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path, with `/`.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

impl Entry {
    /// A file.
    pub fn new(name: &str, content: impl Into<Vec<u8>>) -> Entry {
        Entry { name: name.to_owned(), content: content.into() }
    }
}

/// Makes a raw deflate stream (RFC 1951) of bytes.
pub type Deflate = fn(&[u8]) -> Vec<u8>;

/// Midnight of 1 January 1980, the first date that an archive can name: one that depends on no clock.
const DATE: u32 = 1 << 21 | 1 << 16;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;
/// The least version of the format that compresses.
const VERSION: u16 = 20;

/// An archive of fewer than 65,536 entries and 4 GiB, with each entry compressed where that is given and shorter.
pub fn archive(entries: &[Entry], deflate: Option<Deflate>) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let compressed = deflate.map(|deflate| deflate(&entry.content));
        let compressed = compressed.filter(|compressed| compressed.len() < entry.content.len());
        let (method, bytes) = compressed.as_ref().map_or((0, &entry.content), |compressed| (8, compressed));
        let mut head = Vec::new();
        words(&mut head, &[VERSION, FLAGS, method]);
        longs(&mut head, &[DATE, crc(&entry.content), bytes.len() as u32, entry.content.len() as u32]);
        words(&mut head, &[entry.name.len() as u16, 0]);
        // In the directory: the version that made it; no comment, first disk, no attributes; where the entry is.
        directory.extend(*b"PK\x01\x02");
        words(&mut directory, &[VERSION]);
        directory.extend(&head);
        words(&mut directory, &[0, 0, 0]);
        longs(&mut directory, &[0, out.len() as u32]);
        directory.extend(entry.name.as_bytes());
        out.extend(*b"PK\x03\x04");
        out.extend(head);
        out.extend(entry.name.as_bytes());
        out.extend(bytes);
    }
    let (count, start) = (entries.len() as u16, out.len() as u32);
    let size = directory.len() as u32;
    out.append(&mut directory);
    out.extend(*b"PK\x05\x06");
    words(&mut out, &[0, 0, count, count]);
    longs(&mut out, &[size, start]);
    words(&mut out, &[0]);
    out
}

fn words(out: &mut Vec<u8>, words: &[u16]) {
    for word in words {
        out.extend(word.to_le_bytes());
    }
}

fn longs(out: &mut Vec<u8>, longs: &[u32]) {
    for long in longs {
        out.extend(long.to_le_bytes());
    }
}

/// CRC-32 with the polynomial of IEEE 802.3, bit by bit: a table would take more room than it saves time.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = !0_u32;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_standard() {
        assert_eq!(crc(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc(b""), 0);
    }
}
