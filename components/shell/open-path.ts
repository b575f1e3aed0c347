/** Pages that are seen without signing in. They stand alone, without the rail of rooms. */
const OPEN = ["/sign-in", "/setup"];

export function isOpenPath(path: string): boolean {
  return OPEN.some((open) => path === open || path.startsWith(`${open}/`));
}
