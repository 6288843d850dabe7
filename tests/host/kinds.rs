//! Every chart kind against hostile figures, and the scales beneath: packages are made of what each kind declares, so
//! that a new kind is tested without a line here.

use super::charts::sound;
use crate::cases;
use crate::common::made::{FIXED, INDICATORS, OBSERVATIONS, REGIONS, RELATIONS, monthly};
use expect_test::expect_file;
use guanzhi::chart::{
    self, Axis, Claim, Count, Frame, Item, KINDS, Kind, Resolved, Role, Values, WidthClass,
};
use guanzhi::lang::Lang;
use guanzhi::open::open;
use guanzhi::package::File;
use guanzhi::paint::svg;
use guanzhi::report::Report;
use guanzhi::scale::{Extent, Linear, Log, Tick};
use guanzhi::scene::{Mark, Scene, Shape};
use guanzhi::theme::LIGHT;
use guanzhi::words;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A package with one chart of a kind; every name in it is made up.
#[derive(Clone, Debug)]
pub struct Synthetic {
    kind: &'static Kind,
    /// The unit of what is in no claim.
    unit: &'static str,
    rows: Vec<Row>,
}

/// A row: what it is called, whether it starts a group, and for each of the kind's roles how many figures it has.
#[derive(Clone, Debug)]
struct Row {
    name: String,
    group: bool,
    roles: Vec<Draw>,
}

/// The figures of a role: how many, as far as the kind takes so many, their numbers, and whether they are derived.
#[derive(Clone, Debug)]
struct Draw {
    count: usize,
    numbers: [String; 4],
    derived: bool,
    /// What is printed instead of numbers, where the role takes ranges.
    range: Option<&'static str>,
}

/// A figure of a row.
#[derive(Clone)]
struct Term {
    id: String,
    role: &'static str,
    unit: &'static str,
    kind: &'static str,
    /// Nothing for a figure that a relation yields.
    printed: String,
}

/// The files of a package as far as rows decide them.
#[derive(Default)]
struct Tables {
    indicators: String,
    observations: String,
    regions: String,
    relations: String,
    rows: Vec<String>,
    ties: usize,
}

/// The columns that a row has figures in, where a kind has a role for each: their order isn't the alphabet's.
const COLUMNS: [&str; 4] = ["2", "9", "12", "3"];

/// How many figures a role takes of so many.
fn taken(role: &Role, wanted: usize) -> usize {
    match role.count {
        _ if role.columns => wanted.min(COLUMNS.len()),
        Count::One => 1,
        Count::Several => wanted.clamp(2, 3),
        Count::Optional => wanted % 2,
        Count::Pair => wanted % 2 * 2,
        Count::Many => wanted.min(3),
    }
}

impl Synthetic {
    fn has(&self, fits: fn(&Claim) -> bool) -> bool {
        self.kind.claims.iter().any(fits)
    }

    /// How many figures of each role a row has: those that it wants, and those that these need.
    fn counts(&self, row: &Row) -> BTreeMap<&'static str, usize> {
        let roles = self.kind.roles.iter().zip(&row.roles);
        let mut counts: BTreeMap<&str, usize> =
            roles.map(|(role, draw)| (role.id, taken(role, draw.count))).collect();
        let least = |id: &str| self.kind.roles.iter().find(|role| role.id == id).map(|role| taken(role, 1));
        if counts.values().all(|count| *count == 0) {
            let first = self.kind.roles[0].id;
            counts.insert(first, least(first).expect("a role"));
        }
        for claim in self.kind.claims {
            // What a relation ties together is there together.
            match *claim {
                Claim::Difference { level, reference, .. } if counts[level] + counts[reference] > 0 => {
                    counts.insert(level, 1);
                    counts.insert(reference, counts[reference].max(1));
                }
                Claim::Share { share, part, whole }
                    if counts[share] > 0 && counts[part] + counts[whole] > 0 =>
                {
                    counts.extend([(part, 1), (whole, 1)]);
                }
                _ => {}
            }
        }
        for _ in self.kind.roles {
            for role in self.kind.roles.iter().filter(|role| !role.needs.is_empty()) {
                if counts[role.id] > 0 && role.needs.iter().all(|needed| counts[needed] == 0) {
                    counts.insert(role.needs[0], least(role.needs[0]).expect("a role"));
                }
            }
        }
        counts
    }

    /// A role's unit, sort of number, and the number that it takes of one.
    fn term(&self, role: &Role, number: &str, range: Option<&str>) -> (&'static str, &'static str, String) {
        let axis = self.kind.axis.roles();
        let counted = |role: &Role| matches!(role.values, Values::NotNegative | Values::Positive);
        let with_counts = axis.contains(&role.id)
            && self.kind.roles.iter().any(|other| axis.contains(&other.id) && counted(other));
        let gaps = self.has(|claim| matches!(claim, Claim::Difference { .. }));
        let whole = number.trim_start_matches('-').split('.').next().unwrap_or("0");
        match role.values {
            Values::Percentage => ("%", "rate", percentage(number)),
            Values::Few => ("家", "count", whole[whole.len().saturating_sub(2)..].to_owned()),
            Values::Positive if whole.trim_start_matches('0').is_empty() => ("家", "count", "1".to_owned()),
            Values::NotNegative | Values::Positive => ("家", "count", whole.to_owned()),
            Values::Any if with_counts => ("家", "count", whole.to_owned()),
            Values::Any if gaps => ("%", "gap", percentage(number)),
            // One of ten is printed as missing, where that can be drawn.
            Values::Any if role.marks && number.ends_with('7') => (self.unit, "gap", "…".to_owned()),
            Values::Any => {
                let printed = range.filter(|_| role.ranges).unwrap_or(number);
                (self.unit, "gap", printed.to_owned())
            }
        }
    }

    fn row(&self, at: usize, row: &Row, tables: &mut Tables) {
        let counts = self.counts(row);
        let mut terms: Vec<Term> = Vec::new();
        for (role, draw) in self.kind.roles.iter().zip(&row.roles) {
            for (place, number) in draw.numbers.iter().take(counts[role.id]).enumerate() {
                let (unit, kind, printed) = self.term(role, number, draw.range);
                terms.push(Term {
                    id: format!("{}-{at}-{place}", role.id),
                    role: if role.columns { COLUMNS[place] } else { role.id },
                    unit,
                    kind,
                    printed,
                });
            }
        }
        // A part of a part is no more than its whole, either.
        for claim in self.kind.claims.iter().flat_map(|_| self.kind.claims) {
            if let Claim::Part { part, whole } = *claim {
                let of = |role: &str| terms.iter().position(|term| term.role == role);
                if let (Some(part), Some(whole)) = (of(part), of(whole)) {
                    order(&mut terms, whole, part);
                }
            }
        }
        for claim in self.kind.claims {
            bear_out(*claim, &mut terms, row, tables);
        }
        self.derive(row, &mut terms, tables);
        let mut figures: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for term in &terms {
            let ids = figures.entry(term.role).or_default();
            if ids.is_empty() {
                tables.indicator(&format!("{}-{at}", term.role), &row.name, term);
            }
            let indicator = format!("{}-{at}", term.role);
            if self.kind.claims.contains(&Claim::Across(term.role)) {
                // Several figures of a role are one indicator of different regions.
                let place = (ids.len() + at) % 3;
                let other = format!("x-{at}");
                if place == 2 {
                    tables.region(&other, &row.name);
                }
                let region = ["990000", "000000", &other][place];
                tables.observe_in(region, &term.id, &indicator, "2024", &term.printed);
            } else {
                // Or at different times.
                let period = ["2023", "2024", ["2021", "2022-03", "2023-01/2023-06"][at % 3]][ids.len()];
                tables.observe(&term.id, &indicator, period, &term.printed);
            }
            ids.push(format!("\"{}\"", term.id));
        }
        let roles = figures.iter().map(|(role, ids)| format!("\"{role}\": [{}]", ids.join(",")));
        let text = format!("{{\"zh\": \"{0}\", \"en\": \"{0}\"}}", row.name);
        let heading = format!("{{\"zh\": \"组{0}\", \"en\": \"组{0}\"}}", row.name);
        let group = if row.group { format!("\"group\": {heading}, ") } else { String::new() };
        let roles = roles.collect::<Vec<_>>().join(",");
        tables.rows.push(format!("{{{group}\"label\": {text}, \"figures\": {{{roles}}}}}"));
    }

    /// Lets figures of roles that are in no claim follow from others that no chart shows.
    fn derive(&self, row: &Row, terms: &mut [Term], tables: &mut Tables) {
        let roles = self.kind.roles.iter().zip(&row.roles);
        let derived: Vec<&str> = roles.filter(|(_, draw)| draw.derived).map(|(role, _)| role.id).collect();
        for term in terms.iter_mut() {
            let numbered = !["", "…"].contains(&&*term.printed);
            if derived.contains(&term.role) && term.kind == "gap" && numbered {
                let parts = [format!("{}-from", term.id), format!("{}-less", term.id)];
                for (part, printed) in parts.iter().zip([&*std::mem::take(&mut term.printed), "0"]) {
                    tables.indicator(part, "备", term);
                    tables.observe(part, part, "2024", printed);
                }
                tables.tie("difference", &term.id, &parts);
            }
        }
    }

    /// The files of the package.
    pub fn files(&self) -> Vec<File> {
        let mut tables = Tables::default();
        // A package without figures is refused; one in no chart leaves the chart as empty as it is.
        tables.indicators += "spare,t,备用,Spare,家,count,neither,,\n";
        tables.observe("spare", "spare", "2024", "1");
        for (at, row) in self.rows.iter().enumerate() {
            self.row(at, row, &mut tables);
        }
        tables.files(self.kind.id)
    }

    /// The report, which has no problem.
    fn report(&self) -> Report {
        let (report, problems) = open(&self.files());
        assert!(problems.is_empty(), "{problems:?}");
        report
    }
}

