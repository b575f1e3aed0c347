import { readPolicy } from "@/lib/cloudtrail/iam-policy";
import { isJsonObject, type JsonObject } from "@/lib/cloudtrail/read-field";

/** Whom the policies in a request let in, as far as their text tells. */
export interface PolicyReach {
  /** An Allow names everybody, and no condition narrows it to an account, network or source. */
  readonly isPublic: boolean;
  /** An Allow of every action on every resource, without condition. */
  readonly isAdmin: boolean;
  /** Account ids that an Allow names, each once. */
  readonly accounts: readonly string[];
}

/** Keys of conditions that say who or from where (AWS: global condition context keys). */
const NARROWING = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalservicename",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:userid",
  "aws:vpcsourceip",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "sns:endpoint",
]);

const MOST_NODES = 10_000;
const MOST_POLICY_TEXT = 300_000;

/**
 * Reads every policy document in a request: an object in PutBucketPolicy, JSON in a string in calls
 * of IAM, SNS and SQS (AWS: record contents). Statement, Principal and Action may each stand alone
 * or in a list.
 */
export function policyReach(record: unknown): PolicyReach {
  const request = isJsonObject(record) ? record.requestParameters : null;
  const documents = findPolicies(request);
  const allowed = documents.flatMap((policy) =>
    listed(policy.Statement).filter(
      (statement): statement is JsonObject =>
        isJsonObject(statement) && statement.Effect === "Allow",
    ),
  );
  return {
    isPublic: allowed.some((statement) => namesEverybody(statement) && !isNarrowed(statement)),
    isAdmin: documents.some((policy) => grantsAll(policy)),
    accounts: [...new Set(allowed.flatMap(accountsOf))],
  };
}

function findPolicies(root: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  const stack = [root];
  for (let seen = 0; stack.length > 0 && seen < MOST_NODES; seen += 1) {
    const next = stack.pop();
    const value = typeof next === "string" ? parsePolicy(next) : next;
    if (Array.isArray(value)) stack.push(...value);
    else if (isJsonObject(value)) {
      if (value.Statement === undefined) stack.push(...Object.values(value));
      else found.push(value);
    }
  }
  return found;
}

function parsePolicy(text: string): unknown {
  if (text.length > MOST_POLICY_TEXT || !text.includes("Statement")) return null;
  try {
    return JSON.parse(/^\s*\{/.test(text) ? text : decodeURIComponent(text));
  } catch {
    return null;
  }
}

function grantsAll(policy: JsonObject): boolean {
  return (readPolicy(policy) ?? []).some(
    ({ effect, actions, isAllBut, isConditional, isEverywhere }) =>
      effect === "Allow" &&
      !isAllBut &&
      !isConditional &&
      isEverywhere &&
      actions.some((action) => action === "*" || action === "*:*"),
  );
}

function namesEverybody({ Principal }: JsonObject): boolean {
  return principalTexts(Principal).includes("*");
}

/** `"*"`, `{"AWS": "*"}` and `{"AWS": ["*"]}` mean the same. */
function principalTexts(principal: unknown): readonly string[] {
  const named = isJsonObject(principal) ? listed(principal.AWS) : listed(principal);
  return named.filter((name) => typeof name === "string");
}

function isNarrowed({ Condition }: JsonObject): boolean {
  if (!isJsonObject(Condition)) return false;
  return Object.entries(Condition).some(
    ([operator, keys]) =>
      // "IfExists" also holds where the key is missing.
      !operator.endsWith("IfExists") &&
      isJsonObject(keys) &&
      Object.keys(keys).some((key) => NARROWING.has(key.toLowerCase())),
  );
}

/** The 12 digits of an account principal: alone, or in an ARN of IAM or STS. */
function accountsOf({ Principal }: JsonObject): readonly string[] {
  return principalTexts(Principal).flatMap(
    (name) => /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(name)?.[1] ?? [],
  );
}

function listed(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
