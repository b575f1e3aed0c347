/** Whether a row's key is that of the event asked for: by its whole key, or by its eventID alone. */
export function isEvent(key: string, asked: string | null): boolean {
  return asked !== null && (key === asked || key.startsWith(`${asked.toLowerCase()}~`));
}
