import { allOf, anyOf, hasAny, hasValue } from "@/lib/events/query-conditions";
import type { Query } from "@/lib/search/ast";
import { literal } from "@/lib/search/wildcard";

const UNWRITTEN = { from: 0, to: 0 };
const ARN = /^arn:aws[\w-]*:([\w-]+):([\w-]*):(\d*):(.+)$/;

/**
 * Services whose requests name a thing by less than its ARN, where the name is certain: in its
 * account, and in its Region where it has one (AWS: service authorization reference).
 */
const NAMES: readonly { service: string; resource: RegExp; parameter: string }[] = [
  { service: "iam", resource: /^role\/(?:.*\/)?([^/]+)$/, parameter: "roleName" },
  { service: "iam", resource: /^user\/(?:.*\/)?([^/]+)$/, parameter: "userName" },
  { service: "iam", resource: /^group\/(?:.*\/)?([^/]+)$/, parameter: "groupName" },
  { service: "dynamodb", resource: /^table\/([^/]+)$/, parameter: "tableName" },
  { service: "lambda", resource: /^function:([^:]+)$/, parameter: "functionName" },
  { service: "kms", resource: /^key\/([^/]+)$/, parameter: "keyId" },
];

/**
 * The events that are about one thing. An ARN is looked for among the resources that the records
 * list, which the index answers by itself, and, of things that requests name in short, in those
 * requests. Acts *of* a role are not about it, so its ARN is not looked for in identities.
 * A name that is no ARN may be anything: it is looked for as a whole value anywhere in the record.
 */
export function resourceCondition(id: string): Query {
  const [, service = "", region = "", account = "", rest = ""] = ARN.exec(id) ?? [];
  if (service === "") return { kind: "text", term: literal(id), ...UNWRITTEN };
  const listed = hasValue("resource", id);
  // Bucket names are unique in a partition, whoever asks.
  if (service === "s3" && !rest.includes("/")) {
    return anyOf([listed, inRequest("bucketName", [rest])]);
  }
  for (const { service: of, resource, parameter } of NAMES) {
    const [, name] = (of === service ? resource.exec(rest) : null) ?? [];
    if (name === undefined || account === "") continue;
    const asked = allOf([
      hasValue("account", account),
      region === "" ? null : hasValue("region", region),
      hasValue("service", `${service}.amazonaws.com`),
      inRequest(parameter, [name, id]),
    ]);
    if (asked !== null) return anyOf([listed, asked]);
  }
  return listed;
}

/** The one id of a thing: a bucket's own name, where it is written as such, is its ARN. */
export function resourceId(text: string): string {
  const [, bucket] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(text) ?? [];
  return bucket === undefined ? text : `arn:aws:s3:::${bucket}`;
}

function inRequest(parameter: string, values: readonly string[]): Query {
  const named = hasAny("request", values);
  return named.kind === "predicate" ? { ...named, path: [parameter] } : named;
}
