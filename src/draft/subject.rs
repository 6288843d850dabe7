//! What a numeral is a number of: the words of its clause, or what the clauses before were about.

/// What the sentence has been about so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Subject {
    last: String,
}

/// Marks that end a clause.
const MARKS: &[char] =
    &['，', ',', '。', '；', ';', '：', ':', '、', '！', '？', '（', '(', '）', ')', '“', '”', '\t', '.'];

/// Words that begin a clause and say nothing of what is measured.
const LEADING: &[&str] = &[
    "其中",
    "全年",
    "全省",
    "全市",
    "全区",
    "全县",
    "全国",
    "我省",
    "我市",
    "初步核算",
    "同期",
    "目前",
    "累计",
    "共",
    "已",
    "从",
    "今年",
    "截至目前",
    "同比",
    "比上年",
    "比去年",
    "较上年",
    "按可比价格计算",
    "年末",
    "由",
    "为",
    "实现",
    "完成",
    "达到",
    "并",
    "in ",
    "In ",
    "the ",
    "The ",
    "a ",
    "an ",
    "there were ",
    "there was ",
    "There were ",
    "and ",
    "of which ",
    "Of ",
    "by ",
];

/// Words that end what stands before a number and say nothing of what is measured.
const TRAILING: &[&str] = &[
    "达到",
    "达",
    "为",
    "实现",
    "完成",
    "共有",
    "共",
    "有",
    "约",
    "近",
    "超过",
    "超",
    "逾",
    "累计",
    "已",
    "由",
    "到",
    "至",
    "的",
    "了",
    "本期",
    "本年",
    "上年",
    "调整",
    "负",
    "同比",
    "比上年",
    "比去年",
    "较上年",
    "增加到",
    "全国第",
    "第",
    "于",
    "合计",
    "排名",
    "数量居",
    "居",
    " was",
    " were",
    " is",
    " of",
    " about",
    " nearly",
    " over",
    " to",
    " by",
    " at",
    " reached",
    " stood at",
    " than",
    " less",
    " more",
    " from",
    " and",
    " exceeded",
    " fell",
    "In",
    "from",
    "and",
];

/// Words of change, and what a number behind them is called.
const CHANGES: &[&str] = &[
    "增长",
    "下降",
    "上涨",
    "减少",
    "增加",
    "提高",
    "提升",
    "回落",
    "降低",
    "下跌",
    "下滑",
    "拉动",
    "拉低",
    "上升",
    "比增",
    "高于",
    "低于",
    "rose",
    "fell",
    "grew",
    "declined",
    "increased",
    "decreased",
    "up",
    "down",
];

impl Subject {
    /// A sentence begins.
    pub fn forget(&mut self) {
        self.last.clear();
    }

    /// The name of what a numeral measures, from the words before it in its sentence and the noun behind its unit.
    pub fn name(&mut self, before: &str, noun: &str) -> (String, bool) {
        let clause = before.rsplit(MARKS).next().unwrap_or_default();
        // Behind a number in the same clause begins another thing.
        let clause = clause.rsplit(|c: char| c.is_ascii_digit() || c == '%').next().unwrap_or_default();
        let (bare, changed) = split(clause);
        let own = if noun.is_empty() || !bare.is_empty() && changed { bare } else { noun.to_owned() };
        if own.is_empty() {
            return (self.last.clone(), changed);
        }
        if !changed {
            self.last.clone_from(&own);
        }
        (own, changed)
    }
}

/// Longer names are none, and a sentence isn't to be copied.
const MOST: usize = 24;

/// What a clause says besides words that say nothing, and whether it ends with a word of change.
fn split(clause: &str) -> (String, bool) {
    let mut text = clause.trim();
    let (mut changed, mut length) = (false, usize::MAX);
    while text.len() < length {
        length = text.len();
        for word in TRAILING {
            text = text.strip_suffix(word).unwrap_or(text).trim_end();
        }
        for word in CHANGES {
            if let Some(rest) = text.strip_suffix(word) {
                (text, changed) = (rest.trim_end(), true);
            }
        }
        for word in LEADING {
            text = text.strip_prefix(word).unwrap_or(text).trim_start();
        }
        text = text.trim_matches(|c: char| !c.is_alphanumeric());
    }
    // A year before what is measured is its period.
    let text = text.rsplit('年').next().unwrap_or(text);
    let cut = text.char_indices().rev().nth(MOST - 1).map_or(0, |(at, _)| at);
    (text[cut..].to_owned(), changed)
}
