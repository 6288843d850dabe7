//! The report: a package's figures with its relations applied, each derived, checked or left undecided.

mod pack;
mod rules;
mod slice;

use crate::choice::choices;
use crate::index::Index;
use crate::lang::{Lang, Text};
use crate::package::relation::{Comparison, Term};
use crate::package::{
    ChartSpec, Indicator, Measure, Named, Observation, Package, Place, Problem, Region, Relation, Source,
    Tier, Unit,
};
use crate::quantity::{End, Interval, Kind, Quantity, shortened};
use crate::search::Readings;
use rust_decimal::{Decimal, RoundingStrategy};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A package's figures with its relations applied.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The package as read.
    pub package: Package,
    /// What became of each relation of the package, in the same order.
    pub verdicts: Vec<Verdict>,
    /// The only language of its prose, for a report that was packed so.
    pub only: Option<Lang>,
    /// How the names' characters are read; the tool adds it at publishing.
    pub readings: Readings,
    /// What is said of the whole; it is added when a package is opened.
    pub account: Account,
    /// The first screen as markup, which `page::first_screen` has written when the package was opened.
    pub first_screen: Text,
    /// The region beside others as markup, which `page::bench` has written then, too.
    pub bench: Text,
    /// What a reader may choose of it; the app puts it there, since nothing comes of it before.
    pub menus: Text,
    /// What each figure of the package stands for, in the same order.
    values: Vec<Value>,
    /// What each figure of the package refers to, in the same order; `None` where something isn't there.
    links: Vec<Option<Links>>,
    /// The figures' places by id.
    index: Index,
    /// The figures' places by relation, the result's first; `None` where something isn't there.
    terms: Vec<Vec<Option<usize>>>,
    /// The relations' places by figure, in ascending order.
    ties: Vec<Vec<usize>>,
}

/// What is said of a report as a whole, in sentences that need no more of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// How figures are read.
    pub reading: Text,
    /// What is known of their periods.
    pub periods: Vec<Text>,
    /// How far the source's numerals are accounted for; empty for a package that lists none.
    pub coverage: Vec<Text>,
    /// Who publishes it, under which terms, and what it was made with: each with where it leads, or nowhere.
    pub footer: Vec<(Text, String)>,
}

/// Places in the package's lists of what a figure refers to.
#[derive(Clone, Copy, Debug)]
struct Links {
    indicator: usize,
    unit: usize,
    region: usize,
    source: usize,
    place: Option<usize>,
}

/// A figure with all that it refers to.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// The row of `observations.csv`.
    pub observation: &'a Observation,
    /// What is measured.
    pub indicator: &'a Indicator,
    /// The unit of measure.
    pub unit: &'a Unit,
    /// Where it is measured.
    pub region: &'a Region,
    /// The document that it comes from.
    pub source: &'a Source,
    /// The place in the document.
    pub place: Option<&'a Place>,
    /// What it stands for.
    pub value: &'a Value,
}

/// What a figure stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// As printed.
    Printed(Quantity),
    /// Follows from a relation.
    Derived {
        /// Arithmetic on the printed values; `None` where the relation only gives bounds.
        nominal: Option<Decimal>,
        /// Arithmetic on the intervals; for things counted, the whole numbers among them.
        interval: Interval,
        /// The relation's place in the package.
        relation: usize,
    },
    /// A mark is printed in place of a number.
    Missing,
    /// Nothing derives it.
    #[default]
    Unknown,
}

impl Value {
    /// The value in the indicator's unit, if there is one.
    pub fn nominal(&self) -> Option<Decimal> {
        match self {
            Value::Printed(quantity) => quantity.nominal(),
            Value::Derived { nominal, .. } => *nominal,
            Value::Missing | Value::Unknown => None,
        }
    }

    /// The values that it can stand for, in the indicator's unit.
    pub fn interval(&self) -> Interval {
        match self {
            Value::Printed(quantity) => quantity.interval,
            Value::Derived { interval, .. } => *interval,
            Value::Missing | Value::Unknown => Interval::UNBOUNDED,
        }
    }

    /// Whether it follows from a relation.
    pub fn is_derived(&self) -> bool {
        matches!(self, Value::Derived { .. })
    }
}

