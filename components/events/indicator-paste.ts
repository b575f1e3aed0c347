import { indicatorType } from "@/lib/search/indicator";

/**
 * A pasted list of addresses, ARNs, keys and the like as one line of the query; null when the text
 * is anything else. Lists come one per line, with commas, tabs or quotes around each.
 */
export function readIndicatorList(pasted: string, separator: "," | ", "): string | null {
  // An ARN may hold a comma itself.
  for (const between of [/[\s,;]+/, /[\r\n\t;]+/]) {
    const words = pasted
      .split(between)
      .map((word) => word.trim().replace(/^(["'])(.*)\1$/, "$2"))
      .filter((word) => word !== "");
    if (words.length > 1 && words.every((word) => indicatorType(word) !== null)) {
      return words.join(separator);
    }
  }
  return null;
}
