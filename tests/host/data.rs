//! The default package: complete, checked, and true to what was counted in its source.

use crate::common::{path, report};
use guanzhi::chart;
use guanzhi::lang::{Lang, Text};
use guanzhi::package::numerals::Numeral;
use guanzhi::package::{
    Better, ChartSpec, ChartTier, Comparability, Measure, PeriodBasis, Reason, RelationKind, Status, Tier,
    Use,
};
use guanzhi::quantity::{Bound, Kind, Scale};
use guanzhi::report::{Report, Value, Verdict, Why};
use guanzhi::words;
use std::collections::BTreeSet;

fn is_arabic(numeral: &Numeral) -> bool {
    numeral.token.starts_with(|c: char| c.is_ascii_digit())
}

#[test]
fn every_numeral_of_the_source_is_accounted_for() {
    let report = report();
    let numerals = &report.package.numerals;
    let (arabic, others): (Vec<&Numeral>, Vec<&Numeral>) =
        numerals.iter().partition(|numeral| is_arabic(numeral));
    assert_eq!((arabic.len(), others.len()), (177, 48));
    // In file order, counted from 1 within each paragraph.
    for list in [&arabic, &others] {
        let mut before = (0, 0);
        for numeral in list {
            let expected = if numeral.paragraph == before.0 { before.1 + 1 } else { 1 };
            assert!(numeral.paragraph >= before.0, "{numeral:?} is out of order");
            assert_eq!(numeral.ordinal, expected, "{numeral:?}");
            before = (numeral.paragraph, numeral.ordinal);
        }
    }
    for numeral in numerals {
        assert_ne!(numeral.figure.is_some(), numeral.reason.is_some(), "{numeral:?}");
    }
}

#[test]
fn every_figure_of_the_report_stands_at_a_numeral_that_reads_so() {
    let report = report();
    for figure in report.figures().filter(|figure| figure.observation.tier == Tier::Report) {
        let Value::Printed(quantity) = figure.value else { panic!("{:?}", figure.observation) };
        let id = &figure.observation.id;
        let at: Vec<&Numeral> =
            report.package.numerals.iter().filter(|numeral| numeral.figure.as_ref() == Some(id)).collect();
        if ["chains-landmark", "pilots-certified"].contains(&id.as_str()) {
            // Counted from the one chain that is named, or from “all”; no numeral stands for them, as notes say.
            assert!(at.is_empty() && !figure.observation.note.is_empty());
            continue;
        }
        assert!(at.iter().any(|numeral| numeral.token == quantity.printed), "{id}: {at:?}");
    }
}

#[test]
fn a_target_is_told_as_planned() {
    let report = report();
    let planned: Vec<_> =
        report.figures().filter(|figure| figure.observation.status == Status::Plan).collect();
    let [target] = &planned[..] else { panic!("{planned:?}") };
    let said = Lang::ALL.map(|lang| words::figure(lang, target));
    assert_eq!(said, ["计划 150 万家以上", "planned at least 1.5 million"]);
}

#[test]
fn the_figures_are_those_that_were_counted() {
    let report = report();
    let tier = |tier| report.figures().filter(|figure| figure.observation.tier == tier).count();
    assert_eq!((tier(Tier::Report), tier(Tier::Derived)), (159, 40));
    // What other bodies published: 188 figures, and 11 ranks that stand beside some of them.
    let context: Vec<_> =
        report.figures().filter(|figure| figure.observation.tier == Tier::Context).collect();
    let ranks = context.iter().filter(|figure| figure.indicator.kind == Kind::Rank).count();
    assert_eq!((context.len() - ranks, ranks), (188, 11));
    assert_eq!(report.package.relations.len(), report.verdicts.len());
}

