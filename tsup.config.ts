import { defineConfig } from "tsup";

// Two bundles: the library (ESM, CommonJS, types) and the command, with the program of its threads beside it. chevrotain is ESM only, so it is bundled into both.
export default defineConfig([
  {
    entry: { index: "src/index.ts" },
    format: ["esm", "cjs"],
    dts: true,
    outDir: "dist",
    target: "node20",
    noExternal: ["chevrotain"],
    splitting: false,
    clean: true,
  },
  {
    entry: { "cli/main": "cli/main.ts", "cli/judge-worker": "cli/workers/judge-worker.ts" },
    format: ["esm"],
    outDir: "dist",
    target: "node20",
    noExternal: ["chevrotain"],
    splitting: false,
    banner: { js: "#!/usr/bin/env node" },
  },
]);
