/** The migrated, empty database that test databases are copied from. */
export const templateName = "trailglass_template";

/** The same server, another database. */
export function databaseUrlFor(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
