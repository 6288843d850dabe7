//! What the bench says around its rows: written once, at publishing, so that the app has no use for it.

sentences! {
    /// The sentences of `page::bench`.
    Bench {
        /// The heading: how many pairs there are, and of how many something is computed.
        heading(all: usize, computed: usize): {
            zh: "{all} 组对照，能算的有 {computed} 组",
            en: "Pairs of which something can be computed: {computed} of {all}",
        },
        /// What stands beneath it: the region's name.
        deck(own: &str): {
            zh: "一格一组：{own}一个数，别处一个数。口径、时间都相同才相减，确知互为部分与整体才算占比。",
            en: "A square is a pair: {own} and elsewhere. Differences need one definition and period, shares a known part and whole.",
        },
        /// How many pairs there are of each sort, behind the number: to subtract, to divide, neither.
        counts: [
            { zh: "组可以相减", en: "can be subtracted" },
            { zh: "组可以算占比", en: "can be a share" },
            { zh: "组只能并列", en: "can only stand side by side" },
        ],
        /// What the drawings mean: the region's name.
        legend(own: &str): {
            zh: "竖线、整条为别处，着色为{own}；空心为推算，浅色带、细线为舍入容许的范围。",
            en: "Line or whole strip: elsewhere; coloured: {own}; hollow: derived; pale band, thin line: what rounding allows.",
        },
        /// The order of rows.
        order: { zh: "排列", en: "Order" },
        /// The package's own order.
        as_listed: { zh: "原次序", en: "As listed" },
        /// Other orders, as in `Sort::ALL`.
        sorts: [
            { zh: "结果大小", en: "What comes out" },
            { zh: "名称", en: "Name" },
            { zh: "可比程度", en: "Comparability" },
            { zh: "时间", en: "Period" },
        ],
        /// How far figures can be compared, as in `Standing::all`.
        standings: [
            { zh: "可以相减", en: "Can be subtracted" },
            { zh: "可以算占比", en: "Can be a share" },
            { zh: "口径相同，仍不能算", en: "Counted alike, nothing computed" },
            { zh: "时间不同或不明", en: "Of other or unknown periods" },
            { zh: "层级不同", en: "Of other levels" },
            { zh: "口径不同或不明", en: "Defined otherwise, or not known" },
            { zh: "包含不明", en: "Not known to be part and whole" },
            { zh: "没有对应", en: "Without counterpart" },
        ],
    }
}
