import { CHAIN_FINDINGS, DIGEST_VERDICTS, FILE_VERDICTS, type Standing } from "./verdict";

/** The kinds of findings that somebody must look at; what else is found proves nothing either way. */
export const BROKEN_FINDINGS: readonly string[] = [
  ...brokenOf("digest-", DIGEST_VERDICTS),
  ...brokenOf("file-", FILE_VERDICTS),
  ...brokenOf("", CHAIN_FINDINGS),
];

function brokenOf(prefix: string, standings: Readonly<Record<string, Standing>>): string[] {
  return Object.keys(standings)
    .filter((name) => standings[name] === "broken")
    .map((name) => prefix + name);
}
