import { sampleRecord } from "@/lib/ingest/testing/sample-record";

export const HOME = "100000000001";
export const OTHER = "100000000002";

/** Ids of the records by their names. */
export const eventIds = new Map<string, string>();
let numbers = 500_000;

/** A record that tests find again under a name. */
export function record(name: string, more: Record<string, unknown>): Record<string, unknown> {
  numbers += 1;
  const made = sampleRecord(numbers, {
    eventSource: "sts.amazonaws.com",
    recipientAccountId: HOME,
    ...more,
  });
  eventIds.set(name, String(made.eventID));
  return made;
}

export const user = (name: string, key: string, account = HOME) => ({
  type: "IAMUser",
  principalId: `AIDA${name.toUpperCase().slice(0, 8)}`,
  arn: `arn:aws:iam::${account}:user/${name}`,
  accountId: account,
  userName: name,
  accessKeyId: key,
});

interface SessionPlan {
  readonly role: string;
  readonly session: string;
  readonly key?: string;
  readonly began: string;
  readonly sourceIdentity?: string;
  readonly path?: string;
}

export const session = ({
  role,
  session: name,
  key,
  began,
  sourceIdentity,
  path = "",
}: SessionPlan) => ({
  type: "AssumedRole",
  principalId: `AROA${role.toUpperCase()}:${name}`,
  arn: `arn:aws:sts::${HOME}:assumed-role/${role}/${name}`,
  accountId: HOME,
  ...(key && { accessKeyId: key }),
  sessionContext: {
    sessionIssuer: {
      type: "Role",
      principalId: `AROA${role.toUpperCase()}`,
      arn: `arn:aws:iam::${HOME}:role/${path}${role}`,
      accountId: HOME,
      userName: role,
    },
    attributes: { creationDate: began },
    ...(sourceIdentity && { sourceIdentity }),
  },
});

export const assume = (role: string, name: string, key: string | null) => ({
  eventName: "AssumeRole",
  requestParameters: {
    roleArn: `arn:aws:iam::${HOME}:role/${role}`,
    roleSessionName: name,
  },
  responseElements: key && {
    credentials: { accessKeyId: key },
    assumedRoleUser: {
      assumedRoleId: `AROA${role.toUpperCase()}:${name}`,
      arn: `arn:aws:sts::${HOME}:assumed-role/${role}/${name}`,
    },
  },
});

export const T = "2026-01-02T03:04:05Z";
export const signIn = {
  eventSource: "signin.amazonaws.com",
  eventType: "AwsConsoleSignIn",
};
