/** How the first credential of a chain came to be. */
export const BEGINNINGS = ["access-key", "console", "web-identity", "saml"] as const;

export interface ChainPlan {
  readonly number: number;
  readonly beginning: (typeof BEGINNINGS)[number];
  /** One account for each role on the way; the first is the start's own. */
  readonly accounts: readonly string[];
  /** Events of the last session. */
  readonly events: number;
}

export interface MadeChain {
  /** Name of the human or outside identity that the chain starts with. */
  readonly origin: string;
  /** Records with the account whose log holds them. */
  readonly records: readonly Record<string, unknown>[];
  /** Ids of the records of the last session. */
  readonly leaves: readonly string[];
}

const START_MS = Date.UTC(2026, 3, 1);
const text = (timeMs: number) => new Date(timeMs).toISOString().replace(".000Z", "Z");

/** Ids and keys that no other chain or hop has. */
const serial = (prefix: string, number: number, hop: number) =>
  `${prefix}${String(number).padStart(8, "0")}${String(hop).padStart(8, "0")}`;

/** One chain of roles from its start to the events of its last session, as CloudTrail writes them. */
export function makeChain({ number, beginning, accounts, events }: ChainPlan): MadeChain {
  const records: Record<string, unknown>[] = [];
  const origin = `${beginning}-${number}`;
  let timeMs = START_MS + number * 600_000;
  const emit = (account: string, userIdentity: unknown, more: Record<string, unknown>) => {
    const eventID = `00000000-0000-4000-8000-${String(number * 1_000 + records.length).padStart(12, "0")}`;
    records.push({
      eventVersion: "1.11",
      userIdentity,
      eventTime: text(timeMs),
      eventSource: "sts.amazonaws.com",
      awsRegion: "us-east-1",
      recipientAccountId: account,
      eventID,
      ...more,
    });
    return eventID;
  };
  const [home = "100000000001"] = accounts;
  let { caller, from } = begin(beginning, origin, number, home, timeMs, emit);
  let callerAccount = home;
  for (const [hop, account] of accounts.entries()) {
    timeMs += 20_000;
    const role = serial("AROA", number, hop);
    const key = serial("ASIA", number, hop);
    const name = `hop-${hop}`;
    const roleArn = `arn:aws:iam::${account}:role/role-${number}-${hop}`;
    const arn = `arn:aws:sts::${account}:assumed-role/role-${number}-${hop}/${name}`;
    const isOutside = hop === 0 && (beginning === "saml" || beginning === "web-identity");
    const call = {
      eventName: isOutside ? from : "AssumeRole",
      requestParameters: { roleArn, roleSessionName: name },
      responseElements: {
        credentials: { accessKeyId: isOutside && beginning === "saml" ? `${key}X` : key },
        assumedRoleUser: { assumedRoleId: `${role}:${name}`, arn },
        ...(isOutside && { subject: origin, subjectFromWebIdentityToken: origin }),
      },
    };
    if (callerAccount === account || isOutside) emit(account, caller, call);
    else {
      const shared = { ...call, sharedEventID: `shared-${number}-${hop}` };
      emit(callerAccount, caller, shared);
      const { principalId } = caller;
      emit(account, { type: "AWSAccount", principalId, accountId: callerAccount }, shared);
    }
    caller = {
      type: "AssumedRole",
      principalId: `${role}:${name}`,
      arn,
      accountId: account,
      accessKeyId: key,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: role,
          arn: roleArn,
          accountId: account,
          userName: `role-${number}-${hop}`,
        },
        attributes: { creationDate: text(timeMs), mfaAuthenticated: "false" },
      },
    };
    callerAccount = account;
  }
  const leaves = Array.from({ length: events }, () => {
    timeMs += 5_000;
    const more = { eventSource: "s3.amazonaws.com", eventName: "GetObject" };
    return emit(callerAccount, caller, more);
  });
  return { origin, records, leaves };
}

type Emit = (account: string, identity: unknown, more: Record<string, unknown>) => string;
type Caller = Record<string, unknown>;

function begin(
  beginning: ChainPlan["beginning"],
  origin: string,
  number: number,
  account: string,
  timeMs: number,
  emit: Emit,
): { caller: Caller; from: string } {
  const user = {
    type: "IAMUser",
    principalId: serial("AIDA", number, 0),
    arn: `arn:aws:iam::${account}:user/${origin}`,
    accountId: account,
    userName: origin,
  };
  switch (beginning) {
    case "access-key":
      return { caller: { ...user, accessKeyId: serial("AKIA", number, 0) }, from: "AssumeRole" };
    case "console":
      emit(account, user, {
        eventSource: "signin.amazonaws.com",
        eventName: "ConsoleLogin",
        eventType: "AwsConsoleSignIn",
        responseElements: { ConsoleLogin: "Success" },
      });
      return {
        caller: {
          ...user,
          accessKeyId: serial("ASIA", number, 99),
          sessionContext: { attributes: { creationDate: text(timeMs + 3_000) } },
        },
        from: "AssumeRole",
      };
    case "web-identity": {
      const identityProvider = "token.example";
      return {
        caller: {
          type: "WebIdentityUser",
          principalId: `${identityProvider}:${origin}`,
          userName: origin,
          identityProvider,
        },
        from: "AssumeRoleWithWebIdentity",
      };
    }
    case "saml":
      return {
        caller: {
          type: "SAMLUser",
          principalId: `p=:${origin}`,
          userName: origin,
          identityProvider: "p=",
        },
        from: "AssumeRoleWithSAML",
      };
  }
}
