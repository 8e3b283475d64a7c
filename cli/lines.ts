// From a stream of bytes to its lines: shared by all that reads files, and so kept with the adapters.
export { linesOf, markedStart } from "../adapters/index.ts";
