//! What the first screen says: written once, at publishing, so that the app has no use for it.

sentences! {
    /// The sentences of `page::opening`.
    Opening {
        /// The name of the large figures.
        key_figures: { zh: "要点数字", en: "Key figures" },
        /// Above rows that are drawn as distances: the regions that they are from.
        levels(wholes: &str): { zh: "竖线是{wholes}", en: "Upright line: {wholes}" },
        /// Behind it, what lies between two ticks, where all rows are on one scale.
        tick(step: &str): { zh: "每小格 {step}", en: "one tick: {step}" },
        /// Where they aren't.
        scales: { zh: "单位不同的行，比例不同", en: "rows in other units have other scales" },
        /// How much more a figure is than another.
        above(gap: &str): { zh: "高 {gap}", en: "{gap} above" },
        /// How much less.
        below(gap: &str): { zh: "低 {gap}", en: "{gap} below" },
        /// Neither.
        same: { zh: "持平", en: "level" },
        /// Above rows that are drawn as parts of strips: the regions whose totals they are, and the one whose part is shown.
        shares(wholes: &str, own: &str): {
            zh: "整条是{wholes}总数，着色的是{own}，各行不能互比",
            en: "Strips: totals of {wholes}, {own} coloured; rows not comparable",
        },
        /// Behind the name of a unit: what it is counted in, too.
        beside(name: &str): { zh: "（{name}）", en: " ({name})" },
        /// Units without a name.
        unnamed: { zh: "虚线格没有点名", en: "dashed ones aren’t named" },
        /// What signs mean.
        derived: {
            zh: "虚线和 ≈ 为推算，浅色带为舍入容许的范围",
            en: "Dashed, ≈: derived; pale band: what rounding allows",
        },
        /// Ranks in grey.
        elsewhere: { zh: "灰框的名次出自另一来源", en: "grey frame: a rank from another source" },
        /// How many figures there are.
        figures(count: usize): { zh: "{count} 个数字", en: "{count} figures" },
        /// Figures that nothing derives.
        underivable(count: usize): { zh: "推不出 {count}", en: "can’t be derived: {count}" },
        /// Figures without a period.
        undated(count: usize): { zh: "{count} 个没有写明时间", en: "{count} undated" },
        /// Sets of figures.
        clashing(count: usize): {
            zh: "{count} 组互相矛盾，照录不画图",
            en: "contradictory sets, not drawn: {count}",
        },
    }
}
