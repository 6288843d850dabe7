//! Warnings: what a package may have by intention, but more often has by mistake.

use super::problem::{Phrase, all, with};
use super::{Measure, Use};
use crate::quantity::Kind;

/// Something that doesn't keep a package from being published, but that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Rows that nothing refers to, by id.
    Unused(Vec<String>),
    /// Files that the descriptor doesn't list.
    Unlisted(Vec<String>),
    /// Words that may stand in a column, but aren't on the descriptor's list.
    Words {
        /// The file that has the column.
        file: &'static str,
        /// The column.
        column: &'static str,
        /// The words.
        words: Vec<&'static str>,
    },
    /// Figures of the report that no numeral stands for, and no note explains.
    Uncounted(Vec<String>),
    /// A numeral of the report that stands for a figure from elsewhere.
    Elsewhere {
        /// The numeral.
        token: String,
        /// The figure.
        figure: String,
    },
    /// A text that names a figure that isn't there.
    NoFigure {
        /// What it says.
        word: String,
        /// The figure that it resembles.
        nearest: String,
    },
    /// Cells of printed digits that hold numbers instead of texts.
    Numbers {
        /// The column.
        column: String,
        /// In how many rows.
        rows: usize,
    },
    /// Two relations that say the same.
    SameRelation {
        /// The second.
        id: String,
        /// The first.
        first: First,
    },
    /// Two indicators that readers can't tell apart.
    SameName {
        /// The second.
        id: String,
        /// The first.
        first: First,
    },
    /// A kind of number that isn't measured in such a unit.
    UnitKind {
        /// The indicator.
        id: String,
        /// Its unit.
        unit: String,
        /// What the unit measures.
        measure: Measure,
        /// The indicator's kind.
        kind: Kind,
    },
    /// A figure.
    Figure {
        /// Its id.
        id: String,
        /// What is doubtful about it.
        doubt: FigureDoubt,
    },
    /// A chart.
    Chart {
        /// Its id.
        id: String,
        /// What is doubtful about it.
        doubt: ChartDoubt,
    },
    /// A section of the story.
    Section {
        /// Its id.
        id: String,
        /// What is doubtful about it.
        doubt: SectionDoubt,
    },
}

/// The row that a later one repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct First {
    /// Its id.
    pub id: String,
    /// Its line.
    pub line: u64,
}

/// What can be doubtful about a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureDoubt {
    /// Another one has the same indicator, region, period, source and value.
    Again(First),
    /// Another one has the same indicator, region, period and source, but another value.
    Differs(First),
    /// It is of a time that its source can't know yet.
    Foreseen {
        /// Its period.
        period: String,
        /// When the source was released.
        released: String,
    },
    /// Its place is one of another source than its own.
    OtherSource {
        /// The place.
        place: String,
        /// The place's source.
        source: String,
    },
    /// Its tier doesn't go with its source: the one that does.
    Tier(&'static str),
    /// It may be compared, though its grade isn't that it is the same: the grade.
    NotSame(&'static str),
    /// It stands beside a figure that isn't one of the report.
    BesideNone(String),
    /// It stands beside a figure in another unit.
    BesideUnlike(String),
}

/// What can be doubtful about a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChartDoubt {
    /// No section has it.
    Unplaced,
    /// It shows nothing.
    NoRows,
    /// It has one figure twice in one role.
    Repeats {
        /// The row, counted from 1.
        row: usize,
        /// The figure.
        figure: String,
        /// The role.
        role: String,
    },
}

/// What can be doubtful about a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionDoubt {
    /// It has neither charts nor anything below them.
    Empty,
    /// A chart that it hasn't is to be wide.
    NotIn(String),
}

impl Warning {
    pub(super) fn phrase(&self) -> Phrase {
        match self {
            Warning::Unused(ids) => {
                with("nothing uses {0}; refer to it, or remove its row", "没有任何内容用到{0}；请加以引用，或删去该行", [])
                    .and(all(ids))
            }
            Warning::Unlisted(files) => with(
                "resources doesn’t list {0}, so other programs won’t read it; add it",
                "resources没有列出{0}，其他程序便读不到；请补上",
                [],
            )
            .and(all(files)),
            Warning::Words { file, column, words } => with(
                "the list for column {0} of {1} lacks {2}, which came later; add them, or run `guanzhi migrate`",
                "{1}中{0}栏的可用词缺少后来增加的{2}；请补上，或运行guanzhi migrate",
                [column, file],
            )
            .and(words.join(", ")),
            Warning::Uncounted(figures) => with(
                "no numeral stands for {0}; add a row for each, or say in the figure’s note how it was counted",
                "没有数词对应{0}；请各补一行，或在该数字的附注中说明如何计得",
                [],
            )
            .and(all(figures)),
            Warning::Elsewhere { token, figure } => with(
                "\"{0}\" stands for \"{1}\", which isn’t a figure of the report; name the report’s own, or give a reason",
                "“{0}”所指的“{1}”不是报告的数字；请改为报告自己的数字，或填写reason",
                [token, figure],
            ),
            Warning::NoFigure { word, nearest } => with(
                "a text names \"{0}\", and there is no such figure; did you mean \"{1}\"? Readers see the text as it is, so rather use its name",
                "文字中的“{0}”不是任何数字的id；是否应为“{1}”？读者看到的就是这段文字，最好改用名称",
                [word, nearest],
            ),
            Warning::Numbers { column, rows } => with(
                "column {0} has numbers instead of texts (rows: {1}), so that zeros at their ends, as in 35.90, are lost if \
                 there were any; compare them with the source, and format the column as text",
                "{0}栏有{1}行是数值而不是文本，末尾的0（如35.90）如有便已丢失；请与原文核对，并把该栏设为文本格式",
                [column],
            )
            .and(rows),
            Warning::SameRelation { id, first } => with(
                "relation \"{0}\" says what \"{1}\" in line {2} says; remove one of the two",
                "关系“{0}”与第{2}行的“{1}”相同，请删去其一",
                [id, &first.id],
            )
            .and(first.line),
            Warning::SameName { id, first } => with(
                "indicator \"{0}\" has the name and unit of \"{1}\" in line {2}; tell them apart, or use one for both",
                "指标“{0}”与第{2}行的“{1}”名称、单位都相同；请加以区别，或合为一项",
                [id, &first.id],
            )
            .and(first.line),
            Warning::UnitKind { id, unit, measure, kind } => with(
                "indicator \"{0}\" has the kind {2}, but its unit \"{1}\" measures {3}, as in units.csv; use {4}, or another unit",
                "指标“{0}”的kind为{2}，而其单位“{1}”在units.csv中计量{3}；kind请用{4}，或换单位",
                [id, unit],
            )
            .and(kind.id())
            .and(measure.id())
            .and(measure.kinds().iter().map(|kind| kind.id()).collect::<Vec<_>>().join(", ")),
            Warning::Figure { id, doubt } => doubt.phrase(id),
            Warning::Chart { id, doubt } => doubt.phrase(id),
            Warning::Section { id, doubt } => doubt.phrase(id),
        }
    }
}

