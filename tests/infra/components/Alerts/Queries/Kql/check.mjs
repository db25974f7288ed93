// For each folder named on a line of the input: parses its .kql files as Azure would, against the tables of tables.json, and prints errors
// as FILE:LINE:COLUMN CODE MESSAGE, then "done". A {name} that no value replaced is an error too.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
require("@kusto/language-service-next/bridge.min.js");
require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");

const { GlobalState, KustoCode, Symbols } = globalThis.Kusto.Language;
const tables = Object.entries(JSON.parse(readFileSync(new URL("tables.json", import.meta.url), "utf8")))
  .map(([name, columns]) => new Symbols.TableSymbol.$ctor7(name, columns, null));
const workspace = new Symbols.DatabaseSymbol.$ctor1("workspace", tables);
const globals = GlobalState.Default.WithDatabase(workspace);

function place(text, offset) {
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${before.at(-1).length + 1}`;
}

for await (const folder of createInterface({ input: process.stdin })) {
  const files = readdirSync(folder).filter((file) => file.endsWith(".kql")).sort();
  if (files.length === 0) console.log(`${folder}: holds no .kql file`);
  for (const file of files) {
    const text = readFileSync(join(folder, file), "utf8");
    for (const open of text.matchAll(/\{[a-z]+\}/gi)) {
      console.log(`${file}:${place(text, open.index)} placeholder ${open[0]} is not filled in`);
    }

    const found = KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics();
    for (let i = 0; i < found.Count; i++) {
      const problem = found.getItem(i);
      if (problem.Severity === "Error") {
        console.log(`${file}:${place(text, problem.Start)} ${problem.Code} ${problem.Message}`);
      }
    }
  }

  console.log("done");
}
