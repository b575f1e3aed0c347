/** A principal's key (`role|111122223333|deploy`) as its name and kind; any other value as it is. */
export function subjectName(field: string, value: string): string {
  const [, kind, name] = /^([a-z-]+)\|\d*\|(.+)$/su.exec(value) ?? [];
  return field === "ct.principal" && name !== undefined ? `${name} (${kind})` : value;
}
