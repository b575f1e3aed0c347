import { assume, HOME, OTHER, record, session, user } from "./case-record";

/** Two sessions of one id that each call another account, which knows both by that id alone. */
export function mirrorRecords(): unknown[] {
  return ["06", "07"].flatMap((hour, at) => {
    const began = `2026-01-02T${hour}:00:00Z`;
    const name = ["pia", "paul"][at] ?? "";
    const keys = [`ASIAPIPE00000000000${at}`, `ASIAFAR000000000000${at}`] as const;
    const { principalId, ...own } = session({ role: "pipe", session: "ci", key: keys[0], began });
    const shared = {
      ...assume("far", "ci", keys[1]),
      sharedEventID: `0000000${at}-0000-4000-8000-00000000ffff`,
      eventTime: `2026-01-02T${hour}:01:00Z`,
    };
    return [
      record(`pipe-call-${at}`, {
        userIdentity: user(name, `AKIAPIPE00000000000${at}`),
        ...assume("pipe", "ci", keys[0]),
        eventTime: began,
      }),
      record(`own-${at}`, { userIdentity: { principalId, ...own }, ...shared }),
      record(`mirror-${at}`, {
        userIdentity: { type: "AWSAccount", principalId, accountId: HOME },
        recipientAccountId: OTHER,
        ...shared,
      }),
    ];
  });
}