impl FigureDoubt {
    fn phrase(&self, id: &str) -> Phrase {
        match self {
            FigureDoubt::Again(first) => with(
                "figure \"{0}\" is \"{1}\" in line {2} once more: indicator, region, period, source and value are the same; keep one, which several numerals may name",
                "数字“{0}”与第{2}行的“{1}”重复：指标、地区、期间、来源和数值都相同；请只留一个，几处数词可以指向同一个",
                [id, &first.id],
            )
            .and(first.line),
            FigureDoubt::Differs(first) => with(
                "figure \"{0}\" has another value than \"{1}\" in line {2}, but the same indicator, region, period and source; correct one, or tell them apart by another indicator",
                "数字“{0}”与第{2}行的“{1}”数值不同，而指标、地区、期间和来源都相同；请改正其一，或用不同指标加以区别",
                [id, &first.id],
            )
            .and(first.line),
            FigureDoubt::Foreseen { period, released } => with(
                "figure \"{0}\" is of {1}, but its source was released in {2}; correct one of the two, set its \
                 status to plan if it is one, or say in its note what is meant",
                "数字“{0}”的期间为{1}，而其来源发布于{2}；请改正其一；如是计划数，请将status设为plan；否则请在附注中说明",
                [id, period, released],
            ),
            FigureDoubt::OtherSource { place, source } => with(
                "figure \"{0}\" stands in place \"{1}\", which is in source \"{2}\"; correct the place, or the figure’s source",
                "数字“{0}”的位置“{1}”属于来源“{2}”；请改正位置，或数字的来源",
                [id, place, source],
            ),
            FigureDoubt::Tier(fitting) => with(
                "figure \"{0}\" should have tier {1} by its source; correct one of the two",
                "按其来源，数字“{0}”的tier应为{1}；请改正其一",
                [id, fitting],
            ),
            FigureDoubt::NotSame(grade) => with(
                "figure \"{0}\" has the use {2}, but its comparability is {1}; correct one of the two",
                "数字“{0}”的use为{2}，而comparability为{1}；请改正其一",
                [id, grade],
            )
            .and(Use::Compare.id()),
            FigureDoubt::BesideNone(counterpart) => with(
                "figure \"{0}\" has the counterpart \"{1}\", which isn’t a figure of the report; name one that is, or none",
                "数字“{0}”的counterpart“{1}”不是报告的数字；请改为报告的数字，或留空",
                [id, counterpart],
            ),
            FigureDoubt::BesideUnlike(counterpart) => with(
                "figure \"{0}\" has the counterpart \"{1}\", but their units differ; correct the counterpart, or a unit",
                "数字“{0}”与其counterpart“{1}”单位不同；请改正counterpart或单位",
                [id, counterpart],
            ),
        }
    }
}

impl ChartDoubt {
    fn phrase(&self, id: &str) -> Phrase {
        match self {
            ChartDoubt::Unplaced => with(
                "chart \"{0}\" is in no section of story.json, so the page doesn’t show it; add it to one, or remove it",
                "图“{0}”不在story.json的任何一节，页面不会显示；请放入一节，或删去",
                [id],
            ),
            ChartDoubt::NoRows => with(
                "chart \"{0}\" has no rows, so it shows nothing; add one, or remove the chart",
                "图“{0}”没有行，什么也不显示；请补上，或删去此图",
                [id],
            ),
            ChartDoubt::Repeats { row, figure, role } => with(
                "row {3} of chart \"{0}\" has \"{1}\" as \"{2}\" once more; leave it out there, or correct it",
                "图“{0}”第{3}行又以“{1}”作“{2}”；请去掉一处，或改正",
                [id, figure, role],
            )
            .and(row),
        }
    }
}

impl SectionDoubt {
    fn phrase(&self, id: &str) -> Phrase {
        match self {
            SectionDoubt::Empty => with(
                "section \"{0}\" has no charts, and nothing below them; add one, or remove the section",
                "“{0}”一节没有图，图下也没有内容；请补上，或删去此节",
                [id],
            ),
            SectionDoubt::NotIn(chart) => with(
                "section \"{0}\" has chart \"{1}\" as wide, but not among its charts; add it there, or remove it from wide",
                "“{0}”一节的wide列有图“{1}”，而charts中没有；请补入charts，或从wide中删去",
                [id, chart],
            ),
        }
    }
}