/// A number from 0 to 100 made of another's digits.
fn percentage(number: &str) -> String {
    let digits = number.trim_start_matches('-');
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    format!("{}.{rest}", &whole[whole.len().saturating_sub(2)..])
}

/// Adds what bears a claim out, and changes numbers so that it can.
fn bear_out(claim: Claim, terms: &mut [Term], row: &Row, tables: &mut Tables) {
    let of = |terms: &[Term], role: &str| -> Vec<usize> {
        (0..terms.len()).filter(|at| terms[*at].role == role).collect()
    };
    let id = |terms: &[Term], at: usize| terms[at].id.clone();
    match claim {
        Claim::Part { part, whole } => {
            for (part, whole) in of(terms, part).into_iter().zip(of(terms, whole)) {
                order(terms, whole, part);
                tables.tie("within", &id(terms, part), &[id(terms, whole)]);
            }
        }
        Claim::Nested(role) => {
            let places = of(terms, role);
            for pair in places.iter().flat_map(|_| places.windows(2)) {
                order(terms, pair[0], pair[1]);
            }
            for pair in places.windows(2) {
                tables.tie("within", &id(terms, pair[1]), &[id(terms, pair[0])]);
            }
        }
        Claim::Share { share, part, whole } => {
            let found = (of(terms, share), of(terms, part), of(terms, whole));
            if let ([share], [part, ..], [whole, ..]) = (&found.0[..], &found.1[..], &found.2[..]) {
                for at in [*part, *whole] {
                    if terms[at].printed.chars().all(|digit| digit == '0') {
                        "1".clone_into(&mut terms[at].printed);
                    }
                }
                order(terms, *whole, *part);
                terms[*share].printed.clear();
                tables.tie("ratio", &id(terms, *share), &[id(terms, *part), id(terms, *whole)]);
            }
        }
        Claim::Difference { value, level, reference } => {
            let references = of(terms, reference);
            if let ([value], [level]) = (&of(terms, value)[..], &of(terms, level)[..]) {
                for at in &references {
                    terms[*at].printed.clone_from(&row.roles[0].numbers[0]);
                    terms[*at].printed = percentage(&terms[*at].printed);
                    tables.tie("difference", &id(terms, *value), &[id(terms, *level), id(terms, *at)]);
                }
                terms[*value].printed.clear();
            }
        }
        Claim::Series(_) | Claim::Across(_) => {}
    }
}

/// Exchanges two numbers where the first is less.
fn order(terms: &mut [Term], more: usize, less: usize) {
    let size = |term: &Term| term.printed.parse::<u64>().expect("a count");
    if size(&terms[more]) < size(&terms[less]) {
        let swapped = std::mem::take(&mut terms[more].printed);
        terms[more].printed = std::mem::replace(&mut terms[less].printed, swapped);
    }
}

impl Tables {
    fn indicator(&mut self, id: &str, name: &str, term: &Term) {
        let _ = writeln!(self.indicators, "{id},t,{name},{name},{},{},neither,,", term.unit, term.kind);
    }

    fn region(&mut self, id: &str, name: &str) {
        let _ = writeln!(self.regions, "{id},{name},{name}");
    }

    /// A figure of the report's region that was printed, or one that wasn't.
    fn observe(&mut self, id: &str, indicator: &str, period: &str, printed: &str) {
        self.observe_in("990000", id, indicator, period, printed);
    }

    fn observe_in(&mut self, region: &str, id: &str, indicator: &str, period: &str, printed: &str) {
        let (bound, tier) = if printed.is_empty() { ("", "derived") } else { ("exact", "report") };
        let line = format!("{id},{indicator},{region},{period},stated,{printed},,{bound},s,p,{tier},,,,,");
        let _ = writeln!(self.observations, "{line}");
    }

    fn tie(&mut self, kind: &str, result: &str, operands: &[String]) {
        self.ties += 1;
        let (at, operands) = (self.ties, operands.join(" "));
        let _ = writeln!(self.relations, "r{at},{kind},{result},{operands},arithmetic,,,");
    }