/// What became of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Its missing term follows.
    Derives {
        /// The figure's id.
        figure: String,
    },
    /// The result agrees with what the operands imply.
    Holds {
        /// What they imply.
        implied: Interval,
        /// What both leave open: sharper than either.
        both: Interval,
        /// Whether it must be so: all that is implied rounds to the result. Otherwise it can be so.
        certain: bool,
    },
    /// It can't be so.
    Contradicts {
        /// What the operands imply.
        implied: Interval,
        /// What was printed, or the values that the result can have at all.
        printed: Interval,
    },
    /// It can't be told.
    Undecided(Why),
}

choices! {
    /// Why a relation can't be decided.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Why {
        /// The figures are too coarse.
        Rounding,
        /// A term has no value.
        MissingTerm,
        /// A term contradicts another figure.
        TermsClash,
    }
}

impl Default for Verdict {
    fn default() -> Verdict {
        Verdict::Undecided(Why::MissingTerm)
    }
}

impl Report {
    /// Applies the relations of a package.
    ///
    /// The problems are those that only arithmetic shows: contradictions that aren't declared, derived figures
    /// that nothing derives or that wait for each other, units that don't fit, and uses that aren't granted.
    pub fn build(package: Package) -> (Report, Vec<Problem>) {
        let mut report = Report::link(package);
        report.apply();
        let mut problems = rules::check(&report);
        problems = Problem::sort(problems, |problem| (problem.file.clone(), problem.line));
        Problem::cap(&mut problems);
        (report, problems)
    }

    /// Resolves references and reads off the printed values.
    fn link(package: Package) -> Report {
        let linker = Linker::of(&package);
        let links: Vec<_> = package.observations.iter().map(|figure| linker.link(figure)).collect();
        let printed = |figure: &Observation| match &figure.quantity {
            Some(quantity) => Value::Printed(quantity.clone()),
            None if figure.mark.is_empty() => Value::Unknown,
            None => Value::Missing,
        };
        let values = package.observations.iter().map(printed).collect();
        let index = Index::of(package.observations.iter().map(|figure| &figure.id));
        let place = |id: &String| index.get(id).filter(|at| links[*at].is_some());
        let all = |relation: &Relation| {
            std::iter::once(&relation.result).chain(&relation.operands).map(place).collect()
        };
        let terms: Vec<Vec<Option<usize>>> = package.relations.iter().map(all).collect();
        let ties = ties(&terms, links.len());
        let verdicts = vec![Verdict::Undecided(Why::MissingTerm); terms.len()];
        Report {
            package,
            verdicts,
            only: None,
            readings: Readings::default(),
            account: Account::default(),
            first_screen: Text::default(),
            bench: Text::default(),
            menus: Text::default(),
            values,
            links,
            index,
            terms,
            ties,
        }
    }

    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<Figure<'_>> {
        self.at(self.index.get(id)?)
    }

    /// All figures, in the order of the package.
    pub fn figures(&self) -> impl Iterator<Item = Figure<'_>> {
        (0..self.links.len()).filter_map(|at| self.at(at))
    }

    /// The figure at a place of the package's list.
    pub fn at(&self, at: usize) -> Option<Figure<'_>> {
        let links = (*self.links.get(at)?)?;
        Some(Figure {
            observation: &self.package.observations[at],
            indicator: &self.package.indicators[links.indicator],
            unit: &self.package.units[links.unit],
            region: &self.package.regions[links.region],
            source: &self.package.sources[links.source],
            place: links.place.map(|place| &self.package.places[place]),
            value: &self.values[at],
        })
    }

    /// The relations that a figure stands in, with their verdicts.
    pub fn relations_of(&self, id: &str) -> impl Iterator<Item = (&Relation, &Verdict)> {
        let ties = self.index.get(id).map_or(&[][..], |at| &self.ties[at]);
        ties.iter().map(|at| (&self.package.relations[*at], &self.verdicts[*at]))
    }

    /// The relation with this id and its verdict.
    pub fn relation(&self, id: &str) -> Option<(&Relation, &Verdict)> {
        self.package.relations.iter().zip(&self.verdicts).find(|(relation, _)| relation.id == id)
    }

    /// The values that a figure can stand for by all relations that it results from together, where that is
    /// less than its own interval leaves open.
    pub fn sharpened(&self, id: &str) -> Option<Interval> {
        let own = self.figure(id)?.value.interval();
        let results = self.relations_of(id).filter(|(relation, _)| relation.result == id);
        let sharper = results.fold(own, |sharper, (_, verdict)| match verdict {
            Verdict::Holds { both, .. } => sharper.intersect(*both).unwrap_or(sharper),
            Verdict::Derives { .. } | Verdict::Contradicts { .. } | Verdict::Undecided(_) => sharper,
        });
        (sharper != own).then_some(sharper)
    }

    /// Whether figures of other sources are among those by which it is less.
    pub fn is_sharpened_from_elsewhere(&self, id: &str) -> bool {
        let Some(own) = self.figure(id).map(|it| it.value.interval()) else { return false };
        let sharper = |(relation, verdict): &(&Relation, &Verdict)| match verdict {
            Verdict::Holds { both, .. } => relation.result == id && own.intersect(*both) != Some(own),
            Verdict::Derives { .. } | Verdict::Contradicts { .. } | Verdict::Undecided(_) => false,
        };
        let context = |id: &String| self.figure(id).is_some_and(|it| it.observation.tier == Tier::Context);
        self.relations_of(id).filter(sharper).any(|(relation, _)| relation.operands.iter().any(context))
    }

    /// The contradictions that a figure stands in.
    pub fn contradictions_of(&self, id: &str) -> impl Iterator<Item = &Relation> {
        let clashes = |(_, verdict): &(_, &Verdict)| matches!(verdict, Verdict::Contradicts { .. });
        self.relations_of(id).filter(clashes).map(|(relation, _)| relation)
    }

    /// The chart with this id.
    pub fn chart(&self, id: &str) -> Option<&ChartSpec> {
        self.package.charts.iter().find(|chart| chart.id == id)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.package.sources.iter().find(|source| source.id == id)
    }

    /// The place with this id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.package.places.iter().find(|place| place.id == id)
    }

    /// The unit with this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.package.units.iter().find(|unit| unit.id == id)
    }

    /// The region with this code.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.package.regions.iter().find(|region| region.id == id)
    }

    /// The theme with this id.
    pub fn theme(&self, id: &str) -> Option<&Named> {
        self.package.themes.iter().find(|theme| theme.id == id)
    }
}

