// Reads a Mermaid diagram from standard input and prints its type. Exit code 1: Mermaid's parser rejects it.
import { text } from "node:stream/consumers";
import DOMPurify from "dompurify";

// The parser cleans labels with DOMPurify, which needs a browser. Whether the syntax is valid does not depend on it.
DOMPurify.addHook = () => {};
DOMPurify.sanitize = (label) => label;
const { default: mermaid } = await import("mermaid");
try {
  const { diagramType } = await mermaid.parse(await text(process.stdin));
  console.log(diagramType);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
