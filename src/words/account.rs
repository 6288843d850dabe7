//! What a page says of its report as a whole: made once, at publishing, so that the app has no use for it.

sentences! {
    /// The sentences of `report::Account`.
    Account {
        /// How figures are read; examples from the report, or nothing.
        deck(examples: &str): {
            zh: "每个数字都按原文的写法录入，写法决定它可以代表的范围{examples}。推算和核对都在这些范围上进行。",
            en: "Every figure is entered as it was printed, and its form decides the range that it stands for{examples}. Derivations and checks run on these ranges.",
        },
        /// Before the examples.
        examples: { zh: "：", en: ": " },
        /// An example: a figure, and the values that it can stand for.
        example(figure: &str, range: &str): { zh: "{figure}代表 {range}", en: "{figure} stands for {range}" },
        /// How many figures have no period.
        unclear(count: usize): {
            zh: "没有写明时间的数字：{count} 个。",
            en: "Figures whose period isn’t stated: {count}.",
        },
        /// How many figures have one of earlier text.
        inherited(count: usize): {
            zh: "时间由前文沿用的数字：{count} 个。",
            en: "Figures whose period is carried over from earlier text: {count}.",
        },
        /// Where there are neither.
        all_dated: { zh: "每个数字都写明了时间。", en: "Every figure has its period stated." },
        /// The package has all numerals of the report: how they are written, what they are.
        complete(written: &str, kinds: &str): {
            zh: "原文的数字逐一有着落：{written}。它们是：{kinds}。",
            en: "Every numeral of the source is accounted for: {written}. They are: {kinds}.",
        },
        /// The package has numerals of the report, and doesn't say that these are all.
        partial(written: &str, kinds: &str): {
            zh: "数据包逐一列出的原文数字：{written}。它们是：{kinds}。此外是否还有，没有说明。",
            en: "Numerals of the source that the package lists one by one: {written}. They are: {kinds}. Whether there are others isn’t said.",
        },
        /// How many are written in digits.
        arabic(count: &str): { zh: "{count} 处阿拉伯数字", en: "{count} in digits" },
        /// How many are written in words, as Chinese numerals are.
        han(count: &str): { zh: "{count} 处汉字数字", en: "{count} in words" },
        /// What numerals are: figures, then why they are none, in the order of `Reason::ALL`.
        numerals: [
            { zh: "所录的数字或其重复", en: "figures, or repeats of one" },
            { zh: "日期", en: "dates" },
            { zh: "名称", en: "names" },
            { zh: "编号", en: "codes" },
            { zh: "词语", en: "ordinary words" },
            { zh: "序号", en: "outline numbers" },
        ],
        /// Figures that no numeral says.
        counted(count: usize): {
            zh: "按文中点名的事项计数的数字：{count} 个。",
            en: "Figures counted from what is named instead: {count}.",
        },
        /// Who publishes a page.
        published_by(publisher: &str): { zh: "{publisher}发布。", en: "Published by {publisher}." },
        /// The terms under which it may be used.
        licence(title: &str): { zh: "使用许可：{title}", en: "Licence: {title}" },
        /// The last stop of a page: what it was made with.
        colophon: {
            zh: "由观质生成。除自身所在之处外，页面不向任何地方请求内容。",
            en: "Made with Guanzhi. The page asks nothing of any place but its own.",
        },
    }
}