#[test]
fn derived_figures_are_what_arithmetic_on_rounded_figures_allows() {
    let report = report();
    let check = |id: &str, shown: &str, range: &str| {
        let figure = report.figure(id).unwrap_or_else(|| panic!("{id}"));
        assert!(figure.value.is_derived(), "{id}");
        let found = (words::figure(Lang::En, &figure), words::range(Lang::En, &figure));
        assert_eq!((found.0.as_str(), found.1.as_str()), (shown, range), "{id}");
    };
    check("nation-manufacturing", "≈93.6%", "93.5–93.7%");
    check("nation-consumer", "≈91.2%", "91.1–91.3%");
    check("returns-average", "≈437 yuan", "436–438 yuan");
    check("award-earlier-total", "at most 5", "at most 5");
    check("gap-manufacturing-hunan", "≈+0.2 percentage points", "0.1–0.2 percentage points");
    check("gap-consumer-hunan", "≈+0.1 percentage points", "0–0.1 percentage points");
    check("chains-listed-above-jiangxi", "+4", "4");
    check("share-landmark", "10%", "10%");
    check("share-listed", "≈7%", "5–14%");
    check("share-verification", "≈5.26%", "5.26%");
    check("share-service-sites-2024-12", "≈5.35%", "5.35%");
    check("share-certificates-2019-03", "≈2.6%", "2.5–2.6%");
    check("share-certificates-2021-07", "≈2.34%", "2.34%");
    check("share-certificates-2022-08", "≈2.28%", "2.28%");
    check("share-certificates-2023-02", "≈2.25%", "2.25%");
    check("share-organisations-2019-03", "≈3.3%", "3.2–3.4%");
    check("share-organisations-2021-07", "≈3.06%", "3.06%");
    check("share-organisations-2022-08", "≈3.00%", "3.00%");
    check("distilleries-share", "≈71.0%", "71.0%");
    check("relief-average", "≈2,313 yuan", "2,313.299–2,313.305 yuan");
    check("brands-average", "≈3.281 billion yuan", "3,281.007–3,281.011 million yuan");
    check("share-organisations-2023-02", "≈2.97%", "2.97%");
    check("ebike-refits-share", "≈43.9%", "43.9%");
    check("gas-fine-average", "≈547.8 yuan", "547.6–548.0 yuan");
    check("ebike-fine-average", "≈1,797 yuan", "1,796.2–1,796.8 yuan");
    check("distilleries-fine-average", "≈453 yuan", "451–454 yuan");
    check("distilleries-refit-average", "≈7,362 yuan", "7,361.95–7,362.02 yuan");
    check("certificates-average", "≈2.8", "2.8");
    check("governor-average", "7.2", "7.2");
    check("leader-average", "≈1.45", "1.45");
    check("helped-average", "≈0.225", "0.225");
    check("premium-items", "10", "10");
}

#[test]
fn what_is_a_little_more_is_said_as_english_does() {
    let report = report();
    for (id, shown) in [
        ("returns-value", "over 265 million yuan"),
        ("returns", "607,000-odd"),
        ("site-help-enterprises", "500-odd"),
        ("service-instances", "over 33,000"),
    ] {
        let figure = report.figure(id).unwrap_or_else(|| panic!("{id}"));
        assert_eq!(words::figure(Lang::En, &figure), shown, "{id}");
    }
}

#[test]
fn the_list_of_all_figures_says_what_is_true_of_those_in_no_chart() {
    // 18: some of the others may be the report’s own, or derived.
    for (lang, word) in [(Lang::Zh, "不在图中"), (Lang::En, "in no chart")] {
        let deck = (words::words(lang).all_figures_deck)("398", "300", "98");
        assert!(deck.contains(word) && !deck.contains("别处") && !deck.contains("elsewhere"), "{deck}");
    }
}

#[test]
fn contradictions_are_just_the_two_pairs_of_cranes() {
    let report = report();
    let clashing: BTreeSet<(&str, &str)> = report
        .package
        .relations
        .iter()
        .zip(&report.verdicts)
        .filter(|(_, verdict)| matches!(verdict, Verdict::Contradicts { .. }))
        .map(|(relation, _)| (relation.result.as_str(), relation.operands[0].as_str()))
        .collect();
    let expected = [("cranes-double-limit", "cranes-total"), ("cranes-height-limit", "cranes-total")];
    assert_eq!(clashing, BTreeSet::from(expected));
}

#[test]
fn the_printed_gap_and_the_published_rate_sharpen_each_other() {
    let report = report();
    let both = report.relations_of("gap-manufacturing").find_map(|(relation, verdict)| match verdict {
        Verdict::Holds { both, .. } if relation.kind.id() == "difference" => Some(*both),
        _ => None,
    });
    assert_eq!(both.expect("a check").to_string(), "[0.45, 0.505)");
}

