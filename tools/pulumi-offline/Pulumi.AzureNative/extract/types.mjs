// Reads TypeScript declarations of the official package and spells each property type in the notation of facts.json:
//   string boolean number any asset archive asset|archive, in:<module>.<Type>, out:<module>.<Type>, enum:<module>.<Type>,
//   T[] for lists, {T} for maps, a|b for unions, ='text' for a constant; a property that must be set ends with "!".
import fs from "node:fs";
import ts from "typescript";

export function parse(file) {
  return ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}

export function notation(node) {
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword: return "string";
    case ts.SyntaxKind.NumberKeyword: return "number";
    case ts.SyntaxKind.BooleanKeyword: return "boolean";
    case ts.SyntaxKind.AnyKeyword: return "any";
    case ts.SyntaxKind.ParenthesizedType: return notation(node.type);
    case ts.SyntaxKind.ArrayType: return list(notation(node.elementType));
    case ts.SyntaxKind.LiteralType: return `='${node.literal.text}'`;
    case ts.SyntaxKind.TypeLiteral: return `{${notation(node.members[0].type)}}`;
    case ts.SyntaxKind.UnionType:
      return [...new Set(node.types.filter(type => type.kind !== ts.SyntaxKind.UndefinedKeyword).map(notation))].join("|");
    case ts.SyntaxKind.TypeReference: return reference(node);
  }
  throw new Error(`no notation for the type ${node.getText()}`);
}

function list(element) {
  return (element.includes("|") ? `(${element})` : element) + "[]";
}

function reference(node) {
  const name = node.typeName.getText();
  if (name === "pulumi.Input" || name === "pulumi.Output") return notation(node.typeArguments[0]);
  if (name === "pulumi.asset.Asset") return "asset";
  if (name === "pulumi.asset.Archive") return "archive";
  if (name === "pulumi.ID") return "string";
  const [space, ...rest] = name.split(".");
  const prefix = { inputs: "in:", outputs: "out:", enums: "enum:" }[space];
  if (!prefix) throw new Error(`no notation for the reference ${name}`);
  return prefix + rest.join(".");
}

/** name → notation of an interface's members, or of a class's readonly properties. */
export function properties(declaration) {
  const found = {};
  for (const member of declaration.members) {
    if (!member.name || !member.type) continue;
    const isStatic = member.modifiers?.some(m => m.kind === ts.SyntaxKind.StaticKeyword);
    if (isStatic || !(ts.isPropertySignature(member) || ts.isPropertyDeclaration(member))) continue;
    const required = !member.questionToken && !optionalOutput(member.type);
    found[member.name.text] = notation(member.type) + (required ? "!" : "");
  }
  return found;
}

/** An output is optional where its type admits undefined: pulumi.Output<T | undefined>. */
function optionalOutput(type) {
  const inner = ts.isTypeReferenceNode(type) && type.typeName.getText() === "pulumi.Output" ? type.typeArguments[0] : undefined;
  return !!inner && ts.isUnionTypeNode(inner) && inner.types.some(t => t.kind === ts.SyntaxKind.UndefinedKeyword);
}

/** "module.Name" → declaration, for every interface in types/input.d.ts or types/output.d.ts. */
export function interfaces(file) {
  const found = new Map();
  const visit = (node, path) => {
    if (ts.isModuleDeclaration(node)) node.body.statements.forEach(child => visit(child, [...path, node.name.text]));
    else if (ts.isInterfaceDeclaration(node)) found.set([...path, node.name.text].join("."), node);
  };
  parse(file).statements.forEach(statement => visit(statement, []));
  return found;
}

/** Member name → value of each exported enum object in types/enums/<module>/index.d.ts. */
export function enums(file) {
  const found = {};
  for (const statement of parse(file).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const [declaration] = statement.declarationList.declarations;
    found[declaration.name.text] = Object.fromEntries(
      declaration.type.members.map(member => [member.name.text, member.type.literal.text ?? Number(member.type.getText())]));
  }
  return found;
}
