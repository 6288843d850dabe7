//! What the columns of a workbook are for, and what may stand in them.

use super::sheet_of;
use super::tables::{PART, ROW_IDS, ROWS, TABLES};
use crate::chart::KINDS;
use crate::lang::Lang;
use crate::package::{self, Below, By, ChartTier, Compute, Order, is_memo};

/// What a column is for, in some languages, one a line.
pub(super) fn about(sheet: &str, column: &str, langs: &[Lang]) -> String {
    let said = |lang: &Lang| {
        let stem = package::lang_of(column)
            .map_or(column, |of| column[..column.len() - of.id().len()].trim_end_matches('_'));
        let (zh, en) = sentence(sheet, stem);
        let (zh_of, en_of) = match package::lang_of(column) {
            Some(Lang::Zh) => ("（中文）", " (Chinese)"),
            Some(Lang::En) => ("（英文）", " (English)"),
            None => ("", ""),
        };
        match lang {
            Lang::Zh => [zh, zh_of].concat(),
            Lang::En => [en, en_of].concat(),
        }
    };
    langs.iter().map(said).collect::<Vec<_>>().join("\n")
}

/// What a column says, in Chinese and in English; of a sheet, or of all that have it.
fn sentence(sheet: &str, stem: &str) -> (&'static str, &'static str) {
    if is_memo(stem) {
        return ("自用，程序不读", "Your own remarks, which nothing reads");
    }
    let of = |known: &&(&str, &str, &'static str, &'static str)| known.0 == sheet && known.1 == stem;
    let found = SENTENCES.iter().find(of);
    let found = found.or_else(|| SENTENCES.iter().find(|known| known.0.is_empty() && known.1 == stem));
    found.map_or(("", ""), |(_, _, zh, en)| (zh, en))
}

