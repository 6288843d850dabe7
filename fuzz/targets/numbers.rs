//! Numbers: as they are printed, the intervals that they stand for, the scales that they are drawn on.

use super::input::Input;
use guanzhi::quantity::{Bound, End, Interval, Kind, Quantity, Scale, currency, missing_mark, to_f64};
use guanzhi::scale::{Extent, Linear, Log, Tick};
use rust_decimal::Decimal;

/// What printed numbers are made of.
const PRINTED: [&str; 64] = [
    "0",
    "1",
    "2",
    "9",
    "10",
    "94.1",
    "1,755",
    "000",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
    ".",
    ",",
    " ",
    "-",
    "−",
    "–",
    "—",
    "~",
    "至",
    "到",
    " to ",
    "/",
    "%",
    "‰",
    " per cent",
    "+",
    "±",
    "负",
    "下降",
    "减少",
    "增长",
    "minus ",
    "down ",
    "up ",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "〇",
    "一",
    "两",
    "九",
    "首",
    "双",
    "半",
    "分之",
    "翻番",
    "翻两番",
    "twice",
    "tenfold",
    "a half",
    "two thirds",
    "between ",
    " and ",
    "之间",
    " of",
    "over ",
    "过",
    "$",
    "US$",
    "人民币",
    "元",
    "\u{ff11}",
];

/// A printed number is read as one whose ends are in order, within the range of its kind, or not at all.
pub fn quantity(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (scale, bound, kind) = (input.pick(&Scale::ALL), input.pick(&Bound::ALL), input.pick(&Kind::ALL));
    let printed = input.text(&PRINTED, 8);
    missing_mark(&printed);
    currency(&printed);
    let Ok(it) = Quantity::parse(&printed, scale, bound, kind) else { return };
    check_order(it.interval);
    assert!(kind.range().contains(it.interval), "{printed:?} as {kind:?}: {}", it.interval);
    assert!(to_f64(it.value).is_finite());
    it.in_scale(it.value);
    // What is packed of it is read as the same, but multiples, which have a form of their own there.
    if !it.plain.contains('x') {
        let again = Quantity::parse(&it.plain, scale, bound, kind).expect(&it.plain);
        assert_eq!(
            (again.value, again.until, again.form),
            (it.value, it.until, it.form),
            "{printed:?}: {:?}",
            it.plain
        );
    }
}

fn check_order(it: Interval) {
    let (Some(lo), Some(hi)) = (it.lo, it.hi) else { return };
    assert!(lo.value < hi.value || lo.value == hi.value && !(lo.open || hi.open), "{it}");
}

fn decimal(input: &mut Input) -> Decimal {
    match input.below(4) {
        0 => Decimal::from(input.any::<i8>()),
        1 => input.pick(&[Decimal::ZERO, Decimal::ONE, Decimal::MAX, Decimal::MIN, Decimal::new(1, 28)]),
        2 => Decimal::new(i64::from(input.any::<i32>()), input.below(10) as u32),
        _ => Decimal::from_parts(input.any(), input.any(), input.any(), input.any(), input.below(29) as u32),
    }
}

fn interval(input: &mut Input) -> Interval {
    let mut ends = [decimal(input), decimal(input)];
    ends.sort();
    if ends[0] == ends[1] {
        return Interval::point(ends[0]);
    }
    let mut end = |value| match input.below(3) {
        0 => None,
        state => Some(End { value, open: state == 1 }),
    };
    Interval { lo: end(ends[0]), hi: end(ends[1]) }
}

/// A value of an interval: an end that belongs to it, or one beside an end.
fn value(input: &mut Input, of: Interval) -> Option<Decimal> {
    let near = [of.lo, of.hi].into_iter().flatten().map(|end| end.value).next().unwrap_or_default();
    let beside = near.checked_add(Decimal::from(input.any::<i8>())).unwrap_or(near);
    [of.hi.map_or(near, |end| end.value), beside, near].into_iter().find(|value| of.holds(*value))
}

/// What is computed of two intervals holds what is computed of any two values in them.
pub fn intervals(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (a, b) = (interval(&mut input), interval(&mut input));
    let values = value(&mut input, a).zip(value(&mut input, b));
    let check = |name: &str, result: Interval, of: fn(Decimal, Decimal) -> Option<Decimal>| {
        check_order(result);
        let Some((x, y)) = values else { return };
        let Some(exact) = of(x, y).filter(|it| is_exact(*it)) else { return };
        // What a decimal can't hold is given back where intervals are compared.
        assert!(result.loosened().holds(exact), "{a} {name} {b} = {result}, but {x} {name} {y} = {exact}");
    };
    check("+", a + b, Decimal::checked_add);
    check("-", a - b, Decimal::checked_sub);
    check("×", a.product(b), Decimal::checked_mul);
    check("÷", a.quotient(b), Decimal::checked_div);
    let factor = decimal(&mut input).abs();
    check_order(a.scaled(if factor.is_zero() { Decimal::ONE } else { factor }));
    for it in [a.negated(), a.loosened(), a.shortened()].into_iter().chain(a.whole()).chain(a.intersect(b)) {
        check_order(it);
    }
    assert!(a.loosened().contains(a), "{a}: {}", a.loosened());
}

/// Whether a result has so few digits that it wasn't rounded: those that were have as many as a decimal holds.
fn is_exact(result: Decimal) -> bool {
    !result.is_zero() && result.scale() < 20 && result.mantissa().unsigned_abs() < 10_u128.pow(20)
}

/// A scale has ticks that ascend and can be drawn, and not too many of them; greater values stand farther along.
pub fn scale(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let values: Vec<f64> = (0..=input.below(4)).map(|_| input.float()).collect();
    let (from, to, count) = (f64::from(input.any::<i16>()), f64::from(input.any::<i16>()), input.below(40));
    let extent = Extent::NONE.with(values.iter().copied());
    for extent in [extent, extent.and(Extent::ZERO), Extent::from_zero(values.iter().copied())] {
        for scale in [Linear::new(extent, from, to), Linear::new(extent, from, to).nice(count)] {
            check_ticks(&scale.ticks(count), 4 * count.max(2));
            let domain = scale.domain();
            assert!(domain.lo < domain.hi && domain.length().is_finite(), "{domain:?}");
            let ends = [from.min(to) - 1e-6, from.max(to) + 1e-6];
            for value in &values {
                let at = scale.clamped(*value);
                assert!(value.is_nan() || at >= ends[0] && at <= ends[1], "{value} at {at} of {ends:?}");
            }
        }
    }
    let log = Log::over(values.iter().copied(), from, to);
    check_ticks(&log.ticks(), 700);
    for value in &values {
        assert!(log.at(*value).is_none_or(f64::is_finite), "{value} at {:?}", log.at(*value));
    }
}

fn check_ticks(ticks: &[Tick], most: usize) {
    assert!(ticks.len() <= most, "{} ticks", ticks.len());
    assert!(ticks.iter().all(|tick| tick.value.is_finite() && !tick.digits.is_empty()), "{ticks:?}");
    assert!(ticks.is_sorted_by(|a, b| a.value < b.value), "{ticks:?}");
}