    fn files(&self, kind: &str) -> Vec<File> {
        let file = |name: &str, text: &str| File { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
        let columns = [r#"{"zh": "栏目的名称", "en": "A column’s heading"}"#; 12].join(",");
        let chart = format!(
            r#"[{{"id": "c", "kind": "{kind}", "headline": {{"zh": "题", "en": "T"}}, "measure": {{"zh": "量", "en": "M"}}, "columns": [{columns}], "rows": [{}]}}]"#,
            self.rows.join(",")
        );
        let mut files: Vec<File> = FIXED.iter().map(|(name, text)| file(name, text)).collect();
        files.push(file("indicators.csv", &format!("{INDICATORS}{}", self.indicators)));
        files.push(file("observations.csv", &format!("{OBSERVATIONS}{}", self.observations)));
        files.push(file("regions.csv", &format!("{REGIONS}{}", self.regions)));
        files.push(file("relations.csv", &format!("{RELATIONS}{}", self.relations)));
        files.push(file("charts.json", &chart));
        files
    }
}

/// A name from one character to a long sentence without a break, in Chinese or English.
fn names() -> impl Strategy<Value = String> {
    prop_oneof!["[一-龥]{1,40}", "[a-z]{1,12}( [a-z]{1,14}){0,6}", "[a-z]{30}"]
}

/// Numbers of any sign and size, equal ones, zero, and those at the ends of what a package holds.
fn numbers() -> impl Strategy<Value = String> {
    let fixed =
        ["0", "7", "-7", "0.0", "0.0000000001", "-0.0000000001", "999999999999999", "-999999999999999"];
    prop_oneof![
        3 => "-?[0-9]{1,2}\\.[0-9]{1,2}",
        3 => "-?[1-9][0-9]{0,3}",
        1 => "-?[1-9][0-9]{4,13}",
        2 => prop::sample::select(fixed.map(str::to_owned).to_vec()),
    ]
}

fn draws() -> impl Strategy<Value = Draw> {
    let numbers = [numbers(), numbers(), numbers(), numbers()];
    let ranges = ["3–5", "-8.5–-2", "-3–5", "0–0.5", "7–8", "2500000–100000000"].to_vec();
    let range = prop::option::weighted(0.1, prop::sample::select(ranges));
    (0_usize..=4, numbers, prop::bool::weighted(0.2), range)
        .prop_map(|(count, numbers, derived, range)| Draw { count, numbers, derived, range })
}

fn synthetic(most: usize) -> impl Strategy<Value = Synthetic> {
    let kinds = prop::sample::select(KINDS.iter().collect::<Vec<&'static Kind>>());
    (kinds, prop::sample::select(vec!["家", "%", "元"])).prop_flat_map(move |(kind, unit)| {
        let roles = prop::collection::vec(draws(), kind.roles.len());
        let row = (names(), prop::bool::weighted(0.1), roles);
        let row = row.prop_map(|(name, group, roles)| Row { name, group, roles });
        prop::collection::vec(row, 0..=most).prop_map(move |rows| Synthetic { kind, unit, rows })
    })
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_figures_are_drawn_soundly(package in synthetic(12), width in 280_u32..1600, en in any::<bool>()) {
        let report = package.report();
        let lang = if en { Lang::En } else { Lang::Zh };
        let chart = chart::resolve(&report, "c", lang).expect("the synthetic chart");
        prop_assert_eq!(chart.rows.len(), package.rows.len());
        let width = f64::from(width);
        check(&chart, &chart.fitted(width, WidthClass::of(width)));
    }
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn four_hundred_rows_are_drawn_soundly(package in synthetic(400)) {
        let report = package.report();
        let chart = chart::resolve(&report, "c", Lang::Zh).expect("the synthetic chart");
        check(&chart, &chart.scene(Frame { width: 640.0, class: WidthClass::Medium, height: None, air: 0.0 }));
    }
}

/// What holds for the drawing of any chart.
fn check(chart: &Resolved, scene: &Scene) {
    sound(scene);
    every_figure_is_drawn(chart, scene);
    rows_keep_their_order(chart, scene);
    headings_are_drawn(chart, scene);
    values_are_where_they_belong(chart, scene);
    for mark in &scene.marks {
        if let Shape::Text(label) = &mark.shape {
            assert!(!label.text.contains('-'), "a hyphen for a minus in {:?}", label.text);
        }
    }
}

/// Each figure has a mark that can be pointed at and outlined: any but a line, unless it is on the course of one.
fn every_figure_is_drawn(chart: &Resolved, scene: &Scene) {
    let marks = scene.marks.iter().filter(|mark| !matches!(mark.shape, Shape::Line(_)));
    let mut drawn: BTreeSet<&str> = marks.filter_map(|mark| mark.figure.as_deref()).collect();
    drawn.extend(scene.courses.iter().flat_map(|course| &course.figures).map(|(key, _)| &**key));
    for (_, item) in chart.items() {
        assert!(drawn.contains(&*item.key), "{}: {} isn't drawn", chart.kind.id, item.key);
    }
}

/// Rows that begin with figures of one role stand one after another: each starts no higher than the one before it.
fn rows_keep_their_order(chart: &Resolved, scene: &Scene) {
    // In a plane of time and values a row stands where its values are.
    if matches!(chart.kind.id, "line" | "small-multiples") {
        return;
    }
    let figures = scene.figures();
    for role in chart.kind.roles {
        let firsts = chart.rows.iter().map(|row| &row.items[0]).filter(|item| item.role == role.id);
        let tops: Vec<(f64, f64)> = firsts
            .filter_map(|item| figures.iter().find(|(key, _)| *key == item.key))
            .map(|(_, area)| (area.y, area.x))
            .collect();
        for pair in tops.windows(2) {
            // Groups stand side by side.
            let beside = pair[1].1 > pair[0].1 + 100.0;
            assert!(
                beside || pair[0].0 <= pair[1].0 + 24.0,
                "a row stands above the one before it: {pair:?}"
            );
        }
    }
}

/// A figure stands beneath the heading of its group: of the headings before its first mark, that is the last one. Its other
/// marks may be painted over what comes later.
fn headings_are_drawn(chart: &Resolved, scene: &Scene) {
    let headings: Vec<&str> = chart.rows.iter().filter_map(|row| row.group).collect();
    let mut groups: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let mut group = None;
    for row in &chart.rows {
        group = row.group.or(group);
        groups.extend(row.items.iter().map(|item| (&*item.key, group)));
    }
    let (mut last, mut seen) = (None, BTreeSet::new());
    for (at, mark) in scene.marks.iter().enumerate() {
        last = headings.iter().copied().find(|heading| stands(&scene.marks[at..], heading)).or(last);
        // What stands apart of rows without a heading stands beneath those that have one.
        let first = mark.figure.as_deref().filter(|key| seen.insert(*key));
        let Some(heading) = first.and_then(|key| groups[key]) else { continue };
        assert_eq!(last, Some(heading), "{}: {:?}", chart.kind.id, mark.figure);
    }
}

/// Whether some marks begin with a text, which may stand in several lines.
fn stands(marks: &[Mark], text: &str) -> bool {
    let mut rest = text;
    for mark in marks.iter().take_while(|mark| mark.figure.is_none()) {
        let Shape::Text(label) = &mark.shape else { return false };
        let Some(behind) = rest.strip_prefix(&*label.text) else { return false };
        rest = behind.trim_start();
        if rest.is_empty() {
            return true;
        }
    }
    false
}

/// Of figures that share an axis, a greater one stands farther right in all of them, or higher in all of them.
fn values_are_where_they_belong(chart: &Resolved, scene: &Scene) {
    for items in panels(chart) {
        let items = items.into_iter();
        let mut places: Vec<(f64, [f64; 2])> =
            items.filter_map(|item| Some((item.nominal()?, place(scene, &item.key)?))).collect();
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        // Outlines of derived bars are drawn half a pixel inside.
        let rises = |along: usize| places.windows(2).all(|pair| pair[0].1[along] <= pair[1].1[along] + 1.0);
        assert!(rises(0) || rises(1), "{}: values aren't in order: {places:?}", chart.kind.id);
    }
}

/// The figures that are drawn along one axis and alike: others are so along one of their own, on the same scale.
fn panels<'a, 'b>(chart: &'b Resolved<'a>) -> Vec<Vec<&'b Item<'a>>> {
    let mut panels: BTreeMap<(usize, &str), Vec<&Item>> = BTreeMap::new();
    let mut group = 0;
    for (at, row) in chart.rows.iter().enumerate() {
        group += usize::from(row.group.is_some());
        for item in &row.items {
            let shares = chart.kind.role(item.role).is_some_and(|role| chart.kind.shares_axis(role));
            let panel = match chart.kind.id {
                _ if !shares => continue,
                _ if matches!(chart.kind.axis, Axis::Each(_)) => (group, item.role),
                "small-multiples" => (at, item.role),
                "bars" | "grouped-bars" | "diverging-bars" | "range-bars" | "line" => (group, ""),
                _ => (0, ""),
            };
            panels.entry(panel).or_default().push(item);
        }
    }
    panels.into_values().collect()
}

/// How far right and how high a figure's dot is, or the middle of its bar, or its place on a line.
fn place(scene: &Scene, key: &str) -> Option<[f64; 2]> {
    let own = || scene.marks.iter().filter(|mark| mark.figure.as_deref() == Some(key));
    let on_line = scene.courses.iter().flat_map(|course| &course.figures).find(|(it, _)| **it == *key);
    if let Some((_, (x, y))) = on_line {
        return Some([*x, -y]);
    }
    let dot = own().find(|mark| matches!(mark.shape, Shape::Circle(..)));
    let found = dot.or_else(|| own().find(|mark| matches!(mark.shape, Shape::Rect(..))))?;
    let area = found.shape.area();
    Some([area.x + area.width / 2.0, -(area.y + area.height / 2.0)])
}

/// A row of a kind whose roles have the numbers that are given.
pub fn one_row(kind: &'static Kind, counts: &[usize], number: &str) -> Synthetic {
    Synthetic { kind, unit: "家", rows: vec![row("甲", false, counts, number)] }
}

/// A row with so many figures of each role, all of one number.
fn row(name: &str, group: bool, counts: &[usize], number: &str) -> Row {
    let numbers = || [number, number, number, number].map(str::to_owned);
    let draw = |count: &usize| Draw { count: *count, numbers: numbers(), derived: false, range: None };
    Row { name: name.to_owned(), group, roles: counts.iter().map(draw).collect() }
}

/// Groups side by side: with more air between rows, one of many low rows becomes taller than one of a high row.
#[test]
fn air_is_measured_by_what_it_makes_the_tallest() {
    let mut rows = vec![row(&"长".repeat(240), true, &[1, 0], "7")];
    rows.extend((0..9).map(|at| row("短", at == 0, &[1, 0], "7")));
    let kind = chart::kind("steps").expect("a kind");
    let report = Synthetic { kind, unit: "家", rows }.report();
    let chart = chart::resolve(&report, "c", Lang::Zh).expect("the synthetic chart");
    check(&chart, &chart.fitted(905.0, WidthClass::Wide));
}

/// What is no part stands with its group, not behind the wholes of all groups.
#[test]
fn what_is_no_part_stands_with_its_group() {
    let kind = chart::kind("share").expect("a kind");
    let counts = |part, bar| [part, part, 0, bar, 0];
    let rows = vec![
        row("甲", true, &counts(1, 0), "7"),
        row("乙", false, &counts(0, 1), "7"),
        row("丙", true, &counts(1, 0), "7"),
        row("丁", false, &counts(0, 1), "7"),
        row("戊", true, &counts(0, 1), "7"),
    ];
    let report = Synthetic { kind, unit: "家", rows }.report();
    let chart = chart::resolve(&report, "c", Lang::Zh).expect("the synthetic chart");
    check(&chart, &chart.fitted(900.0, WidthClass::Wide));
}

#[test]
fn values_that_a_kind_cannot_draw_are_refused_by_name() {
    let mut refused = 0;
    for kind in KINDS {
        for (place, role) in kind.roles.iter().enumerate() {
            let bad: &[&str] = match role.values {
                Values::Any => &[],
                Values::NotNegative => &["-3"],
                Values::Positive => &["-3", "0"],
                Values::Percentage => &["-0.5", "100.5"],
                Values::Few => &["-3", "101", "2.5"],
            };
            let counts: Vec<usize> = (0..kind.roles.len()).map(|at| usize::from(at == place)).collect();
            for bad in bad {
                // As the kind declares it, but for the number that is exchanged in the files.
                let package = one_row(kind, &counts, "5");
                let mut tables = Tables::default();
                package.row(0, &package.rows[0], &mut tables);
                let figure = format!("{}-0-0", role.id);
                let printed = tables.observations.clone();
                let printed = printed.lines().map(|line| {
                    if !line.starts_with(&format!("{figure},")) {
                        return format!("{line}\n");
                    }
                    let mut cells: Vec<&str> = line.split(',').collect();
                    cells[5] = bad;
                    format!("{}\n", cells.join(","))
                });
                tables.observations = printed.collect();
                tables.indicators = tables.indicators.replace(",count,", ",gap,").replace(",rate,", ",gap,");
                tables.relations.clear();
                let problems = open(&tables.files(kind.id)).1;
                let told = problems.iter().any(|problem| {
                    let text = problem.message(Lang::En);
                    text.contains("can only do with values") && text.contains(&figure)
                });
                assert!(told, "{} takes {bad} as {}: {problems:?}", kind.id, role.id);
                refused += 1;
            }
        }
    }
    assert!(refused > 10, "{refused} values were refused");
}

#[test]
fn a_figure_that_is_only_drawn_beside_others_is_refused_alone() {
    let mut refused = 0;
    for kind in KINDS {
        for role in kind.roles.iter().filter(|role| !role.needs.is_empty()) {
            let counts = vec![1; kind.roles.len()];
            let package = one_row(kind, &counts, "5");
            let mut tables = Tables::default();
            package.row(0, &package.rows[0], &mut tables);
            tables.rows = vec![format!("{{\"figures\": {{\"{0}\": [\"{0}-0-0\"]}}}}", role.id)];
            let problems = open(&tables.files(kind.id)).1;
            let told = problems.iter().any(|problem| problem.message(Lang::En).contains("alone"));
            assert!(told, "{} draws {} alone: {problems:?}", kind.id, role.id);
            refused += 1;
        }
    }
    assert!(refused > 5, "{refused} roles were refused");
}

#[test]
fn a_part_of_less_than_itself_is_refused() {
    let kind = chart::kind("pairs").expect("a kind");
    let mut tables = Tables::default();
    for (id, printed) in [("part", "5"), ("whole", "3")] {
        let term =
            Term { id: id.to_owned(), role: "part", unit: "家", kind: "count", printed: printed.to_owned() };
        tables.indicator(id, "甲", &term);
        tables.observe(id, id, "2024", printed);
    }
    tables.indicators += "ratio,t,比,Ratio,%,gap,neither,,\n";
    tables.observe("ratio", "ratio", "2024", "");
    tables.tie("ratio", "ratio", &["part".to_owned(), "whole".to_owned()]);
    tables.rows = vec![r#"{"figures": {"part": ["part"], "whole": ["whole"]}}"#.to_owned()];
    let problems = open(&tables.files(kind.id)).1;
    let told: Vec<String> = problems.iter().map(|problem| problem.message(Lang::En)).collect();
    let expected = "row 1 of chart \"c\" draws \"part\" inside \"whole\", which is less";
    assert!(told.len() == 1 && told[0].contains(expected), "{told:?}");
}

/// A kind says of which roles its marks carry the value. Those of other figures are the same whatever they are: only their
/// texts differ.
#[test]
fn marks_change_with_the_values_that_they_are_said_to_carry_and_with_no_others() {
    let mut carried = 0;
    for kind in KINDS {
        for (place, role) in kind.roles.iter().enumerate() {
            let alone: Vec<usize> = (0..kind.roles.len()).map(|at| usize::from(at == place)).collect();
            let all = vec![3; kind.roles.len()];
            // Beside the least that it needs, and beside all that there is, of greater and lesser figures.
            let cases = [(&alone, ["9", "1"]), (&all, ["9", "1"]), (&all, ["1", "9"])];
            let changes = cases.map(|(counts, others)| {
                let marks = ["3", "8"].map(|number| marks_of(kind, place, counts, others, number));
                marks[0] != marks[1]
            });
            let encodes = kind.encodes.contains(&role.id);
            assert_eq!(changes.contains(&true), encodes, "{} {}: {changes:?}", kind.id, role.id);
            carried += usize::from(encodes);
        }
        let known = |id: &&str| kind.roles.iter().any(|role| role.id == *id);
        assert!(kind.encodes.iter().all(known), "{} has other roles", kind.id);
    }
    assert!(carried > 20, "{carried} roles carry values");
}

/// What is drawn, beside its texts, of the first figure of a role that has a number, where those of the next roles have others.
fn marks_of(
    kind: &'static Kind,
    place: usize,
    counts: &[usize],
    others: [&str; 2],
    number: &str,
) -> Vec<Shape> {
    let mut rows = vec![row("甲", false, counts, "9"), row("乙", false, counts, "9")];
    for nth in 1..kind.roles.len() {
        let at = (place + nth) % kind.roles.len();
        others[(nth + 1) % 2].clone_into(&mut rows[0].roles[at].numbers[0]);
    }
    rows[0].roles[place].numbers = [number, "9", "1", "9"].map(str::to_owned);
    let report = Synthetic { kind, unit: "家", rows }.report();
    let chart = chart::resolve(&report, "c", Lang::Zh).expect("the synthetic chart");
    let scene = chart.fitted(900.0, WidthClass::Wide);
    let key = format!("{}-0-0", kind.roles[place].id);
    let own = scene.marks.into_iter().filter(|mark| mark.figure.as_deref() == Some(&*key));
    own.map(|mark| mark.shape).filter(|shape| !matches!(shape, Shape::Text(_))).collect()
}

/// `charts.json` is written by this table; `UPDATE_EXPECT=1` writes it anew from what the kinds declare.
#[test]
fn the_table_of_kinds_says_what_they_declare() {
    let mut table = TABLE.to_owned();
    for kind in KINDS {
        let file = format!("src/chart/kinds/{}.rs", kind.id.replace('-', "_"));
        let source = std::fs::read_to_string(&file).expect("a kind's file is named by its id");
        let about =
            source.lines().next().and_then(|line| line.strip_prefix("//! ")).expect("a first sentence");
        let roles: Vec<String> = kind.roles.iter().map(told).collect();
        let claims: Vec<String> = kind.claims.iter().map(|claim| claimed(*claim)).collect();
        let axis = kind.axis.roles().iter().map(|role| format!("`{role}`")).collect::<Vec<_>>().join(", ");
        let encodes = kind.encodes.iter().map(|role| format!("`{role}`")).collect::<Vec<_>>().join(", ");
        let axis = if matches!(kind.axis, Axis::Each(_)) && kind.axis.roles().len() > 1 {
            format!("each of {axis}")
        } else {
            axis
        };
        let about = about.to_owned();
        let cells = [format!("`{}`", kind.id), about, roles.join("<br>"), axis, encodes, claims.join("<br>")];
        let _ = writeln!(
            table,
            "| {} |",
            cells.map(|it| if it.is_empty() { "–".to_owned() } else { it }).join(" | ")
        );
    }
    expect_file!["../../CHARTS.md"].assert_eq(&table);
}

const TABLE: &str = "# Chart kinds

What each kind declares in `src/chart/kinds/`, and `guanzhi check` holds every entry of `charts.json` to. This table is
written by `UPDATE_EXPECT=1 cargo test --features tool --test host kinds::the_table`; how to add a kind is in
[CONTRIBUTING.md](CONTRIBUTING.md).

Figures of the roles that share an axis are in one unit. “Or a mark” says that a figure is shown as the mark that its source has
in place of a number. Other roles need a number, since without one nothing could be drawn of the row: units, cells and steps are counted
out, and lengths of a whole are measured by it. Figures of the roles that are drawn to their size have marks whose length, place,
area or number says the value; others are only written. A row’s `unsaid` says in a few words what isn’t said of its figures: a
ledger writes it beside them, and it is read aloud with them. A claim is what the drawing says beyond its figures: a relation of
the package must bear it out.

| kind | what it draws | roles of a row’s figures | share an axis | drawn to their size | claims |
|---|---|---|---|---|---|
";

/// A role with how many figures it takes, their values, and what must stand beside them.
fn told(role: &Role) -> String {
    let names = if role.columns { "`1`, `2`, `3` …" } else { &format!("`{}`", role.id) };
    let mut told = format!("{names}: {}", role.count.words()[0]);
    if role.values != Values::Any {
        let _ = write!(told, ", {}", role.values.id());
    }
    if role.marks {
        told.push_str(", or a mark");
    }
    if !role.ranges {
        told += ", no range";
    }
    if !role.needs.is_empty() {
        let needs = role.needs.iter().map(|role| format!("`{role}`")).collect::<Vec<_>>().join(" or ");
        let _ = write!(told, ", beside {needs}");
    }
    told
}

fn claimed(claim: Claim) -> String {
    match claim {
        Claim::Part { part, whole } => format!("`{part}` is among `{whole}`"),
        Claim::Nested(role) => format!("each `{role}` is among the one before"),
        Claim::Share { share, part, whole } => format!("`{share}` is the share of `{part}` in `{whole}`"),
        Claim::Difference { value, level, reference } => {
            format!("`{value}` is how far `{level}` is from each `{reference}`")
        }
        Claim::Series(role) => format!("`{role}` are one measure of one region at different times"),
        Claim::Across(role) => format!("`{role}` are one measure of different regions at one time"),
    }
}

proptest! {
    #![proptest_config(cases(4096))]

    #[test]
    fn any_two_numbers_have_a_scale(lo in any::<f64>(), hi in any::<f64>(), count in any::<usize>()) {
        for scale in [Linear::new(Extent { lo, hi }, 0.0, 100.0), Linear::new(Extent { lo, hi }, 0.0, 100.0).nice(count)] {
            for value in [lo, hi, 0.0, scale.domain().lo, scale.domain().hi] {
                prop_assert!(scale.clamped(value).is_finite(), "{} in {:?}", value, scale);
            }
            let ticks = scale.ticks(count);
            prop_assert!(ticks.len() <= 4 * count.clamp(1, 1000) + 4, "{} ticks", ticks.len());
            for tick in &ticks {
                prop_assert!((-0.01..=100.01).contains(&scale.at(tick.value)), "{:?} in {:?}", tick, scale);
            }
            ticks_read_back(&ticks[..ticks.len().min(30)])?;
        }
        let log = Log::over([lo, hi].into_iter(), 0.0, 100.0);
        for value in [lo, hi] {
            prop_assert!(log.at(value).is_none_or(f64::is_finite));
        }
        prop_assert!(log.ticks().len() < 330);
        for tick in log.ticks() {
            ticks_read_back(&[tick])?;
        }
    }
}

/// Each printed tick says its value, and no two of an axis say the same.
fn ticks_read_back(ticks: &[Tick]) -> Result<(), TestCaseError> {
    let digits: Vec<String> = ticks.iter().map(|tick| tick.digits.clone()).collect();
    for lang in Lang::ALL {
        let texts = words::ticks(lang, &digits);
        prop_assert_eq!(texts.len(), ticks.len());
        let told: BTreeSet<&String> = texts.iter().collect();
        prop_assert_eq!(told.len(), ticks.len(), "the same twice in {:?}", texts);
        for (tick, text) in ticks.iter().zip(&texts) {
            let value = tick.value;
            prop_assert!((said(text) - value).abs() <= value.abs() * 1e-9, "{} says {:?}", text, tick);
        }
    }
    Ok(())
}

/// The value that a tick says.
fn said(text: &str) -> f64 {
    let (number, scale) = text.split_once(' ').unwrap_or((text, ""));
    let factor = match scale {
        "" => 1.0,
        "万" => 1e4,
        "million" => 1e6,
        "亿" => 1e8,
        "billion" => 1e9,
        other => panic!("{other} is no word of scale"),
    };
    number.replace(',', "").replace('−', "-").parse::<f64>().expect("a number") * factor
}

/// A package with a strip of so many regions, the report's own and its whole among them, and of some without a number.
fn regional(regions: usize, missing: usize) -> Vec<File> {
    let mut tables = Tables::default();
    tables.indicators += "rate,t,合格率,Pass rate,%,rate,neither,,\n";
    let mut ids = Vec::new();
    for at in 0..regions {
        let region = match at {
            0 => "990000".to_owned(),
            1 => "000000".to_owned(),
            _ => format!("x-{at}"),
        };
        if at > 1 {
            tables.region(&region, &format!("{at}号地区"));
        }
        // Most of them near each other, some far below.
        let part = ((at * 37 + 11) % regions) as f64 / regions as f64;
        let value = 98.4 - 12.0 * part * part * part;
        let printed = if at + missing < regions { format!("{value:.1}") } else { "…".to_owned() };
        tables.observe_in(&region, &format!("f-{at}"), "rate", "2024", &printed);
        ids.push(format!("\"f-{at}\""));
    }
    tables.rows.push(format!("{{\"figures\": {{\"values\": [{}]}}}}", ids.join(",")));
    tables.files("strip")
}

/// Looks at the one chart of a package without problems.
pub fn line_chart(files: &[File], lang: Lang, test: impl Fn(&Resolved)) {
    let (report, problems) = open(files);
    assert!(problems.is_empty(), "{problems:?}");
    test(&chart::resolve(&report, "c", lang).expect("the chart"));
}

/// What is about zero may be anything from one end of its axis to the other.
#[test]
fn a_gap_of_about_zero_has_room_for_its_number() {
    let kind = chart::kind("gap").expect("a kind");
    for number in ["0.0", "0.0000000001"] {
        let package = Synthetic { kind, unit: "%", rows: vec![row("甲", false, &[1, 0, 0], number)] };
        let report = package.report();
        for lang in Lang::ALL {
            let chart = chart::resolve(&report, "c", lang).expect("the synthetic chart");
            for width in [280.0, 568.0, 840.0, 1600.0] {
                check(&chart, &chart.fitted(width, WidthClass::of(width)));
            }
        }
    }
}

/// However many regions there are, and however near each other: none hides another.
#[test]
fn a_strip_has_a_tick_for_each_region() {
    let files = regional(142, 5);
    line_chart(&files, Lang::En, |chart| {
        for width in [280.0, 328.0, 479.0, 480.0, 640.0, 800.0, 900.0, 1600.0] {
            let scene = chart.fitted(width, WidthClass::of(width));
            check(chart, &scene);
            let whole = Some("f-1");
            let own =
                scene.marks.iter().filter(|mark| mark.figure.is_some() && mark.figure.as_deref() != whole);
            let ticks: Vec<_> = own
                .filter(|mark| matches!(mark.shape, Shape::Rect(..)))
                .map(|mark| mark.shape.area())
                .collect();
            assert_eq!(ticks.len(), 142 - 5 - 1, "at {width}");
            for (at, tick) in ticks.iter().enumerate() {
                assert!(!ticks[..at].iter().any(|other| other.overlaps(tick)), "{tick:?} at {width}");
            }
            let named = |text: &str| texts(&scene).iter().filter(|label| label.starts_with(text)).count();
            assert_eq!([named("Province A "), named("Whole ")], [1, 1], "at {width}");
        }
    });
}

/// The texts of a scene.
pub fn texts(scene: &Scene) -> Vec<&str> {
    let label = |mark| match mark {
        &Mark { shape: Shape::Text(ref label), .. } => Some(label.text.as_str()),
        _ => None,
    };
    scene.marks.iter().filter_map(label).collect()
}

#[test]
fn many_lines_of_many_points_are_named_at_their_ends() {
    let files = monthly(31, 120, |at, month| at == 3 && (40..44).contains(&month));
    for lang in Lang::ALL {
        line_chart(&files, lang, |chart| {
            for width in [328.0, 520.0, 900.0, 1487.0] {
                let scene = chart.fitted(width, WidthClass::of(width));
                check(chart, &scene);
                let texts = texts(&scene);
                assert!(texts.len() < 31 + 40, "{} texts at {width}: {texts:?}", texts.len());
                for row in &chart.rows {
                    let named = texts.iter().filter(|text| text.starts_with(row.label)).count();
                    assert!(named >= 1, "{} isn't named at {width}: {texts:?}", row.label);
                }
                assert!(scene.height < 760.0, "{} px high at {width}", scene.height);
                assert_eq!(scene.courses.len(), 31);
                let lines: Vec<usize> = scene.courses.iter().map(|course| course.lines.len()).collect();
                assert!(lines[3] == 2 && lines.iter().filter(|runs| **runs == 1).count() == 30, "{lines:?}");
                // The report's own line is over the others, and all figures are reached row by row.
                assert_eq!(
                    scene.courses[0].lines.end,
                    scene.courses.iter().map(|it| it.lines.end).max().unwrap_or(0)
                );
                let nodes = guanzhi::outline::outline(&scene, chart);
                assert_eq!(nodes.len(), 31 * 120 - 4);
                assert!(nodes.is_sorted_by_key(|node| node.row));
                // Pointing at a figure brings its line out.
                let (key, place) = &scene.courses[7].figures[60];
                assert!(
                    scene
                        .halo(key)
                        .marks
                        .iter()
                        .any(|mark| matches!(&mark.shape, Shape::Line(points) if points.contains(place)))
                );
            }
        });
    }
}

#[test]
fn periods_of_a_stated_step_are_joined() {
    let mut files = monthly(1, 49, |_, month| month % 24 != 0);
    let lines = |files: &[File]| {
        let found = std::cell::Cell::new(0);
        line_chart(files, Lang::En, |chart| {
            let scene = chart.fitted(900.0, WidthClass::Wide);
            let own = scene.marks.iter().filter(|mark| mark.ink == guanzhi::theme::Ink::Province);
            found.set(
                own.filter(|mark| matches!(&mark.shape, Shape::Line(points) if points.len() == 3)).count(),
            );
        });
        found.get()
    };
    assert_eq!(lines(&files), 0, "nothing says that the series is complete");
    let charts = files.iter_mut().find(|file| file.name == "charts.json").expect("charts");
    let text = String::from_utf8(charts.bytes.clone()).expect("text");
    charts.bytes = text.replace("\"rows\"", "\"step\": \"P2Y\", \"rows\"").into_bytes();
    assert_eq!(lines(&files), 1);
    let charts = files.iter_mut().find(|file| file.name == "charts.json").expect("charts");
    charts.bytes = text.replace("\"rows\"", "\"step\": \"2 years\", \"rows\"").into_bytes();
    let told: Vec<String> = open(&files).1.iter().map(|problem| problem.message(Lang::En)).collect();
    assert!(told.iter().any(|text| text.contains("step \"2 years\" isn’t a duration")), "{told:?}");
}

#[test]
fn a_range_reaches_from_its_lower_to_its_upper_end() {
    let mut drawn = 0;
    for kind in KINDS {
        let takes = |role: &Role| kind.shares_axis(role) && role.values == Values::Any && role.ranges;
        let Some(at) = kind.roles.iter().position(takes) else { continue };
        // Counts on the same axis can't be made ranges of here.
        if kind.roles.iter().any(|role| kind.shares_axis(role) && role.values != Values::Any)
            || kind.id == "gap"
        {
            continue;
        }
        let counts: Vec<usize> = (0..kind.roles.len()).map(|role| usize::from(role == at)).collect();
        let mut rows = ["3", "8", "0"].map(|number| row("甲", false, &counts, number)).to_vec();
        rows[2].roles[at].range = Some("3–8");
        let report = Synthetic { kind, unit: "家", rows }.report();
        let chart = chart::resolve(&report, "c", Lang::Zh).expect("the synthetic chart");
        let scene = chart.fitted(900.0, WidthClass::Wide);
        check(&chart, &scene);
        let upright = matches!(kind.id, "line" | "small-multiples");
        let ends = chart.rows.iter().map(|row| reach(&scene, &row.items[0].key, upright));
        let [low, high, range] = ends.collect::<Vec<_>>().try_into().expect("three rows");
        // From the dot or the end of the bar of its lower end to that of its upper one.
        let whole = range.lo <= low.hi + 1.0 && high.lo - 1.0 <= range.hi && range.hi <= high.hi + 1.0;
        assert!(whole, "{}: {range:?} is from {low:?} to {high:?}", kind.id);
        drawn += 1;
    }
    assert!(drawn >= 7, "{drawn} kinds draw ranges");
}

/// From where to where a figure's marks reach along a scale, without its texts.
fn reach(scene: &Scene, key: &str, upright: bool) -> Extent {
    let own = scene.marks.iter().filter(|mark| mark.figure.as_deref() == Some(key));
    let shapes =
        own.map(|mark| &mark.shape).filter(|shape| !matches!(shape, Shape::Text(_) | Shape::Line(_)));
    let area = shapes.map(Shape::area).reduce(|a, b| a.union(&b)).expect("a mark");
    if upright { Extent { lo: -area.bottom(), hi: -area.y } } else { Extent { lo: area.x, hi: area.right() } }
}

#[test]
fn a_range_is_refused_where_one_value_is_drawn() {
    let mut refused = 0;
    for kind in KINDS {
        for (at, role) in kind.roles.iter().enumerate().filter(|(_, role)| !role.ranges) {
            let counts: Vec<usize> = (0..kind.roles.len()).map(|place| usize::from(place == at)).collect();
            let package = one_row(kind, &counts, "5");
            let mut tables = Tables::default();
            package.row(0, &package.rows[0], &mut tables);
            let figure = format!("{}-0-0", role.id);
            let exchanged = |line: &str| {
                let mut cells: Vec<&str> = line.split(',').collect();
                if cells[0] == figure {
                    cells[5] = "3–5";
                }
                cells.join(",") + "\n"
            };
            tables.observations = tables.observations.lines().map(exchanged).collect();
            tables.relations.clear();
            let told: Vec<String> =
                open(&tables.files(kind.id)).1.iter().map(|it| it.message(Lang::En)).collect();
            assert!(
                told.iter().any(|text| text.contains(&figure) && text.contains("a range")),
                "{}: {told:?}",
                kind.id
            );
            refused += 1;
        }
    }
    assert!(refused > 5, "{refused} roles were refused");
}

/// A figure of a made chart: its role, its period and what is printed.
pub type Made<'a> = (&'a str, &'a str, &'a str);

/// A package with one chart of rows with a label, perhaps a group, and figures of the report's region.
pub fn made(kind: &str, unit: &'static str, sort: &'static str, rows: &[(&str, &str, &[Made])]) -> Vec<File> {
    let mut tables = Tables::default();
    for (at, (label, group, figures)) in rows.iter().enumerate() {
        let mut roles: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (nth, (role, period, printed)) in figures.iter().enumerate() {
            let (id, indicator) = (format!("f-{at}-{nth}"), format!("i-{at}-{role}"));
            let ids = roles.entry(role).or_default();
            let term = Term { id: id.clone(), role: "", unit, kind: sort, printed: (*printed).to_owned() };
            if ids.is_empty() {
                tables.indicator(&indicator, label, &term);
            }
            tables.observe(&id, &indicator, period, printed);
            ids.push(format!("\"{id}\""));
        }
        let roles: Vec<String> =
            roles.iter().map(|(role, ids)| format!("\"{role}\": [{}]", ids.join(","))).collect();
        let text = |text: &str| format!("{{\"zh\": \"{text}\", \"en\": \"{text}\"}}");
        let group = if group.is_empty() { String::new() } else { format!("\"group\": {}, ", text(group)) };
        tables.rows.push(format!(
            "{{{group}\"label\": {}, \"figures\": {{{}}}}}",
            text(label),
            roles.join(",")
        ));
    }
    tables.files(kind)
}

/// One figure of a role a year.
fn yearly<'a>(role: &'static str, years: &'a [String], printed: &[&'a str]) -> Vec<Made<'a>> {
    years.iter().zip(printed).map(|(year, printed)| (role, year.as_str(), *printed)).collect()
}

