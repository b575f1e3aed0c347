import type { Lineage as LineageChart } from "@/components/charts/lineage";
import { pageRoute } from "@/components/shell/page-route";
import type { Lineage, LineageNode, LinkMethod } from "@/lib/api/lineage-contract";
import { profileHref } from "@/lib/api/profile-href";
import { eventPage } from "./event-links";
import { principalWord } from "./kind-words";

/** How a link was made, in few words. */
export const METHOD_WORDS: Readonly<Record<LinkMethod, string>> = {
  "access-key": "same access key",
  "assumed-id": "id of the session",
  "sign-in": "sign-in",
  "shared-event": "shared event",
  "source-identity": "source identity",
  "identity-center": "Identity Center",
  federation: "federation",
  service: "service",
  identity: "named in the record",
};

/**
 * A lineage as graph and tree draw it.
 * @param search the period and accounts that pages of profiles are opened with, without `?`
 */
export function lineageChart(
  { nodes, links }: Pick<Lineage, "nodes" | "links">,
  search: string,
): LineageChart {
  return {
    nodes: nodes.map((node) => {
      const sub = [node.kind === "session" ? node.sessionName : null, node.account]
        .filter((text) => text !== null && text !== "")
        .join(" · ");
      const path = pathOf(node);
      return {
        id: node.id,
        kind: kindOf(node),
        title: node.name,
        ...(sub !== "" && { sub }),
        ...(path !== null && { href: pageRoute(search === "" ? path : `${path}?${search}`) }),
      };
    }),
    edges: links.map(({ from, to, by, certainty, eventKey }) => {
      const href = eventPage(eventKey);
      return {
        ...{ from, to, certainty, label: METHOD_WORDS[by] },
        ...(href !== null && { href: pageRoute(href) }),
      };
    }),
  };
}

function kindOf({ kind, principalKind }: LineageNode): string {
  const word = principalWord(principalKind);
  return kind === "session" ? `${word} session` : word;
}

function pathOf({ kind, sessionKey, principalKey }: LineageNode): string | null {
  return kind === "session" && sessionKey !== null
    ? profileHref("session", sessionKey)
    : profileHref("principal", principalKey);
}