#[test]
fn shares_and_differences_are_taken_only_where_the_context_supports_them() {
    let report = report();
    let is_context = |id: &String| report.figure(id).is_some_and(|it| it.observation.tier == Tier::Context);
    let found = |kind: &str| {
        let relations = report.package.relations.iter();
        let foreign = relations
            .filter(|relation| relation.kind.id() == kind && relation.operands.iter().any(is_context));
        foreign.map(|relation| relation.operands.join(" ")).collect::<BTreeSet<String>>()
    };
    // A month's share has Liaoning's figure of that month as its numerator, never the report's of a later one.
    let months = ["2019-03", "2021-07", "2022-08", "2023-02"];
    let monthly = |month: &&str| {
        ["certificates", "organisations"].map(|of| format!("liaoning-{of}-{month} nation-{of}-{month}"))
    };
    let shares = [
        "chains-landmark landmark-list-nation",
        "chains-listed key-list-nation",
        "liaoning-service-sites-2024-12 nation-service-sites-2024-12",
        "verification-sites nation-verification-sites",
    ];
    let shares = shares.map(str::to_owned).into_iter().chain(months.iter().flat_map(monthly));
    assert_eq!(found("ratio"), shares.collect());
    let differences = [
        "chains-listed jiangxi-listed",
        "rate-consumer hunan-consumer",
        "rate-manufacturing hunan-manufacturing",
        "rate-manufacturing nation-manufacturing-published",
    ];
    assert_eq!(found("difference"), differences.map(str::to_owned).into());
    for kind in ["growth", "sum", "below", "average"] {
        assert!(found(kind).is_empty(), "{kind}");
    }
}

#[test]
fn what_the_source_ties_together_holds() {
    let report = report();
    // The batches done are among those of the year; what the growth implies for August 2023 is above February 2023.
    let ties = [
        ("spot-batches-in-year", "spot-batches", "spot-batches-year"),
        ("certificates-february-below-august", "liaoning-certificates-2023-02", "certificates-2023"),
        ("organisations-february-below-august", "liaoning-organisations-2023-02", "organisations-2023"),
    ];
    for (id, less, more) in ties {
        let (relation, verdict) = report.relation(id).unwrap_or_else(|| panic!("{id}"));
        assert_eq!((relation.result.as_str(), relation.operands[0].as_str()), (less, more));
        assert!(matches!(verdict, Verdict::Holds { .. }), "{id}: {verdict:?}");
    }
}

#[test]
fn the_share_of_cranes_cannot_be_checked() {
    let report = report();
    let (_, verdict) = report.relation("cranes-limited-share").expect("the relation");
    assert_eq!(*verdict, Verdict::Undecided(Why::TermsClash));
    assert_eq!(*report.figure("cranes-limited").expect("the figure").value, Value::Unknown);
}

#[test]
fn what_others_published_stands_beside_figures_of_the_report() {
    let report = report();
    for figure in report.figures() {
        let observation = figure.observation;
        if observation.counterpart.is_empty() {
            continue;
        }
        let counterpart = report.figure(&observation.counterpart).expect("a counterpart");
        assert_eq!(counterpart.observation.tier, Tier::Report, "{}", observation.id);
        assert_eq!(counterpart.unit.measure, figure.unit.measure, "{}", observation.id);
    }
}

#[test]
fn the_temptations_are_resisted() {
    let report = report();
    // Pairs of which the source doesn't say that one is part of the other.
    let denied = [
        ("chains-listed", "chains-key"),
        ("award-nominations", "award-nurtured"),
        ("brands-valued", "brands-served"),
        ("brands-listed", "brands-valued"),
        ("institutes", "group-technical"),
    ];
    for id in denied.iter().flat_map(|(part, whole)| [part, whole]) {
        assert!(report.figure(id).is_some(), "{id}");
    }
    for relation in &report.package.relations {
        for (part, whole) in denied {
            let asserted =
                relation.result == part && relation.operands.iter().any(|operand| operand == whole);
            assert!(!asserted, "{} says that {part} is part of {whole}", relation.id);
        }
    }
}

#[test]
fn every_chart_of_the_story_is_there_and_each_kind_is_drawn() {
    let report = report();
    let told: BTreeSet<&str> = report
        .package
        .story
        .sections
        .iter()
        .flat_map(|section| &section.charts)
        .map(String::as_str)
        .collect();
    let charts: BTreeSet<&str> = report.package.charts.iter().map(|spec| spec.id.as_str()).collect();
    assert_eq!(told, charts);
    let used: BTreeSet<&str> = report.package.charts.iter().map(|spec| spec.kind.as_str()).collect();
    // Of what the report has no figures for, there is a drawing of made ones.
    let made = |kind: &str| path(&format!("tests/expected/made-{kind}-wide.svg")).is_file();
    let unseen = chart::KINDS.iter().map(|kind| kind.id).filter(|kind| !used.contains(kind) && !made(kind));
    assert_eq!(unseen.collect::<Vec<_>>(), Vec::<&str>::new());
}

