//! The words for powers of ten that are printed after digits.

use crate::choice::choices;
use rust_decimal::Decimal;

choices! {
    /// The power of ten that was printed as a word after the digits.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Scale {
        /// No word.
        #[default]
        One = "",
        /// 百, 10².
        Hundred = "百",
        /// 千, 10³.
        Thousand = "千",
        /// 万, 10⁴.
        TenThousand = "万",
        /// 亿, 10⁸.
        HundredMillion = "亿",
        /// 百万, 10⁶.
        HanMillion = "百万",
        /// 千万, 10⁷.
        TenMillion = "千万",
        /// 万亿, 10¹².
        HanTrillion = "万亿",
        /// thousand, 10³.
        EnThousand = "thousand",
        /// million, 10⁶.
        Million = "million",
        /// billion, 10⁹.
        Billion = "billion",
        /// trillion, 10¹².
        Trillion = "trillion",
    }
}

impl Scale {
    /// Whether Chinese texts print it; no word at all is of either language.
    pub fn is_chinese(self) -> bool {
        !self.id().is_ascii() || self == Scale::One
    }

    /// The power of ten.
    pub const fn power(self) -> u32 {
        match self {
            Scale::One => 0,
            Scale::Hundred => 2,
            Scale::Thousand | Scale::EnThousand => 3,
            Scale::TenThousand => 4,
            Scale::HanMillion | Scale::Million => 6,
            Scale::TenMillion => 7,
            Scale::HundredMillion => 8,
            Scale::Billion => 9,
            Scale::HanTrillion | Scale::Trillion => 12,
        }
    }

    /// The factor, from 1 to 10¹².
    pub fn factor(self) -> Decimal {
        Decimal::from(10_u64.pow(self.power()))
    }
}
