import { allOf, hasAny, hasValue } from "@/lib/events/query-conditions";
import { formatCounted } from "@/lib/format/count";
import type { Query } from "@/lib/search/ast";
import { anyEvent, type Judgement, type RiskContext } from "./risk-context";

const UNWRITTEN = { from: 0, to: 0 };
/** They act with a second factor or without; a role's session has the one of who assumed it. */
const HUMAN_KINDS = ["root", "user", "identity-center", "saml", "federated"];

/** Calls of root itself: AWS also writes events in its name, and services call for it. */
export function judgeRoot(context: RiskContext): Promise<Judgement> | null {
  if (!mayBe(context, ["root"])) return null;
  return judge(
    context,
    [
      hasValue("root", "true"),
      hasValue("via", null),
      not(hasValue("eventtype", "AwsServiceEvent")),
    ],
    (events) => `The root user itself made ${formatCounted(events, "call")}.`,
  );
}

/** Of users and root alone: federated people prove themselves elsewhere, and the record says No. */
export function judgeSignIn(context: RiskContext): Promise<Judgement> | null {
  const isSignedIn = context.actions.some(({ name }) => name === "consolelogin");
  if (!isSignedIn) return null;
  return judge(
    context,
    [
      hasValue("event", "ConsoleLogin"),
      hasValue("outcome", "success"),
      hasAny("identity", ["IAMUser", "Root"]),
      hasValue("mfa", "false"),
    ],
    (events) => `${formatCounted(events, "console sign-in")} succeeded without MFA.`,
  );
}

export function judgeWrites(context: RiskContext): Promise<Judgement> | null {
  if (!mayBe(context, HUMAN_KINDS)) return null;
  return judge(
    context,
    [
      hasAny("kind", HUMAN_KINDS),
      hasValue("readonly", "false"),
      hasValue("mfa", "false"),
      hasValue("via", null),
      not(hasValue("service", "signin.amazonaws.com")),
    ],
    (events) =>
      `${formatCounted(events, "change")} came from sessions that say they are without MFA.`,
  );
}

function judge(
  context: RiskContext,
  conditions: readonly Query[],
  why: (events: number) => string,
): Promise<Judgement> | null {
  const condition = allOf(conditions);
  return condition && anyEvent(context, condition, why);
}

/** Other profiles than of principals may hold events of any. */
function mayBe({ found }: RiskContext, kinds: readonly string[]): boolean {
  return found.kind !== "principal" || kinds.includes(found.id.split("|")[0] ?? "");
}

function not(item: Query): Query {
  return { kind: "not", item, ...UNWRITTEN };
}