/// Leads have marks that carry values, and most of the others; the rest are lists of what can't be compared.
#[test]
fn most_charts_draw_their_figures_to_their_size() {
    let report = report();
    let is_drawn = |spec: &&ChartSpec| {
        let kind = chart::kind(&spec.kind).expect("a kind");
        let of = |role: &str| kind.role(role).is_some_and(|role| kind.encodes.contains(&role.id));
        spec.rows.iter().flat_map(|row| row.figures.keys()).any(|role| of(role))
    };
    for tier in ChartTier::ALL {
        let charts: Vec<&ChartSpec> =
            report.package.charts.iter().filter(|spec| spec.tier == Some(tier)).collect();
        let drawn = charts.iter().copied().filter(is_drawn).count();
        let least = if tier == ChartTier::Lead { charts.len() } else { charts.len() / 2 };
        assert!(!charts.is_empty() && drawn >= least, "{}: {drawn} of {}", tier.id(), charts.len());
    }
}

#[test]
fn every_figure_of_the_report_is_in_a_chart_or_a_subject() {
    let report = report();
    let rows = report.package.charts.iter().flat_map(|spec| &spec.rows);
    let drawn = rows.flat_map(|row| row.figures.values()).flatten();
    let subjects = report.package.story.subjects.iter().flat_map(|subject| &subject.figures);
    let told: BTreeSet<&str> = drawn.chain(subjects).map(String::as_str).collect();
    let printed = report.figures().filter(|figure| figure.observation.tier == Tier::Report);
    let left_out: Vec<&str> =
        printed.map(|figure| figure.observation.id.as_str()).filter(|id| !told.contains(id)).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
}

#[test]
fn what_is_held_for_comparison_is_drawn() {
    let report = report();
    let drawn = report.package.charts.iter().flat_map(|spec| &spec.rows).flat_map(|row| row.figures.values());
    let drawn: BTreeSet<&str> = drawn.flatten().map(String::as_str).collect();
    let held = [
        "landmark-list",
        "key-list",
        "liaoning-certificates-2019-03",
        "liaoning-organisations-2019-03",
        "liaoning-certificates-rank-2023-02",
        "liaoning-organisations-rank-2019-03",
        "guangdong-certificates-2024-12",
        "tianjin-certificates-2024-12",
        "guangdong-forerunner-standards-2022-12",
        "shandong-forerunner-standards-2022-12",
        "zhejiang-forerunner-standards-2022-12",
        "liaoning-hotline-cases-2025",
        "liaoning-hotline-recovered-2025",
        "prd-manufacturing-gap-2024",
        "cy-manufacturing-gap-2024",
    ];
    let left_out: Vec<&str> = held.into_iter().filter(|id| !drawn.contains(id)).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
}

#[test]
fn what_is_not_counted_alike_never_shares_an_axis_without_a_note() {
    let report = report();
    for spec in &report.package.charts {
        let kind = chart::kind(&spec.kind).expect("a kind");
        let shared = kind.axis.roles();
        let mut grades = BTreeSet::new();
        for (role, ids) in spec.rows.iter().flat_map(|row| row.figures.iter()) {
            for figure in ids.iter().filter_map(|id| report.figure(id)) {
                let grade = figure.observation.comparability;
                if let Some(grade) = grade.filter(|grade| *grade != Comparability::Same) {
                    // Beside the report's figures of the same axis, which have no grade.
                    grades.insert(grade);
                    if shared.contains(&role.as_str()) {
                        assert!(
                            matches!(grade, Comparability::Period | Comparability::Level),
                            "{}: {} is counted otherwise",
                            spec.id,
                            figure.observation.id
                        );
                    }
                }
            }
        }
        assert!(grades.is_empty() || !spec.notes.is_empty(), "{} doesn’t note {grades:?}", spec.id);
        for note in &spec.notes {
            assert!(Lang::ALL.iter().all(|lang| !note.get(*lang).is_empty()), "{}", spec.id);
        }
    }
}

