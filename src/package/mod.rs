//! A data package: what a data keeper writes, read into plain data with all its problems at once.

mod documents;
mod entered;
mod files;
mod json;
mod languages;
mod migrate;
pub mod numerals;
mod period;
pub mod problem;
mod read;
pub mod relation;
mod review;
mod rule;
mod shape;
mod sheet;
mod spreadsheet;
mod warning;

use crate::choice::choices;
use crate::colour::Accent;
use crate::lang::{Lang, Text};
use crate::quantity::{Kind, Quantity};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

pub use files::{CHARTS, DESCRIPTOR, FILES, File, LAYOUTS, MAX_FILE, MAX_PACKAGE, STORY};
pub use migrate::{Change, closed, diff, migrate};
pub use numerals::{Coverage, Numeral, Reason};
pub use period::{Date, MONTHS, Part, Period, Until};
pub use problem::{Problem, Trouble};
pub use read::{check_size, decode, merge, read};
pub use relation::RelationKind;
pub use review::review;
pub use rule::{By, Compute, Order, Rule};
pub use shape::ShapeFault;
pub(crate) use sheet::lang_of;
pub use sheet::{Layout, nearest};
pub use spreadsheet::is_memo;
pub use warning::{ChartDoubt, FigureDoubt, First, SectionDoubt, Warning};

/// A data package as read; what could not be read is left out and stands among the problems.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// What `datapackage.json` says of the whole.
    pub meta: Meta,
    /// `themes.csv`, in the order in which they are shown.
    pub themes: Vec<Named>,
    /// `regions.csv`: GB/T 2260 codes, and ids of the regions that have none.
    pub regions: Vec<Region>,
    /// `units.csv`.
    pub units: Vec<Unit>,
    /// `indicators.csv`.
    pub indicators: Vec<Indicator>,
    /// `sources.csv`.
    pub sources: Vec<Source>,
    /// `places.csv`.
    pub places: Vec<Place>,
    /// `observations.csv`: the figures.
    pub observations: Vec<Observation>,
    /// `relations.csv`.
    pub relations: Vec<Relation>,
    /// `numerals.csv`; a packed report has only what is counted of it, as `coverage`.
    pub numerals: Vec<Numeral>,
    /// How far the numerals of the report are accounted for.
    pub coverage: Coverage,
    /// `charts.json`.
    pub charts: Vec<ChartSpec>,
    /// `story.json`.
    pub story: Story,
}

impl Package {
    /// The figures by their ids.
    pub fn figures(&self) -> BTreeMap<&str, &Observation> {
        self.observations.iter().map(|figure| (figure.id.as_str(), figure)).collect()
    }
}

/// What `datapackage.json` says of the whole package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The package's `name`, used in file names.
    pub name: String,
    /// The package's `version`.
    pub version: String,
    /// Who publishes it: the first contributor with that role; empty where none is named.
    pub publisher: Text,
    /// Where the publisher says more about it; empty where nowhere is.
    pub homepage: String,
    /// Under which terms it may be used; empty where nothing is said.
    pub licences: Vec<Licence>,
    /// What stands at the top of its pages: a name of its own, else the publisher's; may be empty.
    pub brand: Text,
    /// The colour of its region, unless it is the product's own.
    pub accent: Option<Accent>,
    /// Its one language; `None` for one in both.
    pub only: Option<Lang>,
    /// The language that it opens in; `None` for the reader's.
    pub opening: Option<Lang>,
    /// The region that the report is about, as a code of `regions.csv`.
    pub region: String,
    /// The source that is the report, as an id of `sources.csv`.
    pub source: String,
    /// Whether `numerals.csv` has all numerals of the report.
    pub complete: bool,
}

impl Meta {
    /// Its languages, in the order in which they are offered.
    pub fn languages(&self) -> impl Iterator<Item = Lang> + Clone + use<> {
        let only = self.only;
        Lang::ALL.into_iter().filter(move |lang| only.is_none_or(|only| only == *lang))
    }

    /// The language of what is there before anything is known of a reader.
    pub fn first_language(&self) -> Lang {
        self.only.or(self.opening).unwrap_or_default()
    }
}

/// Terms of use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Licence {
    /// What they are called: a title, else the name of Open Definition's list.
    pub title: String,
    /// Where they stand on the web; empty where nowhere.
    pub url: String,
}

/// A region.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Region {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// How the report's region stands to it; `None` for the report's own, and for others that it isn't held against.
    pub role: Option<Role>,
}

