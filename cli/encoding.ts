// From bytes to text: shared by all that reads files, and so kept with the adapters.
export { textOf } from "../adapters/index.ts";
