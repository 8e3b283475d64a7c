// `npm test`: everything that CI runs, in order, and a closing line `N passed, N failed`. Each failed step says how to mend it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const results = join(mkdtempSync(join(tmpdir(), "mizan-")), "results.json");
const steps = [
  { name: "types", command: ["tsc", "-p", "tsconfig.json"], mend: "correct the types; no `any`, no `!`, no `as`" },
  {
    name: "types of src without the platform",
    command: ["tsc", "-p", "tsconfig.src.json", "--noEmit"],
    mend: "src/ is pure: it may not name what only Node or a browser has",
  },
  { name: "lint and format", command: ["biome", "ci", "--error-on-warnings", "--diagnostic-level=warn"], mend: "run `npx biome check --write`" },
  { name: "dead code", command: ["knip"], mend: "delete what nothing uses, or list it in knip.json with a reason" },
  { name: "build", command: ["tsup", "--silent"], mend: "see the message above" },
  { name: "package types", command: ["attw", "--pack", ".", "--profile", "node16", "--quiet"], mend: "see `npx attw --pack .`" },
  {
    name: "tests",
    command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}`],
    mend: "see the first failure above; goldens are renewed with `npm run test:update`",
  },
];

let stepsPassed = 0;
const failed = [];
for (const { name, command, mend } of steps) {
  const [program, ...rest] = command;
  console.log(`\n== ${name}`);
  const { status } = spawnSync("npx", ["--no-install", program, ...rest], { stdio: "inherit", env: { ...process.env, CI: "true" } });
  if (status === 0) stepsPassed += name === "tests" ? 0 : 1;
  else {
    console.log(`-- ${name} failed: ${mend}`);
    failed.push(name);
  }
}

const tests = testCounts();
const failures = tests.failed + failed.filter((name) => name !== "tests" || tests.failed === 0).length;
console.log(`\n${stepsPassed + tests.passed} passed, ${failures} failed${tests.skipped > 0 ? `, ${tests.skipped} skipped` : ""}`);
process.exit(failures === 0 ? 0 : 1);

function testCounts() {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(results, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  } finally {
    rmSync(results, { force: true });
  }
}