choices! {
    /// How the report's region stands to one that it is compared with.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Role {
        /// It is part of it: of a nation, a province, a union.
        Whole = "whole",
        /// It stands beside it.
        Peer = "peer",
    }
}

/// An id with its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The id.
    pub id: String,
    /// Its name.
    pub name: Text,
}

/// A unit of measure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// The Chinese word, which is also the id: `家`, `%`, `元`.
    pub id: String,
    /// The English word for one; empty where the indicator's name carries the noun.
    pub one: String,
    /// The English word for several.
    pub many: String,
    /// The sign that stands before an English number instead of a word: `£`; empty where there is none.
    pub prefix: String,
    /// What is measured in it.
    pub measure: Measure,
}

choices! {
    /// What a unit measures; only figures of one measure and unit may share an axis.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Measure {
        /// Parts of a hundred.
        Percent = "percent",
        /// Differences of percentages.
        Points = "points",
        /// Things counted.
        #[default]
        Count = "count",
        /// Money.
        Money = "money",
        /// Places in an order.
        Rank = "rank",
        /// How many times as much.
        Times = "times",
        /// Mass.
        Mass = "mass",
        /// Length.
        Length = "length",
        /// Area.
        Area = "area",
        /// Volume.
        Volume = "volume",
        /// Energy.
        Energy = "energy",
        /// Temperature.
        Temperature = "temperature",
        /// Lengths of time.
        Time = "time",
    }
}

impl Measure {
    /// The kinds of numbers that are measured so.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Measure::Percent => &[Kind::Rate, Kind::Gap, Kind::Index, Kind::Balance, Kind::Contribution],
            Measure::Points => &[Kind::Gap, Kind::Balance, Kind::Contribution],
            Measure::Count => &[Kind::Count, Kind::Amount, Kind::Gap, Kind::Index, Kind::Balance],
            Measure::Rank => &[Kind::Rank, Kind::Gap],
            Measure::Times => &[Kind::Times, Kind::TimesMore],
            Measure::Temperature => &[Kind::Level, Kind::Gap],
            Measure::Money
            | Measure::Mass
            | Measure::Length
            | Measure::Area
            | Measure::Volume
            | Measure::Energy
            | Measure::Time => &[Kind::Amount, Kind::Gap, Kind::Balance],
        }
    }
}

/// Something that is measured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indicator {
    /// The id.
    pub id: String,
    /// An id of `themes.csv`.
    pub theme: String,
    /// Its name.
    pub name: Text,
    /// An id of `units.csv`.
    pub unit: String,
    /// What sort of number it holds.
    pub kind: Kind,
    /// Which direction is better.
    pub better: Better,
    /// A definition or caution; may be empty.
    pub note: Text,
}

choices! {
    /// Which direction of an indicator is better.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Better {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
        /// Neither is.
        #[default]
        Neither = "neither",
    }
}

/// A document that figures come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// When, if that is known.
    pub released: Option<Period>,
    /// Where it stands on the web; empty if nowhere.
    pub url: String,
    /// How well it is evidenced: `official page`, `6 pages` and the like.
    pub evidence: String,
}

/// A place in a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The id.
    pub id: String,
    /// An id of `sources.csv`.
    pub source: String,
    /// The paragraph, counted from 0 over the lines that aren't empty; for machines.
    pub paragraph: usize,
    /// The section heading that stands above it in reading order.
    pub heading: Text,
    /// What the passage is about.
    pub topic: Text,
}

/// A figure: one row of `observations.csv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Observation {
    /// The id.
    pub id: String,
    /// An id of `indicators.csv`.
    pub indicator: String,
    /// A code of `regions.csv`.
    pub region: String,
    /// The period; `None` where the source gives none.
    pub period: Option<Period>,
    /// How the period is known.
    pub period_basis: PeriodBasis,
    /// The figure as printed; `None` for `Tier::Derived`, and where a mark is printed in place of a number.
    pub quantity: Option<Quantity>,
    /// The mark that is printed in place of a number: `…`, `*`, `–`; empty where there is none.
    pub mark: String,
    /// Whether it was observed, or is planned; or why there is a mark.
    pub status: Status,
    /// An id of `sources.csv`.
    pub source: String,
    /// An id of `places.csv`; empty where the source isn't divided into places.
    pub place: String,
    /// Where the figure comes from.
    pub tier: Tier,
    /// How it stands to the report's counterpart; `None` for the report's own figures.
    pub comparability: Option<Comparability>,
    /// What it may be used for; `None` for the report's own figures.
    pub usage: Option<Use>,
    /// The report's figure that it stands beside, as an id of `observations.csv`; empty for the report's own figures
    /// and where the report has none.
    pub counterpart: String,
    /// What a reader should know about this figure; may be empty.
    pub note: Text,
    /// The line of `observations.csv`.
    pub line: u64,
}

