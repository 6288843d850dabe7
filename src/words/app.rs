//! What the figure card and the explorer say.

sentences! {
    /// The words of the figure card.
    Card {
        /// The card's name.
        title: { zh: "数字卡片", en: "Figure card" },
        /// The close button.
        close: { zh: "关闭", en: "Close" },
        /// As printed.
        printed: { zh: "原文所印", en: "As printed" },
        /// Not printed, but derived.
        not_printed: { zh: "原文未印，由其他数字推算", en: "not printed; derived from other figures" },
        /// Not printed, but counted from what is named.
        counted: { zh: "原文未印，见说明", en: "not printed; see the note" },
        /// What it is, besides an outcome.
        status: { zh: "性质", en: "Status" },
        /// The word before a plan’s number.
        planned: { zh: "计划", en: "planned" },
        /// What a figure is, or what a mark in place of its number means, in the order of `Status::ALL`.
        statuses: [
            { zh: "", en: "" },
            { zh: "计划数，不是实际结果", en: "a plan, not an outcome" },
            { zh: "数据不详", en: "not available" },
            { zh: "不予公布", en: "withheld" },
            { zh: "不足最小单位", en: "too small to show" },
            { zh: "不适用", en: "not applicable" },
        ],
        /// A mark of which the source doesn't say what it means.
        no_number: { zh: "未印数字", en: "no number printed" },
        /// The values it can stand for.
        interval: { zh: "可能的取值", en: "Values it can stand for" },
        /// Region.
        region: { zh: "地区", en: "Region" },
        /// Period.
        period: { zh: "时间", en: "Period" },
        /// How the period is known, for inherited and unclear ones.
        period_basis: [
            { zh: "沿用前文", en: "carried over from earlier text" },
            { zh: "原文未说明", en: "not stated" },
        ],
        /// Where it stands.
        place: { zh: "出处", en: "Where it stands" },
        /// Relations it stands in.
        relations: { zh: "与其他数字的关系", en: "How it relates to other figures" },
        /// None.
        no_relations: { zh: "报告未给出可以核算的关系", en: "The report gives nothing to check it against" },
        /// Notes.
        note: { zh: "说明", en: "Note" },
        /// How a figure of another source stands to the report's.
        comparability: { zh: "可比程度", en: "How comparable" },
        /// The grades of that, in the order of `Comparability::ALL`.
        grades: [
            { zh: "指标、口径、时间相同", en: "same measure, definition and period" },
            { zh: "指标相同，时间不同", en: "same measure, another period" },
            { zh: "指标相同，行政层级不同", en: "same measure, another administrative level" },
            { zh: "名称相近，口径不同或不明", en: "named alike, defined or counted differently" },
            { zh: "两数均属实，但不知一方是否包含另一方", en: "both true, but not known to be part and whole" },
            { zh: "报告中没有对应的数", en: "the report has no counterpart" },
        ],
    }

    /// The words of the explorer.
    Explorer {
        /// The link to it.
        open: { zh: "查找、筛选、下载全部数字", en: "Search, filter and download all figures" },
        /// The button that leads back.
        close: { zh: "返回", en: "Back" },
        /// The search field.
        search: { zh: "查找", en: "Search" },
        /// What can be typed into it: for a package in both languages, in Chinese, in English.
        hints: [
            { zh: "中文、英文、拼音或数字", en: "Chinese, English, pinyin or a number" },
            { zh: "中文、拼音或数字", en: "Chinese, pinyin or a number" },
            { zh: "名称或数字", en: "A name or a number" },
        ],
        /// The names of the filters, in the order of `explore::Filter::ALL`.
        filters: [
            { zh: "主题", en: "Theme" },
            { zh: "类型", en: "Kind" },
            { zh: "来源", en: "Tier" },
            { zh: "地区", en: "Region" },
            { zh: "时间", en: "Period" },
            { zh: "可比程度", en: "Comparability" },
        ],
        /// A filter that lets everything pass.
        all: { zh: "全部", en: "All" },
        /// The kinds of numbers, in the order of `Kind::ALL`.
        kinds: [
            { zh: "比率", en: "Rates" },
            { zh: "数量", en: "Counts" },
            { zh: "金额等", en: "Amounts" },
            { zh: "名次", en: "Ranks" },
            { zh: "差与增减", en: "Gaps and changes" },
            { zh: "指数", en: "Index numbers" },
            { zh: "差额", en: "Balances" },
            { zh: "贡献", en: "Contributions" },
            { zh: "倍数", en: "Multiples" },
            { zh: "增长倍数", en: "Growth in multiples" },
            { zh: "温度等", en: "Temperatures and the like" },
        ],
        /// Where figures come from, in the order of `Tier::ALL`.
        tiers: [
            { zh: "报告", en: "report" },
            { zh: "其他来源", en: "other sources" },
            { zh: "推算", en: "derived" },
        ],
        /// How many of how many figures are selected.
        found(found: usize, all: usize): { zh: "{all} 个数字中的 {found} 个", en: "{found} of {all} figures" },
        /// The switch to numbers written out.
        digits: { zh: "不用万、亿，写出全部数位", en: "Write numbers out, without million or billion" },
        /// The button that clears search and filters.
        reset: { zh: "清除条件", en: "Clear" },
        /// The button that saves the selected figures.
        download: { zh: "保存所列数字", en: "Save these figures" },
        /// A column's button: its name.
        sort(column: &str): { zh: "按{column}排序", en: "Sort by {column}" },
        /// The hedges of printed figures, in the order of `Bound::ALL`.
        hedges: [
            { zh: "", en: "" },
            { zh: "约", en: "about" },
            { zh: "近", en: "nearly" },
            { zh: "超过", en: "over" },
            { zh: "余、多", en: "odd" },
            { zh: "以上", en: "at least" },
            { zh: "不到", en: "under" },
            { zh: "至多", en: "at most" },
        ],
    }
}
