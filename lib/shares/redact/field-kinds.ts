import type { PseudonymKind } from "./pseudonyms";

/** Fields whose values are words of AWS or of ours and tell nothing about who or where. */
const KEPT = new Set(
  `eventversion eventid eventtime eventsource eventname awsregion errorcode eventtype eventcategory apiversion
  readonly managementevent type mfaauthenticated creationdate tlsversion ciphersuite
  sessioncredentialfromconsole at time times day hour from to count total kind service region outcome
  verdict severity status level operation`.split(/\s+/),
);

const PEOPLE =
  /^(?:user|username|principal|principalid|identity|actor|role|rolename|rolesessionname|sessionname|groupname|onbehalfof|userid|email|caller|sessionissuer)$/;
const ACCOUNTS =
  /^(?:account|accountid|accounts|recipientaccountid|owneraccount|ownerid|accountids)$/;
const RESOURCES =
  /(?:label|value|name|arn|id|ids|bucket|key|resource|resources|host|path|uri|url|alias|instance|function|table|queue|topic)$/;

/** What a value is by the name of its field: kept as it is, or the kind of pseudonym it is given. */
export function kindOfField(field: string): "kept" | PseudonymKind {
  const name = field.toLowerCase();
  if (KEPT.has(name)) return "kept";
  if (PEOPLE.test(name)) return "person";
  if (ACCOUNTS.test(name)) return "account";
  return RESOURCES.test(name) ? "resource" : "value";
}
