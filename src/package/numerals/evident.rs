//! Numerals that are evidently no figures: parts of words, dates, outlines, names and codes, known by what stands around them.

use super::{Reason, Script};
use crate::package::MONTHS;

/// What stands around a numeral that is evidently no figure.
struct Rule {
    reason: Reason,
    token: Is,
    /// What may stand right before it: see `precedes`. Anything where there is none.
    before: &'static [&'static str],
    /// What may stand right behind it; anything where there is none.
    after: &'static [&'static str],
    /// What must stand neither before it nor behind it.
    never: (&'static [&'static str], &'static [&'static str]),
    /// Whether it may also be either end of a range with another one: 1—9月.
    ranged: bool,
}

/// Which numerals a rule is about.
enum Is {
    /// One of these, separated by spaces.
    Of(&'static str),
    /// A year from 1900 to 2099 in digits.
    Year,
    /// A year in Chinese digits.
    HanYear,
    /// A whole number of so much or less in digits.
    UpTo(u32),
    /// Any in digits.
    Digits,
}

/// A rule for numerals with something before and something behind.
const fn rule(
    reason: Reason,
    token: Is,
    before: &'static [&'static str],
    after: &'static [&'static str],
) -> Rule {
    Rule { reason, token, before, after, never: (&[], &[]), ranged: false }
}

impl Rule {
    const fn but(self, before: &'static [&'static str], after: &'static [&'static str]) -> Rule {
        Rule { never: (before, after), ..self }
    }

    const fn ranged(self) -> Rule {
        Rule { ranged: true, ..self }
    }
}

/// The beginning of a clause, in `before`.
const CLAUSE: &str = "^";
/// The beginning of a paragraph, in `before`.
const LINE: &str = "^^";
/// The end of a paragraph, or something that isn't a letter or a digit, in `after`.
const END: &str = "$";

const TO_TEN: &str = "一 二 三 四 五 六 七 八 九 十";
const TO_TWELVE: &str = "一 二 三 四 五 六 七 八 九 十 十一 十二";
const ORDINALS: &str = "first second third fourth";
const DASHES: &[&str] = &["—", "–", "-", "~", "～", "至", "到", " to ", " and "];

