/** The account in `arn:partition:service:region:account:resource`, or null when it is empty. */
export function accountOfArn(arn: string | null): string | null {
  if (arn === null || !arn.startsWith("arn:")) return null;
  let from = 0;
  for (let colon = 0; colon < 4; colon += 1) {
    from = arn.indexOf(":", from) + 1;
    if (from === 0) return null;
  }
  const to = arn.indexOf(":", from);
  return to > from ? arn.slice(from, to) : null;
}

/**
 * Role and session of `arn:aws:sts::123456789012:assumed-role/ROLE/SESSION`, or null for any other
 * ARN. The ARN of a session never holds the role's path (AWS: IAM identifiers).
 */
export function assumedRoleOfArn(
  arn: string | null,
): { readonly role: string; readonly session: string | null } | null {
  const rest = afterMark(arn, ":assumed-role/");
  if (rest === null) return null;
  const slash = rest.indexOf("/");
  if (slash < 0) return { role: rest, session: null };
  return { role: rest.slice(0, slash), session: rest.slice(slash + 1) || null };
}

/** The bare name in `…:user/path/name`, `…:role/path/name` or `…:federated-user/name`. */
export function nameInArn(
  arn: string | null,
  kind: "user" | "role" | "federated-user",
): string | null {
  const rest = afterMark(arn, `:${kind}/`);
  return rest === null ? null : rest.slice(rest.lastIndexOf("/") + 1) || null;
}

function afterMark(arn: string | null, mark: string): string | null {
  const at = arn === null ? -1 : arn.indexOf(mark);
  return arn === null || at < 0 ? null : arn.slice(at + mark.length) || null;
}
