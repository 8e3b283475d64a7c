// The catalogue's texts in the number of what they count: `1 part is`, `parts 2, 3 are`. The catalogue writes the usual number; a count of one, or a list of
// parts, takes the other. Persian counts in the singular, and only a list of parts has a form of its own.

/** The template with its `{names}` still to be filled. */
export function inNumber(template: string, values: Readonly<Record<string, string>>, language: string | undefined): string {
  if (language === "fa") return severalOf(values) ? template.replaceAll("قسط {parts}", "قسط‌های {parts}") : template;
  const parts = severalOf(values) ? PARTS.reduce((text, [one, many]) => text.replaceAll(one, many), template) : template;
  return parts.replace(COUNTED, (whole, name: string, rest: string) => (values[name] === "1" ? `{${name}}${one(rest)}` : whole));
}

function severalOf(values: Readonly<Record<string, string>>): boolean {
  return values["parts"]?.includes(",") === true;
}

const PARTS = [
  ["of part {parts}", "of parts {parts}"],
  ["part {parts} is", "parts {parts} are"],
  ["part {parts} bears", "parts {parts} bear"],
] as const;

/** A count with its noun, what stands between the noun and its verb, and the verb. */
const COUNTED =
  /\{(count|found|needed|under|over)\}((?: active| unlike| more)?(?: entries| parts| requests| changes| plans| records| revisions| times)?(?: in a row)?(?: are| were| have)?)/g;

function one(rest: string): string {
  return rest.replace(/\b(entries|parts|requests|changes|plans|records|revisions|times|are|were|have)\b/g, (word) => SINGULAR[word] ?? word);
}

const SINGULAR: Readonly<Record<string, string>> = {
  entries: "entry",
  parts: "part",
  requests: "request",
  changes: "change",
  plans: "plan",
  records: "record",
  revisions: "revision",
  times: "time",
  are: "is",
  were: "was",
  have: "has",
};