/// The relations by figure.
fn ties(terms: &[Vec<Option<usize>>], figures: usize) -> Vec<Vec<usize>> {
    let mut ties = vec![Vec::new(); figures];
    for (relation, terms) in terms.iter().enumerate() {
        for figure in terms.iter().flatten() {
            if ties[*figure].last() != Some(&relation) {
                ties[*figure].push(relation);
            }
        }
    }
    ties
}

/// The package's lists by id.
struct Linker<'a> {
    package: &'a Package,
    indicators: Index,
    units: Index,
    regions: Index,
    sources: Index,
    places: Index,
}

impl<'a> Linker<'a> {
    fn of(package: &'a Package) -> Linker<'a> {
        Linker {
            package,
            indicators: Index::of(package.indicators.iter().map(|indicator| &indicator.id)),
            units: Index::of(package.units.iter().map(|unit| &unit.id)),
            regions: Index::of(package.regions.iter().map(|region| &region.id)),
            sources: Index::of(package.sources.iter().map(|source| &source.id)),
            places: Index::of(package.places.iter().map(|place| &place.id)),
        }
    }

    fn link(&self, figure: &Observation) -> Option<Links> {
        let indicator = self.indicators.get(&figure.indicator)?;
        let place = match figure.place.as_str() {
            "" => None,
            place => Some(self.places.get(place)?),
        };
        Some(Links {
            indicator,
            unit: self.units.get(&self.package.indicators[indicator].unit)?,
            region: self.regions.get(&figure.region)?,
            source: self.sources.get(&figure.source)?,
            place,
        })
    }
}

impl Report {
    /// Derives what is missing, until nothing changes, and checks what is there.
    ///
    /// Figures that were printed in contradiction to each other derive nothing; so the contradictions among
    /// printed figures are found first.
    fn apply(&mut self) {
        self.check_all();
        let clashing = self.clashing();
        let mut waiting = Waiting::all(self.terms.len());
        while let Some(relation) = waiting.pop_first() {
            if let Some(figure) = self.derive(relation, &clashing) {
                waiting.add(&self.ties[figure]);
            }
        }
        self.check_all();
        let clashing = self.clashing();
        for (terms, verdict) in self.terms.iter().zip(&mut self.verdicts) {
            let touches = terms.iter().flatten().any(|term| clashing[*term]);
            if touches && !matches!(verdict, Verdict::Contradicts { .. } | Verdict::Derives { .. }) {
                *verdict = Verdict::Undecided(Why::TermsClash);
            }
        }
        self.shorten();
    }