/// Sheet, column without its language, and what it says; without a sheet, of all that have none of their own.
#[rustfmt::skip]
const SENTENCES: &[(&str, &str, &str, &str)] = &[
    ("package", "key", "键：name、version、guanzhi.region 等", "The key: name, version, guanzhi.region and the like"),
    ("package", "value", "值", "Its value"),
    ("", "id", "代号：小写字母、数字和连字符，不重复", "Id: lower-case letters, digits and hyphens, each once"),
    ("", "name", "名称", "Name"),
    ("", "note", "附注，可空", "Note; may be empty"),
    ("", "part", "本行是什么；其下各行属于它", "What the row is; those below belong to it"),
    ("", "text", "文字", "Text"),
    ("", "figure", "数字的代号（observations 表的 id）", "A figure: an id of sheet observations"),
    ("", "figures", "数字的代号，以空格分开", "Figures’ ids with spaces between them"),
    ("", "chart", "图的代号（charts 表的 id）", "A chart: an id of sheet charts"),
    ("", "rows", "只取图的第几行，以空格分开；空着为全部", "Which rows of the chart, with spaces between them; all if empty"),
    ("regions", "code", "地区代码：GB/T 2260 六位，没有的用 x- 加名称", "Code of GB/T 2260, or x- and a name where there is none"),
    ("regions", "role", "与本地区的关系：whole 包含它，peer 与它并列", "Whole of which the report’s region is part, or peer beside it"),
    ("units", "unit", "单位，照原文", "Unit as printed"),
    ("units", "name", "一个时的说法", "The word for one"),
    ("units", "plural", "多个时的说法", "The word for several"),
    ("units", "prefix", "英文数前的货币符号，如 £", "Sign before English numbers, such as £"),
    ("units", "measure", "计量什么", "What it measures"),
    ("indicators", "theme", "主题（themes 表的 id）", "Theme: an id of sheet themes"),
    ("indicators", "unit", "单位（units 表）", "Unit: one of sheet units"),
    ("indicators", "kind", "哪一种数", "What sort of number"),
    ("indicators", "better", "高好、低好，或无所谓", "Which direction is better"),
    ("sources", "title", "文献题名", "Title of the document"),
    ("sources", "issuer", "发布者", "Who issued it"),
    ("sources", "released", "发布日期，如 2024-09-30", "When it was released, such as 2024-09-30"),
    ("sources", "url", "网址", "Web address"),
    ("sources", "evidence", "依据：网页、几页、全文", "How it is evidenced: official page, 6 pages"),
    ("places", "source", "所在文献（sources 表的 id）", "Source: an id of sheet sources"),
    ("places", "paragraph", "第几段：从 0 起数不空的行", "Paragraph, from 0 over lines that aren’t empty"),
    ("places", "heading", "上方的小标题", "The heading above it"),
    ("places", "topic", "这段讲什么", "What the passage is about"),
    ("observations", "indicator", "指标（indicators 表的 id）", "Measure: an id of sheet indicators"),
    ("observations", "region", "地区（regions 表的代码）", "Region: a code of sheet regions"),
    ("observations", "period", "期间：2024、2024-H1、2024-Q3、2024-09、2024-01/2024-09", "Period: 2024, 2024-H1, 2024-Q3, 2024-09, 2024-01/2024-09"),
    ("observations", "period_basis", "期间从何得知：写明、承前、不清楚", "How the period is known: stated, inherited, unclear"),
    ("observations", "printed", "数，照印出的写，不带万亿、约数和单位", "The number as printed, without scale, hedge and unit"),
    ("observations", "scale", "数后的万、亿等", "The word of scale behind the number"),
    ("observations", "bound", "约数：近、超过、余等", "The hedge: nearly, over, odd and so on"),
    ("observations", "source", "来源（sources 表的 id）", "Source: an id of sheet sources"),
    ("observations", "place", "位置（places 表的 id），可空", "Place: an id of sheet places; may be empty"),
    ("observations", "tier", "report 报告中的，context 别处的，derived 推算的", "Printed in the report, elsewhere (context), or derived"),
    ("observations", "comparability", "别处的数与报告的数可比到什么程度", "How a figure from elsewhere stands to the report’s"),
    ("observations", "use", "别处的数可作何用", "What a figure from elsewhere may be used for"),
    ("observations", "counterpart", "与报告的哪个数字并列", "The report’s figure that it stands beside"),
    ("observations", "draft", "草稿的理由；核对属实后清空", "Why a draft is proposed; clear it once it is confirmed"),
    ("observations", "status", "计划数，或缺数符号的含义", "A plan, or what a mark for a missing number means"),
    ("relations", "kind", "怎样算：差、比、增长、和等", "How the result follows: difference, ratio, growth, sum …"),
    ("relations", "result", "结果（observations 表的 id）", "The result: an id of sheet observations"),
    ("relations", "operands", "运算数的代号，以空格分开", "The operands’ ids with spaces between them"),
    ("relations", "basis", "原文写明的，或只是算术", "Whether the source states it, or arithmetic does"),
    ("relations", "expect", "原文自相矛盾时填 contradiction", "Contradiction where the source prints one"),
    ("numerals", "paragraph", "第几段：从 0 起数不空的行", "Paragraph, from 0 over lines that aren’t empty"),
    ("numerals", "ordinal", "段内同类数词的第几个，从 1 起", "Its place among the paragraph’s numerals of its script, from 1"),
    ("numerals", "token", "数词，照印出的写", "The numeral as printed"),
    ("numerals", "figure", "是哪个数字（observations 表的 id）", "Which figure it is: an id of sheet observations"),
    ("numerals", "reason", "不是数字的原因", "Why it is no figure"),
    ("charts", "kind", "哪一种图", "The kind of chart"),
    ("charts", "tier", "占多大地方，可空", "How much room it gets; may be empty"),
    ("charts", "step", "序列隔多久一个数：P5Y、P3M，可空", "How far apart a series’ figures are: P5Y, P3M; may be empty"),
    ("charts", "headline", "图的标题，说数字说的", "Headline: what the figures say"),
    ("charts", "measure", "指标、单位和期间", "Measure, unit and period"),
    ("charts", "unsaid", "没有说明的是什么，可空", "What the source leaves open; may be empty"),
    ("charts", "role", "按规则取数：在图中的角色", "By rule: the figures’ role in the chart"),
    ("charts", "indicators", "按规则取数：指标的代号，以空格分开", "By rule: measures’ ids with spaces between them"),
    ("charts", "regions", "按规则取数：地区代码，以空格分开；空着为全部", "By rule: regions’ codes; all if empty"),
    ("charts", "period", "按规则取数：期间；all 为全部，空着为最近", "By rule: a period, all of them, or the latest if empty"),
    ("charts", "by", "按规则取数：一行一个地区、一个指标，或只有一行", "By rule: a row for each region or measure, or one"),
    ("charts", "sort", "按规则取数：从大到小或从小到大", "By rule: the greatest or the least first"),
    ("charts", "top", "按规则取数：最多几行", "By rule: so many rows at most"),
    ("charts", "compute", "按规则取数：改用与并列数字的差或占比", "By rule: differences from what stands beside, or shares of it"),
    ("charts", "text", "列名或注", "The heading of a column, or a note"),
    ("rows", "row", "图的第几行，从 1 起", "Which row of the chart, from 1"),
    ("rows", "role", "数字在图中的角色，如 value", "What the figure is for, such as value"),
    ("rows", "label", "行名，可空", "The row’s label; may be empty"),
    ("rows", "group", "从此行起的一组的名称", "The heading of the group that starts here"),
    ("rows", "unsaid", "本行没有说明的是什么", "What isn’t said of the row"),
    ("rows", "name", "一个单位的名称，这一行不填数字", "The name of one unit, on a line without a figure"),
    ("opening", "section", "所指的一节（sections 表的 id）", "The section it leads to: an id of sheet sections"),
    ("opening", "units", "true：一个单位画一格", "True: a mark for each unit"),
    ("sections", "heading", "节的标题", "The section’s heading"),
    ("sections", "deck", "标题下的一行，可空", "One line beneath it; may be empty"),
    ("sections", "charts", "图的代号，以空格分开", "Charts’ ids with spaces between them"),
    ("sections", "wide", "其中占整排的", "Those of them that take the whole width"),
    ("sections", "below", "图下的表，可空", "What stands below the charts; may be empty"),
    ("subjects", "fact", "哪件事（facts 表的 id）", "The fact: an id of sheet facts"),
    ("slides", "kicker", "标题上方的一行", "What stands above the title"),
    ("slides", "title", "标题；空着用图的", "The title; the chart’s if empty"),
    ("slides", "notes", "讲稿", "What the speaker may say"),
    ("slides", "seconds", "预计几秒", "How many seconds it is meant to stand"),
    ("slides", "sources", "true：列出全部来源", "True: the sources of all slides"),
    ("slides", "hidden", "true：不显示", "True: it isn’t shown"),
    ("slides", "reveal", "这一步出现的数字，以空格分开", "Figures that appear in this step"),
    ("slides", "highlight", "这一步突出的数字，以空格分开", "Figures that stand out in this step"),
];

