import type { Lineage, LineageLink, LineageNode } from "@/lib/api/lineage-contract";
import { toVisible } from "@/lib/format/visible";
import { readSubject } from "@/lib/lineage/read-subject";
import { traceLineage } from "@/lib/lineage/trace-lineage";
import { withReader } from "./open";
import { questionOf } from "./question";
import { type Command, FOUND, NOT_FOUND } from "./run";

export const lineage: Command = {
  options: { from: { type: "string" }, to: { type: "string" }, json: { type: "boolean" } },
  words: [1, 1],
  async run(input) {
    const window = questionOf({ ...input, words: [""] });
    const answer = await withReader(input, async (reader) =>
      traceLineage(reader, await readSubject(reader, input.words[0] ?? ""), window),
    );
    process.stdout.write(input.options.json ? `${JSON.stringify(toJson(answer))}\n` : text(answer));
    return answer.nodes.length > 0 ? FOUND : NOT_FOUND;
  },
};

/** The answer under the names that scripts read. */
export function toJson({ origin, links, missing, ...answer }: Lineage) {
  return {
    origin,
    links: links.map(({ certainty, eventId, ...link }) => ({
      ...link,
      confidence: certainty,
      eventID: eventId,
    })),
    missing,
    ...answer,
  };
}

/** The chains as a tree, each session below what began it. Log texts cannot drive the terminal. */
export function text({ sentence, nodes, links, missing, more }: Lineage): string {
  const begun = new Set(links.map(({ to }) => to));
  const drawn = new Set<string>();
  const roots = nodes.filter(({ id }) => !begun.has(id));
  const lines = [toVisible(sentence), ""];
  const draw = (node: LineageNode, link: LineageLink | null, depth: number) => {
    const how = link === null ? "" : `  (${link.by}, ${link.certainty})`;
    const isAgain = drawn.has(node.id);
    lines.push(`${"  ".repeat(depth)}${nodeText(node)}${how}${isAgain ? ", as above" : ""}`);
    if (link !== null) lines.push(`${"  ".repeat(depth + 1)}${toVisible(link.why)}`);
    if (isAgain) return;
    drawn.add(node.id);
    for (const next of links.filter(({ from }) => from === node.id)) {
      const child = nodes.find(({ id }) => id === next.to);
      if (child) draw(child, next, depth + 1);
    }
  };
  for (const root of roots) draw(root, null, 0);
  // What is left leads back to itself.
  for (const node of nodes) if (!drawn.has(node.id)) draw(node, null, 0);
  for (const { what, isCovered } of missing) {
    const coverage =
      isCovered === null
        ? ""
        : isCovered
          ? " (that hour is indexed)"
          : " (that hour is not indexed)";
    lines.push(`missing: ${toVisible(what)}${coverage}`);
  }
  if (more > 0) lines.push(`${more} more sessions are not listed.`);
  return `${lines.join("\n")}\n`;
}

function nodeText({ principalKind, name, account, sessionName, startedMs }: LineageNode): string {
  const session = sessionName === null ? "" : ` session ${toVisible(sessionName)}`;
  const since =
    startedMs === null ? "" : ` since ${new Date(startedMs).toISOString().replace(".000Z", "Z")}`;
  const place = account === null ? "" : ` (account ${toVisible(account)})`;
  return `${toVisible(principalKind)} ${toVisible(name)}${place}${session}${since}`;
}
