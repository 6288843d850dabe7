//! The interface in Chinese.

use super::{
    Bounds, Card, Chart, ChartPage, Columns, Embed, Explorer, Hedge, Method, Pairs, Present, Save, Shown,
    Subjects, Words, ends_month, hedge, number, signed,
};
use crate::lang::Lang;
use crate::package::{Measure, Unit};
use crate::quantity::{Bound, Quantity};
use rust_decimal::Decimal;

pub static WORDS: Words = Words {
    lang: Lang::Zh,
    product: "观质",
    skip: "跳到正文",
    toolbar: "页面设置",
    contents: "本页目录",
    slides: "演示",
    other_language: "English",
    look: "外观",
    looks: ["跟随系统", "浅色", "深色"],
    key_figures: "要点数字",
    source: "来源：",
    place: |heading, topic| match (heading.is_empty(), topic.is_empty()) {
        (true, _) => topic.to_owned(),
        (false, true) => format!("“{heading}”一节"),
        (false, false) => format!("“{heading}”一节，{topic}"),
    },
    save: ["保存与引用", "保存、引用整篇报告"],
    embed: "嵌入",
    figures_as_table: "数据表",
    columns: ["项目", "数字", "地区", "时间", "出处"],
    derived: "推算",
    context: "另一来源",
    range: |range| format!("范围 {range}"),
    aside_of: |text, remark| format!("{text}（{remark}）"),
    within: |part, whole| format!("{part}，包含在{whole}之中"),
    comma: "，",
    semicolon: "；",
    all_figures: "全部数字",
    all_figures_deck: |all, shown| {
        format!(
            "共 {all} 个数字。各图的数据表列有 {shown} 个，其余 {} 个是别处发表的背景数字；交互功能可用时，都能在这里查找。",
            all - shown
        )
    },
    sources: "来源",
    first_rows: "这里是前 {} 行，全部见网页",
    colophon: "由观质生成。除自身所在之处外，页面不向任何地方请求内容。",
    no_script: "浏览器未启用脚本：交互功能已关闭，图表、表格和文字不受影响。",
    failed: [
        "浏览器或网页策略不允许运行 WebAssembly：交互功能已关闭，图表、表格和文字不受影响。",
        "浏览器版本较旧：交互功能已关闭，图表、表格和文字不受影响。",
        "文件中的程序部分已损坏：交互功能已关闭，图表、表格和文字不受影响。",
        "程序意外中止：交互功能已关闭，图表、表格和文字不受影响。",
        "互动部分没有取到，可能是没有网络，或网站不允许；内容仍可阅读。",
    ],
    not_fetched: "没有取到另一种语言的内容，页面保持原样。网络恢复后请重新载入。",
    save_not_fetched: "没有取到保存和引用的部分。网络恢复后请再按一次，或重新载入网页。",
    retry: "重新启动",
    unknown_address: "地址中有无法识别的部分，已按最接近的内容打开。",
    chart_help: "左右方向键逐个查看数字，上下方向键换行，Home、End 键到首尾，回车键打开卡片，Esc 键退出，问号键重读本说明。",
    card: Card {
        title: "数字卡片",
        close: "关闭",
        printed: "原文所印",
        not_printed: "原文未印，由其他数字推算",
        counted: "原文未印，见说明",
        interval: "可能的取值",
        region: "地区",
        period: "时间",
        period_basis: ["沿用前文", "原文未说明"],
        place: "出处",
        relations: "与其他数字的关系",
        no_relations: "报道未给出可以核算的关系",
        note: "说明",
        comparability: "可比程度",
    },
    explorer: Explorer {
        open: "查找、筛选、下载全部数字",
        close: "返回",
        search: "查找",
        hint: "中文、英文或拼音，如 hegelv、zzy",
        filters: ["主题", "类型", "来源", "地区", "时间", "可比程度"],
        all: "全部",
        kinds: ["比率", "数量", "金额等", "名次", "差与增减"],
        tiers: ["报道", "其他来源", "推算"],
        found: |found, all| format!("{all} 个数字中的 {found} 个"),
        digits: "不用万、亿，写出全部数位",
        reset: "清除条件",
        download: "保存所列数字",
        sort: |column| format!("按{column}排序"),
        hedges: ["", "约", "近", "超过", "余、多", "以上"],
    },
    pairs: Pairs {
        heading: "逐项对照",
        deck: |count| {
            format!(
                "{count} 组对照。只有指标、口径、时间都相同的才相减，只有确知互为部分与整体的才算占比，其余只并列，并写明原因。"
            )
        },
        columns: ["指标", "对照", "可比程度", "能算什么"],
        difference: |result| format!("相差 {result}"),
        share: |result| format!("占 {result}"),
        reasons: [
            "口径相同，但至少一方只有下限，不相减",
            "时间不同，只并列",
            "行政层级不同，只并列",
            "口径不同或不明，只并列",
            "不知一方是否包含另一方，不算占比",
            "报道中没有对应的数",
        ],
        found: |found, all| format!("{all} 组中的 {found} 组"),
    },
    subjects: Subjects {
        heading: "逐项看：链、方阵与工作",
        deck: "点开一项，可以看到各处对它说了什么，以及没有说明什么。",
        said: "有关的数字",
        charts: "见图",
        unsaid: "没有说明的",
    },
    method: Method {
        heading: "方法与核对",
        deck: "每个数字都按原文的写法录入，写法决定它可以代表的范围：94.1% 代表 94.05% 至 94.15%，“1300 余”代表 1300 至 1399。推算和核对都在这些范围上进行。",
        derived: "推算出的数字",
        holds: "核对相符",
        contradicts: "互相矛盾，不作更正",
        undecided: "无法判定",
        open: "没有说明的",
        periods: |unclear, inherited| {
            format!("{unclear} 个数字没有写明时间，{inherited} 个的年份由前文沿用。")
        },
        remarks: "各数字的说明",
        remarks_later: "交互功能可用时，各数字的说明列在这里，也在各自的卡片上。",
        coverage: "覆盖情况",
        numerals: |arabic, han, figures, [date, name, code, word, outline], counted| {
            format!(
                "原文共有 {arabic} 处阿拉伯数字、{han} 处汉字数字，逐一有着落：{figures} 处是数字或重复前面的数字，其余是日期（{date} 处）、名称（{name} 处）、编号（{code} 处）、词语（{word} 处）和序号（{outline} 处）。另有 {counted} 个数字按文中点名的事项计数。"
            )
        },
    },
    chart: Chart {
        nation: "全国",
        published: |region, figure| format!("{region}公布 {figure}"),
        clash: |part, part_figure, whole, whole_figure| {
            format!("“{part}”{part_figure}，多于包含它的“{whole}”{whole_figure}")
        },
        summary: |headline, measure, count| format!("{headline}。{measure}。图中共 {count} 个数字。"),
        aside: |name, figure| format!("{name} {figure}"),
        beside: |nation, amount, above| format!("比{nation}{} {amount}", if above { "高" } else { "低" }),
        share_of: |nation, share| format!("占{nation} {share}"),
        change: "变化",
    },
    bounds: Bounds {
        at_most: |value| format!("至多 {value}"),
        at_least: |value| format!("至少 {value}"),
        over: |value| format!("多于 {value}"),
        unknown: "无从推定",
    },
};