/// The words that may stand in a column; none where anything may.
pub fn closed(sheet: &str, column: &str) -> Vec<String> {
    let owned = |words: Vec<&str>| words.into_iter().map(str::to_owned).collect();
    if let Some(table) = TABLES.iter().find(|table| table.sheet == sheet && column == PART) {
        return table.parts.iter().map(|part| part.id.to_owned()).collect();
    }
    match (sheet, column) {
        ("charts", "kind") => KINDS.iter().map(|kind| kind.id.to_owned()).collect(),
        ("charts", "tier") => owned(ChartTier::ALL.map(ChartTier::id).to_vec()),
        ("charts", "by") => owned(By::ALL.map(By::id).to_vec()),
        ("charts", "sort") => owned(Order::ALL.map(Order::id).to_vec()),
        ("charts", "compute") => owned(Compute::ALL.map(Compute::id).to_vec()),
        ("charts", "role") => roles(),
        ("sections", "below") => owned(Below::ALL.map(Below::id).to_vec()),
        ("opening", "units") | ("slides", "sources" | "hidden") => owned(vec!["true"]),
        (ROWS, role) if role == ROW_IDS[2] => roles(),
        _ => {
            let lists = package::closed();
            let found = lists.into_iter().find(|(file, name, _)| sheet_of(file) == sheet && *name == column);
            owned(found.map(|(_, _, words)| words).unwrap_or_default())
        }
    }
}

