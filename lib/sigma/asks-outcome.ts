import { splitKey } from "./read-field-item";
import { member, type YamlMap, type YamlNode } from "./yaml-node";

/** Fields that tell how a call ended (AWS: some services tell errors in responseElements). */
const FIELDS = new Set([
  "errorCode",
  "errorMessage",
  "responseElements.ConsoleLogin",
  "ct.outcome",
  "status",
]);

/**
 * Whether a rule's own selections speak of how calls ended: then a failure is what it looks for, or
 * nothing that it ever finds.
 */
export function asksOutcome(root: YamlMap): boolean {
  const detection = member(root, "detection");
  if (detection?.kind !== "map") return false;
  return detection.entries.some(({ node }) => namesField(node));
}

function namesField(node: YamlNode): boolean {
  if (node.kind === "scalar") return false;
  if (node.kind === "list") return node.items.some(namesField);
  return node.entries.some(
    (entry) => FIELDS.has(splitKey(entry.key).field ?? "") || namesField(entry.node),
  );
}