pub static CHART_PAGE: ChartPage = ChartPage {
    contents: "所属报告",
    whole: "在整篇报告中看这张图",
    files: "下载数据：",
    neighbours: "前后各图",
    before: "上一张图",
    after: "下一张图",
};

pub static COLUMNS: Columns = Columns {
    figures: [
        "编号",
        "主题",
        "指标",
        "地区",
        "时间",
        "时间依据",
        "数值",
        "下限",
        "上限",
        "单位",
        "原文写法",
        "限定词",
        "来源类别",
        "可比程度",
        "文献",
        "出处",
        "说明",
    ],
    sources: ["序号", "文献", "发布者", "发布日期", "网址"],
};

pub static EMBED: Embed = Embed {
    title: "嵌入别的网页",
    language: "语言",
    languages: ["中文", "English"],
    width: "预览宽度",
    base: "本报告的网址",
    base_of_file: "这是本机上的一个文件。请把它放到网站上，在这里填写它的网址，再复制代码。",
    preview: "预览",
    frames: "代码",
    script: "框架，高度自动（网页允许脚本时用）",
    frame: "框架，高度固定",
    component: "网页组件（加载前后都有内容）",
    picture: "静态图片，带链接和替代文字",
    chats: "公众号与聊天",
    chat_picture: "PNG，宽 1080 像素",
    caption: "配图文字",
};

