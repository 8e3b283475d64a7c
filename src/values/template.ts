// Texts with `{parameters}`: their names, known to the types, and putting values in. It knows nothing of what the texts say.

type ParameterOf<T extends string> = T extends `${string}{${infer P}}${infer Rest}` ? P | ParameterOf<Rest> : never;

/** A value for each parameter of an entry's texts: `{count} of {most}` has `count` and `most`. */
export type ParametersOf<E extends { readonly message: string; readonly help: string }> = {
  readonly [P in ParameterOf<E["message"]> | ParameterOf<E["help"]>]: string;
};

/** Each `{name}` replaced once by its value, whatever the value holds; one without a value stays. */
export function filled(text: string, parameters: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(parameters, name) ? (parameters[name] ?? whole) : whole));
}