choices! {
    /// How a figure's period is known.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum PeriodBasis {
        /// The text gives it with the figure.
        #[default]
        Stated = "stated",
        /// It is carried over from an earlier sentence.
        Inherited = "inherited",
        /// The text leaves it open.
        Unclear = "unclear",
    }
}

choices! {
    /// What a figure is, besides an outcome; or why there is a mark in its place.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Status {
        /// An outcome; of a mark the source doesn't say what it means.
        #[default]
        Observed = "",
        /// What is planned or aimed at for the period.
        Plan = "plan",
        /// The number isn't available.
        Unavailable = "unavailable",
        /// It is kept back, so that nobody is found out.
        Withheld = "withheld",
        /// It is too small for the unit.
        Negligible = "negligible",
        /// There can't be one.
        Inapplicable = "inapplicable",
    }
}

impl Status {
    /// Whether it says why a number is missing.
    pub const fn is_of_mark(self) -> bool {
        !matches!(self, Status::Observed | Status::Plan)
    }
}

choices! {
    /// Where a figure comes from.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Tier {
        /// Printed in the report.
        #[default]
        Report = "report",
        /// Printed elsewhere.
        Context = "context",
        /// Follows from other figures by arithmetic.
        Derived = "derived",
    }
}

choices! {
    /// What a figure of tier `context` may be used for, from the most to the least.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Use {
        /// A difference may be computed.
        Compare = "compare",
        /// The region's figure is a true part of this total.
        Share = "share",
        /// Printed side by side, without arithmetic.
        Pair = "pair",
        /// Belongs to a time series of its measure.
        Series = "series",
        /// May be quoted.
        Background = "background",
    }
}

choices! {
    /// How a figure of tier `context` stands to the report's counterpart, from the most to the least comparable.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Comparability {
        /// Measure, definition and period are the same.
        Same = "same",
        /// The measure is the same, the period isn't.
        Period = "period",
        /// The measure is the same, the administrative level isn't.
        Level = "level",
        /// Named alike, but defined or counted differently, or not known to be the same.
        Definition = "definition",
        /// Both are true, but neither is known to be among the other.
        NotDivisible = "not_divisible",
        /// The report has no counterpart.
        None = "none",
    }
}

/// An arithmetic tie between figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    /// The id.
    pub id: String,
    /// How the result follows from the operands.
    pub kind: RelationKind,
    /// A figure's id.
    pub result: String,
    /// Figures' ids, in the order that the kind asks for.
    pub operands: Vec<String>,
    /// Whether the source says so, or arithmetic does.
    pub stated: bool,
    /// Whether the figures are known to contradict each other.
    pub declared_contradiction: bool,
    /// A remark; may be empty.
    pub note: Text,
    /// The line of `relations.csv`.
    pub line: u64,
}

/// One chart of `charts.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartSpec {
    /// The id, which is also the fragment and the file name.
    pub id: String,
    /// An id of `chart::KINDS`.
    pub kind: String,
    /// What the figures say, neutrally.
    pub headline: Text,
    /// Measure, unit and period.
    pub measure: Text,
    /// How much room a page gives it; `page::columns` has the rule for charts that don't say.
    #[serde(default)]
    pub tier: Option<ChartTier>,
    /// What the source leaves open, as the end of "not said:", in one line; may be empty.
    #[serde(default)]
    pub unsaid: Text,
    /// The headings of columns, for kinds that have columns.
    #[serde(default)]
    pub columns: Vec<Text>,
    /// For kinds that join figures through time: after how many months the next one is due, where a series is complete at
    /// that step, such as a census every ten years; 0 where only periods that follow each other are joined.
    #[serde(default, deserialize_with = "step")]
    pub step: u32,
    /// By which rule its rows are made, where they aren't listed.
    #[serde(default)]
    pub rule: Option<Rule>,
    /// The rows, in the order in which they are read.
    #[serde(default)]
    pub rows: Vec<Row>,
    /// Remarks: what isn't comparable, and what the source leaves open.
    #[serde(default)]
    pub notes: Vec<Text>,
    /// The line of `charts.json` on which it begins.
    #[serde(skip)]
    pub line: u64,
}

impl ChartSpec {
    /// All that it says in words.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let own = [&self.headline, &self.measure, &self.unsaid].into_iter();
        own.chain(&self.columns).chain(&self.notes).chain(self.rows.iter().flat_map(Row::texts))
    }
}

