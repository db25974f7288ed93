// Writes ../facts.json from the installed official npm package: names, tokens, types, defaults, aliases. No prose is taken.
// Run with `npm ci && node extract.mjs [FILE]`. The result depends on nothing but the pinned package and wanted.mjs.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { nestedDefaults, resourceScript, scriptTokens } from "./scripts.mjs";
import { enums, interfaces, parse, properties } from "./types.mjs";
import * as wanted from "./wanted.mjs";
import ts from "typescript";

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, "node_modules", "@pulumi", "azure-native");
const target = process.argv[2] ?? path.join(here, "..", "facts.json");

const facts = { resources: {}, functions: {}, inputs: {}, outputs: {}, enums: {} };
const declared = { "in:": interfaces(in_("types/input.d.ts")), "out:": interfaces(in_("types/output.d.ts")) };
const defaults = nestedDefaults(fs.readFileSync(in_("types/input.js"), "utf8"));
const enumFiles = new Map();

for (const [module, names] of Object.entries(wanted.resources)) {
  const classes = classesOf(module);
  for (const name of names) {
    const { file, declaration, args } = classes.get(name) ?? fail(`${module}.${name} is not in the package`);
    const script = resourceScript(fs.readFileSync(file.replace(/\.d\.ts$/, ".js"), "utf8"));
    const inputs = args ? properties(args) : {};
    for (const required of script.required) inputs[required] = inputs[required].replace(/!?$/, "!");
    facts.resources[`${module}:${name}`] = compact({
      api: apiVersion(declaration), inputs, outputs: properties(declaration), defaults: script.defaults, aliases: script.aliases,
    });
  }
}

for (const [module, names] of Object.entries(wanted.functions)) {
  for (const name of names) facts.functions[`${module}:${name}`] = functionFacts(module, name);
}

for (let size = -1; size !== count();) {
  size = count();
  for (const reference of references()) follow(reference);
}

fs.writeFileSync(target, print(facts));

function in_(file) { return path.join(source, file); }
function fail(message) { throw new Error(message); }
function count() { return Object.values(facts).reduce((sum, group) => sum + Object.keys(group).length, 0); }

function classesOf(module) {
  const found = new Map();
  for (const name of fs.readdirSync(in_(module)).filter(file => file.endsWith(".d.ts")).sort()) {
    const file = path.join(in_(module), name);
    if (!fs.readFileSync(file, "utf8").includes("extends pulumi.CustomResource")) continue;
    const statements = parse(file).statements;
    const declaration = statements.find(ts.isClassDeclaration);
    found.set(declaration.name.text, { file, declaration, args: statements.find(ts.isInterfaceDeclaration) });
  }
  return found;
}

/** The sentence "Uses Azure REST API version X" in the class comment; the data-plane Blob has none. */
function apiVersion(declaration) {
  return /Uses Azure REST API version (\S+?)\./.exec(declaration.getSourceFile().text)?.[1];
}

function functionFacts(module, name) {
  const statements = parse(path.join(in_(module), `${name}.d.ts`)).statements.filter(ts.isInterfaceDeclaration);
  const one = suffix => statements.find(statement => statement.name.text.toLowerCase() === (name + suffix).toLowerCase());
  return compact({
    token: scriptTokens(fs.readFileSync(path.join(in_(module), `${name}.js`), "utf8"))[0],
    args: one("Args") && properties(one("Args")), result: one("Result") && properties(one("Result")),
  });
}

function* references() {
  for (const match of JSON.stringify(facts).matchAll(/\b(in:|out:|enum:)([\w.]+)/g)) yield [match[1], match[2]];
}

function follow([kind, name]) {
  if (kind === "enum:") {
    const [module, type] = name.split(".");
    if (!enumFiles.has(module)) enumFiles.set(module, enums(in_(`types/enums/${module}/index.d.ts`)));
    facts.enums[name] ??= enumFiles.get(module)[type] ?? fail(`enum ${name} is not in the package`);
    return;
  }
  const group = kind === "in:" ? facts.inputs : facts.outputs;
  group[name] ??= compact({
    properties: properties(declared[kind].get(name) ?? fail(`${kind}${name} is not in the package`)),
    defaults: kind === "in:" ? defaults.get(name) : undefined,
  });
}

function compact(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && JSON.stringify(value) !== "{}"
    && JSON.stringify(value) !== "[]"));
}

/** One type per line, sorted, so that a new version of the package reads as a diff of what changed. */
function print(all) {
  const groups = Object.entries(all).map(([group, entries]) => {
    const lines = Object.keys(entries).sort().map(key => `${JSON.stringify(key)}:${JSON.stringify(entries[key])}`);
    return `${JSON.stringify(group)}:{\n${lines.join(",\n")}\n}`;
  });
  const version = JSON.parse(fs.readFileSync(in_("package.json"), "utf8")).version;
  return `{"version":${JSON.stringify(version)},\n${groups.join(",\n")}}\n`;
}