/// One line a case; each has its counter-case in the tests.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    // Words.
    rule(Reason::Word, Is::Of("百"), &[], &["分点", "分比", "分率", "分制", "分之", "姓", "货"]),
    rule(Reason::Word, Is::Of("一 二 三"), &["第"], &["产业"]),
    rule(Reason::Word, Is::Of("三"), &[], &["次产业"]).but(&["第"], &[]),
    rule(Reason::Word, Is::Of("一"), &[], &["般", "些", "定", "直", "致", "旦", "律", "流", "样", "系列", "方面", "体", "揽子", "贯", "切", "边"]),
    rule(Reason::Word, Is::Of("一"), &[], &["批"]).but(&["第"], &["批次"]),
    rule(Reason::Word, Is::Of("一"), &["进"], &["步"]),
    rule(Reason::Word, Is::Of("一"), &["统", "唯", "单", "之"], &[]).but(&["分之"], &[]),
    rule(Reason::Word, Is::Of("万一"), &[], &[]),
    rule(Reason::Word, Is::Of("十"), &[], &["分"]).but(&[], &["分之", "分钟", "分公司"]),
    rule(Reason::Word, Is::Of("零"), &[], &["售", "部件", "件", "星", "距离"]),
    rule(Reason::Word, Is::Of("首"), &[], &["先", "要", "都", "席", "府", "页"]),
    rule(Reason::Word, Is::Of("双"), &[], &["方", "边", "向"]),
    rule(Reason::Word, Is::Of("千"), &[], &["方百计", "家万户"]),
    rule(Reason::Word, Is::Of("百"), &["千方"], &["计"]),
    rule(Reason::Word, Is::Of("one"), &["no ", "any ", "every ", "each ", "this ", "that ", "which ", "another "], &[]),
    rule(Reason::Word, Is::Of("one"), &[], &[" of the", " of its", " of these", " another", "-stop", "-off"]),
    rule(Reason::Word, Is::Of("first"), &["at "], &[]),
    rule(Reason::Word, Is::Of("first"), &[], &[" of all"]),
    rule(Reason::Word, Is::Of("second"), &[], &["-hand", " hand"]),
    rule(Reason::Word, Is::Of("third"), &[], &["-party", " party", " parties"]),
    // Dates.
    rule(Reason::Date, Is::Year, &[], &["年"]).ranged(),
    rule(Reason::Date, Is::HanYear, &[], &["年"]),
    rule(Reason::Date, Is::UpTo(12), &[], &["月"]).but(&["."], &["月饼"]).ranged(),
    rule(Reason::Date, Is::UpTo(31), &["月"], &["日"]).ranged(),
    rule(Reason::Date, Is::Of(TO_TWELVE), &[], &["月"]).but(&["第"], &[]),
    rule(Reason::Date, Is::Of("一 二 三 四"), &[], &["季度"]).but(&["连续"], &[]),
    rule(Reason::Date, Is::UpTo(4), &[], &["季度"]).but(&["连续", "."], &[]),
    rule(Reason::Date, Is::Of("半"), &["上", "下", "前"], &["年"]),
    rule(Reason::Date, Is::UpTo(31), &[], &[" January", " February", " March", " April", " May ", " June", " July", " August", " September", " October", " November", " December"]).but(&["."], &[]),
    rule(Reason::Date, Is::UpTo(4), &["Q", "H"], &[END]),
    rule(Reason::Date, Is::Of(ORDINALS), &[], &[" half of", " half-year", " quarter", " nine months", " six months", " eleven months"]),
    rule(Reason::Date, Is::Of("half"), &["first ", "second "], &[" of"]),
    rule(Reason::Date, Is::Of("six nine eleven"), &["first "], &[" months"]),
    // Outlines.
    rule(Reason::Outline, Is::Of(TO_TEN), &[CLAUSE], &["是"]),
    rule(Reason::Outline, Is::Of(TO_TEN), &["第"], &["章", "节", "部分"]),
    rule(Reason::Outline, Is::Of(TO_TWELVE), &[LINE], &["、"]),
    rule(Reason::Outline, Is::Of(TO_TWELVE), &["^^（", "^^("], &["）", ")"]),
    rule(Reason::Outline, Is::Of(TO_TEN), &["^第"], &["，", ",", "、", "：", ":"]),
    rule(Reason::Outline, Is::UpTo(30), &[LINE], &["、", "．", ". ", ")", "）"]),
    rule(Reason::Outline, Is::UpTo(30), &["^^（", "^^("], &["）", ")"]),
    rule(Reason::Outline, Is::UpTo(99), &["["], &["]"]),
    // Names.
    rule(Reason::Name, Is::Of("十一五 十二五 十三五 十四五 十五五"), &[], &["”", "\"", "」", "时期", "期间", "规划", "以来"]),
    rule(Reason::Name, Is::Of("一"), &["“", "\"", "「"], &["带一路"]),
    rule(Reason::Name, Is::Of("一"), &["一带"], &["路"]),
    rule(Reason::Name, Is::Of("四"), &[], &["川省", "川、", "川盆地", "平市"]),
    rule(Reason::Name, Is::Of("三"), &[], &["亚", "明市", "门峡", "沙市"]),
    rule(Reason::Name, Is::Of("六"), &[], &["盘水", "安市"]),
    rule(Reason::Name, Is::Of("九"), &[], &["江市", "寨沟"]),
    rule(Reason::Name, Is::Of("百"), &[], &["色市"]),
    rule(Reason::Name, Is::UpTo(6), &[], &["G"]).but(&["."], &["GW", "GB", "GH", "Gb", "GD"]),
    rule(Reason::Name, Is::Of("2.5 10"), &["PM"], &[END]),
    rule(Reason::Name, Is::Of("19"), &["COVID-", "Covid-"], &[]),
    rule(Reason::Name, Is::UpTo(120), &[], &["岁及以上", "岁以上", "岁及以下", "岁以下", "岁以内", "岁儿童"]).ranged(),
    rule(Reason::Name, Is::UpTo(120), &["aged ", "ages "], &[END]).ranged(),
    rule(Reason::Name, Is::UpTo(120), &[], &[" years and over", " years and older", " years or older", "-year-olds", " year-olds"]).ranged(),
    // Codes.
    rule(Reason::Code, Is::Year, &["〔", "［", "["], &["〕", "］", "]"]),
    rule(Reason::Code, Is::Digits, &["〕", "］", "]", "〕第"], &["号"]),
];