/// A made chart: its name, kind, unit, and kind of number, and its rows.
type Case<'a> = (&'a str, &'a str, &'static str, &'static str, &'a [(&'a str, &'a str, &'a [Made<'a>])]);

/// Those whose figures can be written here.
const CASES: &[Case] = &[
    (
        "grouped-bars",
        "grouped-bars",
        "元",
        "amount",
        &[
            ("工业", "产业", &[("1", "2022", "120000"), ("2", "2023", "150000"), ("3", "2024", "90000")]),
            ("农业", "", &[("1", "2022", "40000"), ("3", "2024", "30000–45000")]),
            ("出口", "贸易", &[("1", "2022", "250000"), ("2", "2023", "0")]),
        ],
    ),
    (
        "diverging-bars",
        "diverging-bars",
        "%",
        "gap",
        &[
            ("粮食", "", &[("value", "2024", "3.5")]),
            ("汽车", "", &[("value", "2024", "-12.25")]),
            ("布", "", &[("value", "2024", "0")]),
            ("发电量", "", &[("value", "2024", "-3–1.5")]),
        ],
    ),
    (
        "diverging-index",
        "diverging-bars",
        "%",
        "index",
        &[
            ("食品", "", &[("value", "2024", "102.2")]),
            ("衣着", "", &[("value", "2024", "98.7")]),
            ("居住", "", &[("value", "2024", "100.0")]),
        ],
    ),
    (
        "number-list",
        "number-list",
        "家",
        "count",
        &[("学校", "", &[("value", "2024", "1250")]), ("医院", "", &[("value", "2023", "86")])],
    ),
    (
        "tiles",
        "tiles",
        "家",
        "count",
        &[("学校", "上年", &[("value", "2023", "1250")]), ("医院", "今年", &[("value", "2024", "86")])],
    ),
    (
        "table",
        "table",
        "家",
        "count",
        &[
            ("学校", "", &[("1", "2023", "1250"), ("2", "2024", "1266")]),
            ("医院", "", &[("2", "2024", "86")]),
        ],
    ),
    (
        "range-bars",
        "range-bars",
        "%",
        "gap",
        &[
            ("增长目标", "", &[("range", "2024", "3%–5%")]),
            ("收入目标", "", &[("range", "2024", "-0.5–2")]),
            ("实际", "", &[("range", "2024", "4.1")]),
        ],
    ),
];

