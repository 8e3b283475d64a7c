// The `mizan` command: gives the process's streams to `run`, and its exit code to the process.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sinkOf } from "./io.ts";
import { run } from "./run.ts";

let isReading = false;

process.exitCode = await run(process.argv.slice(2), {
  stdin: () => {
    isReading = true;
    return process.stdin;
  },
  stdout: sinkOf(process.stdout),
  stderr: sinkOf(process.stderr),
  colour: process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined,
  terminal: process.stderr.isTTY === true,
  now: () => performance.now(),
  pages: pagesFolder(),
});

// A command that ended before its input did (the reader of its output went away) does not wait for the rest.
if (isReading) process.stdin.destroy();

/** Beside `dist/` in the package, beside `cli/` in the sources. */
function pagesFolder(): string {
  const packaged = new URL("../../docs/diagnostics/", import.meta.url);
  return (existsSync(fileURLToPath(packaged)) ? packaged : new URL("../docs/diagnostics/", import.meta.url)).href;
}
