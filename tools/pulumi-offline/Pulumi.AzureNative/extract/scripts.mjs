// What only the JavaScript side of the official package says: which inputs must be set, default values, aliases, tokens.

/** From a resource's .js file. */
export function resourceScript(text) {
  const defaults = {};
  const assignments = text.matchAll(/resourceInputs\["(\w+)"\] = \(args\?\.\w+\) \?\? (.+?);$/gm);
  for (const [, name, value] of assignments) defaults[name] = literal(value);
  return {
    required: [...text.matchAll(/Missing required property '(\w+)'/g)].map(match => match[1]),
    defaults,
    aliases: [...(/const aliasOpts = \{ aliases: \[(.*)\] \};/.exec(text)?.[1] ?? "").matchAll(/type: "azure-native:([^"]+)"/g)]
      .map(match => match[1]),
  };
}

/** "module.TypeArgs" → { property: default } from types/input.js. */
export function nestedDefaults(text) {
  const found = new Map();
  const bodies = /function (\w+)ProvideDefaults\(val\) \{\s*return \{([\s\S]*?)\n {8}\};\n {4}\}\n {4}(\w+)\.\w+ProvideDefaults/g;
  for (const [, name, body, module] of text.matchAll(bodies)) {
    const values = {};
    for (const [, property, value] of body.matchAll(/^\s+(\w+): \(val\.\w+\) \?\? (.+?),?$/gm)) values[property] = literal(value);
    if (Object.keys(values).length > 0) found.set(`${module}.${name[0].toUpperCase()}${name.slice(1)}`, values);
  }
  return found;
}

export function scriptTokens(text) {
  return [...text.matchAll(/pulumi\.runtime\.invoke(?:Output)?\("([^"]+)"/g)].map(match => match[1]);
}

function literal(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`the default ${text} is not a literal`);
  }
}
