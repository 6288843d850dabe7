//! Packed bytes; `assets/unpack.js` has the other side.
//!
//! Packing is gzip, which browsers undo by themselves and at once. LZMA would make the app a seventh smaller, but its reader in
//! JavaScript took longer, before it was compiled, than all else that goes before the app is live.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// Packs bytes as gzip without a name or a time, so that the same bytes are packed the same.
///
/// # Errors
/// Only where the encoder fails, which writes into memory.
pub fn pack(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_bytes_are_read_by_others() {
        use std::io::Read;
        let bytes = "质量 quality ".repeat(500).into_bytes();
        let packed = pack(&bytes).expect("memory");
        assert!(packed.len() < 120, "{}", packed.len());
        // The reader of old browsers expects a head without further fields.
        assert_eq!(packed[..8], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
        let mut again = Vec::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut again).expect("whole");
        assert_eq!(again, bytes);
    }
}
