import type { Deed, Scene } from "./incident-scene";
import { QUIET_REGION } from "./organization";

export interface Backdoor {
  readonly user: string;
  readonly userId: string;
  readonly accessKeyId: string;
}

const read = (service: string, name: string, request: object = {}, region?: string): Deed => ({
  service,
  name,
  request,
  ...(region === undefined ? {} : { region }),
});

/** First use from a new address, then a burst of questions in every Region. */
export function lookAround(scene: Scene): void {
  scene.step(
    "T1078.004",
    "Stolen key in use",
    "the build user's key, from an address never seen before",
    () => scene.doAll([{ service: "sts", name: "GetCallerIdentity" }]),
  );
  const sweep = [...scene.home.account.regions, QUIET_REGION];
  scene.step(
    "T1580",
    "Reconnaissance",
    "users, roles, buckets, secrets and every Region's instances listed within minutes",
    () =>
      scene.doAll(
        [
          read("iam", "ListUsers"),
          read("iam", "ListRoles"),
          read("iam", "ListAttachedUserPolicies", { userName: "build-legacy" }),
          read("iam", "ListUserPolicies", { userName: "build-legacy" }),
          read("iam", "GetAccountSummary"),
          read("s3", "ListBuckets", { Host: "s3.amazonaws.com" }),
          read("secretsmanager", "ListSecrets", { maxResults: 100 }),
          read("lambda", "ListFunctions20150331"),
          read("rds", "DescribeDBInstances"),
          read("kms", "ListAliases"),
          read("cloudtrail", "DescribeTrails", { includeShadowTrails: true }),
          read("cloudtrail", "GetTrailStatus", { name: "account-audit" }),
          read("guardduty", "ListDetectors"),
          ...sweep.map((region) =>
            read("ec2", "DescribeInstances", { instancesSet: {}, filterSet: {} }, region),
          ),
          ...sweep.map((region) =>
            read("ec2", "DescribeSnapshots", { ownersSet: { items: [{ owner: "self" }] } }, region),
          ),
        ],
        3,
      ),
  );
}

/** What the key may not do, found out by trying. */
export function tryDoors(scene: Scene): void {
  const denied = (service: string, name: string, request: object): Deed => ({
    service,
    name,
    request,
    denied: true,
  });
  scene.step("T1087.004", "Denied calls", "eleven different refusals in three minutes", () =>
    scene.doAll([
      denied("iam", "GetAccountAuthorizationDetails", { maxItems: 1000 }),
      denied("iam", "CreateAccessKey", { userName: "terraform-state" }),
      denied("iam", "CreateLoginProfile", { userName: "breakglass", passwordResetRequired: false }),
      denied("organizations", "ListAccounts", {}),
      denied("secretsmanager", "GetSecretValue", { secretId: "production/checkout/db" }),
      denied("ssm", "GetParametersByPath", { path: "/", recursive: true, withDecryption: true }),
      denied("ec2", "RunInstances", { instanceType: "g5.12xlarge" }),
      denied("ec2", "GetPasswordData", { instanceId: "i-0c0ffee0c0ffee001" }),
      denied("sts", "AssumeRole", {
        roleArn: `arn:aws:iam::${scene.home.account.id}:role/ops-admin`,
        roleSessionName: "sync",
      }),
      denied("rds", "CreateDBSnapshot", { dBInstanceIdentifier: "billing-db" }),
      denied("cloudtrail", "StopLogging", { name: "account-audit" }),
    ]),
  );
}

/** A policy the key may edit becomes everything; then a user of the intruder's own. */
export function escalate(scene: Scene, { user, userId, accessKeyId }: Backdoor): void {
  const account = scene.home.account.id;
  const policyArn = `arn:aws:iam::${account}:policy/build-artifacts-access`;
  const everything = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
  });
  scene.step(
    "T1098.003",
    "Privilege escalation",
    "a new default version of its own policy allows everything",
    () =>
      scene.doAll([
        read("iam", "ListPolicyVersions", { policyArn }),
        {
          service: "iam",
          name: "CreatePolicyVersion",
          request: { policyArn, policyDocument: everything, setAsDefault: true },
          response: { policyVersion: { versionId: "v7", isDefaultVersion: true } },
        },
      ]),
  );
  const administrator = {
    userName: user,
    policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
  };
  scene.step(
    "T1136.003",
    "Back door",
    `user ${user} with administrator rights, a key and a password`,
    () =>
      scene.doAll([
        {
          service: "iam",
          name: "CreateUser",
          request: { userName: user },
          response: {
            user: {
              path: "/",
              userName: user,
              userId,
              arn: `arn:aws:iam::${account}:user/${user}`,
            },
          },
        },
        { service: "iam", name: "AttachUserPolicy", request: administrator },
        {
          service: "iam",
          name: "CreateAccessKey",
          request: { userName: user },
          response: { accessKey: { userName: user, accessKeyId, status: "Active" } },
        },
        {
          service: "iam",
          name: "CreateLoginProfile",
          request: { userName: user, passwordResetRequired: false },
          response: { loginProfile: { userName: user, passwordResetRequired: false } },
        },
      ]),
  );
}
