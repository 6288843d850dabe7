//! Packages that are made rather than kept: what is the same in each of them, and one with very many lines.

use guanzhi::package::File;
use std::fmt::Write;

/// The columns of indicators.
pub const INDICATORS: &str = "id,theme,name_zh,name_en,unit,kind,better,note_zh,note_en\n";
/// The columns of figures.
pub const OBSERVATIONS: &str = "id,indicator,region,period,period_basis,printed,scale,bound,source,place,tier,comparability,use,counterpart,note_zh,note_en\n";
/// Two regions: the report's own, and the whole that it is part of.
pub const REGIONS: &str = "code,name_zh,name_en\n000000,全体,Whole\n990000,甲省,Province A\n";
/// The columns of relations.
pub const RELATIONS: &str = "id,kind,result,operands,basis,expect,note_zh,note_en\n";

/// The files that are the same in every package.
pub const FIXED: [(&str, &str); 7] = [
    (
        "datapackage.json",
        r#"{"name": "synthetic", "version": "0", "guanzhi": {"region": "990000", "nation": "000000", "source": "s"}, "resources": []}"#,
    ),
    (
        "story.json",
        r#"{"kicker": {"zh": "合成", "en": "Synthetic"}, "title": {"zh": "合成", "en": "Synthetic"}, "deck": {"zh": "测试", "en": "Tests"}, "tiles": [], "sections": [{"id": "all", "heading": {"zh": "图", "en": "Chart"}, "charts": ["c"]}]}"#,
    ),
    ("themes.csv", "id,name_zh,name_en\nt,主题,Theme\n"),
    (
        "units.csv",
        "unit,name_en,plural_en,measure\n%,%,%,percent\n家,body,bodies,count\n元,yuan,yuan,money\n",
    ),
    (
        "sources.csv",
        "id,title_zh,title_en,issuer_zh,issuer_en,released,url,evidence\ns,合成,Synthetic,测试,Tests,,,made for tests\n",
    ),
    (
        "places.csv",
        "id,source,paragraph,heading_zh,heading_en,topic_zh,topic_en\np,s,0,标题,Heading,话题,Topic\n",
    ),
    ("numerals.csv", "paragraph,ordinal,token,figure,reason\n"),
];

/// A package with a chart of lines: so many series, each of so many months from January 2015 on, without those that `missing`
/// says of a series and a month.
pub fn monthly(series: usize, months: usize, missing: fn(usize, usize) -> bool) -> Vec<File> {
    let value = |at: usize, month: usize| {
        // Waves of different heights around different levels, some of them below zero.
        let level = at as f64 * 1.7 - 20.0;
        let wave = ((month * (at % 5 + 1)) as f64 / 9.0).sin() * 3.0;
        format!("{:.1}", level + wave)
    };
    let indicators = format!("{INDICATORS}rate,t,变动,Change,%,gap,neither,,\n");
    let (mut observations, mut regions) = (OBSERVATIONS.to_owned(), REGIONS.to_owned());
    let mut rows = Vec::new();
    for at in 0..series {
        let region = if at == 0 { "990000".to_owned() } else { format!("x-{at}") };
        if at > 0 {
            let _ = writeln!(regions, "{region},{at}号地区,{at}号地区");
        }
        let mut ids = Vec::new();
        for month in (0..months).filter(|month| !missing(at, *month)) {
            let period = format!("{}-{:02}", 2015 + month / 12, month % 12 + 1);
            let printed = value(at, month);
            let _ = writeln!(
                observations,
                "f-{at}-{month},rate,{region},{period},stated,{printed},,exact,s,p,report,,,,,"
            );
            ids.push(format!("\"f-{at}-{month}\""));
        }
        let label = format!(r#"{{"zh": "{at}号地区", "en": "Region {at}"}}"#);
        rows.push(format!(r#"{{"label": {label}, "figures": {{"series": [{}]}}}}"#, ids.join(",")));
    }
    let chart = format!(
        r#"[{{"id": "c", "kind": "line", "headline": {{"zh": "题", "en": "T"}}, "measure": {{"zh": "量", "en": "M"}}, "rows": [{}]}}]"#,
        rows.join(",")
    );
    let own = [
        ("indicators.csv", indicators),
        ("observations.csv", observations),
        ("regions.csv", regions),
        ("relations.csv", RELATIONS.to_owned()),
        ("charts.json", chart),
    ];
    let fixed = FIXED.map(|(name, text)| (name, text.to_owned()));
    let files = fixed.into_iter().chain(own);
    files.map(|(name, text)| File { name: name.to_owned(), bytes: text.into_bytes() }).collect()
}