/// Writes a made package to `target/made/NAME`, for `cargo xtask look`.
fn keep(name: &str, files: &[File]) {
    let folder = std::path::Path::new("target/made").join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    for file in files {
        std::fs::write(folder.join(&file.name), &file.bytes).expect("a file");
    }
}

/// Drawings of made figures for kinds and cases that the default report has none of. `UPDATE_EXPECT=1` writes them anew, and
/// the packages for `cargo xtask look c target/made/NAME`.
#[test]
fn made_figures_are_drawn_as_expected() {
    let years: Vec<String> = (2015..=2024).map(|year| year.to_string()).collect();
    let falling = ["-3.1", "-1.2", "0.4", "2.2", "1.8", "-0.5", "-2.4", "0.9", "3.3", "4.1"];
    let rising = ["1.0", "1.4", "1.9", "2.1", "2.6", "2.2", "3.0", "3.7", "3.9", "4.6"];
    let (line, bars, short) = (
        yearly("series", &years, &falling),
        yearly("bars", &years, &rising),
        yearly("series", &years[6..], &rising),
    );
    let wide: Vec<(String, String)> = (1..=12).map(|at| (at.to_string(), (at * 1234).to_string())).collect();
    let wide: Vec<Made> =
        wide.iter().map(|(role, printed)| (role.as_str(), "2024", printed.as_str())).collect();
    let mut cases = vec![
        (
            "small-multiples",
            made(
                "small-multiples",
                "%",
                "gap",
                &[
                    ("甲", "第一组", &line),
                    ("乙", "", &bars),
                    ("丙", "第二组", &short),
                    ("丁", "", &[("series", "2020", "2.5")]),
                ],
            ),
        ),
        ("wide-table", made("table", "家", "count", &[("甲地", "", &wide), ("乙地", "", &wide[..7])])),
        ("strip", regional(33, 0)),
        ("strip-of-many", regional(142, 5)),
        ("lines", monthly(9, 60, |at, month| at == 2 && month < 20 || at == 0 && month % 30 == 0)),
    ];
    cases.extend(CASES.iter().map(|(name, kind, unit, sort, rows)| (*name, made(kind, unit, sort, rows))));
    for (name, files) in cases {
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            keep(name, &files);
        }
        line_chart(&files, Lang::Zh, |chart| {
            for class in [WidthClass::Narrow, WidthClass::Wide] {
                let scene = chart.fitted(class.still_width(), class);
                check(chart, &scene);
                let drawing = svg::file(&scene, &LIGHT, name, Lang::Zh, true);
                expect_file![format!("../expected/made-{name}-{}.svg", class.id())].assert_eq(&drawing);
            }
        });
    }
}
