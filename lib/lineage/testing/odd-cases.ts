import { assume, HOME, record, session, signIn, T, user } from "./case-record";

/** Evidence that seems to fit, or seems not to. */
export function oddRecords(): unknown[] {
  const gone = assume("gone", "g", "ASIAGONE000000000001");
  return [
    record("from-role", {
      ...signIn,
      userIdentity: session({ role: "target", session: "same", began: "2026-01-02T05:20:00Z" }),
      eventTime: "2026-01-02T05:20:00Z",
      eventName: "SwitchRole",
      responseElements: { SwitchRole: "Success" },
      additionalEventData: { SwitchFrom: `arn:aws:sts::${HOME}:assumed-role/twice/same` },
    }),
    record("from-role-leaf", {
      userIdentity: session({
        role: "target",
        session: "same",
        key: "ASIATARGET0000000001",
        began: "2026-01-02T05:20:01Z",
      }),
      eventTime: "2026-01-02T05:21:00Z",
    }),
    record("expired-call", {
      userIdentity: user("gina", "AKIAGINA000000000001"),
      ...gone,
      responseElements: {
        credentials: {
          accessKeyId: "ASIAGONE000000000001",
          expiration: "Jan 2, 2026, 4:04:05 AM",
        },
      },
    }),
    record("expired-leaf", {
      userIdentity: session({
        role: "gone",
        session: "g",
        key: "ASIAGONE000000000001",
        began: "2026-01-02T06:00:00Z",
      }),
      eventTime: "2026-01-02T06:00:00Z",
    }),
    record("undated-call", {
      userIdentity: user("una", "AKIAUNA0000000000001"),
      ...assume("undated", "u", "ASIAUNDATED000000001"),
    }),
    record("undated-leaf", {
      userIdentity: session({
        role: "undated",
        session: "u",
        key: "ASIAUNDATED000000001",
        began: "2026-01-02T07:00:00Z",
      }),
      eventTime: "no time",
    }),
    record("cleaned-call", {
      userIdentity: user("clara", "AKIACLARA00000000001"),
      ...assume("cleaned", "\u0000", "ASIACLEANED000000001"),
    }),
    record("cleaned-leaf", {
      userIdentity: session({ role: "cleaned", session: "\ud800", began: T }),
    }),
  ];
}
