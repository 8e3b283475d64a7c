// What the schema of a map is made of: each complaint says what was found and what to write, on two lines of one message.
import { z } from "zod";
import { nearestName } from "../../src/index.ts";
import { listed, quoted } from "../shown.ts";

export function said(problem: string, remedy: string): string {
  return `${problem}\n${remedy}`;
}

/** An object with just these members. `remedy`: what to write where none is given, if not simply that. */
export function section<S extends Record<string, z.ZodType>>(what: string, shape: S, remedy?: string): z.ZodObject<S, z.core.$strict> {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== "unrecognized_keys")
        return said(notThat(issue.input, remedy === undefined ? "an object" : what), remedy ?? `give ${what} as an object with ${listed(names)}`);
      const meant = issue.keys.map((key) => nearestName(key, names)).filter((name) => name !== undefined);
      const problem = `unknown ${issue.keys.length === 1 ? "member" : "members"} ${listed(issue.keys)}`;
      return said(problem, meant.length > 0 ? `did you mean ${listed(meant)}?` : `the members here are ${listed(names, 20)}`);
    },
  });
}

/** An object whose names the map's author chooses. */
export function namesOf<T>(what: string, member: z.ZodType<T>): z.ZodType<Readonly<Record<string, T>>> {
  const record = z.record(z.string(), member, { error: ({ input }) => said(notThat(input, "an object"), `give ${what} as an object of names`) });
  // Reading would lose this one without a word.
  return z.preprocess((value, context) => {
    if (typeof value === "object" && value !== null && Object.hasOwn(value, "__proto__"))
      context.issues.push({ code: "custom", input: value, message: said("`__proto__` is no name", "name it otherwise") });
    return value;
  }, record);
}

export function listOf<T>(what: string, member: z.ZodType<T>, most: number): z.ZodType<readonly T[]> {
  return z
    .array(member, { error: ({ input }) => said(notThat(input, "a list"), `give a list of ${what}`) })
    .max(most, { error: () => said(`there are more than ${most} ${what}`, `give at most ${most}`) });
}

/** 1 to 200 characters. */
export function words(what: string, example: string): z.ZodType<string> {
  const error = ({ input }: { readonly input?: unknown }): string => said(notThat(input, what), `write ${what}, such as ${JSON.stringify(example)}`);
  return z
    .string({ error })
    .min(1, { error: () => said(`an empty text stands where ${what} belongs`, `write ${what}, such as ${JSON.stringify(example)}`) })
    .max(200, { error });
}

export function oneOf<const W extends string>(what: string, choices: readonly [W, ...W[]]): z.ZodType<W> {
  return z.enum(choices, {
    error: ({ input }) => {
      const near = typeof input === "string" ? nearestName(input, choices) : undefined;
      const problem = typeof input === "string" ? `${quoted(input)} is no ${what}` : notThat(input, `a ${what}`);
      return said(
        problem,
        near === undefined ? `write one of ${choices.map((choice) => JSON.stringify(choice)).join(", ")}` : `did you mean ${JSON.stringify(near)}?`,
      );
    },
  });
}

/** One of them, or a list of several. */
export function someOf<const W extends string>(what: string, choices: readonly [W, ...W[]]): z.ZodType<readonly W[]> {
  const one = oneOf(what, choices);
  return z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]),
    z.array(one).min(1, { error: () => said("the list is empty", `name at least one ${what}`) }),
  );
}

export function flag(what: string): z.ZodType<boolean> {
  return z.boolean({ error: ({ input }) => said(notThat(input, "true or false"), `write true or false, without quotes: ${what}`) });
}

export function whole(what: string, least: number, most: number): z.ZodType<number> {
  const error = ({ input }: { readonly input?: unknown }): string =>
    said(notThat(input, `${what}, ${least} to ${most},`), `write a whole number ${least} to ${most}, without quotes`);
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** A decimal string: no JSON number, which could not hold every decimal. */
export function decimalText(what: string): z.ZodType<string> {
  const error = ({ input }: { readonly input?: unknown }): string => said(notThat(input, what), `write ${what} as a decimal string, such as "10"`);
  return z.string({ error }).regex(/^-?\d{1,20}(\.\d{1,20})?$/, { error });
}

/** The first form where `is` says so, else the second: without the complaints about both that a plain union gives. */
export function either<A, B>(first: z.ZodType<A>, second: z.ZodType<B>, is: (value: unknown) => boolean): z.ZodType<A | B> {
  return z.unknown().transform((value, context): A | B => {
    const read = is(value) ? first.safeParse(value) : second.safeParse(value);
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) context.issues.push({ code: "custom", input: value, path: [...path], message });
    return z.NEVER;
  });
}

function notThat(input: unknown, wanted: string): string {
  if (input === undefined) return `nothing is given where ${wanted} belongs`;
  const found =
    typeof input === "string"
      ? quoted(input)
      : Array.isArray(input)
        ? "a list"
        : input === null
          ? "null"
          : typeof input === "object"
            ? "an object"
            : quoted(String(input));
  return `${found} stands where ${wanted} belongs`;
}