    /// Keeps of quotients what a pack and a file keep, so that all of them say the same.
    fn shorten(&mut self) {
        for value in &mut self.values {
            if let Value::Derived { nominal, interval, relation: _ } = value {
                *nominal = nominal.map(|nominal| shortened(nominal, RoundingStrategy::MidpointNearestEven));
                *interval = interval.shortened();
            }
        }
        for verdict in &mut self.verdicts {
            if let Verdict::Holds { both, .. } = verdict {
                *both = both.shortened();
            }
        }
    }

    /// Checks all relations that have derived nothing and contradict nothing so far.
    fn check_all(&mut self) {
        for relation in 0..self.terms.len() {
            if matches!(self.verdicts[relation], Verdict::Undecided(_) | Verdict::Holds { .. }) {
                self.verdicts[relation] = self.check(relation);
            }
        }
    }

    /// Whether each figure stands in a contradiction.
    fn clashing(&self) -> Vec<bool> {
        let mut clashing = vec![false; self.values.len()];
        let relations = self.terms.iter().zip(&self.verdicts);
        for (terms, _) in relations.filter(|(_, verdict)| matches!(verdict, Verdict::Contradicts { .. })) {
            terms.iter().flatten().for_each(|term| clashing[*term] = true);
        }
        clashing
    }

    /// Derives the one missing term of a relation, and returns the figure if that succeeds.
    fn derive(&mut self, relation: usize, clashing: &[bool]) -> Option<usize> {
        let row = &self.package.relations[relation];
        let (term, at) = self.missing(relation).filter(|_| !row.declared_contradiction)?;
        if self.terms[relation].iter().flatten().any(|term| clashing[*term]) {
            return None;
        }
        let solution = self.solve(relation, term).filter(|term| term.interval != Interval::UNBOUNDED)?;
        let kind = self.at(at)?.indicator.kind;
        let Some(interval) = fit(kind, solution.interval) else {
            self.verdicts[relation] =
                Verdict::Contradicts { implied: solution.interval, printed: kind.range() };
            return None;
        };
        let share = term == 0 && kind == Kind::Rate && row.kind.compares() == Some(Comparison::Share);
        let interval = if share { in_tenths(interval) } else { interval };
        let nominal = solution.nominal.map(|nominal| settle(kind, nominal, interval));
        self.values[at] = Value::Derived { nominal, interval, relation };
        self.verdicts[relation] = Verdict::Derives { figure: self.package.observations[at].id.clone() };
        Some(at)
    }

    /// The only term without a value, if it is a derived figure: its place among the terms and the figure's.
    fn missing(&self, relation: usize) -> Option<(usize, usize)> {
        let mut missing = self.terms[relation].iter().enumerate().filter(|(_, at)| !self.is_known(**at));
        let (term, at) = missing.next()?;
        let at = at.filter(|at| self.package.observations[*at].tier == Tier::Derived)?;
        missing.next().is_none().then_some((term, at))
    }

    /// Whether a term has a value.
    fn is_known(&self, at: Option<usize>) -> bool {
        at.is_some_and(|at| !matches!(self.values[at], Value::Missing | Value::Unknown))
    }

    /// What a relation's other terms imply for the one at `missing`.
    fn solve(&self, relation: usize, missing: usize) -> Option<Term> {
        let percent = self.at((*self.terms[relation].first()?)?)?.is_percent();
        let mut terms = self.terms_of(relation)?;
        terms[missing] = Term::UNKNOWN;
        self.package.relations[relation].kind.solve(&terms, percent, missing)
    }