#[test]
fn texts_are_set_alike() {
    let report = report();
    let package = &report.package;
    let mut texts: Vec<&str> = Vec::new();
    for lang in Lang::ALL {
        let told = package.charts.iter().flat_map(ChartSpec::texts).chain(package.story.texts());
        texts.extend(told.map(|text| text.get(lang)));
        texts.extend(report.figures().map(|figure| figure.observation.note.get(lang)));
        texts.extend(package.relations.iter().map(|relation| relation.note.get(lang)));
    }
    for text in texts {
        assert!(!text.contains(" %") && !text.contains(['\'', '"']), "{text}");
    }
}

/// All that a part of the package says, in both languages: `chart`, `figure` (with its indicator and place), `relation`,
/// `slide`, `subject` or `source` and an id, or a file.
fn said(report: &Report, part: &str) -> String {
    let package = &report.package;
    let texts: Vec<&Text> = match part.split_once(' ') {
        Some(("chart", id)) => {
            let spec = report.chart(id).unwrap_or_else(|| panic!("{part}"));
            spec.texts().collect()
        }
        Some(("figure", id)) => {
            let figure = report.figure(id).unwrap_or_else(|| panic!("{part}"));
            let topic = figure.place.map(|place| &place.topic);
            [&figure.observation.note, &figure.indicator.name].into_iter().chain(topic).collect()
        }
        Some(("relation", id)) => vec![&report.relation(id).unwrap_or_else(|| panic!("{part}")).0.note],
        Some(("slide", id)) => {
            let slide = package.story.slides.iter().find(|slide| slide.id == id);
            let slide = slide.unwrap_or_else(|| panic!("{part}"));
            slide.texts().collect()
        }
        Some(("subject", id)) => {
            let subject = package.story.subjects.iter().find(|subject| subject.id == id);
            subject.unwrap_or_else(|| panic!("{part}")).unsaid.iter().collect()
        }
        Some(("source", id)) => {
            let source = package.sources.iter().find(|source| source.id == id);
            let source = source.unwrap_or_else(|| panic!("{part}"));
            vec![&source.title, &source.issuer]
        }
        _ => return std::fs::read_to_string(format!("data/{part}")).expect("a file of the package"),
    };
    texts.into_iter().flat_map(|text| [text.zh.as_str(), text.en.as_str()]).collect::<Vec<_>>().join("\n")
}