choices! {
    /// How much room a page gives a chart.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum ChartTier {
        /// Two thirds of the page: what the report is about.
        Lead = "lead",
        /// A third of it, beside a lead or two others.
        Supporting = "supporting",
        /// Half of it: numbers to look up.
        Ledger = "ledger",
    }
}

/// Reads a duration of ISO 8601 in years or months, `P5Y` or `P3M`, as months.
fn step<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let text = String::deserialize(from)?;
    let of = |unit: char, months: u32| {
        let count: u32 = text.strip_prefix('P')?.strip_suffix(unit)?.parse().ok()?;
        count.checked_mul(months).filter(|step| *step > 0)
    };
    let wrong = || D::Error::custom(format_args!("step \"{text}\" isn’t a duration such as P5Y or P3M"));
    of('Y', 12).or_else(|| of('M', 1)).ok_or_else(wrong)
}

/// One row of a chart: its figures by role.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The row's label; without one, the indicator's name of its first figure.
    #[serde(default)]
    pub label: Option<Text>,
    /// The heading of the group that starts with this row.
    #[serde(default)]
    pub group: Option<Text>,
    /// Figures' ids by role; the roles are the chart kind's.
    pub figures: Roles,
    /// Names of units that a source gives, for kinds that draw one mark per unit.
    #[serde(default)]
    pub names: Vec<Name>,
    /// What isn't said of the row's figures, in a few words, for kinds that have room for it.
    #[serde(default)]
    pub unsaid: Option<Text>,
}

impl Row {
    /// All that it says in words.
    fn texts(&self) -> impl Iterator<Item = &Text> {
        let own = self.label.iter().chain(&self.group).chain(&self.unsaid);
        own.chain(self.names.iter().map(|name| &name.name))
    }
}

/// Figures' ids by role, in the alphabetical order of the roles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "BTreeMap<String, Vec<String>>")]
pub struct Roles(pub(crate) Vec<(String, Vec<String>)>);

impl From<BTreeMap<String, Vec<String>>> for Roles {
    fn from(figures: BTreeMap<String, Vec<String>>) -> Roles {
        Roles(figures.into_iter().collect())
    }
}

impl Roles {
    /// The ids of a role's figures.
    pub fn get(&self, role: &str) -> Option<&Vec<String>> {
        self.0.iter().find(|(known, _)| known == role).map(|(_, ids)| ids)
    }

    /// Each role with the ids of its figures.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Vec<String>)> {
        self.0.iter().map(|(role, ids)| (role, ids))
    }

    /// The roles.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(role, _)| role)
    }

    /// The ids of each role's figures.
    pub fn values(&self) -> impl Iterator<Item = &Vec<String>> {
        self.0.iter().map(|(_, ids)| ids)
    }
}

/// The name of one unit in a row of units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The name.
    pub name: Text,
    /// The role of the figure that this unit is counted in besides the row's own.
    #[serde(default)]
    pub role: Option<String>,
}

/// The reading order: `story.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Story {
    /// A line above the title: region and occasion.
    pub kicker: Text,
    /// The page's title.
    pub title: Text,
    /// One or two sentences beneath it.
    pub deck: Text,
    /// Figures shown large in previews, and at the top of a page whose story names no panels, with their captions.
    pub tiles: Vec<Tile>,
    /// What the first screen shows; `opening` says what enters without any.
    pub opening: Vec<PanelSpec>,
    /// The sections, in reading order.
    pub sections: Vec<Section>,
    /// What can be looked at one by one: chains, groups, works.
    pub subjects: Vec<Subject>,
    /// In what respects something is known of them.
    pub facts: Vec<FactSpec>,
    /// What is shown on a projector, in the order of presenting; may be empty.
    pub slides: Vec<Slide>,
}

impl Story {
    /// All that it says in words.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let Story { kicker, title, deck, tiles, opening, sections, subjects, facts, slides } = self;
        let opening = opening.iter().flat_map(|panel| {
            [&panel.heading]
                .into_iter()
                .chain(panel.captions.iter().map(|it| &it.caption))
                .chain(&panel.unsaid)
        });
        [kicker, title, deck]
            .into_iter()
            .chain(tiles.iter().map(|tile| &tile.caption))
            .chain(opening)
            .chain(sections.iter().flat_map(|section| [&section.heading, &section.deck]))
            .chain(subjects.iter().flat_map(|subject| [&subject.name].into_iter().chain(&subject.unsaid)))
            .chain(facts.iter().map(|fact| &fact.name))
            .chain(slides.iter().flat_map(Slide::texts))
    }

    /// The slides that are shown.
    pub fn shown_slides(&self) -> impl Iterator<Item = &Slide> {
        self.slides.iter().filter(|slide| !slide.hidden)
    }
}

