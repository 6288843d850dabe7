#!/usr/bin/env bash
# rust_decimal cuts digits where every other number type rounds them.
#
# What: formatting a rust_decimal 1.43.0 `Decimal` with a precision, as in `{:.1}`.
# Behaviour: the digits beyond the precision are dropped. 35.96 prints as "35.9", 1.99 as "1.9",
#   -8.66 as "-8.6". `round_dp` on the same value rounds (36.0), so one value prints in two ways.
# Why it surprises: `std::fmt` describes `.N` as the number of digits after the point, and f64 and
#   bigdecimal 0.4.11 both round to it. A decimal type is chosen so that printed figures are exact;
#   that it alone prints the wrong tenth, no one expects.
# For those who publish figures: never give a `Decimal` a precision in a format string. Round first,
#   with a stated rule (`round_dp_with_strategy`), then print the result as it is.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/src"
cat > "$work/Cargo.toml" <<'TOML'
[package]
name = "probe"
version = "0.0.0"
edition = "2021"

[dependencies]
rust_decimal = "=1.43.0"
bigdecimal = "=0.4.11"
TOML
cat > "$work/src/main.rs" <<'RUST'
use bigdecimal::BigDecimal;
use rust_decimal::Decimal;

fn main() {
    // value, rounded to one place, what the format string prints of a `Decimal`
    let cases = [("35.96", "36.0", "35.9"), ("1.99", "2.0", "1.9"), ("-8.66", "-8.7", "-8.6")];
    let mut holds = true;
    for (text, rounded, cut) in cases {
        let decimal: Decimal = text.parse().unwrap();
        let big: BigDecimal = text.parse().unwrap();
        let float: f64 = text.parse().unwrap();
        let seen = [
            format!("{decimal:.1}"),
            decimal.round_dp(1).to_string(),
            format!("{big:.1}"),
            format!("{float:.1}"),
        ];
        println!(
            "{text:>6} to one place: expected {rounded}; seen rust_decimal {{:.1}} {}, rust_decimal round_dp {}, bigdecimal {{:.1}} {}, f64 {{:.1}} {}",
            seen[0], seen[1], seen[2], seen[3]
        );
        holds &= seen == [cut, rounded, rounded, rounded];
    }
    std::process::exit(i32::from(!holds));
}
RUST
echo "rust_decimal 1.43.0, bigdecimal 0.4.11, $(cargo --version)"
cd "$work"
CARGO_TARGET_DIR="$work/target" cargo run --quiet
echo "As stated: rust_decimal truncates at the precision of a format string."
