// What the page's scripts may be written in: `cargo xtask test` runs this. Names and types are tsc's (`jsconfig.json`).
const js = require("@eslint/js");

// Beyond what is recommended: what hides a mistake, or says in two ways what can be said in one.
const rules = {
  // tsc looks for names, also those of other scripts and of engines.
  "no-undef": "off",
  // What is caught may be of no interest: engines refuse things by throwing.
  "no-unused-vars": ["error", { vars: "local", caughtErrors: "none" }],
  "array-callback-return": "error",
  curly: ["error", "multi-line"],
  eqeqeq: "error",
  "no-constructor-return": "error",
  "no-else-return": ["error", { allowElseIf: true }],
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-lonely-if": "error",
  "no-new-func": "error",
  "no-new-wrappers": "error",
  "no-promise-executor-return": "error",
  "no-return-assign": ["error", "except-parens"],
  "no-script-url": "error",
  "no-self-compare": "error",
  "no-shadow": ["error", { builtinGlobals: false }],
  "no-template-curly-in-string": "error",
  "no-throw-literal": "error",
  "no-unneeded-ternary": "error",
  "no-unused-expressions": "error",
  "no-useless-call": "error",
  "no-useless-concat": "error",
  "no-useless-return": "error",
  "no-var": "error",
  "object-shorthand": ["error", "always", { avoidQuotes: true }],
  "prefer-const": "error",
  radix: "error",
  yoda: "error",
  // Publishing takes what `/**` begins for a type.
  "no-restricted-syntax": [
    "error",
    { selector: "Literal[value=/\\u002f\\*\\*/]", message: "A string with /** would be cut at publishing." },
    { selector: "TemplateElement[value.raw=/\\u002f\\*\\*/]", message: "A text with /** would be cut at publishing." },
  ],
};

// Which language the oldest engine that runs it has.
const scripts = (files, ecmaVersion, sourceType, more = {}) => ({
  files,
  languageOptions: { ecmaVersion, sourceType },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  rules: { ...js.configs.recommended.rules, ...rules, ...more },
});

module.exports = [
  { ignores: ["target/", "dist/", "eslint.config.cjs"] },
  // Slides are paged where the app can't run.
  scripts(["assets/present/*.js"], 2015, "module"),
  // What starts the app tells older engines that they are too old; what stands in one script is written in several.
  scripts(["assets/boot.js", "assets/frame.js", "assets/unpack.js"], 2017, "script"),
  scripts(["assets/load-present.js"], 2017, "script", { "no-var": "off", "object-shorthand": "off" }),
  // Chromium 80, Firefox 78 and Safari 14 run the app and what it brings.
  scripts(["assets/older.js"], 2017, "module"),
  scripts(["assets/save.js"], 2020, "module"),
  scripts(["assets/embed.js", "assets/picture.js"], 2020, "script"),
  scripts(["tests/page/probe.js"], 2022, "script"),
];
