// Why a file cannot be opened, for people; and the check that there is one, before a reader begins.
import { stat } from "node:fs/promises";
import { CannotDo } from "./cannot-do.ts";
import { shown } from "./shown.ts";

export function cannotRead(path: string, error: unknown): Error {
  if (error instanceof CannotDo) return error;
  switch (codeOf(error)) {
    case "ENOENT":
    case "ENOTDIR":
      return new CannotDo(`there is no file ${shown(path)}`, "correct the path");
    case "EACCES":
    case "EPERM":
      return new CannotDo(`${shown(path)} may not be read`, "change its permissions");
    case "EISDIR":
      return new CannotDo(`${shown(path)} is a folder`, "name a file");
    default:
      return new CannotDo(`${shown(path)} cannot be read: ${error instanceof Error ? shown(error.message) : "for an unknown reason"}`);
  }
}

/** Throws `CannotDo` where no file stands at the path. */
export async function assertFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw cannotRead(path, error);
  });
  if (found.isDirectory()) throw new CannotDo(`${shown(path)} is a folder`, "name a file");
}

export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
