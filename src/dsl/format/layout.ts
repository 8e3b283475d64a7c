// Lines of tokens, before they become text: how wide they are, and where one that is too long is broken.

/** One token of the file with the spaces before it. `level`: a line may be broken before it; lower levels break first. */
export interface Tok {
  readonly text: string;
  readonly space: number;
  readonly level: number | undefined;
}

/** `continued`: it goes on with the line before it, so that no blank line stands between. */
export interface Line {
  readonly indent: number;
  readonly toks: readonly Tok[];
  readonly continued: boolean;
}

export const MAX_WIDTH = 120;
/** A level at which a line is broken even where it is short enough. */
export const ALWAYS: number = -1_000;
/** A broken line goes no further in than so many steps. */
const MAX_STEPS = 8;

/** Words and signs, each with one space before it. */
export function t(...texts: readonly string[]): readonly Tok[] {
  return texts.map((text) => ({ text, space: 1, level: undefined }));
}

/** Right after what comes before. */
export function tight(toks: readonly Tok[]): readonly Tok[] {
  return spaced(0, toks);
}

export function spaced(space: number, toks: readonly Tok[]): readonly Tok[] {
  const [first, ...rest] = toks;
  return first === undefined ? toks : [{ ...first, space }, ...rest];
}

export function breakable(level: number, toks: readonly Tok[]): readonly Tok[] {
  const [first, ...rest] = toks;
  return first === undefined ? toks : [{ ...first, level }, ...rest];
}

/** With `,` between. */
export function listed(items: readonly (readonly Tok[])[], level?: number): readonly Tok[] {
  return items.flatMap((item, index) => {
    const placed = level === undefined || index === 0 ? item : breakable(level, item);
    return index === items.length - 1 ? placed : [...placed, ...tight(t(","))];
  });
}

/** Without the spaces before the first token. */
export function widthOf(toks: readonly Tok[]): number {
  return toks.reduce((width, { text, space }, index) => width + columns(text) + (index === 0 ? 0 : space), 0);
}

export function columns(text: string): number {
  return Array.from(text).length;
}

export function line(indent: number, toks: readonly Tok[]): readonly Line[] {
  return broken(indent, indent, toks, 1, false);
}

export function textOf(toks: readonly Tok[]): string {
  return toks.map(({ text, space }, index) => (index === 0 ? text : " ".repeat(space) + text)).join("");
}

/**
 * `at`: where the first line stands. What breaks off stands two spaces further than `base` for each depth, so that a part of a
 * part stands further in than the parts.
 */
function broken(base: number, at: number, toks: readonly Tok[], depth: number, continued: boolean): readonly Line[] {
  const levels = toks.slice(1).flatMap(({ level }) => (level === undefined ? [] : [level]));
  if (levels.length === 0 || (at + widthOf(toks) <= MAX_WIDTH && !levels.includes(ALWAYS))) return [{ indent: at, toks, continued }];
  const lowest = levels.reduce((least, level) => Math.min(least, level));
  const pieces: Tok[][] = [];
  toks.forEach((tok, index) => {
    const last = pieces.at(-1);
    if (last === undefined || (index > 0 && tok.level === lowest)) pieces.push([tok]);
    else last.push(tok);
  });
  const further = base + 2 * Math.min(depth, MAX_STEPS);
  return pieces.flatMap((piece, index) => broken(base, index === 0 ? at : further, piece, depth + 1, continued || index > 0));
}
