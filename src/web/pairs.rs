//! The table of pairs: rows in the order and of the grade that the address asks for.

use crate::dom;
use guanzhi::lang::Lang;
use guanzhi::package::Comparability;
use guanzhi::pairs::{Choice, Sort, pairs, select};
use guanzhi::report::Report;
use guanzhi::view::{Route, View};
use guanzhi::words::words;
use web_sys::Element;

/// Orders and filters the static table's rows; the links then lead on from here.
pub fn arrange(report: &Report, choice: &Choice, lang: Lang) {
    let Some(table) = dom::all("#pairs tbody").into_iter().next() else { return };
    let pairs = pairs(report);
    let chosen = select(&pairs, choice, |pair| pair.other.indicator.name.get(lang).to_owned());
    let rows = dom::all("#pairs tbody > tr");
    let at = |row: &Element| row.get_attribute("data-at").and_then(|at| at.parse::<usize>().ok());
    for row in &rows {
        let hidden = at(row).is_none_or(|at| !chosen.contains(&at));
        let _ = row.toggle_attribute_with_force("hidden", hidden);
    }
    for place in &chosen {
        if let Some(row) = rows.iter().find(|row| at(row) == Some(*place)) {
            let _ = table.append_child(row);
        }
    }
    for link in dom::all("#pairs a[data-grade]") {
        let grade = link.get_attribute("data-grade").and_then(|grade| Comparability::from_id(&grade));
        let current = if grade == choice.grade { "true" } else { "false" };
        let _ = link.set_attribute("aria-current", current);
        lead(&link, Choice { grade, sort: choice.sort });
    }
    for link in dom::all("#pairs a[data-sort]") {
        let sort = link.get_attribute("data-sort").and_then(|sort| Sort::from_id(&sort));
        lead(&link, Choice { sort, ..choice.clone() });
    }
    if let Some(found) = dom::all("#pairs [role=status]").first() {
        found.set_text_content(Some(&(words(lang).pairs.found)(chosen.len(), pairs.len())));
    }
}

fn lead(link: &Element, choice: Choice) {
    let _ = link.set_attribute("href", &View { route: Route::Pairs(choice), ..View::default() }.hash());
}
