//! Any two figures side by side: what may be computed of them, or why nothing may.

use crate::kin::Kin;
use crate::package::relation::Comparison;
use crate::package::{Relation, Status};
use crate::pairs::{Outcome, Reason, pairs, reason};
use crate::report::{Figure, Report, Value, Verdict};

/// Two figures with what may be computed of them, in the order in which that is said.
pub struct Together<'a> {
    /// The one that is subtracted from, or is part of the other.
    pub first: Figure<'a>,
    /// The other one.
    pub second: Figure<'a>,
    /// What comes of the two.
    pub said: Result<Computed<'a>, Apart>,
}

/// What was computed of two figures.
pub struct Computed<'a> {
    /// Whether it is their difference or the share that the first has of the second.
    pub kind: Comparison,
    /// What comes out.
    pub result: Figure<'a>,
}

/// Why nothing may be computed of two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// As for a figure and its counterpart.
    Pair(Reason),
    /// One of them has no value.
    NoValue,
    /// One of them contains the other, but no relation computes a share.
    Part,
    /// They stand in a relation that compares them in neither way.
    Related,
    /// They are in different units.
    Unit,
    /// They are different measures.
    Measure,
    /// They are of different periods.
    Period,
}

/// Puts two figures side by side; `None` unless the report has both and they are two.
///
/// What the bench has of them goes first, then what relations say of them; a reason why not is true of these two.
pub fn together<'a>(report: &'a Report, one: &str, two: &str) -> Option<Together<'a>> {
    let (first, second) = (report.figure(one)?, report.figure(two)?);
    if one == two {
        return None;
    }
    let is = |a: &Figure, b: &Figure| a.observation.id == one && b.observation.id == two;
    let pair = pairs(report).into_iter().find(|it| is(&it.own, &it.other) || is(&it.other, &it.own));
    if let Some(pair) = pair {
        let said = match pair.outcome {
            Outcome::Difference(result) => Ok(Computed { kind: Comparison::Difference, result }),
            Outcome::Share(result) => Ok(Computed { kind: Comparison::Share, result }),
            Outcome::None(reason) => Err(Apart::Pair(reason)),
        };
        return Some(Together { first: pair.own, second: pair.other, said });
    }
    if let Some((operands, computed)) = computed(report, one, two) {
        let [first, second] = operands.map(|id| report.figure(id));
        return Some(Together { first: first?, second: second?, said: Ok(computed) });
    }
    Some(Together { first, second, said: Err(apart(report, &first, &second)) })
}

/// The relations that two figures stand in together.
fn shared<'a>(
    report: &'a Report,
    one: &'a str,
    two: &'a str,
) -> impl Iterator<Item = (&'a Relation, &'a Verdict)> {
    report.relations_of(one).filter(move |(relation, _)| relation.result == two || relation.takes(two))
}

/// What a relation of two figures and no others computes: the operands in its order, and the result.
fn computed<'a>(report: &'a Report, one: &str, two: &str) -> Option<([&'a str; 2], Computed<'a>)> {
    report.relations_of(one).find_map(|(relation, verdict)| {
        let [first, second] = &relation.operands[..] else { return None };
        let both = first == one && second == two || first == two && second == one;
        let decided = matches!(verdict, Verdict::Derives { .. } | Verdict::Holds { .. });
        let kind = relation.kind.compares().filter(|_| both && decided)?;
        Some(([first.as_str(), second], Computed { kind, result: report.figure(&relation.result)? }))
    })
}

/// Why nothing is computed of two figures: the first reason that holds.
fn apart(report: &Report, first: &Figure, second: &Figure) -> Apart {
    let [one, two] = [first, second].map(|it| it.observation);
    if [one, two].iter().any(|it| it.status == Status::Plan) {
        return Apart::Pair(Reason::Plan);
    }
    if [first, second].iter().any(|it| matches!(it.value, Value::Missing | Value::Unknown)) {
        return Apart::NoValue;
    }
    for (relation, verdict) in shared(report, &one.id, &two.id) {
        if matches!(verdict, Verdict::Contradicts { .. }) {
            return Apart::Pair(Reason::Contradicts);
        }
        let compares =
            relation.kind.compares().is_some() && relation.takes(&one.id) && relation.takes(&two.id);
        if let (Verdict::Undecided(why), true) = (verdict, compares) {
            return Apart::Pair(Reason::Undecided(*why));
        }
        if relation.says_part(&one.id, &two.id) || relation.says_part(&two.id, &one.id) {
            return Apart::Part;
        }
    }
    if shared(report, &one.id, &two.id).next().is_some() {
        return Apart::Related;
    }
    if two.counterpart == one.id {
        return Apart::Pair(reason(report, first, second));
    }
    if one.counterpart == two.id {
        return Apart::Pair(reason(report, second, first));
    }
    if first.unit.id != second.unit.id {
        Apart::Unit
    } else if one.indicator != two.indicator {
        Apart::Measure
    } else if one.period.is_none() || two.period.is_none() {
        Apart::Pair(Reason::Undated)
    } else if one.period != two.period {
        Apart::Period
    } else {
        Apart::Pair(Reason::Undeclared)
    }
}

/// What a reader may choose to compare a figure with: the same measure elsewhere or at other times; what it is related to, or
/// what the package has put beside it.
pub fn choices<'a>(report: &'a Report, kin: &Kin<'a>) -> [Vec<Figure<'a>>; 2] {
    let own = kin.of.observation;
    let is_beside = |it: &Figure| {
        let apart = it.observation.indicator != own.indicator;
        apart && (it.observation.counterpart == own.id || own.counterpart == it.observation.id)
    };
    let is_related = |it: &Figure| kin.related.iter().any(|known| known.observation.id == it.observation.id);
    let others = report.figures().filter(|it| is_related(it) || is_beside(it));
    [kin.alike.clone(), others.collect()]
}