/// How documents' and standards' numbers begin.
const CODES: &[&str] = &["GB", "ISO", "IEC", "DB", "JJF", "JJG", "HJ", "NY", "JB", "QB", "EN", "ASTM"];

/// Why a numeral is evidently no figure, by what stands before and behind it in its paragraph.
pub(super) fn evident(script: Script, before: &str, token: &str, after: &str) -> Option<Reason> {
    let found = RULES.iter().find(|rule| rule.is_of(script) && rule.holds(before, token, after));
    let code = || (script == Script::Arabic && in_code(before)).then_some(Reason::Code);
    let year = || (script == Script::Arabic && in_english_date(before, token, after)).then_some(Reason::Date);
    found.map(|rule| rule.reason).or_else(code).or_else(year)
}

impl Rule {
    fn is_of(&self, script: Script) -> bool {
        match self.token {
            Is::Of(words) => script == Script::of(words),
            Is::Year | Is::UpTo(_) | Is::Digits => script == Script::Arabic,
            Is::HanYear => script == Script::Han,
        }
    }

    fn holds(&self, before: &str, token: &str, after: &str) -> bool {
        if !self.token.is(token) {
            return false;
        }
        let (never_before, never_after) = self.never;
        if never_before.iter().any(|mark| precedes(before, mark))
            || never_after.iter().any(|mark| follows(after, mark))
        {
            return false;
        }
        let (start, end) = if self.ranged { self.around_range(before, after) } else { (before, after) };
        let stands_before =
            |text| self.before.is_empty() || self.before.iter().any(|mark| precedes(text, mark));
        let stands_behind = |text| self.after.is_empty() || self.after.iter().any(|mark| follows(text, mark));
        (stands_before(before) || stands_before(start)) && (stands_behind(after) || stands_behind(end))
    }

    /// What stands around the range that a numeral is an end of.
    fn around_range<'a>(&self, before: &'a str, after: &'a str) -> (&'a str, &'a str) {
        let number = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let end = DASHES.iter().find_map(|dash| {
            let rest = after.strip_prefix(dash)?;
            let length = number(rest);
            self.token.is(&rest[..length]).then(|| &rest[length..])
        });
        let start = DASHES.iter().find_map(|dash| {
            let rest = before.strip_suffix(dash)?;
            let length = rest.bytes().rev().take_while(u8::is_ascii_digit).count();
            let (start, other) = rest.split_at(rest.len() - length);
            self.token.is(other).then_some(start)
        });
        (start.unwrap_or(before), end.unwrap_or(after))
    }
}

impl Is {
    fn is(&self, token: &str) -> bool {
        let whole = || token.bytes().all(|b| b.is_ascii_digit()).then(|| token.parse::<u32>().ok()).flatten();
        match self {
            Is::Of(words) => words.split(' ').any(|word| word.eq_ignore_ascii_case(token)),
            Is::Year => token.len() == 4 && whole().is_some_and(|year| (1900..2100).contains(&year)),
            Is::HanYear => {
                token.chars().count() == 4 && token.chars().all(|c| "〇零一二三四五六七八九".contains(c))
            }
            Is::UpTo(most) => whole().is_some_and(|number| number <= *most),
            Is::Digits => whole().is_some(),
        }
    }
}

/// Whether a text ends with a mark, which may begin with the beginning of a clause or of a paragraph.
fn precedes(text: &str, mark: &str) -> bool {
    if let Some(mark) = mark.strip_prefix(LINE) {
        return text.strip_suffix(mark).is_some_and(|text| text.trim().is_empty());
    }
    if let Some(mark) = mark.strip_prefix(CLAUSE) {
        let start = |text: &str| {
            text.is_empty() || text.ends_with(|c: char| "，。；：、！？,.;:!?“”（）()　".contains(c))
        };
        return text.strip_suffix(mark).is_some_and(|text| start(text.trim_end_matches(' ')));
    }
    text.ends_with(mark)
}