pub static SAVE: Save = Save {
    title: "保存与引用",
    selected: "选出的 {} 个数字",
    picture: "图片",
    clear: "透明背景",
    copy_picture: "复制图片",
    data: "数据",
    copy_table: "复制表格",
    package: "数据包（zip）",
    citation: "引用",
    forms: ["中文（GB/T 7714）", "英文"],
    link: "链接",
    link_of_file: "这是本机上的一个文件，链接在别的设备上打不开。",
    copy: "复制",
    share: "分享",
    saved: "已交给浏览器保存：{}",
    not_saved: "没有存下？在这里显示",
    copied: "已复制",
    not_copied: "浏览器不允许直接复制，请选中下面的内容自行复制。",
    failed: "这个浏览器做不出这种文件，请换一种格式。",
    press: "长按图片，或点鼠标右键，即可保存。",
    open: "在新标签页打开",
};

pub static PRESENT: Present = Present {
    file: "幻灯片",
    keys: "按键",
    toolbar: "演示",
    buttons: [
        ('p', "‹", "上一步"),
        ('n', "›", "下一步"),
        ('o', "▦", "总览"),
        ('s', "◫", "演讲者窗口"),
        ('c', "◐", "投影外观"),
        ('f', "⛶", "全屏"),
        ('?', "?", "按键说明"),
        ('q', "×", "结束演示"),
    ],
    help: [
        ("→ ↓ PgDn 空格 N", "下一步"),
        ("← ↑ PgUp Shift+空格 P", "上一步"),
        ("Home End", "第一页、最后一页"),
        ("数字，回车", "跳到那一页"),
        ("O Esc", "总览"),
        ("B . · V W", "黑屏 · 白屏"),
        ("F", "全屏"),
        ("S", "演讲者窗口"),
        ("M", "页下显示讲稿"),
        ("按住 L", "聚光：只亮指着的数字"),
        ("C · Q", "投影外观 · 结束演示"),
    ],
    said: [
        ("page", "第 {} 页，共 {} 页："),
        ("step", "第 {} 步，共 {} 步："),
        ("comma", "，"),
        ("and", "；"),
        ("unknown", "没有这一页或这一步，已到最近的一页。"),
        ("blocked", "浏览器拦下了演讲者窗口，讲稿改在页下显示。"),
        ("next", "下一页"),
        ("end", "最后一页"),
        ("clock", "时刻"),
        ("elapsed", "已用"),
        ("planned", "到此页计划"),
        ("reset", "计时归零"),
    ],
    leave: "回到报告",
};

/// `近 8.7 亿元`, `60.7 万余件`, `99% 以上`.
pub fn printed(quantity: &Quantity, unit: &Unit) -> Shown {
    // Chinese numerals are shown as digits; the figure card keeps the token as printed.
    let value = quantity.value.to_string();
    hedged(quantity, if quantity.printed.is_ascii() { &quantity.printed } else { &value }, unit)
}

