//! Packed bytes; `assets/unpack.js` has the other side.
//!
//! Packing is LZMA: it makes the app a seventh smaller than gzip, which browsers can read by themselves, and its reader is
//! short.

use std::io::{self, Write};

/// Packs bytes: their number and FNV-1a in four bytes each, little-endian, then LZMA with lc = 3, lp = 0, pb = 0.
///
/// # Errors
/// Only where the encoder fails, which writes into memory.
pub fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
