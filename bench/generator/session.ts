import type { Actor } from "./actor";
import { iamId } from "./identifier";
import type { Role } from "./identity";
import type { Organization } from "./organization";

/** Credentials in use: what every record of their holder repeats. */
export interface Session {
  readonly identityJson: string;
  readonly arn: string;
  /** As `userIdentity.principalId` has it. */
  readonly principalId: string;
  readonly sessionName: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly endMs: number;
  readonly console: boolean;
  /** A service makes the calls: no TLS host is recorded. */
  readonly byService: boolean;
  readonly vpcEndpointId: string | null;
}

/** The role behind an actor; its unique id depends on the account and the name alone. */
export function roleOf({ account, name, signIn }: Actor, organization: Organization): Role {
  const id = iamId("AROA", organization.random.fork(`role/${account.id}/${name}`));
  if (signIn.way === "identity-center") {
    return { account, id, name, path: "/aws-reserved/sso.amazonaws.com/" };
  }
  if (signIn.way === "linked-role") {
    return { account, id, name, path: `/aws-service-role/${signIn.host}.amazonaws.com/` };
  }
  return { account, id, name, path: "/" };
}

/** The unique id and, if it has one, the long-lived access key of an IAM user. */
export function userOf(
  { account, name }: Pick<Actor, "account" | "name">,
  organization: Organization,
) {
  const random = organization.random.fork(`user/${account.id}/${name}`);
  return { userId: iamId("AIDA", random), accessKeyId: iamId("AKIA", random) };
}
