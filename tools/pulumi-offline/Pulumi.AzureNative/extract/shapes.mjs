// Writes tools/planning/Shapes/shapes.txt from the installed official npm package: the outputs of every resource, the results of every
// function and the types in both. Names and types alone; no prose is taken. Run with `npm ci && node shapes.mjs [FILE]`.
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { interfaces, parse, properties } from "./types.mjs";
import ts from "typescript";

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, "node_modules", "@pulumi", "azure-native");
const target = process.argv[2] ?? path.join(here, "..", "..", "..", "planning", "Shapes", "shapes.txt");

const header = `# The outputs of every resource of azure-native, the results of its functions, and the types in both (#...).
# After the name: its members. ":" and a type follow all but optional texts: s text, n number, b true or false, a any, =x a constant,
# [t list, {t map, t|t one of several; "!" marks what is always there. A function without a line gives what the resource of its name has.
# Made by tools/pulumi-offline/Pulumi.AzureNative/extract/shapes.mjs from the official package; sorted.
`;

const types = new Map([...interfaces(path.join(source, "types/output.d.ts"))].map(([name, node]) => [name, properties(node)]));
const ids = identify(types);
const lines = new Map();
for (const [name, members] of types) lines.set(ids.get(name), spell(members));

for (const module of modules()) {
  const files = fs.readdirSync(path.join(source, module)).filter(name => name.endsWith(".d.ts") && name !== "index.d.ts").sort();
  for (const file of files) {
    const statements = parse(path.join(source, module, file)).statements;
    const resource = statements.find(each => ts.isClassDeclaration(each) && /extends pulumi\.CustomResource\b/.test(each.getText()));
    if (resource) lines.set(`${module}:${resource.name.text}`, spell(properties(resource)));
  }
}

// Functions last: those that look a resource up and give what it has need no line.
for (const module of modules()) {
  for (const file of fs.readdirSync(path.join(source, module)).filter(name => /^(get|list)\w+\.d\.ts$/.test(name)).sort()) {
    const statements = parse(path.join(source, module, file)).statements;
    const result = statements.find(each => ts.isInterfaceDeclaration(each) && each.name.text.endsWith("Result"));
    if (!result) continue;
    const name = file.slice(0, -".d.ts".length);
    const members = properties(result);
    const { id, ...rest } = members;
    if (lines.get(`${module}:${name.slice("get".length)}`) !== spell(rest)) lines.set(`${module}:${name}`, spell(members));
  }
}

fs.mkdirSync(path.dirname(target), { recursive: true });
fs.writeFileSync(target, header + used(lines).join(""));

function modules() {
  return fs.readdirSync(source, { withFileTypes: true })
    .filter(each => each.isDirectory() && !["types", "config", "node_modules"].includes(each.name)).map(each => each.name).sort();
}

/** Types of one content have one id, which depends on that content alone. */
function identify(all) {
  let current = new Map([...all.keys()].map(name => [name, ""]));
  for (let depth = 0; depth < 12; depth++) {
    current = new Map([...all].map(([name, members]) => [name, `#${hash(spell(members, current))}`]));
  }
  return current;
}

function hash(text) {
  return BigInt(`0x${crypto.createHash("sha256").update(text).digest("hex").slice(0, 12)}`).toString(36).padStart(9, "0").slice(0, 7);
}

function spell(members, names = ids) {
  return Object.keys(members).sort().map(name => {
    const isRequired = members[name].endsWith("!");
    const type = short(isRequired ? members[name].slice(0, -1) : members[name], names);
    return type === "s" && !isRequired ? name : `${name}:${type}${isRequired ? "!" : ""}`;
  }).join(" ");
}

function short(type, names) {
  if (type.endsWith("[]")) return `[${short(type.slice(0, -2).replace(/^\((.*)\)$/, "$1"), names)}`;
  if (type.startsWith("{")) return `{${short(type.slice(1, -1), names)}`;
  if (type.includes("|")) return [...new Set(type.split("|").map(each => short(each, names)))].join("|");
  if (type.startsWith("='")) return `=${type.slice(2, -1).replaceAll(" ", "%20")}`;
  if (type.startsWith("out:")) return names.get(type.slice(4)) ?? fail(`${type} is not in the package`);
  if (type.startsWith("enum:")) return "s";
  return { string: "s", number: "n", boolean: "b" }[type] ?? "a";
}

/** Without the types that nothing refers to. */
function used(all) {
  const reached = new Set([...all.keys()].filter(name => name[0] !== "#"));
  for (const name of reached) for (const [type] of all.get(name).matchAll(/(?<=[:[{|])#\w+/g)) reached.add(type);
  return [...reached].sort((left, right) => (left < right ? -1 : 1)).map(name => `${name} ${all.get(name)}`.trimEnd() + "\n");
}

function fail(message) { throw new Error(message); }
