//! What the page asks of a reader: its height, how much text there is to see, how much of it stands beneath charts, and how
//! many elements a browser keeps.

use super::site::{HOLD, published};
use super::{check_with_tools, json};

/// The most at a width of the screen, everything folded: height in CSS pixels, characters that can be seen, elements of the
/// document.
const MOST: [(u32, f64, f64, f64); 2] =
    [(1280, 15_700.0, 10_700.0, 6_450.0), (390, 28_700.0, 10_400.0, 6_450.0)];

/// How much of a chart's height its notes, sources and what can be done may take, folded, in the middle of all charts and at
/// most; in hundredths.
const FOLDED: (f64, f64) = (6.0, 11.5);

/// Characters that can be seen, without spaces.
const SEEN: &str = "const walker = document.createTreeWalker(one('#page'), NodeFilter.SHOW_TEXT);
    let seen = 0;
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (/\\S/.test(data) && parentElement.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true })) seen += [...squeezed(data)].length;
    }";

#[test]
fn the_page_stays_short() {
    check_with_tools(async |tab| {
        let held = published().with_script("held", HOLD);
        for (width, height, characters, elements) in MOST {
            tab.view(width, 800, 1.0).await;
            tab.open(&held).await;
            let found = tab.run(&format!("{SEEN} return [root.scrollHeight, seen, all('*').length];")).await;
            println!("{width}: height, characters, elements: {found}");
            for (at, most) in [height, characters, elements].into_iter().enumerate() {
                assert!(found[at].as_f64().expect("a number") <= most, "{width}: {found}, at most {most}");
            }
            let folded = tab
                .run(
                    "const parts = all('#page figure[data-chart]').map((figure) =>
                       [100 * place(one('details', figure))[3] / place(figure)[3], figure.id]).sort(([a], [b]) => a - b);
                     return [parts[parts.length >> 1], parts.at(-1)];",
                )
                .await;
            println!("{width}: folded, of a chart: {folded}");
            let share = |at: usize| folded[at][0].as_f64().expect("a number");
            assert!(share(0) <= FOLDED.0 && share(1) <= FOLDED.1, "{width}: {folded}");
        }
    });
}

/// Everything that is folded is there for a search of the browser, a fragment, paper, a keyboard and readers without scripts.
#[test]
fn what_is_folded_can_be_reached() {
    check_with_tools(async |tab| {
        tab.view(390, 812, 1.0).await;
        // What finds a text opens what it is in, as a link to a text does here.
        tab.open(&published().report()).await;
        tab.until("!one('#nation-gap details').open").await;
        tab.open(&(published().report() + "#:~:text=把另行公布")).await;
        tab.until("one('#nation-gap details').open && near(one('#nation-gap .note'))").await;
        // A keyboard.
        tab.run("one('#nation-gap details').open = false; one('#nation-gap summary').focus();").await;
        tab.press(fantoccini::key::Key::Enter).await;
        tab.until("one('#nation-gap details').open && shown(one('#nation-gap .source'))").await;
        // Paper, but for tables that nobody has opened.
        tab.run("one('#nation-gap details').open = false;").await;
        tab.media("print", ("prefers-color-scheme", "light")).await;
        let printed = tab
            .run("return ['.note', '.source', '.scroll'].map((part) => one(`#nation-gap ${part}`)).map((e) => e.checkVisibility());")
            .await;
        assert_eq!(printed, json!([true, true, false]));
        tab.media("screen", ("prefers-color-scheme", "light")).await;
    });
}
