import type { Access } from "@/lib/api/profile-contract";
import { iamPrefix, sourceOfPrefix } from "@/lib/cloudtrail/iam-action";
import { isGranted, isServiceGranted, namedGrants } from "@/lib/cloudtrail/iam-grants";
import { shownText } from "@/lib/events/shown-value";
import { type LinkBase, linkToValue } from "@/lib/period/event-link";
import { VALUES } from "@/lib/period/values";
import type { ActionTally } from "./action-tallies";
import type { Granted } from "./granted";

type Service = Access["services"][number];
type Action = Service["actions"][number];

/** Services in the order of their use, then granted ones that were not used by name. */
export function accessServices(
  tallies: readonly ActionTally[],
  granted: Granted | null,
  base: LinkBase,
): Service[] {
  const bySource = new Map<string, ActionTally[]>();
  for (const tally of tallies) {
    const known = bySource.get(tally.sourceKey);
    if (known) known.push(tally);
    else bySource.set(tally.sourceKey, [tally]);
  }
  const named = granted ? namedGrants(granted.statements) : NOTHING_NAMED;
  const ofPrefix = (prefix: string) =>
    named.actions.filter((action) => action.toLowerCase().startsWith(`${prefix}:`));
  const isUsed = new Set(tallies.map(({ action }) => action?.toLowerCase()));
  const used = [...bySource.values()].map((own) => {
    const [first] = own;
    const prefix = first?.source ? iamPrefix(first.source) : null;
    const unused = prefix === null ? [] : ofPrefix(prefix);
    return toService(first?.source ?? null, own, granted, base, [
      ...own.map((tally) => toAction(tally, granted, base)),
      ...unused
        .filter((action) => !isUsed.has(action.toLowerCase()))
        .map((action) => unusedAction(action, first?.source ?? "", base)),
    ]);
  });
  const usedPrefixes = new Set(
    tallies.flatMap(({ source }) => (source && iamPrefix(source)) ?? []),
  );
  const unused = named.services
    .filter((prefix) => !usedPrefixes.has(prefix))
    .map((prefix) => {
      const source = sourceOfPrefix(prefix);
      const actions = ofPrefix(prefix).map((action) => unusedAction(action, source, base));
      return toService(source, [], granted, base, actions);
    });
  const calls = ({ used: some, denied }: Service) => some + denied;
  return [...used.sort((a, b) => calls(b) - calls(a)), ...unused];
}

const NOTHING_NAMED = { services: [], actions: [], isOpen: false };

function toService(
  source: string | null,
  own: readonly ActionTally[],
  granted: Granted | null,
  base: LinkBase,
  actions: Action[],
): Service {
  const prefix = source === null ? null : iamPrefix(source);
  const times = own.flatMap(({ lastMs }) => lastMs ?? []);
  return {
    service: source === null ? "not recorded" : shownText(source),
    isGranted: granted && prefix !== null ? isServiceGranted(granted.statements, prefix) : null,
    used: own.reduce((sum, { counts }) => sum + counts.events - counts.denied, 0),
    denied: own.reduce((sum, { counts }) => sum + counts.denied, 0),
    lastMs: times.length > 0 ? Math.max(...times) : null,
    link: linkToValue(base, VALUES.services.condition([source])),
    actions,
  };
}

function toAction(
  { parts, action, counts }: ActionTally,
  granted: Granted | null,
  base: LinkBase,
): Action {
  const [name = null] = parts;
  return {
    action: name === null ? "not recorded" : shownText(name),
    isGranted: granted && action !== null ? isGranted(granted.statements, action) : null,
    used: counts.events - counts.denied,
    denied: counts.denied,
    link: linkToValue(base, VALUES.actions.condition(parts)),
  };
}

/** Its link leads to no events, and says so. */
function unusedAction(action: string, source: string, base: LinkBase): Action {
  const name = action.slice(action.indexOf(":") + 1);
  const link = linkToValue(base, VALUES.actions.condition([name, source]));
  return { action: name, isGranted: true, used: 0, denied: 0, link };
}
