// A run that is killed again and again, in whatever it is doing, gives what an unbroken run gives: nothing lost, nothing doubled.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as waited } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../rule-sets.ts";
import { folderWith, mizan } from "./fake-io.ts";
import { linesOf, runOf } from "./population-bills.ts";
import { WHOLE } from "./rules.ts";

const BILLS = 2_000;
const CHUNK = 10;
const folder = folderWith({ "rules.mizan": WHOLE, "run.jsonl": linesOf(runOf(BILLS)) });
afterAll(folder.remove);

function command(out: string, workers: string): readonly string[] {
  const files = ["audit", join(folder.path, "rules.mizan"), "--bills", join(folder.path, "run.jsonl"), "--out", join(folder.path, out)];
  return [...files, "--by", "reader,route", "--workers", workers, "--chunk", String(CHUNK)];
}

function stored(): number {
  const chunks = join(folder.path, "killed", "chunks");
  return existsSync(chunks) ? readdirSync(chunks).filter((name) => name.endsWith(".jsonl")).length : 0;
}

/** Kills the process, so that it can tidy nothing, as soon as it is so. The exit code of one that ended before that. */
async function killedWhen(isSo: () => boolean): Promise<number | undefined> {
  const child = spawn(process.execPath, ["--import", "tsx", "cli/main.ts", ...command("killed", "2")], { cwd: ROOT, stdio: "ignore" });
  const ended = once(child, "exit");
  while (child.exitCode === null && !isSo()) await waited(1);
  child.kill("SIGKILL");
  const [code] = await ended;
  return code ?? undefined;
}

function results(out: string): Readonly<Record<string, string>> {
  const path = join(folder.path, out);
  return Object.fromEntries(
    readdirSync(path)
      .filter((name) => name !== "chunks")
      .sort()
      .map((name) => [name, readFileSync(join(path, name), "utf8")]),
  );
}

test("killed while it judges and while it writes, then left to end", { timeout: 240_000 }, async () => {
  const there = (name: string) => (): boolean => existsSync(join(folder.path, "killed", name));
  const grownBy = (chunks: number): (() => boolean) => {
    const before = stored();
    return () => stored() >= before + chunks;
  };
  const codes = [
    await killedWhen(there("at-work")),
    await killedWhen(grownBy(1)),
    await killedWhen(grownBy(7)),
    await killedWhen(grownBy(60)),
    await killedWhen(there("across")),
    await killedWhen(there("verdicts.csv.part")),
    await killedWhen(there("report.en.html")),
  ];
  // Those that were killed while they judged had not ended by themselves; of those that wrote, some may have been quicker than the look at the folder.
  expect(codes.slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
  expect(stored()).toBeLessThanOrEqual(BILLS / CHUNK);
  const last = await mizan(command("killed", "1"));
  const whole = await mizan(command("whole", "2"));
  expect([last.code, last.out.replace("killed", "whole")]).toEqual([whole.code, whole.out]);
  expect(results("killed")).toEqual(results("whole"));
  expect(stored()).toBe(BILLS / CHUNK);
});
