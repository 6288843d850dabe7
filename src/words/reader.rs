//! What the reader's page says.

use super::{Bounds, Card, Chart, Explorer, Verdicts};

sentences! {
    /// The interface in one language. Sentences with something to fill in are functions.
    Words with (
        /// The figure card.
        card: Card,
        /// The explorer.
        explorer: Explorer,
        /// The comparison of the region with others.
        pairs: Pairs,
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
            en: "{all} figures in all. The charts’ tables have {shown}; the other {others} are in no chart. All of them can be searched once the page responds.",
        },
        /// The same where all figures are in charts.
        all_figures_shown(all: &str): {
            zh: "共 {all} 个数字，都在各图的数据表中；交互功能可用时，都能在这里查找。",
            en: "{all} figures in all, each of them in a chart’s table. All of them can be searched once the page responds.",
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
    }

    /// The words of the comparison.
    Pairs {
        /// The heading.
        heading: { zh: "逐项对照", en: "Figure beside figure" },
        /// What stands beneath it: the number of pairs.
        deck(count: usize): {
            zh: "{count} 组对照。只有指标、口径、时间都相同的才相减，只有确知互为部分与整体的才算占比，其余只并列，并写明原因。",
            en: "{count} pairs. Differences are taken only where measure, definition and period are the same, shares only where one is known to be part of the other; all else stands side by side, with the reason.",
        },
        /// The columns besides the region's: measure, the other figure, grade, what may be computed.
        columns: [
            { zh: "指标", en: "Measure" },
            { zh: "对照", en: "Beside it" },
            { zh: "可比程度", en: "Comparability" },
            { zh: "能算什么", en: "What may be computed" },
        ],
        /// A difference that may be computed.
        difference(result: &str): { zh: "相差 {result}", en: "difference {result}" },
        /// A share that may be computed.
        share(result: &str): { zh: "占 {result}", en: "share {result}" },
        /// Why nothing is computed, in the order of `Comparability::ALL`; where figures are of one grade, since nothing says
        /// that it may.
        reasons: [
            {
                zh: "口径相同，但数据包没有说明两数的关系，只并列",
                en: "counted alike, but the package states no relation between them: side by side only",
            },
            { zh: "时间不同，只并列", en: "different periods: side by side only" },
            { zh: "行政层级不同，只并列", en: "different administrative levels: side by side only" },
            { zh: "口径不同或不明，只并列", en: "defined or counted differently: side by side only" },
            { zh: "不知一方是否包含另一方，不算占比", en: "not known to be part and whole: no share" },
            { zh: "报告中没有对应的数", en: "the report has no counterpart" },
        ],
        /// Why nothing is computed of figures that are counted alike: one is only a lower bound, or only an upper one.
        bounds: [
            {
                zh: "口径相同，但至少一方只有下限，不作计算",
                en: "counted alike, but at least one is a lower bound: nothing is computed",
            },
            {
                zh: "口径相同，但至少一方只有上限，不作计算",
                en: "counted alike, but at least one is an upper bound: nothing is computed",
            },
        ],
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
    }

    /// The words of the part on method.
    Method {
        /// The heading.
        heading: { zh: "方法与核对", en: "Method and checks" },
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