/// What a reading of the package against its source found wrong, a line each: the number of the finding (or that a headline
/// said nothing), the part, what it must say now, and what it must not say again.
const CORRECTED: &str = r"
1 | chart nation-series | 没有查到; couldn’t be found | 2019 年未见; nothing is known
1 | slide slide-series | 没有查到; couldn’t be found | 缺 2018
2 | subject industrial-robots | 本链 | 十六个重点产业链; sixteen
2 | subject magnesium | 是否属于省内十六个重点产业链 |
3 | chart cranes | 没有限于桥式、门式; isn’t known | 各类起重机械; of all kinds
3 | chart crane-enforcement | 不得而知; isn’t known | 各类起重机械; of all kinds
3 | figure cranes-inspected | 不得而知; isn’t known | 各类起重机械; of all kinds
4 | figure nation-standards-local-2023-12 | 没有写明时间; no stated date | 2024; September
4 | figure nation-chain-projects-2024 | 没有写明时间; no stated date | 9月; September
4 | figure nation-standards-group-2023-12 | 没有写明时间; no stated date | 8个月; eight months
4 | figure nation-standards-enterprise-2023-12 | 没有写明时间; no stated date | 8个月; eight months
4 | chart nation-standards | 都没有写明时间; has a stated date | 早约一年; a year earlier
5 | slide slide-shares | 时间不明; no clear date | 时间不同; of another date
6 | chart standards | 前四类为累计; first four kinds cumulative | 项，累计；; standards, cumulative
6 | slide slide-standards | 前四类为累计; first four cumulative | 五类标准的累计数
6 | figure standards-enterprise | 企业自我声明公开的执行标准; Standards self-declared by enterprises |
7 | slide slide-standards | 国际、国家标准是参与还是主导; the international and national ones |
8 | chart chain-array | 组成方阵的同一句; sentence that forms | 方阵之外的三个数; Three numbers
8 | figure responsibilities | 强链方阵; 是否与四类单位一一对应 | 强链体系
9 | chart chain-nation | 是否只计 16 个; its 16 key chains only | 辽宁只计 16; cover its 16 chains, the
9 | figure nation-lead-enterprises | 是否只计16个; isn’t said | 辽宁只含
9 | figure nation-technical-bodies | 是否只计16个; isn’t said | 辽宁只含
9 | figure nation-chain-members | 是否只计16个; isn’t said | 辽宁只含
10 | figure liaoning-certificates-2019-03 | 按口径相同理解; taken as defined alike | 同一平台; same platform
10 | figure liaoning-certificates-2023-02 | 按口径相同理解; taken as defined alike | 同一平台; same platform
11 | chart distilleries | 不能当作 1711 家的分项; not to be read as a breakdown | 不是 1711 家; not parts
11 | relation distilleries-problem-share | 不能当作; can’t be read as | 不是它的组成部分
12 | figure spot-classes | 可以是一类，也可以是两类; one class or two | 只举出两类; only two
13 | chart chain-recognition | 报道印出的名称; names that the report prints | 总数来自其他来源
14 | subject one-plus-sixteen | 点名三个; a fourth is known | 只有三个
14 | subject other-listed | 点名三个; a fourth is known | 只有三个
15 | source report | 省市场监管局全面推进“三个强省”建设综述; 本报记者赵铭; 辽宁省2024年“质量月”活动特别报道 | 省级报纸
16 | chart awards | 2023 年由前文沿用; is carried over; 获奖合计 | 中国质量奖，2023 年\n; Award, 2023\n
16 | figure award-earlier-total | 此前四届获奖合计; Awards, previous four rounds | 提名奖合计
17 | chart nation-certificates | 所见的转载列出 19 个省份; reprint seen lists 19 | 只列公布了; Only the 19
17 | chart nation-organisations | 所见的转载列出 19 个省份; reprint seen lists 19 | 只列公布了; Only the 19
19 | numerals.csv | 10,1,万亿,,word; 11,1,万,,name |
20 | datapackage.json | 栏目标题和报道题目照原文; Section headings; are verbatim | none of the report’s text is included
21 | chart consumers | Disclosure rate of consumer complaints | of consumer complaints disclosed
22 | chart consumers | 承诺无理由退货的线下零售企业 | 承诺退货的线下零售企业
23 | chart special-food | foods for special medical purposes (FSMP) | special medical foods
23 | figure medical-foods | special medical purposes | medical foods
24 | chart infrastructure | 质量基础设施“一站式”服务; One-stop quality infrastructure (QI) services | \n“一站式”; One-stop services
24 | chart chain-nation | 质量基础设施“一站式”服务站点; quality infrastructure (QI) service sites | \n“一站式”
24 | figure service-sites | 质量基础设施“一站式”服务站点; quality infrastructure (QI) |
25 | chart distilleries | small baijiu distilleries | small distilleries
25 | figure distilleries-fines | 白酒小作坊罚款; baijiu | Small-distillery
26 | chart distilleries | cities are mentioned | cities are named
27 | slide slide-array | 20 chain-chief bodies | lead units
28 | chart pass-rates | Essential and centrally procured medicines | drugs
28 | figure rate-medicines | essential and centrally procured medicines | drugs
29 | chart infrastructure | fees reduced or waived | relief; of fees waived
29 | figure relief-amount | reduced or waived | relief; fees waived
30 | chart cranes | smaller than either of two of its parts | less than two of its parts
31 | slide slide-certificates | 2023 年 8 月; 2024 年 8 月; August 2023 | 去年; 今年; this year
32 | chart nation-safety | 1,070,000; 97,000 | are rounded
32 | chart nation-certification | aren’t quite the same |
33 | observations.csv | nation-certificates-growth-2023,certificates-all-growth,000000,2023,stated,12,,nearly, |
headline | story.json | 建设“三个强省”; Quality, standards, brands | 辽宁质量强链：数字
headline | chart chain-work | 301 个; 118 key projects | 七个数
headline | chart consumers | 17.52 万件; 21.19 million | 八个数
headline | chart awards | 超过此前四届合计; more awards than | 两类质量奖的数
headline | chart premium-brand | 1 个博物馆的服务; ten group standards | 三个数
headline | chart brands | 7251.03 亿元; 725.103 billion | 三个口径
headline | chart standards | 国家标准 6963 项; 112,186 self-declared | 标准化工作的数
headline | chart pass-rates | 从 91.3% 到 100%; from 91.3% to 100% | 六个合格率和一个
headline | chart nation-certificates | 辽宁的认证证书数列第 13; is 13th by | 19 个省份的有效
headline | chart nation-organisations | 辽宁的获证组织数列第 12; is 12th by | 19 个省份的获证
headline | chart certificate-shares | 由约 2.6% 到 2.25%; from about 3.3% to 2.97% | 四个月份\n
headline | chart school-food | 全部处置并整改; all were handled and corrected | 校园食品安全检查
gap 1 | story.json | 质量强省、标准强省、品牌强省; 三年行动方案; three-year plan |
gap 1 | chart chain-recognition | 工业机器人等重点产业链供应链; names industrial robots |
gap 1 | chart help | 辽宁省质量强省建设纲要; 计量发展规划; national metrology plan |
gap 2 | chart standards | ISO/TC 81; 国土力学专委会; national geotechnical committee |
gap 3 | chart premium-brand | 辽宁省博物馆; 大米、酸菜和干海参; Liaoning Provincial Museum; pickled cabbage |
gap 4 | chart infrastructure | 国家加气机质量检验检测中心（辽宁）; 车用天然气; five fields of research |
gap 5 | chart infrastructure | 石油石化; 中车大连; 油流量; CRRC Dalian |
gap 6 | chart awards | 盘锦; Panjin |
gap 6 | chart certificates-growth | 兴城; Xingcheng |
gap 6 | chart infrastructure | 东北三省一区; 沈阳现代化都市圈; Shenyang |
gap 7 | chart school-food | 全覆盖; “食安辽宁”; smart supervision platform |
gap 7 | chart rural-shops | 预包装食品标签; prepackaged food |
gap 8 | chart consumers | 12315 |
gap 9 | chart spot-checks | 卫生纸和烟花爆竹; toilet paper |
gap 10 | chart spot-checks | 95% 的产品质量抽查合格率; 95% pass rate |
gap | chart nation-series | 2025 年达到 94%; 94% in 2025 |
gap | chart liaoning-certificates | 85,232 |
gap | chart certificate-ranks | 由第 9 到第 12 |
gap | chart nation-certificates-2024 | 12 个省份 |
gap | chart cluster-gaps | 0.8 个百分点 |
reading | chart cranes | 69864; 70004; 不采用; about 70,004; isn’t adopted |
word | story.json | 是让产业链、供应链的上下游联动提升质量; to raise quality along whole industry and supply chains |
word | chart rural-shops | 每格为 1%; each cell is 1% | 百分之一
word | chart lifts | 每格为 1%; each cell is 1% | 百分之一
word | chart nation-series | one year each | for a year each
word | chart infrastructure | 国家市场监管总局重点实验室 | \n总局
word | units.csv | 家次,,,count; 户次,,,count | instance
";

