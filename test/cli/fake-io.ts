// The command run inside the test's own process, with streams of memory and a folder of its own.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ClosedPipe, type Io } from "../../cli/io.ts";
import { run } from "../../cli/run.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Given {
  readonly stdin?: string | readonly Uint8Array[];
  readonly terminal?: boolean;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
  /** Standard output closes after that many writes. */
  readonly closesAfter?: number;
}

export async function mizan(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const written = { out: "", err: "" };
  let writes = 0;
  let time = 0;
  const io: Io = {
    stdin: () => chunksOf(given.stdin ?? ""),
    stdout: {
      write: async (text) => {
        writes += 1;
        if (given.closesAfter !== undefined && writes > given.closesAfter) throw new ClosedPipe();
        written.out += text;
      },
    },
    stderr: {
      write: async (text) => {
        written.err += text;
      },
    },
    colour: false,
    terminal: given.terminal ?? false,
    now: () => {
      time += given.tick ?? 0;
      return time;
    },
    pages: "https://example.org/docs/diagnostics/",
  };
  const code = await run(argv, io);
  return { code, ...written };
}

async function* chunksOf(stdin: string | readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* typeof stdin === "string" ? [Buffer.from(stdin)] : stdin;
}

/** A folder with these files (a path may hold folders), taken away by `remove`. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "mizan-cli-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
