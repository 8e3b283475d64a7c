// From a JSON text to its value, or to what is wrong with it and where: shared by all that reads files, and so kept with the adapters.
export { helpOf, jsonFault, jsonFrom } from "../adapters/index.ts";