#[test]
fn what_was_found_wrong_stays_right() {
    let report = report();
    let mut faults = Vec::new();
    for line in CORRECTED.trim().lines() {
        let fields: Vec<String> = line.split(" |").map(|field| field.trim().replace(r"\n", "\n")).collect();
        let [_, part, has, lacks] = &fields[..] else { panic!("{line}") };
        let text = said(&report, part);
        let each = |field: &str| field.split("; ").filter(|it| !it.is_empty()).map(str::to_owned).collect();
        let (has, lacks): (Vec<String>, Vec<String>) = (each(has), each(lacks));
        let missing = has.iter().filter(|it| !text.contains(*it)).map(|it| format!("{line}\nlacks {it}"));
        let again = lacks.iter().filter(|it| text.contains(*it)).map(|it| format!("{line}\nhas {it}"));
        faults.extend(missing.chain(again));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Words that readers stumble over, by language, with the better one.
const BETTER: [(Lang, &str, &str); 19] = [
    (Lang::En, "national place", "national ranking"),
    (Lang::En, "national rank,", "national ranking"),
    (Lang::En, "above the nation ", "above the national average"),
    (Lang::En, "above the nation,", "above the national average"),
    (Lang::En, " array", "line-up"),
    (Lang::En, "ront-runner", "forerunner"),
    (Lang::En, "no-reason", "no-questions-asked"),
    (Lang::En, "nurtured", "coached"),
    (Lang::En, "free of charge", "pro bono"),
    (Lang::En, "industrial plan", "industrial layout"),
    (Lang::En, "banned", "shut down"),
    (Lang::En, "is known to be published", "has been found"),
    (Lang::En, "ailure rate", "non-conformity rate"),
    (Lang::Zh, "照印录入", "照原文录入"),
    (Lang::Zh, "份额", "占比"),
    (Lang::Zh, "比重", "占比"),
    (Lang::Zh, "条产业链", "个产业链"),
    (Lang::Zh, "16条", "16个"),
    (Lang::Zh, "高出全国", "高于全国平均"),
];

#[test]
fn better_words_are_kept_to() {
    let files =
        ["charts.json", "story.json", "indicators.csv", "observations.csv", "relations.csv", "places.csv"];
    for file in files {
        let text = std::fs::read_to_string(format!("data/{file}")).expect("a file of the package");
        for (line, (at, word, better)) in text.lines().flat_map(|line| BETTER.map(|it| (line, it))) {
            // A Latin word counts where it is part of a text, not of an id.
            let id = at == Lang::En
                && !line.split([',', '"']).any(|cell| cell.contains(' ') && cell.contains(word));
            assert!(id || !line.contains(word), "{file}: {word} should be {better}: {line}");
        }
    }
}

#[test]
fn every_figure_can_be_shown_in_both_languages() {
    let report = report();
    for figure in report.figures() {
        for lang in Lang::ALL {
            let card = guanzhi::card::card(&report, &figure.observation.id, lang).expect("a card");
            let known = figure.observation.id != "cranes-limited";
            assert!(!card.number.is_empty() && (card.number == "—") != known, "{}", figure.observation.id);
            let shown =
                card.facts.iter().map(|(_, fact)| fact).chain(card.relations.iter().map(|tie| &tie.verdict));
            for text in shown {
                let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
                assert!(longest <= 8, "{}: {text} promises more than is known", figure.observation.id);
            }
            assert!(
                !card.name.is_empty() && card.facts.iter().all(|(_, fact)| !fact.is_empty()),
                "{}",
                card.name
            );
            let spoken = words::spoken(lang, &figure);
            let chinese = spoken.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert_eq!(chinese, lang == Lang::Zh, "{spoken}");
        }
    }
}

#[test]
fn a_packed_report_says_the_same() {
    let report = report();
    let packed = report.pack(None);
    let again = Report::unpack(&packed).expect("what was packed");
    assert_eq!(again.verdicts.len(), report.verdicts.len());
    assert_eq!(again.package.charts.len(), report.package.charts.len());
    for lang in Lang::ALL {
        let page = |report| guanzhi::page::reader::reader(report, lang, &|_, _| None).0;
        assert_eq!(page(&again), page(&report));
        for figure in report.figures() {
            let card = |report| format!("{:?}", guanzhi::card::card(report, &figure.observation.id, lang));
            assert_eq!(card(&again), card(&report));
        }
    }
    for end in [0, 1, packed.len() / 2, packed.len() - 1] {
        assert!(Report::unpack(&packed[..end]).is_none(), "{end} bytes of a report are none");
    }
}

#[test]
fn the_descriptor_allows_just_the_words_that_are_read() {
    let text = std::fs::read_to_string(path("data/datapackage.json")).expect("the descriptor");
    let descriptor: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let named = |list: &serde_json::Value, key: &str, name: &str| -> serde_json::Value {
        let list = list.as_array().expect("a list");
        list.iter().find(|one| one[key] == name).unwrap_or_else(|| panic!("{name} isn’t described")).clone()
    };
    let check = |file: &str, column: &str, words: &[&str]| {
        let fields = &named(&descriptor["resources"], "path", file)["schema"]["fields"];
        // An empty field has no word.
        let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
        assert_eq!(
            named(fields, "name", column)["constraints"]["enum"],
            serde_json::json!(words),
            "{file} {column}"
        );
    };
    check("units.csv", "measure", &Measure::ALL.map(Measure::id));
    check("indicators.csv", "kind", &Kind::ALL.map(Kind::id));
    check("indicators.csv", "better", &Better::ALL.map(Better::id));
    check("observations.csv", "period_basis", &PeriodBasis::ALL.map(PeriodBasis::id));
    check("observations.csv", "scale", &Scale::ALL.map(Scale::id));
    check("observations.csv", "bound", &Bound::ALL.map(Bound::id));
    check("observations.csv", "tier", &Tier::ALL.map(Tier::id));
    check("observations.csv", "comparability", &Comparability::ALL.map(Comparability::id));
    check("observations.csv", "use", &Use::ALL.map(Use::id));
    check("observations.csv", "status", &Status::ALL.map(Status::id));
    check("relations.csv", "kind", &RelationKind::ALL.map(RelationKind::id));
    check("numerals.csv", "reason", &Reason::ALL.map(Reason::id));
}
