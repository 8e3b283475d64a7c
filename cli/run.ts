// From the arguments of `mizan` to its exit code: 0 fine, 1 the rules or bills are wrong, 2 it could not be done.
import { CommanderError } from "commander";
import { programOf } from "./arguments.ts";
import type { Io } from "./io.ts";
import { CannotDo, ClosedPipe } from "./io.ts";
import { shown } from "./shown.ts";

/** `argv` without the program. Never throws, and never ends the process. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await codeOf(argv, io);
  } catch (error) {
    if (error instanceof ClosedPipe) return 0;
    return tell(io, error);
  }
}

async function codeOf(argv: readonly string[], io: Io): Promise<number> {
  const said = { out: "", err: "" };
  let code = 0;
  const program = programOf(io, (ended) => {
    code = ended;
  });
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        said.out += text;
      },
      writeErr: (text) => {
        said.err += text;
      },
    });
  }
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = error.exitCode === 0 ? 0 : 2;
  }
  if (said.out !== "") await io.stdout.write(said.out);
  if (said.err !== "") await io.stderr.write(said.err);
  return code;
}

async function tell(io: Io, error: unknown): Promise<number> {
  const known = error instanceof CannotDo;
  const message = error instanceof Error ? error.message : String(error);
  const lines = known
    ? [`error: ${message}`, ...(error.help === undefined ? [] : [`help: ${error.help}`])]
    : [`error: this should not have happened: ${shown(message)}`, "help: report it with the command and its files"];
  try {
    await io.stderr.write(`${lines.join("\n")}\n`);
  } catch {
    // Nobody listens any more; the exit code still tells.
  }
  return 2;
}
