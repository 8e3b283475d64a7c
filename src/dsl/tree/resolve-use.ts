// Which file a `use` names: the one reading of its path, for whoever checks rule files and whoever fetches them. It knows nothing of disks.

/** `path` from the folder of `file`, or from the root if it begins with `/`. A backslash is part of a name: folders are parted by `/` alone. */
export function resolveUse(file: string, path: string): string {
  const folder = path.startsWith("/") ? "" : file.slice(0, file.lastIndexOf("/") + 1);
  return plainPath(folder + path);
}

/** Without `.`, empty parts, and each `..` that has a folder before it: what compares equal names the same file. Above the root is the root. */
export function plainPath(path: string): string {
  const root = path.startsWith("/") ? "/" : "";
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (root === "") kept.push(part);
  }
  return root + kept.join("/");
}
