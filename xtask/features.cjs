// Holds scripts, style sheets and the app's glue to what the oldest engines have that the app is for, by MDN's tables of
// compatibility. Called with paths; prints what is newer and isn't listed in `KNOWN`, or what is listed there without need.
const fs = require("fs");
const acorn = require("acorn");
const csstree = require("css-tree");
const bcd = require("@mdn/browser-compat-data");

const OLDEST = { chrome: 80, firefox: 78, safari: 14 };

// What is newer and used all the same, and what older engines do then.
const KNOWN = require("./features.json");

/** What the tables say of a feature's support: the engines of OLDEST that don't have it, with the versions that do. */
const lacking = ({ support }) =>
  Object.entries(OLDEST).flatMap(([engine, oldest]) => {
    const entries = [support[engine]].flat();
    const usable = entries.filter((it) => it && !it.flags && !it.prefix && !it.alternative_name && !it.version_removed);
    const versions = usable.map((it) => (typeof it.version_added === "string" ? parseFloat(it.version_added.replace("≤", "")) : NaN));
    if (versions.some((version) => version <= oldest)) return [];
    const first = Math.min(...versions.filter((version) => version > oldest));
    return [`${engine} ${first === Infinity ? "never" : first}`];
  });

// Members of all interfaces and objects of the language, and global names.
const members = new Map();
const globals = new Map();
const note = (map, name, compat) => map.set(name, [...(map.get(name) || []), compat]);
for (const [tree, constructors] of [[bcd.api, true], [bcd.javascript.builtins, true], [bcd.webassembly.api, false]]) {
  for (const [name, entry] of Object.entries(tree)) {
    if (entry.__compat) note(globals, name, entry.__compat);
    for (const [member, inner] of Object.entries(entry)) {
      const own = member.replace(/_(static|event)$/, "");
      if (inner.__compat && constructors && member !== name) note(members, own, inner.__compat);
    }
  }
}

/** A name's lack, if none of all that have this name is old enough: whose it is can't be told from a script. */
const newer = (map, name) => {
  const all = (map.get(name) || []).map(lacking);
  return all.length && all.every((it) => it.length) ? all[0] : [];
};

/** Calls `see` with each node of a script's tree. */
const walk = (node, see) => {
  if (!node || typeof node !== "object") return;
  if (Array.isArray(node)) return node.forEach((it) => walk(it, see));
  if (node.type) see(node);
  for (const [key, inner] of Object.entries(node)) if (key !== "loc") walk(inner, see);
};

const found = [];
const tell = (file, line, feature, lack) => lack.length && found.push({ file, line, feature, lack });

const script = (file, text) => {
  const tree = acorn.parse(text, { ecmaVersion: 2020, sourceType: /^(import|export) /m.test(text) ? "module" : "script", locations: true });
  const own = new Set();
  walk(tree, (node) => {
    const name = (node.type === "Property" || node.type === "VariableDeclarator" ? node.key || node.id : node.id) || {};
    if (name.type === "Identifier") own.add(name.name);
  });
  walk(tree, (node) => {
    const { line } = node.loc.start;
    if (node.type === "MemberExpression" && !node.computed && !own.has(node.property.name)) {
      tell(file, line, node.property.name, newer(members, node.property.name));
    }
    if (node.type === "Identifier" && !own.has(node.name)) tell(file, line, node.name, newer(globals, node.name));
  });
};

const sheet = (file, text) => {
  const tree = csstree.parse(text, { positions: true });
  const look = (line, path, name = path.join(".")) => {
    const entry = path.reduce((tables, key) => tables && tables[key], bcd.css);
    if (entry && entry.__compat) tell(file, line, name, lacking(entry.__compat));
  };
  csstree.walk(tree, function (node) {
    const { line } = node.loc ? node.loc.start : { line: 0 };
    // What is asked for isn't used.
    if (node.type === "Declaration" && !this.atrulePrelude) {
      look(line, ["properties", node.property]);
      const layout = this.block && this.block.children.toArray().find((it) => it.property === "display");
      const display = layout && csstree.generate(layout.value);
      if (/^(row-|column-)?gap$/.test(node.property) && /flex/.test(display)) look(line, ["properties", node.property, "flex_context"]);
      csstree.walk(node.value, (value) => {
        if (value.type === "Identifier") look(line, ["properties", node.property, value.name]);
        if (value.type === "Function") look(line, ["types", value.name]);
        if (value.type === "Dimension") look(line, ["types", "length", value.unit]);
      });
    }
    if (/^Pseudo(Class|Element)Selector$/.test(node.type)) {
      look(line, ["selectors", node.name]);
      const lists = (node.children ? node.children.toArray() : []).filter((it) => it.type === "SelectorList");
      if (node.name === "not" && lists.some((list) => list.children.size > 1)) look(line, ["selectors", "not", "selector_list"]);
    }
    if (node.type === "Atrule") look(line, ["at-rules", node.name]);
    if (node.type === "Feature" || node.type === "MediaFeature") look(line, ["at-rules", "media", node.name]);
    if (node.type === "FeatureRange") look(line, ["at-rules", "media", "range_syntax"]);
  });
};

for (const file of process.argv.slice(2)) {
  const text = fs.readFileSync(file, "utf8");
  (file.endsWith(".css") ? sheet : script)(file, text);
}
const unknown = found.filter(({ feature }) => !(feature in KNOWN));
for (const { file, line, feature, lack } of unknown) console.error(`${file}:${line}: ${feature}: ${lack.join(", ")}`);
const unused = Object.keys(KNOWN).filter((feature) => !found.some((it) => it.feature === feature));
for (const feature of unused) console.error(`features.json: ${feature} isn't used, or isn't newer`);
process.exitCode = unknown.length || unused.length ? 1 : 0;
