//! What is said of a figure that is marked in all charts, and of two that are compared.

sentences! {
    /// The sentences of `page::picked`.
    Picked {
        /// The button that marks a figure.
        mark: { zh: "在各图中标出", en: "Mark in all charts" },
        /// The button that ends that, on its card.
        unmark: { zh: "不再标出", en: "Mark no longer" },
        /// The button that compares it with the one that is marked.
        compare_with: { zh: "与已标出的数字比较", en: "Compare with the marked figure" },
        /// The button that marks it in place of that one.
        instead: { zh: "改为标出这个", en: "Mark this one instead" },
        /// The name of the bar.
        bar: { zh: "标出的数字", en: "Marked figure" },
        /// What it links to: the card, the choice of another figure, the end of it.
        source: { zh: "来源与公式", en: "Source and formula" },
        /// The button that brings what can be chosen.
        compare: { zh: "比较", en: "Compare" },
        /// The button that ends it.
        clear: { zh: "取消", en: "Clear" },
        /// What can be chosen: the same measure, and what else has to do with it.
        choices: [
            { zh: "同一指标", en: "Same measure" },
            { zh: "有关的数字", en: "Related figures" },
        ],
        /// No choice.
        none: { zh: "不比较", en: "None" },
        /// A figure: name and value, then where and when.
        figure(name: &str, value: &str, place: &str): {
            zh: "{name} {value}（{place}）",
            en: "{name} {value} ({place})",
        },
        /// A figure, in how many charts it or its kin are marked, and how many its kin are there.
        marked(figure: &str, charts: usize, kin: usize): {
            zh: "{figure}。连同 {kin} 个相关数字，标在 {charts} 张图中。",
            en: "{figure}. Marked in charts: {charts}; with related figures: {kin}.",
        },
        /// A figure that no chart shows, nor what is related to it.
        unmarked(figure: &str): {
            zh: "{figure}。没有图显示它或相关的数字。",
            en: "{figure}. No chart shows it or a related figure.",
        },
        /// Two figures, and what comes of them.
        two(first: &str, second: &str, said: &str): {
            zh: "{first}；{second}。{said}",
            en: "{first}; {second}. {said}",
        },
        /// Of two levels the first is so much higher.
        above(gap: &str): { zh: "前者高 {gap}", en: "The first is {gap} higher" },
        /// Or lower.
        below(gap: &str): { zh: "前者低 {gap}", en: "The first is {gap} lower" },
        /// Or neither, or it isn't known which.
        apart(gap: &str): { zh: "两者相差 {gap}", en: "They are {gap} apart" },
        /// Of two amounts the first is so much more.
        more(gap: &str): { zh: "前者多 {gap}", en: "The first is {gap} more" },
        /// Or less.
        less(gap: &str): { zh: "前者少 {gap}", en: "The first is {gap} less" },
        /// The part that the first is of the second.
        share(result: &str): { zh: "前者占后者的 {result}", en: "The first is {result} of the second" },
        /// The end of these.
        end(said: &str): { zh: "{said}。", en: "{said}." },
        /// Why nothing is computed.
        beside(why: &str): { zh: "只能并列：{why}。", en: "They can only stand side by side: {why}." },
        /// One of them has no number.
        no_value: { zh: "一方没有数", en: "one of them has no number" },
        /// One contains the other.
        part: { zh: "一方包含另一方，但没有算出占比", en: "one contains the other, but no share follows" },
        /// A relation holds both.
        related: {
            zh: "两数在同一公式里，但公式不是两者之差或占比",
            en: "one formula has both, but it is neither their difference nor a share",
        },
        /// Units differ.
        unit: { zh: "单位不同", en: "their units differ" },
        /// Measures differ.
        measure: { zh: "指标不同", en: "they are different measures" },
    }
}
