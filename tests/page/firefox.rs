//! How Firefox is started: headless, quiet, in a profile of its own, and as narrow as a phone.

use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// The capabilities of a session.
pub fn capabilities(browser: &Path, profile: &Path, text: u32) -> Value {
    let chrome = profile.join("chrome");
    let sheet = fs::create_dir(&chrome).and_then(|()| fs::write(chrome.join("userChrome.css"), NARROW));
    sheet.expect("a style sheet in the profile");
    json!({
        "moz:firefoxOptions": {
            "binary": browser,
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                "browser.tabs.inTitlebar": 0,
                "datareporting.policy.dataSubmissionEnabled": false,
                "intl.accept_languages": "zh-CN",
                // By script: that of the page's language counts.
                "font.size.variable.zh-CN": text,
                "font.size.variable.x-western": text,
                // In milliseconds: a finger that is lifted later has pressed, not tapped. What loads slowly here isn't
                // meant as that.
                "apz.max_tap_time": 60_000,
                "ui.click_hold_context_menus.delay": 60_000,
            },
        },
    })
}

/// Windows of Firefox have a least width for their tool bars, which is more than a phone's.
const NARROW: &str = "\
:root, body, #navigator-toolbox, #nav-bar, #TabsToolbar { min-width: 0 !important }
#navigator-toolbox { visibility: collapse }
";
