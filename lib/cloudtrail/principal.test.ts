import { expect, test } from "vitest";
import { FlagSet } from "./flags";
import { readIdentity } from "./identity";
import { toPrincipal } from "./principal";

function principalOf(userIdentity: unknown, sourceService: string | null = null) {
  return toPrincipal(readIdentity({ userIdentity }, new FlagSet()), sourceService);
}

const ROLE_ISSUER = {
  type: "Role",
  principalId: "AROAEXAMPLE",
  arn: "arn:aws:iam::111122223333:role/teams/ci/ci-deploy",
  accountId: "111122223333",
  userName: "ci-deploy",
};

test.each([
  [
    "a role session by its issuer",
    {
      type: "AssumedRole",
      arn: "arn:aws:sts::111122223333:assumed-role/ci-deploy/build-42",
      sessionContext: { sessionIssuer: ROLE_ISSUER },
    },
    "role|111122223333|ci-deploy",
  ],
  [
    "a role session by its ARN when there is no issuer",
    { type: "AssumedRole", arn: "arn:aws:sts::111122223333:assumed-role/ci-deploy/build-43" },
    "role|111122223333|ci-deploy",
  ],
  [
    "a role session by its id when there is nothing else",
    { type: "AssumedRole", accountId: "111122223333", principalId: "AROAEXAMPLE:s" },
    "role|111122223333|AROAEXAMPLE",
  ],
  [
    "a permission set's role",
    {
      type: "AssumedRole",
      arn: "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/a@example.com",
    },
    "role|111122223333|AWSReservedSSO_Admin_0123456789abcdef",
  ],
  [
    "a service-linked role",
    {
      type: "AssumedRole",
      arn: "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAutoScaling/AutoScaling",
      invokedBy: "autoscaling.amazonaws.com",
    },
    "role|111122223333|AWSServiceRoleForAutoScaling",
  ],
  [
    "a role by its own ARN with a path",
    { type: "Role", arn: "arn:aws-cn:iam::111122223333:role/a/b/reader" },
    "role|111122223333|reader",
  ],
  [
    "root whatever its alias",
    { type: "Root", accountId: "111122223333", userName: "my-alias" },
    "root|111122223333|root",
  ],
  [
    "a user by name",
    { type: "IAMUser", accountId: "111122223333", userName: "alice" },
    "user|111122223333|alice",
  ],
  [
    "a user by ARN with a path",
    { type: "IAMUser", arn: "arn:aws:iam::111122223333:user/eu/ops/alice" },
    "user|111122223333|alice",
  ],
  [
    "a mistyped user name as nobody known",
    { type: "IAMUser", accountId: "111122223333", userName: "HIDDEN_DUE_TO_SECURITY_REASONS" },
    "unknown|111122223333|HIDDEN_DUE_TO_SECURITY_REASONS",
  ],
  [
    "a federation token by the user who asked for it",
    {
      type: "FederatedUser",
      arn: "arn:aws:sts::111122223333:federated-user/guest",
      sessionContext: {
        sessionIssuer: { type: "IAMUser", accountId: "111122223333", userName: "alice" },
      },
    },
    "user|111122223333|alice",
  ],
  [
    "a federation token by root",
    {
      type: "FederatedUser",
      accountId: "111122223333",
      sessionContext: { sessionIssuer: { type: "Root", accountId: "111122223333" } },
    },
    "root|111122223333|root",
  ],
  [
    "a federation token without an issuer",
    { type: "FederatedUser", arn: "arn:aws:sts::111122223333:federated-user/guest" },
    "federated|111122223333|guest",
  ],
  [
    "a service",
    { type: "AWSService", invokedBy: "cloudtrail.amazonaws.com" },
    "service||cloudtrail.amazonaws.com",
  ],
  [
    "a service without a type",
    { accountId: "111122223333", invokedBy: "AWS Internal" },
    "service||AWS Internal",
  ],
  [
    "another account's principal by its id",
    { type: "AWSAccount", accountId: "777788889999", principalId: "AIDAEXAMPLE" },
    "account|777788889999|AIDAEXAMPLE",
  ],
  [
    "another account's role session without its session",
    { type: "AWSAccount", accountId: "777788889999", principalId: "AROAEXAMPLE:session" },
    "account|777788889999|AROAEXAMPLE",
  ],
  [
    "another account alone",
    { type: "AWSAccount", accountId: "777788889999" },
    "account|777788889999|777788889999",
  ],
  [
    "nobody, as S3 writes it",
    { type: "AWSAccount", principalId: "", accountId: "ANONYMOUS_PRINCIPAL" },
    "account||ANONYMOUS_PRINCIPAL",
  ],
  [
    "an Identity Center user by user and store",
    {
      type: "IdentityCenterUser",
      accountId: "111122223333",
      credentialId: "changes",
      onBehalfOf: {
        userId: "544894e8-80c1-707f-60e3-3ba6510dfac1",
        identityStoreArn: "arn:aws:identitystore::444455556666:identitystore/d-9067642ac7",
      },
    },
    "identity-center|444455556666|d-9067642ac7/544894e8-80c1-707f-60e3-3ba6510dfac1",
  ],
  [
    "a SAML user with the provider",
    { type: "SAMLUser", principalId: "Idp=:bob", userName: "bob", identityProvider: "Idp=" },
    "saml||Idp=:bob",
  ],
  [
    "a web identity with the provider",
    { type: "WebIdentityUser", userName: "repo:o/r", identityProvider: "token.example" },
    "web-identity||token.example:repo:o/r",
  ],
  [
    "a directory user",
    { type: "Directory", accountId: "111122223333", userName: "carol" },
    "directory|111122223333|carol",
  ],
  ["an unknown type by its id", { type: "CustomUserIdentity", principalId: "p" }, "unknown||p"],
  ["the type Unknown", { type: "Unknown" }, "unknown||"],
  ["an empty identity", {}, "unknown||"],
  ["no identity", undefined, "unknown||"],
  [
    "a user without a type",
    { arn: "arn:aws:iam::111122223333:user/alice" },
    "user|111122223333|alice",
  ],
])("%s has a stable key", (_, userIdentity, key) => {
  expect(principalOf(userIdentity).key).toBe(key);
});

test("a service that the identity does not name is named by the source", () => {
  expect(principalOf({ type: "AWSService" }, "ec2.amazonaws.com").name).toBe("ec2.amazonaws.com");
});

test("who cannot be named is called unknown", () => {
  expect(principalOf({ type: "Unknown" })).toEqual({
    key: "unknown||",
    kind: "unknown",
    accountId: null,
    name: "unknown",
  });
});

test("a bar in an account cannot make two principals one", () => {
  const first = principalOf({ type: "IAMUser", accountId: "1|a", userName: "b" });
  const second = principalOf({ type: "IAMUser", accountId: "1", userName: "a|b" });
  expect(first.key).not.toBe(second.key);
});
