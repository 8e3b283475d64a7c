// `npm start`: the built command on the rule files and customers of Iran. Prints each command before it runs, so that you can run it yourself.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const rules = "tariffs/iran/iran.mizan";
const customers = "examples/iran-customers/customers.jsonl";
const requests = readFileSync(new URL(`../${customers}`, import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

say("Are the rules whole and consistent, and do their own tests hold?");
mizan(["check", "tariffs/iran"]);

say("Bills for three customers: the household of two months, one whose rates change inside the period, a factory with a demand meter.");
mizan(["bill", rules, "--input", "-", "--explain"], { shell: `head -n 3 ${customers}`, text: `${requests.slice(0, 3).join("\n")}\n` });

say("The fourth, a farm's well, in Persian.");
mizan(["bill", rules, "--input", "-", "--explain", "--lang", "fa"], { shell: `tail -n +4 ${customers}`, text: `${requests.slice(3).join("\n")}\n` });

say("The same for programs: bills as JSON lines, every amount a decimal string (shortened here).");
mizan(["bill", rules, "--input", customers, "--format", "jsonl"], undefined, (text) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .map(({ id, tariff, total, payable, carried }) => `${JSON.stringify({ id, tariff, total, payable, carried })} ...\n`)
    .join(""),
);

say("Next: `node dist/cli/main.js --help`, docs/command.md, docs/language/.");

/** Ends the demonstration with the command's own exit code if it does not end well. */
function mizan(args, input, shorten = (text) => text) {
  console.log(`\n$ ${input === undefined ? "" : `${input.shell} | `}node dist/cli/main.js ${args.join(" ")}\n`);
  const { status, stdout } = spawnSync(process.execPath, ["dist/cli/main.js", ...args], {
    cwd: root,
    input: input?.text ?? "",
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["pipe", "pipe", "inherit"],
  });
  process.stdout.write(shorten(stdout ?? ""));
  if (status !== 0) process.exit(status ?? 2);
}

function say(text) {
  console.log(`\n── ${text}`);
}
