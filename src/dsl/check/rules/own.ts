// Reading plain records by names that a rule file chose: `constructor` is a name like any other.

export function ownValue<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
