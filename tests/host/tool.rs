//! The tool as a process: what it prints, how it ends, and what it refuses to read.
// `UPDATE_EXPECT=1` writes expected text with hashes.
#![allow(clippy::needless_raw_string_hashes)]

use crate::common::path;
use expect_test::{Expect, expect};
use guanzhi::package::FILES;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn packages() -> PathBuf {
    path("tests/packages")
}

/// A copy of the synthetic package to break, in a folder of its own.
fn copy() -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for name in FILES {
        fs::copy(packages().join("base").join(name), dir.path().join(name)).expect(name);
    }
    dir
}

/// Puts a text in place of another, which a file must have.
fn swap(dir: &TempDir, name: &str, from: &str, to: &str) {
    let path = dir.path().join(name);
    let text = fs::read_to_string(&path).expect(name);
    assert!(text.contains(from), "{from:?} in {name}");
    fs::write(&path, text.replace(from, to)).expect(name);
}

/// How the tool ends, and what it prints, with folders that change from run to run left out.
pub(crate) fn run(args: &[&str], locale: &str) -> String {
    let tool = Command::new(env!("CARGO_BIN_EXE_guanzhi"))
        .args(args)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", locale)
        .output()
        .expect("the tool runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    let mut out = format!(
        "{}\n{}{}",
        tool.status.code().expect("it ends by itself"),
        text(tool.stdout),
        text(tool.stderr)
    );
    for arg in args.iter().filter(|arg| Path::new(arg).is_absolute()) {
        out = out.replace(arg, "…");
    }
    out
}