/// The roles of all kinds of charts; of those that number columns there are as many as a chart has columns.
fn roles() -> Vec<String> {
    let mut roles: Vec<&str> = KINDS.iter().flat_map(|kind| kind.roles).map(|role| role.id).collect();
    roles.sort_unstable();
    roles.dedup();
    roles.into_iter().map(str::to_owned).collect()
}

/// Columns whose values are those of another sheet's column: sheet, column, and where the values are given.
const REFERENCES: &[(&str, &str, (&str, &str))] = &[
    ("indicators", "theme", ("themes", "id")),
    ("indicators", "unit", ("units", "unit")),
    ("places", "source", ("sources", "id")),
    ("observations", "indicator", ("indicators", "id")),
    ("observations", "region", ("regions", "code")),
    ("observations", "source", ("sources", "id")),
    ("observations", "place", ("places", "id")),
    ("observations", "counterpart", ("observations", "id")),
    ("relations", "result", ("observations", "id")),
    ("numerals", "figure", ("observations", "id")),
    ("rows", "chart", ("charts", "id")),
    ("rows", "figure", ("observations", "id")),
    ("story", "figure", ("observations", "id")),
    ("opening", "section", ("sections", "id")),
    ("opening", "chart", ("charts", "id")),
    ("opening", "figure", ("observations", "id")),
    ("facts", "figure", ("observations", "id")),
    ("subjects", "fact", ("facts", "id")),
    ("slides", "chart", ("charts", "id")),
    ("slides", "figure", ("observations", "id")),
];

/// The sheet and the column whose values may stand in a column, if those of one may.
pub fn refers(sheet: &str, column: &str) -> Option<(&'static str, &'static str)> {
    REFERENCES.iter().find(|known| (known.0, known.1) == (sheet, column)).map(|known| known.2)
}

#[cfg(test)]
mod tests {
    use super::super::sheets;
    use super::super::tables::row_columns;
    use super::*;

    #[test]
    fn every_column_says_what_it_is_for() {
        let langs = Lang::ALL.map(Lang::id);
        let of_files = package::LAYOUTS.iter().map(|layout| {
            let columns = layout.columns.iter().chain(layout.optional).map(|name| (*name).to_owned());
            (sheet_of(layout.file), columns.collect::<Vec<_>>())
        });
        let of_tables = TABLES.iter().map(|table| (table.sheet, table.columns(&langs)));
        let all: Vec<_> = of_files.chain(of_tables).chain([(ROWS, row_columns(&langs))]).collect();
        assert_eq!(all.len() + 1, sheets().count(), "all but the descriptor's");
        for (sheet, column) in
            all.iter().flat_map(|(sheet, columns)| columns.iter().map(move |it| (sheet, it)))
        {
            let told = about(sheet, column, &Lang::ALL);
            assert!(
                told.lines().count() == 2 && told.lines().all(|line| !line.is_empty()),
                "{sheet} {column}"
            );
        }
        for (sheet, stem, ..) in SENTENCES.iter().filter(|known| !known.0.is_empty() && known.0 != "package")
        {
            let known = all.iter().find(|(name, _)| name == sheet).map(|(_, columns)| columns);
            let is = |column: &String| column == stem || column.starts_with(&format!("{stem}_"));
            assert!(known.is_some_and(|columns| columns.iter().any(is)), "{sheet} has no {stem}");
        }
    }
}