/// One finding for a screen that is seen from afar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slide {
    /// The id.
    pub id: String,
    /// What stands above the title.
    #[serde(default)]
    pub kicker: Text,
    /// The headline; without one, the chart's.
    #[serde(default)]
    pub title: Text,
    /// A chart's id; empty for a slide without one.
    #[serde(default)]
    pub chart: String,
    /// Which rows of the chart are drawn, counted from 1; all if none is named.
    #[serde(default)]
    pub rows: Vec<usize>,
    /// Figures shown large, with their captions.
    #[serde(default)]
    pub figures: Vec<Tile>,
    /// Sentences beneath, each a line of its own.
    #[serde(default)]
    pub points: Vec<Text>,
    /// Whether the sources of all slides are listed.
    #[serde(default)]
    pub sources: bool,
    /// What each press of a key does before the next slide comes.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// What the speaker may say.
    #[serde(default)]
    pub notes: Text,
    /// How long the slide is meant to stand.
    #[serde(default)]
    pub seconds: usize,
    /// Whether the slide is left out of every deck.
    #[serde(default)]
    pub hidden: bool,
}

impl Slide {
    /// All that it says in words, and what the speaker may say.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let captions = self.figures.iter().map(|tile| &tile.caption);
        [&self.kicker, &self.title, &self.notes].into_iter().chain(captions).chain(&self.points)
    }

    /// The figures that its steps name.
    pub fn told(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().flat_map(|step| step.reveal.iter().chain(&step.highlight)).map(String::as_str)
    }
}

/// A step within a slide. What a step reveals can't be seen before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Figures of the slide that appear.
    #[serde(default)]
    pub reveal: Vec<String>,
    /// Figures of the slide beside which all others pale.
    #[serde(default)]
    pub highlight: Vec<String>,
}

/// Something of which all that is said, and what isn't, can be looked at together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// The id, used in addresses.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Figures that say something of it; those that stand beside them elsewhere belong to it too.
    pub figures: Vec<String>,
    /// What no source says of it.
    #[serde(default)]
    pub unsaid: Vec<Text>,
    /// By the ids of the story's facts the figure that says that it is so.
    #[serde(default)]
    pub facts: Roles,
}

/// A respect in which something may be known of each subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSpec {
    /// The id, used by subjects.
    pub id: String,
    /// Its name, in a word or two.
    pub name: Text,
    /// The figure that says of how many subjects it is so; none where no figure counts them.
    #[serde(default)]
    pub figure: Option<String>,
}

/// A figure shown large.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tile {
    /// A figure's id.
    pub figure: String,
    /// What it says, in a few words.
    pub caption: Text,
}

/// A panel of the first screen: rows of charts, or, without charts, what may be computed of the region and its wholes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelSpec {
    /// The id of the section that its heading leads to.
    pub section: String,
    /// What its figures say.
    pub heading: Text,
    /// The charts whose rows it shows.
    #[serde(default)]
    pub charts: Vec<PanelPart>,
    /// Short names of rows, by a figure of theirs: the one that was computed, else the region's own.
    #[serde(default)]
    pub captions: Vec<Tile>,
    /// What no source says of its figures.
    #[serde(default)]
    pub unsaid: Vec<Text>,
}

/// Rows of a chart on the first screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelPart {
    /// A chart's id.
    pub chart: String,
    /// Which of its rows are shown, counted from 1; all if none is named.
    #[serde(default)]
    pub rows: Vec<usize>,
    /// Whether there is a mark for each unit of a row, rather than its number alone.
    #[serde(default)]
    pub units: bool,
}

/// A section of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The fragment.
    pub id: String,
    /// The heading.
    pub heading: Text,
    /// One line beneath it; may be empty.
    #[serde(default)]
    pub deck: Text,
    /// Charts' ids, in reading order.
    pub charts: Vec<String>,
    /// Those of them that take the page's whole width.
    #[serde(default)]
    pub wide: Vec<String>,
    /// What stands below them.
    #[serde(default)]
    pub below: Option<Below>,
}

choices! {
    /// What can stand below the charts of a section.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Below {
        /// The region's figures beside others, pair by pair.
        Pairs = "pairs",
        /// The story's subjects.
        Subjects = "subjects",
    }
}
