import type { Source } from "./source";

/** Folder names between the prefix of a source and the days, from the outside in. */
const ACCOUNT = /^\d{12}$/;
const ORGANISATION = /^o-[a-z0-9]+$/;
const LOGS = /^CloudTrail[A-Za-z-]*$/;

/**
 * Finds every account and Region below `prefix` by folder listings alone, without listing objects:
 * a handful of requests, so new accounts and Regions show within minutes.
 * Looks through `AWSLogs`, organisation (also Control Tower's `o-id/AWSLogs/o-id`), account and
 * `CloudTrail…` folders. A prefix without a final "/" may stop within a folder's name: the folder
 * of that name, and known folders that begin so, are looked through. Returns stream folders as
 * `streamOf` does.
 */
export async function findStreams(
  source: Source,
  prefix: string,
  signal: AbortSignal,
): Promise<string[]> {
  const streams: string[] = [];
  const folders = isFolder(prefix) ? [prefix] : [];
  if (!isFolder(prefix)) {
    for (const rest of await source.listFolders(prefix, signal)) {
      const path = `${prefix}${rest}/`;
      if (rest === "" || leadsToStreams(path.split("/").at(-2) ?? "")) folders.push(path);
    }
  }
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const inLogs = LOGS.test(folder.split("/").at(-2) ?? "");
    for (const name of await source.listFolders(folder, signal)) {
      const path = `${folder}${name}/`;
      if (inLogs) streams.push(path);
      else if (leadsToStreams(name)) folders.push(path);
    }
  }
  return streams.sort();
}

function isFolder(prefix: string): boolean {
  return prefix === "" || prefix.endsWith("/");
}

function leadsToStreams(name: string): boolean {
  return name === "AWSLogs" || ACCOUNT.test(name) || ORGANISATION.test(name) || LOGS.test(name);
}