/// Digits with the hedge, scale and unit of a quantity.
pub fn hedged(quantity: &Quantity, digits: &str, unit: &Unit) -> Shown {
    let (before, after) = around(quantity.bound);
    let sign = signed(quantity.kind, quantity.value);
    let (scale, word) = (quantity.scale.id(), unit.id.as_str());
    match unit.measure {
        Measure::Percent => {
            Shown { number: format!("{before}{sign}{digits}%"), unit: after.to_owned(), spaced: true }
        }
        Measure::Rank => Shown { number: format!("第 {digits}"), unit: word.to_owned(), spaced: true },
        _ => {
            let unit = if after == "以上" {
                format!("{scale}{word}{after}")
            } else {
                format!("{scale}{after}{word}")
            };
            Shown { number: format!("{before}{sign}{digits}"), unit, spaced: true }
        }
    }
}

/// The hedge before and after a number.
pub fn around(bound: Bound) -> Hedge {
    hedge(bound, [("", ""), ("约 ", ""), ("近 ", ""), ("超 ", ""), ("", "余"), ("", "以上")])
}

/// `870,000,000 元`: percentages and ranks as ever, all else without words of scale.
pub fn unscaled(value: Decimal, unit: &Unit) -> Shown {
    match unit.measure {
        Measure::Percent | Measure::Rank => plain(value, unit),
        _ => Shown { number: number::grouped(value), unit: unit.id.clone(), spaced: true },
    }
}

/// `93.6%`, `2313 元`, `10.03 万家`.
pub fn plain(value: Decimal, unit: &Unit) -> Shown {
    let signed = |value: Decimal| value.to_string().replace('-', "−");
    let number = |value: Decimal| signed(value.normalize());
    match unit.measure {
        // As many decimals as are known.
        Measure::Percent => {
            Shown { number: format!("{}%", signed(value)), unit: String::new(), spaced: false }
        }
        Measure::Rank => {
            Shown { number: format!("第 {}", number(value)), unit: unit.id.clone(), spaced: true }
        }
        _ => {
            let (scaled, scale) = scale(value);
            Shown { number: number(scaled), unit: format!("{scale}{}", unit.id), spaced: true }
        }
    }
}

/// 万 from 100,000 and 亿 from 100 million, where few decimals are left.
fn scale(value: Decimal) -> (Decimal, &'static str) {
    for (factor, from, decimals, word) in
        [(100_000_000_u32, 100_000_000_u32, 6, "亿"), (10_000, 100_000, 2, "万")]
    {
        let scaled = (value / Decimal::from(factor)).normalize();
        if value.abs() >= Decimal::from(from) && scaled.scale() <= decimals {
            return (scaled, word);
        }
    }
    (value, "")
}

/// `2023 年`, `2023 年底`, `2024 年 8 月底`, `2024 年 1—6 月`, `2023 年以来`.
pub fn period(period: &str) -> String {
    match period.split_once('/') {
        None if period.is_empty() => "时间未说明".to_owned(),
        None => date(period),
        Some((from, "..")) => format!("{}以来", date(from)),
        Some((from, to)) if from.len() == 7 && to.len() == 7 && from[..4] == to[..4] => {
            format!("{} 年 {}—{} 月", &from[..4], trimmed(&from[5..]), trimmed(&to[5..]))
        }
        Some((from, to)) => format!("{}至 {}", date(from), date(to)),
    }
}

fn date(date: &str) -> String {
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    match (parts.next(), parts.next()) {
        (Some("12"), Some("31")) => format!("{year} 年底"),
        (Some(month), Some(day)) if ends_month(year, month, day) => {
            format!("{year} 年 {} 月底", trimmed(month))
        }
        (Some(month), Some(day)) => format!("{year} 年 {} 月 {} 日", trimmed(month), trimmed(day)),
        (Some(month), None) => format!("{year} 年 {} 月", trimmed(month)),
        _ => format!("{year} 年"),
    }
}

fn trimmed(part: &str) -> &str {
    part.trim_start_matches('0')
}
