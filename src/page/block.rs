//! Packed bytes, and bytes as text in a page; `assets/unpack.js` has the other side of both.
//!
//! Packing is LZMA: it makes the app a seventh smaller than gzip, which browsers can read by themselves, and its reader is
//! short. Text is basE91 (<https://base91.sourceforge.net>), which takes 23 % more than the bytes, where base64 takes 33 %.
//! Its alphabet is one that means nothing to HTML.

/// Packs bytes: their number and FNV-1a in four bytes each, little-endian, then LZMA with lc = 3, lp = 0, pb = 0.
///
/// # Errors
/// Only where the encoder fails, which writes into memory.
#[cfg(feature = "tool")]
pub fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    use std::io::Write;
    let options = lzma_rust2::LzmaOptions {
        dict_size: 1 << 20,
        lc: 3,
        lp: 0,
        pb: 0,
        nice_len: 273,
        ..lzma_rust2::LzmaOptions::with_preset(9)
    };
    let sum =
        bytes.iter().fold(2_166_136_261_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(16_777_619));
    let mut out = (bytes.len() as u32).to_le_bytes().to_vec();
    out.extend(sum.to_le_bytes());
    let mut encoder = lzma_rust2::LzmaWriter::new_no_header(out, &options, false)?;
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// All visible characters of ASCII but `&`, `<` and `\`.
fn character(digit: u32) -> char {
    let at = digit as u8 + b'!';
    let at = at + u8::from(at >= b'&');
    let at = at + u8::from(at >= b'<');
    char::from(at + u8::from(at >= b'\\'))
}

/// Bytes as text: two characters for 13 bits, or for 14 where the lower 13 are a small number.
pub fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut queue, mut bits) = (0_u32, 0);
    for byte in bytes {
        queue |= u32::from(*byte) << bits;
        bits += 8;
        if bits > 13 {
            let size = if queue & 8191 > 88 { 13 } else { 14 };
            let pair = queue & ((1 << size) - 1);
            queue >>= size;
            bits -= size;
            out.extend([character(pair % 91), character(pair / 91)]);
        }
    }
    if bits > 0 {
        out.push(character(queue % 91));
        if bits > 7 || queue > 90 {
            out.push(character(queue / 91));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_means_nothing_to_html() {
        let all: String = (0..91).map(character).collect();
        assert!(all.starts_with("!\"#$%'") && all.ends_with('~') && all.len() == 91);
        assert!(!all.contains(['<', '&', '\\', ' ']), "{all}");
    }

    #[cfg(feature = "tool")]
    #[test]
    fn packed_bytes_say_what_they_hold() {
        use std::io::Read;
        let bytes = "质量 quality ".repeat(500).into_bytes();
        let packed = pack(&bytes).expect("memory");
        assert_eq!(packed[..4], (bytes.len() as u32).to_le_bytes());
        assert!(packed.len() < 80, "{}", packed.len());
        let mut reader =
            lzma_rust2::LzmaReader::new(&packed[8..], bytes.len() as u64, 3, 0, 0, 1 << 20, None)
                .expect("LZMA");
        let mut again = Vec::new();
        reader.read_to_end(&mut again).expect("whole");
        assert_eq!(again, bytes);
        assert_eq!(pack(b"").expect("memory")[4..8], 2_166_136_261_u32.to_le_bytes());
    }

    #[test]
    fn bytes_become_text() {
        assert_eq!(encode(b""), "");
        // As the boot script reads it back: see the page's tests.
        assert_eq!(encode(&[0]), "!!");
        assert_eq!(encode(&[255, 255, 255, 255]).len(), 5);
        assert!(encode(&vec![0xA5; 13_000]).len() < 16_100);
    }
}
