//! Bytes as text in a page; `assets/unpack.js` has the other side. It is basE91 (<https://base91.sourceforge.net>), which takes 23 % more than the bytes, where base64 takes 33 %.
//! Its alphabet is one that means nothing to HTML.

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

    #[test]
    fn bytes_become_text() {
        assert_eq!(encode(b""), "");
        // As the boot script reads it back: see the page's tests.
        assert_eq!(encode(&[0]), "!!");
        assert_eq!(encode(&[255, 255, 255, 255]).len(), 5);
        assert!(encode(&vec![0xA5; 13_000]).len() < 16_100);
    }
}