    /// What the figures of a relation bring into it, the result first; `None` where one of them isn't there.
    fn terms_of(&self, relation: usize) -> Option<Vec<Term>> {
        let values = self.terms[relation].iter().map(|at| at.map(|at| &self.values[at]));
        values.map(|value| value.map(|it| Term { nominal: it.nominal(), interval: it.interval() })).collect()
    }

    /// Compares the result of a relation with what its operands imply.
    fn check(&self, relation: usize) -> Verdict {
        let terms = &self.terms[relation];
        let figure = terms[0].and_then(|at| self.at(at));
        let (Some(figure), true) = (figure, terms.iter().all(|at| self.is_known(*at))) else {
            return Verdict::Undecided(Why::MissingTerm);
        };
        let printed = figure.value.interval();
        let open = |interval: &Interval| *interval == Interval::UNBOUNDED;
        let Some(implied) =
            self.solve(relation, 0).map(|term| term.interval).filter(|implied| !open(implied))
        else {
            return Verdict::Undecided(Why::Rounding);
        };
        let Some(implied) = fit(figure.indicator.kind, implied) else {
            return Verdict::Contradicts { implied, printed };
        };
        let both = implied.intersect(printed).or_else(|| implied.loosened().intersect(printed.loosened()));
        let Some(both) = both else {
            return Verdict::Contradicts { implied, printed };
        };
        let settled = self.terms_of(relation).and_then(|terms| {
            let kind = self.package.relations[relation].kind;
            kind.settles(&terms, implied)
        });
        match settled {
            Some(certain) => Verdict::Holds { implied, both, certain },
            None => Verdict::Undecided(Why::Rounding),
        }
    }
}

/// The relations that may derive something, each once, the first of the package first.
struct Waiting {
    queue: BinaryHeap<Reverse<usize>>,
    queued: Vec<bool>,
}

impl Waiting {
    fn all(count: usize) -> Waiting {
        let mut waiting = Waiting { queue: BinaryHeap::new(), queued: vec![false; count] };
        (0..count).for_each(|relation| waiting.add(&[relation]));
        waiting
    }

    fn add(&mut self, relations: &[usize]) {
        for relation in relations {
            if !std::mem::replace(&mut self.queued[*relation], true) {
                self.queue.push(Reverse(*relation));
            }
        }
    }

    fn pop_first(&mut self) -> Option<usize> {
        let Reverse(relation) = self.queue.pop()?;
        self.queued[relation] = false;
        Some(relation)
    }
}

impl Figure<'_> {
    /// Whether it is given in parts of a hundred.
    fn is_percent(&self) -> bool {
        self.unit.measure == Measure::Percent
    }
}

/// The values of an interval that a number of a kind can have; `None` where it can have none of them.
fn fit(kind: Kind, interval: Interval) -> Option<Interval> {
    let possible =
        interval.intersect(kind.range()).or_else(|| interval.loosened().intersect(kind.range()))?;
    if kind.is_whole() { possible.whole() } else { Some(possible) }
}

/// A share between tenths of a percent, unless it is exact: totals that were printed rounded carry no finer ones,
/// since whether they were rounded or cut off isn't known. Of a share below one percent, two digits are told.
fn in_tenths(share: Interval) -> Interval {
    let least = share.lo.map_or(Decimal::ONE, |lo| lo.value);
    let mut places = 1;
    let mut size = least;
    while places < 10 && size > Decimal::ZERO && size < Decimal::ONE {
        places += 1;
        size *= Decimal::TEN;
    }
    let end = |end: End, strategy| {
        let value = end.value.round_dp_with_strategy(places, strategy);
        End { value, open: end.open && value == end.value }
    };
    if share.single().is_some() {
        return share;
    }
    Interval {
        lo: share.lo.map(|lo| end(lo, RoundingStrategy::ToNegativeInfinity)),
        hi: share.hi.map(|hi| end(hi, RoundingStrategy::ToPositiveInfinity)),
    }
}

/// The value to show for an interval: a whole number where the kind asks for one, and never outside.
fn settle(kind: Kind, nominal: Decimal, interval: Interval) -> Decimal {
    let nominal = if kind.is_whole() { nominal.round() } else { nominal };
    let low = interval.lo.map_or(nominal, |lo| nominal.max(lo.value));
    interval.hi.map_or(low, |hi| low.min(hi.value))
}
