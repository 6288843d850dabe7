//! A chart of very many lines on a wide screen and on a phone.

use super::browser::Tab;
use super::common::{made::monthly, opened};
use super::{Room, check, json, middle, point};
use fantoccini::key::Key;
use guanzhi::chart::Fitted;
use std::fs;
use std::path::Path;

/// The figure that has the keyboard's attention.
const ACTIVE: &str =
    "document.getElementById(one('#c .layer').getAttribute('aria-activedescendant'))?.dataset.figure";

/// Whether what stands out is painted at some places of the chart, in CSS pixels from its corner.
pub async fn brought_out(tab: &Tab, chart: &str, fitted: &Fitted, places: &[(f64, f64)]) -> Vec<bool> {
    let places: Vec<(f64, f64)> = places.iter().map(|(x, y)| (x * fitted.scale, y * fitted.scale)).collect();
    let found = tab
        .run(&format!(
            "const over = all('#{chart} .layer canvas').at(-1), ratio = over.width / over.getBoundingClientRect().width;
             if (over.width === 0) return {0}.map(() => false);
             // Engines advise against reading the canvas itself.
             const copy = Object.assign(document.createElement('canvas'), {{ width: over.width, height: over.height }});
             const context = copy.getContext('2d', {{ willReadFrequently: true }});
             context.drawImage(over, 0, 0);
             return {0}.map(([x, y]) => context.getImageData(x * ratio - 1, y * ratio - 1, 3, 3).data.some((value) => value > 0));",
            json!(places)
        ))
        .await;
    found.as_array().expect("a list").iter().map(|it| it == true).collect()
}

#[test]
fn thirty_one_lines_of_ten_years_are_read_on_any_screen() {
    check(async |tab| {
        let files = monthly(31, 120, |at, month| at == 3 && (40..44).contains(&month));
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("many-lines-package");
        fs::create_dir_all(&folder).expect("a folder");
        for file in &files {
            fs::write(folder.join(&file.name), &file.bytes).expect("a file");
        }
        let address = super::site::publish(&folder, "many-lines");
        let report = opened(&files);
        for (width, height) in [(1280, 800), (390, 844)] {
            tab.view(width, height, 1.0).await;
            tab.live(&format!("{address}?{width}#/chart/c")).await;
            tab.until("one('#c .painted')").await;
            // Each is named at its end, and what stands still says the same.
            tab.none(
                "lines without a name",
                "const names = all('text', still('c')).map((text) => text.textContent);
                 return Array.from({ length: 31 }, (_, at) => `${at}号地区`).filter((name) => !names.some((text) => text.startsWith(name)));",
            )
            .await;
            // The keyboard goes along a line, over what is missing, and from line to line.
            tab.run("one('#c .layer').focus();").await;
            tab.press(Key::Right).await;
            tab.until(&format!("{ACTIVE} === 'f-0-0'")).await;
            for series in 1..=3 {
                tab.press(Key::Down).await;
                tab.until(&format!("{ACTIVE} === 'f-{series}-0'")).await;
            }
            for month in (1..40).chain([44]) {
                tab.press(Key::Right).await;
                tab.until(&format!("{ACTIVE} === 'f-3-{month}'")).await;
            }
            tab.press(Key::End).await;
            tab.until(&format!("{ACTIVE} === 'f-30-119'")).await;
            tab.press(Key::Escape).await;
            // A pointer finds a figure, and brings out the whole of its line and no other.
            let fitted = Room::of(tab, "c").await.fitted(&report, "c");
            let at = |series: usize, month: usize| fitted.scene.courses[series].figures[month].1;
            let (mine, others) = ([at(7, 10), at(7, 110)], [at(20, 30), at(28, 90)]);
            assert_eq!(brought_out(tab, "c", &fitted, &mine).await, [false; 2], "at {width}");
            let (x, y) = at(7, 60);
            let (left, top) = middle(tab, "c", y * fitted.scale).await;
            tab.point((left + x * fitted.scale, top + y * fitted.scale)).await;
            let told = tab.until("one('#c .tip')?.textContent || null").await;
            let told = told.as_str().expect("a text");
            assert!(told.contains("7号地区") && told.contains("2020 年 1 月"), "{told} at {width}");
            assert_eq!(brought_out(tab, "c", &fitted, &mine).await, [true; 2], "at {width}");
            assert_eq!(brought_out(tab, "c", &fitted, &others).await, [false; 2], "at {width}");
            let edges = tab.run("const { left, right } = one('#c .tip').getBoundingClientRect(); return [left, innerWidth - right];").await;
            let (before, behind) = point(&edges);
            assert!(before >= 0.0 && behind >= 0.0, "the tip leaves the screen at {width}: {edges}");
        }
        assert_eq!(tab.complaints().await, [""; 0]);
    });
}
