import { createHash } from "node:crypto";
import type { Case } from "@/lib/api/case-contract";

const ANNE = { id: "p-anne", name: "Anne Analyst" };
const AT = "2026-09-21T04:00:00.000Z";

/** Values of the sample that an external review must not hold in any form. */
export const SECRET_VALUES = [
  "carol.winter",
  "111122223333",
  "203.0.113.77",
  "payroll-archive-7",
  "AKIAQ3EXAMPLE7654321",
  "carol.winter@example.com",
  "FwoGZXIvYXdzEJrsessiontokenvalue",
] as const;
const [USER, ACCOUNT, IP, BUCKET, KEY, MAIL, TOKEN] = SECRET_VALUES;

const RECORD = JSON.stringify({
  eventVersion: "1.11",
  eventTime: "2026-09-21T04:00:00Z",
  eventSource: "s3.amazonaws.com",
  eventName: "GetObject",
  awsRegion: "eu-north-1",
  sourceIPAddress: IP,
  userAgent: `aws-cli/2 (${USER})`,
  userIdentity: {
    type: "IAMUser",
    arn: `arn:aws:iam::${ACCOUNT}:user/${USER}`,
    userName: USER,
    accountId: ACCOUNT,
    accessKeyId: KEY,
  },
  requestParameters: { bucketName: BUCKET, [`x-${BUCKET}`]: "v", maxItems: 5, owner: 111122223333 },
  responseElements: { credentials: { sessionToken: TOKEN } },
  eventID: "00000000-0000-4000-8000-000000000001",
});

/** A case that names what it must not in every place that it has. */
export function sampleCase(change: Partial<Case> = {}): Case {
  return {
    number: 1,
    title: `Payroll data read by ${USER}`,
    summary: `From ${IP}, account ${ACCOUNT}; mail ${MAIL}. <script>alert(1)</script>`,
    status: "open",
    severity: "high",
    lead: ANNE,
    members: [ANNE],
    from: AT,
    to: AT,
    tags: [`bucket:${BUCKET}`],
    version: 1,
    openedBy: ANNE,
    openedAt: AT,
    closedAt: null,
    pins: [
      {
        id: 7,
        kind: "event",
        title: `GetObject by ${USER.toUpperCase()}`,
        at: AT,
        url: `/events?q=user:${USER}`,
        q: `user:${USER} bucket:"${BUCKET}" event:GetObject`,
        from: AT,
        to: AT,
        asof: 3,
        accounts: [ACCOUNT],
        copy: {
          labels: [{ label: BUCKET, count: 3 }],
          [IP]: 2,
          link: encodeURIComponent(`a ${MAIL}`),
        },
        records: [
          {
            eventId: "00000000-0000-4000-8000-000000000001",
            raw: RECORD,
            sha256: createHash("sha256").update(RECORD).digest("hex"),
            verdict: "verified",
          },
        ],
        tags: [],
        pinnedBy: ANNE,
        pinnedAt: AT,
      },
    ],
    blocks: [
      {
        id: 1,
        kind: "text",
        title: "What was seen",
        text: `${USER} took ${BUCKET}; coded ${Buffer.from(USER).toString("base64")}, key ${KEY}.`,
        at: AT,
        until: null,
        pinId: 7,
        tags: [],
        version: 1,
        editedBy: ANNE,
        editedAt: AT,
      },
    ],
    indicators: [
      { id: 1, kind: "ip", value: IP, note: `seen with ${KEY}`, addedBy: ANNE, addedAt: AT },
    ],
    hiddenPins: 0,
    ...change,
  };
}