/// Whether a text begins with a mark.
fn follows(text: &str, mark: &str) -> bool {
    if mark == END {
        !text.starts_with(|c: char| c.is_alphanumeric() || c == '%')
    } else {
        text.starts_with(mark)
    }
}

/// Whether what stands before a numeral is the beginning of a code such as GB/T 19001—2016.
fn in_code(before: &str) -> bool {
    let of_code = |c: char| c.is_ascii_alphanumeric() || "/.-—– :".contains(c);
    let start = before
        .char_indices()
        .rev()
        .take_while(|(_, c)| of_code(*c))
        .last()
        .map_or(before.len(), |(at, _)| at);
    // The last word in capitals, and only digits and dashes since.
    let run = &before[start..];
    let word = run.trim_end_matches(|c: char| c.is_ascii_digit() || " .-—–:".contains(c));
    let word = word.strip_suffix("/T").or(word.strip_suffix("/Z")).unwrap_or(word);
    let word = word.rsplit(' ').next().unwrap_or_default();
    CODES.contains(&word)
}

/// Whether a numeral is a year of English prose, or the day of a month.
fn in_english_date(before: &str, token: &str, after: &str) -> bool {
    const BEFORE: &[&str] = &[
        "in ", "In ", "since ", "Since ", "during ", "During ", "until ", "by ", "By ", "end of ", "end-",
        "mid-", "from ", "From ", "for ", "year ", "of ",
    ];
    // What can follow a year, and nothing that is counted.
    const BEHIND: &[&str] = &[
        "the", "and", "to", "was", "were", "it", "they", "a", "an", "as", "compared", "with", "but", "or",
        "than", "by", "on", "at", "there",
    ];
    let month = MONTHS.iter().any(|month| before.strip_suffix(' ').is_some_and(|text| text.ends_with(month)));
    let word = after
        .strip_prefix(' ')
        .map(|rest| rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
    let uncounted = match word {
        None => follows(after, END) && !after.starts_with('.') || after.starts_with(". ") || after == ".",
        Some(word) => BEHIND.contains(&word),
    };
    let day_before = before.strip_suffix(' ').is_some_and(|text| {
        MONTHS.iter().any(|month| {
            text.trim_end_matches(',')
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .trim_end()
                .ends_with(month)
        })
    });
    let second = DASHES.iter().any(|dash| {
        before.strip_suffix(dash).is_some_and(|text| {
            let length = text.bytes().rev().take_while(u8::is_ascii_digit).count();
            let (start, year) = text.split_at(text.len() - length);
            Is::Year.is(year)
                && (BEFORE.iter().any(|mark| start.ends_with(mark)) || start.ends_with("between "))
        })
    });
    let first = || {
        let next = DASHES.iter().find_map(|dash| after.strip_prefix(dash));
        next.is_some_and(|text| Is::Year.is(text.get(..4).unwrap_or_default()))
            && before.ends_with("between ")
    };
    if Is::Year.is(token) {
        month
            || day_before
            || first()
            || uncounted && (second || BEFORE.iter().any(|mark| before.ends_with(mark)))
    } else {
        month && Is::UpTo(31).is(token) && (after.starts_with(',') || uncounted)
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan;

    /// The numerals of a text that a row must account for: each line has cases that are silent, and what isn't.
    #[track_caller]
    fn check(text: &str, left: &[&str]) {
        let tokens = scan(text).into_iter().filter(|token| token.evident.is_none());
        let found: Vec<String> = tokens.map(|token| token.token).collect();
        assert_eq!(found, left, "{text}");
    }

    #[test]
    fn parts_of_words() {
        check("8.5个百分点，百分比，百姓", &["8.5"]);
        check("百家企业", &["百"]);
        check("第一产业、第二产业、第三产业，三次产业", &[]);
        check("第一名，第三位，检查三次", &["一", "三", "三"]);
        check("一般公共预算，一些，一定，一系列", &[]);
        check("一家，一个", &["一", "一"]);
        check("一批项目", &[]);
        check("第一批，抽查一批次", &["一", "一"]);
        check("进一步，统一，唯一，最大的城市之一，万一", &[]);
        check("三分之一，一万一千", &["三", "一", "一万一千"]);
        check("十分重要", &[]);
        check("十分之三，十分钟", &["十", "三", "十"]);
        check("社会消费品零售总额，零部件", &[]);
        check("零投诉", &["零"]);
        check("首先，首都", &[]);
        check("首次，首批", &["首", "首"]);
        check("双方，双向", &[]);
        check("双倍，实现双降", &["双", "双"]);
        check("千方百计，千家万户", &[]);
        check("千家企业", &["千"]);
    }

    #[test]
    fn parts_of_dates() {
        check("2019年，1—9月，2020至2024年，6月30日，二〇二四年，十二月", &[]);
        check("10年，3个月，满2500年，13月，工作5日", &["10", "3", "2500", "13", "5"]);
        check("1.5月", &["1.5"]);
        check("三季度，第三季度，前三季度，3季度", &[]);
        check("四个季度，连续三季度", &["四", "三"]);
        check("上半年，下半年", &[]);
        check("过半，半数", &["半", "半"]);
    }

    #[test]
    fn parts_of_outlines() {
        check("一、综合\n（二）农业\n3、工业\n4. 服务\n第一章", &[]);
        check("办了一、二件\n共（二）项\n共3、4家", &["3", "4", "一", "二", "二"]);
        check("一是增收，二是节支。三是提质", &[]);
        check("其中一是", &["一"]);
        check("第一，增收；第二，节支", &[]);
        check("位居第一，", &["一"]);
        check("见[12]", &[]);
        check("见[120]", &["120"]);
    }

    #[test]
    fn parts_of_names_and_codes() {
        check("“十四五”规划，“一带一路”，四川省，三亚，5G，PM2.5", &[]);
        check("十四五家，四条河川，5GW，GDP0.7个百分点", &["5", "0.7", "十四五", "四"]);
        check("65岁及以上，0—14岁儿童，16至59岁以下", &[]);
        check("平均年龄35岁，预期寿命78.2岁", &["35", "78.2"]);
        check("国发〔2024〕5号，GB/T 19001—2016，ISO 9001", &[]);
        check("5号楼，增至9001家", &["5", "9001"]);
    }

    #[test]
    fn parts_of_english_phrases() {
        check("In 2024 the rate, by the end of 2023, on 31 December 2024, between 2020 and 2024.", &[]);
        check("In 2024 villages, 2024 firms, 31 mines", &["2024", "2024", "31"]);
        check("in March 2024 of January 5, 2023, Q3 and H1", &[]);
        check("Q7, 5 marches", &["7", "5"]);
        check("one of the aims, no one, one-stop, at first, second-hand, third party", &[]);
        check(
            "one factory, first in the nation, second city, third city",
            &["one", "first", "second", "third"],
        );
        check("the first half of 2024, the third quarter, the first nine months", &[]);
        check("half of them, nine months, a third of all", &["half", "nine", "a third"]);
        check("aged 65 and over, aged 16 to 64, 65 years and over, 16-24 year-olds", &[]);
        check("the average age was 41, 78 years, 12 villages", &["41", "78", "12"]);
        check(
            "1,234,567 and 2 million, two thirds, a dozen, twenty-one",
            &["1,234,567", "2", "two thirds", "a dozen", "twenty-one"],
        );
        check("ISO 9001:2015, COVID-19, 5G", &[]);
        check("1. Prices\n(2) Wages", &[]);
    }

    #[test]
    fn what_fell_and_what_rose_is_known() {
        let check = |text: &str, fell: &[Option<bool>]| {
            let found: Vec<_> = scan(text).into_iter().map(|token| token.fell).collect();
            assert_eq!(found, fell, "{text}");
        };
        let (fell, rose) = (Some(true), Some(false));
        check("下降2.5%，回落了约11.2，减少88，负8.6，拉低GDP0.7", &[fell; 5]);
        check("增长8.1%，上涨2.2%，拉动GDP增长8.5", &[rose; 3]);
        check("下降至2.5%，降为3，共88", &[None; 3]);
        check("fell by 2.5%, declined 3%, down about 4, a decline of 5", &[fell; 4]);
        check("rose by 2.5%, grew 3%, growth of 4%, up 5", &[rose; 4]);
        check("fell to 2.5, group 3, breakdown 4", &[None; 3]);
    }
}
