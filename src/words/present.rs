//! What the slides say. Apart from the others, since the app has no use for it.

/// What can be pressed: the key that does the same, and its sign. `Present::buttons` has the names.
pub const BUTTONS: [(char, &str); 8] =
    [('p', "‹"), ('n', "›"), ('o', "▦"), ('s', "◫"), ('c', "◐"), ('f', "⛶"), ('?', "?"), ('q', "×")];

sentences! {
    /// The words of the slides.
    Present with (
        /// What the script says.
        said: Said,
    ) {
        /// The link to the PDF.
        file: { zh: "幻灯片", en: "The slides" },
        /// The name of what can be pressed.
        toolbar: { zh: "演示", en: "Presenting" },
        /// The names of what can be pressed, in the order of `BUTTONS`.
        buttons: [
            { zh: "上一步", en: "Back" },
            { zh: "下一步", en: "Next" },
            { zh: "总览", en: "Overview" },
            { zh: "演讲者窗口", en: "Speaker window" },
            { zh: "投影外观", en: "Look for projectors" },
            { zh: "全屏", en: "Full screen" },
            { zh: "按键说明", en: "Keys" },
            { zh: "结束演示", en: "End the presentation" },
        ],
        /// The name of the list of keys.
        keys: { zh: "按键", en: "Keys" },
        /// The keys and what they do.
        help: [
            ({ zh: "→ ↓ PgDn 空格 N", en: "→ ↓ PgDn Space N" }, { zh: "下一步", en: "next" }),
            ({ zh: "← ↑ PgUp Shift+空格 P", en: "← ↑ PgUp Shift+Space P" }, { zh: "上一步", en: "back" }),
            ({ zh: "Home End", en: "Home End" }, { zh: "第一页、最后一页", en: "first slide, last slide" }),
            ({ zh: "数字，回车", en: "a number, Enter" }, { zh: "跳到那一页", en: "to that slide" }),
            ({ zh: "O Esc", en: "O Esc" }, { zh: "总览", en: "overview" }),
            ({ zh: "B . · V W", en: "B . · V W" }, { zh: "黑屏 · 白屏", en: "black · white screen" }),
            ({ zh: "F", en: "F" }, { zh: "全屏", en: "full screen" }),
            ({ zh: "S", en: "S" }, { zh: "演讲者窗口", en: "speaker window" }),
            ({ zh: "M", en: "M" }, { zh: "页下显示讲稿", en: "notes beneath the slide" }),
            ({ zh: "按住 L", en: "hold L" }, { zh: "聚光：只亮指着的数字", en: "spotlight: only the figure pointed at" }),
            ({ zh: "C · Q", en: "C · Q" }, { zh: "投影外观 · 结束演示", en: "look for projectors · end" }),
        ],
        /// The link from the slides to the report, where there is no script.
        leave: { zh: "回到报告", en: "Back to the report" },
    }

    /// What the script of the slides says.
    Said {
        /// Which slide of how many, before its title.
        page(nth: &str, all: &str): { zh: "第 {nth} 页，共 {all} 页：", en: "Slide {nth} of {all}: " },
        /// Which step of how many, before what is on it.
        step(nth: &str, all: &str): { zh: "第 {nth} 步，共 {all} 步：", en: "Step {nth} of {all}: " },
        /// Between the parts of what is read aloud.
        comma: { zh: "，", en: ", " },
        /// Between parts that hold commas.
        and: { zh: "；", en: "; " },
        /// An address that leads to no slide.
        unknown: { zh: "没有这一页或这一步，已到最近的一页。", en: "There is no such slide or step; this is the nearest." },
        /// The speaker's window couldn't be opened.
        blocked: {
            zh: "浏览器拦下了演讲者窗口，讲稿改在页下显示。",
            en: "The browser blocked the speaker window, so the notes are shown beneath the slide.",
        },
        /// Above the slide that comes next.
        next: { zh: "下一页", en: "Next slide" },
        /// In its place behind the last one.
        end: { zh: "最后一页", en: "Last slide" },
        /// The time of day.
        clock: { zh: "时刻", en: "Time" },
        /// The time since the start.
        elapsed: { zh: "已用", en: "Elapsed" },
        /// The time that was planned up to the end of this slide.
        planned: { zh: "到此页计划", en: "Planned up to here" },
        /// The button that starts the clock anew.
        reset: { zh: "计时归零", en: "Reset the clock" },
    }
}
