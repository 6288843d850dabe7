//! What the reader's page says.

use super::{Bounds, Card, Chart, Explorer, Picked, Verdicts};

sentences! {
    /// The interface in one language. Sentences with something to fill in are functions.
    Words with (
        /// The figure card.
        card: Card,
        /// The explorer.
        explorer: Explorer,
        /// The comparison of the region with others.
        pairs: Pairs,
        /// A figure that is marked in all charts.
        picked: Picked,
        /// What is said of single chains, groups and works.
        subjects: Subjects,
        /// The part on method.
        method: Method,
        /// What a chart says of its own: the parts that layouts need.
        chart: Chart,
        /// Intervals with one end.
        bounds: Bounds,
        /// What checking a relation found.
        verdicts: Verdicts,
    ) {
        /// Behind a growth in multiples: the unit, a hedge, how many times as much it makes.
        times_more(unit: &str, hedge: &str, times: &str): {
            zh: "{unit}{hedge}（为原来的 {times} {unit}{hedge}）",
            en: "({times} {unit}{hedge} as much)",
        },
        /// The values of a growth in multiples, as how many times as much they make.
        as_much(times: &str): { zh: "为原来的 {times}", en: "{times} as much" },
        /// The link past the toolbar.
        skip: { zh: "跳到正文", en: "Skip to the report" },
        /// The name of the toolbar.
        toolbar: { zh: "页面设置", en: "Page settings" },
        /// The name of the list of sections.
        contents: { zh: "本页目录", en: "On this page" },
        /// The button that opens that list.
        menu: { zh: "目录", en: "Contents" },
        /// The link to the explorer.
        look_up: { zh: "查数字", en: "Figures" },
        /// The link to the slides.
        slides: { zh: "演示", en: "Slides" },
        /// The button that switches to the other language, in that language.
        other_language: { zh: "English", en: "中文" },
        /// The name of the look switch.
        look: { zh: "外观", en: "Look" },
        /// The looks: following the system, light, dark.
        looks: [
            { zh: "跟随系统", en: "System" },
            { zh: "浅色", en: "Light" },
            { zh: "深色", en: "Dark" },
        ],
        /// Before a source.
        source: { zh: "来源：", en: "Source: " },
        /// A section of a source.
        section(heading: &str): { zh: "“{heading}”一节", en: "section “{heading}”" },
        /// What a section of a source is about.
        in_section(heading: &str, topic: &str): {
            zh: "“{heading}”一节，{topic}",
            en: "section “{heading}”, {topic}",
        },
        /// The button that saves and cites a chart; the one for the whole report.
        save: [
            { zh: "保存与引用", en: "Save and cite" },
            { zh: "保存、引用整篇报告", en: "Save and cite the report" },
        ],
        /// The button for code for other people's pages.
        embed: { zh: "嵌入", en: "Embed" },
        /// Before what no source says.
        unsaid: { zh: "未说明", en: "Not said" },
        /// The same in one sentence.
        not_said(what: &str): { zh: "未说明：{what}。", en: "Not said: {what}." },
        /// What is folded beneath a chart: sources, notes, rows of data, what can be done.
        folded_sources(count: usize): { zh: "来源 {count}", en: "Sources {count}" },
        /// The same where all figures are the report's own.
        folded_own: { zh: "出自报告", en: "The report" },
        /// Of notes.
        folded_notes(count: usize): { zh: "说明 {count}", en: "Notes {count}" },
        /// Of rows of data.
        folded_rows(count: usize): { zh: "数据 {count} 行", en: "Rows {count}" },
        /// Of what can be done once the page is live.
        folded_actions: [{ zh: "保存", en: "Save" }, { zh: "嵌入", en: "Embed" }],
        /// Between these.
        folded_gap: { zh: "　", en: " · " },
        /// The summary of a chart's table.
        figures_as_table: { zh: "数据表", en: "Data table" },
        /// The table's columns: what, figure, region, period, place.
        columns: [
            { zh: "项目", en: "Item" },
            { zh: "数字", en: "Figure" },
            { zh: "地区", en: "Region" },
            { zh: "时间", en: "Period" },
            { zh: "出处", en: "Where it stands" },
        ],
        /// The mark of a derived figure.
        derived: { zh: "推算", en: "derived" },
        /// The mark of a figure of another source.
        context: { zh: "另一来源", en: "other source" },
        /// A derived figure's hint, with its range.
        range(range: &str): { zh: "范围 {range}", en: "range {range}" },
        /// A remark behind a text.
        aside_of(text: &str, remark: &str): { zh: "{text}（{remark}）", en: "{text} ({remark})" },
        /// Between the names of a list.
        comma: { zh: "，", en: ", " },
        /// Between parts of a list that hold commas.
        semicolon: { zh: "；", en: "; " },
        /// The heading of the list of all figures.
        all_figures: { zh: "全部数字", en: "All figures" },
        /// What stands beneath it: the number of figures, of those that are in charts, and of the others.
        all_figures_deck(all: &str, shown: &str, others: &str): {
            zh: "共 {all} 个数字。各图的数据表列有 {shown} 个，其余 {others} 个不在图中；交互功能可用时，都能在这里查找。",
            en: "Figures in all: {all}; in the charts’ tables: {shown}; in no chart: {others}. All of them can be searched once the page responds.",
        },
        /// The same where all figures are in charts.
        all_figures_shown(all: &str): {
            zh: "共 {all} 个数字，都在各图的数据表中；交互功能可用时，都能在这里查找。",
            en: "Figures in all: {all}, each of them in a chart’s table. All of them can be searched once the page responds.",
        },
        /// The heading of the list of sources.
        sources: { zh: "来源", en: "Sources" },
        /// Of a picture that shows only so many rows of a chart.
        first_rows(count: usize): {
            zh: "这里是前 {count} 行，全部见网页",
            en: "The first {count} rows, all on the page",
        },
        /// The page without scripts.
        no_script: {
            zh: "浏览器未启用脚本：交互功能已关闭，图表、表格和文字不受影响。",
            en: "Scripts are off in this browser: nothing responds to touch, but charts, tables and text are complete.",
        },
        /// The page after a failure, by its reason: no WebAssembly, an old engine, a damaged file, a trap.
        failed: [
            {
                zh: "浏览器或网页策略不允许运行 WebAssembly：交互功能已关闭，图表、表格和文字不受影响。",
                en: "The browser or a policy forbids WebAssembly: nothing responds to touch, but charts, tables and text are complete.",
            },
            {
                zh: "浏览器版本较旧：交互功能已关闭，图表、表格和文字不受影响。",
                en: "This browser is too old for the interactive part: charts, tables and text are complete.",
            },
            {
                zh: "文件中的程序部分已损坏：交互功能已关闭，图表、表格和文字不受影响。",
                en: "The program inside this file is damaged: nothing responds to touch, but charts, tables and text are complete.",
            },
            {
                zh: "程序意外中止：交互功能已关闭，图表、表格和文字不受影响。",
                en: "The program stopped unexpectedly: nothing responds to touch, but charts, tables and text are complete.",
            },
            {
                zh: "互动部分没有取到，可能是没有网络，或网站不允许；内容仍可阅读。",
                en: "The interactive part couldn’t be fetched: there may be no network, or the host doesn’t allow it. Everything can still be read.",
            },
        ],
        /// The report in the other language couldn't be fetched.
        not_fetched: {
            zh: "没有取到另一种语言的内容，页面保持原样。网络恢复后请重新载入。",
            en: "The other language couldn’t be fetched, so the page stays as it is. Reload it once the network is back.",
        },
        /// What saves and cites couldn't be fetched.
        save_not_fetched: {
            zh: "没有取到保存和引用的部分。网络恢复后请再按一次，或重新载入网页。",
            en: "The part that saves and cites couldn’t be fetched. Press again once the network is back, or reload the page.",
        },
        /// The button that starts the app afresh.
        retry: { zh: "重新启动", en: "Start again" },
        /// An address that leads nowhere.
        unknown_address: {
            zh: "地址中有无法识别的部分，已按最接近的内容打开。",
            en: "Part of the address could not be understood; the nearest match is shown.",
        },
        /// How to use a chart, read aloud.
        chart_help: {
            zh: "左右方向键逐个查看数字，上下方向键换行，Home、End 键到首尾，回车键打开卡片，Esc 键退出，问号键重读本说明。",
            en: "Left and right go from figure to figure, up and down from row to row, Home and End to the ends; Enter opens a card, Escape leaves, a question mark repeats this.",
        },
        /// Behind that, where figures can be marked in all charts.
        chart_help_marks: {
            zh: "P 键在各图中标出所到的数字，再按取消；已标出别的数字时，与之比较。",
            en: " P marks the figure in all charts, or no longer; where another one is marked, it compares the two.",
        },
    }

    /// What is said of two figures side by side.
    Pairs {
        /// Of two levels one is so much higher.
        above(gap: &str): { zh: "高 {gap}", en: "{gap} above" },
        /// Or lower.
        below(gap: &str): { zh: "低 {gap}", en: "{gap} below" },
        /// Or neither, or it isn't known which.
        apart(gap: &str): { zh: "相差 {gap}", en: "{gap} apart" },
        /// Of two amounts one is so much more.
        more(gap: &str): { zh: "多 {gap}", en: "{gap} more" },
        /// Or less.
        less(gap: &str): { zh: "少 {gap}", en: "{gap} less" },
        /// The part that one is of the other.
        share(result: &str): { zh: "占 {result}", en: "{result} of it" },
        /// In a word why nothing is computed: one of the figures is planned.
        plan: { zh: "一方是计划", en: "a plan" },
        /// Or their grade is so, as in `Comparability::ALL`.
        grades: [
            { zh: "口径相同", en: "counted alike" },
            { zh: "时间不同", en: "other period" },
            { zh: "层级不同", en: "other level" },
            { zh: "口径不同或不明", en: "other or unknown definition" },
            { zh: "包含不明", en: "inclusion not known" },
            { zh: "没有对应", en: "no counterpart" },
        ],
        /// A figure without a period; also why nothing is computed.
        undated: { zh: "未写明时间", en: "undated" },
        /// Only a lower bound is known, or only an upper one.
        bounds: [
            { zh: "只有下限", en: "lower bound only" },
            { zh: "只有上限", en: "upper bound only" },
        ],
        /// A relation of theirs can't be decided.
        undecided: { zh: "无法判定", en: "undecided" },
        /// They contradict it.
        contradicts: { zh: "互相矛盾", en: "contradictory" },
        /// There is none.
        undeclared: { zh: "没有给出关系", en: "no relation stated" },
        /// What opens the rest.
        rest(count: usize): { zh: "其余只能并列的 {count} 组", en: "{count} more, side by side only" },
        /// How many of how many pairs are shown.
        found(found: usize, all: usize): { zh: "{all} 组中的 {found} 组", en: "{found} of {all} pairs" },
    }

    /// The words of the part on single subjects.
    Subjects {
        /// The heading.
        heading: { zh: "逐项看", en: "One by one" },
        /// What stands beneath it.
        deck: {
            zh: "点开一项，可以看到各处对它说了什么，以及没有说明什么。",
            en: "Open one to see what is said of it in all places, and what isn’t.",
        },
        /// The figures of a subject.
        said: { zh: "有关的数字", en: "Figures" },
        /// The charts that show them.
        charts: { zh: "见图", en: "Charts" },
        /// What no source says.
        unsaid: { zh: "没有说明的", en: "Not said" },
        /// What is known of a subject in one respect, as in `matrix::Known::ALL`.
        known: [
            { zh: "报告写明", en: "the report says so" },
            { zh: "另一来源写明", en: "another source says so" },
            { zh: "由其他数推算", en: "follows from other figures" },
            { zh: "没有说明", en: "not said" },
            { zh: "没有点名", en: "not named" },
        ],
        /// What opens the subjects of which nothing of the kind is known.
        more(count: usize): { zh: "另有 {count} 项", en: "{count} more" },
    }

    /// The words of the part on method.
    Method {
        /// The heading.
        heading: { zh: "方法", en: "Method" },
        /// Relations that derive a figure.
        derived: { zh: "推算出的数字", en: "Derived figures" },
        /// Relations that hold.
        holds: { zh: "核对相符", en: "Checked and consistent" },
        /// Relations that contradict each other.
        contradicts: { zh: "互相矛盾，不作更正", en: "Contradictory; not repaired" },
        /// Relations that can't be decided.
        undecided: { zh: "无法判定", en: "Undecided" },
        /// What is left open.
        open: { zh: "没有说明的", en: "What is left open" },
        /// Figures with a remark.
        remarks: { zh: "各数字的说明", en: "Remarks on single figures" },
        /// In their place while the page doesn't respond.
        remarks_later: {
            zh: "交互功能可用时，各数字的说明列在这里，也在各自的卡片上。",
            en: "Listed here, and on the figures’ cards, once the page responds.",
        },
        /// How far the source's numerals are accounted for.
        coverage: { zh: "覆盖情况", en: "Coverage" },
    }
}