#[track_caller]
fn check(args: &[&str], expected: &Expect) {
    expected.assert_eq(&run(args, "C"));
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn a_sound_package_is_counted() {
    let base = packages().join("base");
    check(
        &["check", text(&base)],
        &expect![[r#"
            0
            no problems: 14 figures, 9 indicators, 6 relations, 12 numerals, 2 charts
        "#]],
    );
    check(
        &["check", text(&base), "--lang", "zh"],
        &expect![[r#"
            0
            没有问题：14个数字，9项指标，6条关系，12处数词，2张图
        "#]],
    );
    expect![[r#"
        0
        没有问题：14个数字，9项指标，6条关系，12处数词，2张图
    "#]]
    .assert_eq(&run(&["check", text(&base)], "zh_CN.UTF-8"));
}

/// Warnings end the tool with an error only where they are asked to; publishing counts them.
#[test]
fn warnings_are_told() {
    let dir = copy();
    swap(&dir, "story.json", ", \"soundness\"", "");
    check(
        &["check", text(dir.path())],
        &expect![[r#"
            0
            charts.json:12: warning: chart "soundness" is in no section of story.json, so the page doesn’t show it; add it to one, or remove it
            note: not on the first screen: 1 (gap): no chart of the story shows it
            1 warning; no problems: 14 figures, 9 indicators, 6 relations, 12 numerals, 2 charts
        "#]],
    );
    check(
        &["check", "--strict", "--lang", "zh", text(dir.path())],
        &expect![[r#"
            1
            charts.json:12: 提醒：图“soundness”不在story.json的任何一节，页面不会显示；请放入一节，或删去
            说明：首屏没有列入1个（gap）：没有图显示
            1处提醒；没有问题：14个数字，9项指标，6条关系，12处数词，2张图
        "#]],
    );
    swap(&dir, "indicators.csv", ",元,amount,lower,,\naverage", ",元,amounts,lower,,\naverage");
    swap(&dir, "units.csv", "位,,,rank", "位,,,rank\n米,metre,metres,count");
    check(
        &["check", "--strict", text(dir.path())],
        &expect![[r#"
        1
        indicators.csv:9: kind "amounts" isn’t allowed; use rate, count, amount, rank, gap, index, balance, contribution, times, times_more, level
        1 problem
    "#]],
    );
    swap(&dir, "indicators.csv", "amounts", "amount");
    let out = tempfile::tempdir().expect("a folder");
    let out = out.path().join("out");
    let told = run(&["publish", text(dir.path()), "-o", text(&out), "--no-pictures"], "C");
    assert!(told.starts_with("0\nwarnings: 2; `guanzhi check …` tells them\n"), "{told}");
}

#[test]
fn a_broken_package_is_told_all_its_problems() {
    let dir = copy();
    swap(&dir, "indicators.csv", "个百分点", "个百分");
    swap(&dir, "observations.csv", "94.1", "94,1");
    swap(&dir, "charts.json", "\"painted\"", "\"pained\"");
    fs::remove_file(dir.path().join("places.csv")).expect("it was there");
    check(
        &["check", text(dir.path())],
        &expect![[r#"
            1
            indicators.csv:3: unit "个百分" is unknown; did you mean "个百分点"?
            places.csv: the file is missing; add it
            observations.csv:2: tier "p0" isn’t allowed; use report, context, derived
            observations.csv:2: scale "1" isn’t allowed; use 百, 千, 万, 亿, 百万, 千万, 万亿, thousand, million, billion, trillion or nothing
            observations.csv:2: comparability "report" isn’t allowed; use same, period, level, definition, not_divisible, none
            observations.csv:2: source "exact" is unknown; correct it, or add it to sources.csv
            charts.json:9: figure "pained" is unknown; did you mean "painted"?
            7 problems
        "#]],
    );
    check(
        &["--lang", "zh", "check", text(dir.path())],
        &expect![[r#"
            1
            indicators.csv:3: unit“个百分”不存在；是否应为“个百分点”？
            places.csv: 缺少这个文件，请补上
            observations.csv:2: tier不能是“p0”；可用：report, context, derived
            observations.csv:2: scale不能是“1”；可用：百, 千, 万, 亿, 百万, 千万, 万亿, thousand, million, billion, trillion，或留空
            observations.csv:2: comparability不能是“report”；可用：same, period, level, definition, not_divisible, none
            observations.csv:2: source“exact”不存在；请改正，或补入sources.csv
            charts.json:9: figure“pained”不存在；是否应为“painted”？
            共7处问题
        "#]],
    );
}

#[test]
fn a_source_is_audited() {
    let (base, article) = (packages().join("base"), packages().join("article.txt"));
    check(
        &["audit", text(&base), "--text", text(&article)],
        &expect![[r#"
            0
            8 numerals in digits, 4 in words: 7 figures, date 2, word 3; 0 findings
        "#]],
    );
    let dir = copy();
    swap(&dir, "numerals.csv", "0,3,0.5,gap,\n", "");
    swap(&dir, "numerals.csv", "1,3,20,", "1,3,21,");
    swap(&dir, "numerals.csv", "1,4,300,", "2,1,300,");
    swap(&dir, "numerals.csv", "二,rank", "二,rate");
    swap(&dir, "numerals.csv", "1,2,一,,word\n", "1,2,一,,word\n1,3,七,,word\n");
    check(
        &["audit", text(dir.path()), "--text", text(&article)],
        &expect![[r#"
            1
            numerals.csv:6: "21" is not what figure "growth" has as printed in observations.csv, "20"; digits count, as in 35.90: correct one of the two
            numerals.csv:10: "二" is not what figure "rate" has as printed in observations.csv, "94.1"; digits count, as in 35.90: correct one of the two
            numerals.csv:7: "300" stands elsewhere: paragraph 1, Arabic numeral 4, not paragraph 2, Arabic numeral 1; correct paragraph and ordinal
            numerals.csv: "0.5" in “.1%，高出全国0.5个百分点，居全国” (paragraph 0, Arabic numeral 3) isn’t accounted for; add a row
            numerals.csv:6: the row has "21", the source "20" in “200余座，增长20%；其中300座” (paragraph 1, Arabic numeral 3); correct the row
            numerals.csv:13: "七" (paragraph 1, Chinese numeral 3) isn’t in the source; remove the row
            numerals.csv:6: "21" is not what figure "growth" has as printed, "20"; correct one of the two
            numerals.csv:10: "二" is not what figure "rate" has as printed, "94.1"; correct one of the two
            without a numeral in the source: gap, rank
            7 numerals in digits, 5 in words: 6 figures, date 2, word 4; 6 findings
        "#]],
    );
    check(
        &["audit", text(dir.path()), "--text", text(&article), "--lang=zh"],
        &expect![[r#"
            1
            numerals.csv:6: “21”与数字“growth”在observations.csv中的印出值“20”不符；末尾的0也算，如35.90：请改其一
            numerals.csv:10: “二”与数字“rate”在observations.csv中的印出值“94.1”不符；末尾的0也算，如35.90：请改其一
            numerals.csv:7: “300”在第1段第4个阿拉伯数字，不在第2段第1个阿拉伯数字，请改正段次和序次
            numerals.csv: “.1%，高出全国0.5个百分点，居全国”中的“0.5”（第0段第3个阿拉伯数字）没有交代，请补一行
            numerals.csv:6: 此行写作“21”，原文为“200余座，增长20%；其中300座”中的“20”（第1段第3个阿拉伯数字），请改正
            numerals.csv:13: 原文没有“七”（第1段第3个汉字数词），请删去此行
            numerals.csv:6: “21”与数字“growth”的印出值“20”不符，请改其一
            numerals.csv:10: “二”与数字“rate”的印出值“94.1”不符，请改其一
            原文中没有对应数词：gap, rank
            阿拉伯数字7处，数词5处：数字6处，date 2，word 4；发现6处不符
        "#]],
    );
}

#[test]
fn what_cannot_be_carried_out_ends_with_2() {
    let dir = copy();
    let (none, article) = (dir.path().join("没有"), packages().join("article.txt"));
    check(
        &["check", text(&none)],
        &expect![[r#"
        2
        guanzhi: there is no folder …; name the folder of a package
    "#]],
    );
    check(
        &["check", text(&article)],
        &expect![[r#"
            2
            guanzhi: … is no package; name a folder, a zip or a workbook (XLSX)
        "#]],
    );
    check(
        &["audit", text(dir.path()), "--text", text(&none), "--lang", "zh"],
        &expect![[r#"
        2
        guanzhi: …/没有: 缺少这个文件，请补上
    "#]],
    );
    fs::write(dir.path().join("gbk.txt"), b"\xc7\xc5\xc1\xba").expect("written");
    check(
        &["audit", text(dir.path()), "--text", text(&dir.path().join("gbk.txt"))],
        &expect![[r#"
        2
        guanzhi: …/gbk.txt: the text isn’t UTF-8 but looks like GBK (byte 0); save it as UTF-8
    "#]],
    );
    assert!(run(&["chek"], "C").starts_with("2\n"));
    assert!(run(&["check", "--lang", "fr", "."], "C").starts_with("2\n"));
}

#[test]
fn a_huge_file_is_refused_unread() {
    let dir = copy();
    for (name, size) in [("observations.csv", 200_000_000), ("charts.json", 3_u64 << 30)] {
        // A file with a hole: it has the size, but no content to read.
        File::create(dir.path().join(name)).and_then(|file| file.set_len(size)).expect("a sparse file");
    }
    let start = Instant::now();
    check(
        &["check", text(dir.path())],
        &expect![[r#"
            1
            observations.csv: the file has 190.8 MiB, more than the 16 MiB that are read; make it smaller
            charts.json: the file has 3072.0 MiB, more than the 16 MiB that are read; make it smaller
            2 problems
        "#]],
    );
    assert!(start.elapsed() < Duration::from_secs(2), "it was read");
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_read() {
    let dir = copy();
    for name in ["units.csv", "themes.csv", "story.json"] {
        fs::remove_file(dir.path().join(name)).expect("it was there");
    }
    fs::create_dir(dir.path().join("units.csv")).expect("a folder");
    fs::create_dir(dir.path().join("more")).expect("a folder");
    std::os::unix::fs::symlink("/dev/zero", dir.path().join("story.json")).expect("a link");
    let pipe = Command::new("mkfifo").arg(dir.path().join("themes.csv")).status().expect("mkfifo runs");
    assert!(pipe.success());
    check(
        &["check", text(dir.path())],
        &expect![[r#"
        1
        themes.csv: this isn’t a regular file; put the file itself here
        units.csv: this isn’t a regular file; put the file itself here
        story.json: this isn’t a regular file; put the file itself here
        3 problems
    "#]],
    );
}

#[test]
fn folders_may_have_any_name() {
    let dir = copy();
    let named = dir.path().join("数据 包's “v1”");
    fs::create_dir(&named).expect("a folder");
    for name in FILES {
        fs::rename(dir.path().join(name), named.join(name)).expect(name);
    }
    assert!(run(&["check", text(&named)], "C").starts_with("0\n"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let dir = copy();
    let rows = "bridges,桥,Bridges\n".repeat(900);
    fs::write(dir.path().join("themes.csv"), format!("id,name_zh,name_en\n{rows}")).expect("written");
    let script = format!("'{}' check '{}' | head -1", env!("CARGO_BIN_EXE_guanzhi"), text(dir.path()));
    let out = Command::new("sh").args(["-c", &script]).output().expect("sh runs");
    assert_eq!(String::from_utf8_lossy(&out.stderr), "");
}
