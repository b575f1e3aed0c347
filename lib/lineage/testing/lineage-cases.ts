import { assume, HOME, record, session, signIn, T, user } from "./case-record";
import { oddRecords } from "./odd-cases";
import { servedRecords } from "./served-cases";

const HOSTILE = '__proto__"\u0000\u202e\ud800<script>\\';

/** One case each, under names of its own. */
export function caseRecords(): unknown[] {
  const bob = { ...user("bob", ""), accessKeyId: undefined };
  const consoleOf = (key: string) => ({
    ...user("bob", key),
    sessionContext: { attributes: { creationDate: T } },
  });
  const loop = { role: "loop", session: "again" };
  const twice = { role: "twice", session: "same", began: "2026-01-02T05:00:00Z" };
  return [
    ...servedRecords(),
    ...oddRecords(),
    record("login", {
      ...signIn,
      userIdentity: bob,
      eventName: "ConsoleLogin",
      responseElements: { ConsoleLogin: "Success" },
    }),
    record("console-1", { userIdentity: consoleOf("ASIABOB0000000000001") }),
    record("console-2", { userIdentity: consoleOf("ASIABOB0000000000002") }),
    // A role that assumes itself, and whose first session nobody began.
    record("loop-1", {
      userIdentity: session({ ...loop, key: "ASIALOOP000000000001", began: T }),
      ...assume("loop", "again", "ASIALOOP000000000002"),
      eventTime: "2026-01-02T04:00:00Z",
    }),
    record("loop-2", {
      userIdentity: session({
        ...loop,
        key: "ASIALOOP000000000002",
        began: "2026-01-02T04:00:00Z",
      }),
      ...assume("loop", "again", "ASIALOOP000000000001"),
      eventTime: "2026-01-02T04:00:03Z",
    }),
    // A call that says nothing of what it answered.
    record("null-call", {
      userIdentity: user("nora", "AKIANORA000000000001"),
      ...assume("null", "n", null),
    }),
    record("null-leaf", {
      userIdentity: session({ role: "null", session: "n", key: "ASIANULL000000000001", began: T }),
    }),
    // Two people who assume one role under one name within a second.
    record("twice-1", {
      userIdentity: user("anna", "AKIAANNA000000000001"),
      ...assume("twice", "same", "ASIATWICE00000000001"),
      eventTime: "2026-01-02T05:00:00Z",
    }),
    record("twice-2", {
      userIdentity: user("berta", "AKIABERTA00000000001"),
      ...assume("twice", "same", "ASIATWICE00000000002"),
      eventTime: "2026-01-02T05:00:01Z",
    }),
    record("twice-key", {
      userIdentity: session({ ...twice, key: "ASIATWICE00000000001" }),
      eventTime: "2026-01-02T05:10:00Z",
    }),
    record("twice-none", { userIdentity: session(twice), eventTime: "2026-01-02T05:11:00Z" }),
    record("named", {
      userIdentity: session({ role: "app", session: "x", began: T, sourceIdentity: "Johanna" }),
    }),
    record("sso", {
      userIdentity: session({
        role: "AWSReservedSSO_Admin_0123456789abcdef",
        session: "mia@example.com",
        began: T,
      }),
    }),
    record("linked", {
      userIdentity: session({
        role: "AWSServiceRoleForRDS",
        session: "SLRManagement",
        began: T,
        path: "aws-service-role/rds.amazonaws.com/",
      }),
    }),
    record("instance", {
      userIdentity: session({
        role: "web",
        session: "i-0dbc91f429e48eeed",
        key: "ASIAWEB0000000000001",
        began: T,
      }),
    }),
    record("foreign", {
      userIdentity: {
        type: "AWSAccount",
        principalId: "AIDAUNKNOWNUSER",
        accountId: "777788889999",
      },
    }),
    record("switched", {
      ...signIn,
      userIdentity: session({ role: "ops", session: "carla", began: T }),
      eventName: "SwitchRole",
      responseElements: { SwitchRole: "Success" },
      additionalEventData: { SwitchFrom: `arn:aws:iam::${HOME}:user/carla` },
    }),
    record("carla", {
      userIdentity: user("carla", "AKIACARLA00000000001"),
      eventTime: "2026-01-02T02:00:00Z",
    }),
    record("switched-leaf", {
      userIdentity: session({
        role: "ops",
        session: "carla",
        key: "ASIAOPS0000000000001",
        began: "2026-01-02T03:04:06Z",
      }),
    }),
    record("hostile-call", {
      userIdentity: { ...user("h", "AKIAHOSTILE000000001"), userName: HOSTILE },
      ...assume("odd", HOSTILE, "ASIAHOSTILE000000001"),
    }),
    record("hostile-leaf", {
      userIdentity: session({
        role: "odd",
        session: HOSTILE,
        key: "ASIAHOSTILE000000001",
        began: T,
      }),
    }),
    record("odd-date", {
      userIdentity: {
        ...session({ role: "odd", session: "d", began: T }),
        sessionContext: { attributes: { creationDate: "9999-12-31T23:59:59+00:00" } },
      },
    }),
  ];
}
