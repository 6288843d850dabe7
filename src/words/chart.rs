//! What charts say, numbers between ends, and what checking found.

sentences! {
    /// The words around one end of an interval.
    Bounds {
        /// No more than.
        at_most(value: &str): { zh: "至多 {value}", en: "at most {value}" },
        /// No less than.
        at_least(value: &str): { zh: "至少 {value}", en: "at least {value}" },
        /// More than.
        over(value: &str): { zh: "多于 {value}", en: "more than {value}" },
        /// No end is known.
        unknown: { zh: "无从推定", en: "can’t be told" },
    }

    /// The words of a chart's own page.
    ChartPage {
        /// The name of the links to the report.
        contents: { zh: "所属报告", en: "The report" },
        /// The link to the whole report.
        whole: { zh: "在整篇报告中看这张图", en: "See this chart in the full report" },
        /// Before the links to the chart's figures as files.
        files: { zh: "下载数据：", en: "Download the data:" },
        /// The name of the links to the charts before and after.
        neighbours: { zh: "前后各图", en: "More charts" },
        /// The chart before.
        before: { zh: "上一张图", en: "Previous chart" },
        /// The chart after.
        after: { zh: "下一张图", en: "Next chart" },
    }

    /// The words that layouts draw.
    Chart {
        /// A published figure beside a derived one: region, figure.
        published(region: &str, figure: &str): {
            zh: "{region}公布 {figure}",
            en: "{region}, published {figure}",
        },
        /// `part` is larger than `whole`, of which it is said to be a part.
        clash(part: &str, part_figure: &str, whole: &str, whole_figure: &str): {
            zh: "“{part}”{part_figure}，多于包含它的“{whole}”{whole_figure}",
            en: "“{part}”, {part_figure}, exceeds “{whole}”, {whole_figure}, which is said to include it",
        },
        /// The chart's summary: headline, measure, number of figures.
        summary(headline: &str, measure: &str, count: usize): {
            zh: "{headline}。{measure}。图中共 {count} 个数字。",
            en: "{headline}. {measure}. {count} figures.",
        },
        /// Several further figures of a row: name, figure.
        aside(name: &str, figure: &str): { zh: "{name} {figure}", en: "{name}: {figure}" },
        /// A figure above that of another region, read aloud.
        above(region: &str, amount: &str): { zh: "比{region}高 {amount}", en: "{amount} above {region}" },
        /// One below it.
        below(region: &str, amount: &str): { zh: "比{region}低 {amount}", en: "{amount} below {region}" },
        /// A figure as a part of another region's, read aloud: region, share.
        share_of(region: &str, share: &str): {
            zh: "占{region} {share}",
            en: "{share} of the figure for {region}",
        },
        /// What a dot stands for, where that isn't one: a number with its unit.
        dot(units: &str): { zh: "每点约 {units}", en: "each dot is about {units}" },
        /// Behind the names of some units: the others have none.
        unnamed: { zh: "其余没有点名", en: "the rest unnamed" },
        /// What remains of a figure's range together with what other sources published.
        published_too(range: &str): { zh: "与已公布的数合看，{range}", en: "with what was published, {range}" },
        /// What remains of it together with other figures of the same source.
        together(range: &str): { zh: "与其他数合看，{range}", en: "taken together with other figures, {range}" },
        /// In years for which there is no figure.
        blank: { zh: "没有数", en: "no figures" },
        /// Behind the one figure of the report's region among series of several, where that is of a year.
        alone: { zh: "只有这一年", en: "this year only" },
        /// Where it is of another period.
        only: { zh: "只有这一个数", en: "the only figure" },
        /// Above rows most of which are of a period.
        usual(period: &str): { zh: "{period}，另有注明的除外", en: "{period}, unless noted" },
    }

    /// What checking a relation found.
    Verdicts {
        /// It derives a figure.
        derives: { zh: "由此推算", en: "derived from this" },
        /// It holds: what both sides leave together.
        holds(range: &str): { zh: "相符；两相对照为{range}", en: "consistent; together {range}" },
        /// Its sides contradict each other.
        contradicts: { zh: "互相矛盾，不作更正", en: "contradictory; not repaired" },
        /// It can't be decided, for a reason.
        undecided(why: &str): { zh: "无法判定：{why}", en: "undecided: {why}" },
        /// That reason: rounded figures.
        rounding: { zh: "数字已经舍入", en: "the figures are rounded" },
        /// That reason: a term isn't known.
        missing_term: { zh: "缺少其中一项", en: "a term is missing" },
        /// That reason: terms that contradict each other.
        terms_clash: { zh: "所用的数互相矛盾", en: "its terms contradict each other" },
    }
}
