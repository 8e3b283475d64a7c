// Looking a name up in a record whose names come from rule files and requests: `toString` is a name like any other.

/** The record's own member, or undefined: never what every object inherits. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
