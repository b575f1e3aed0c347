/** Queries that the manual shows, in the order in which one learns them. */
export const SEARCH_EXAMPLES: readonly { readonly q: string; readonly why: string }[] = [
  { q: "event:DeleteTrail", why: "A field, a colon, a value: the whole value, whatever its case." },
  { q: "event:Delete*", why: "* stands for any characters, ? for one." },
  { q: 'user:"Mary Major"', why: "Quotes hold spaces together; in them * is an ordinary star." },
  { q: "user:=Alice", why: ":= also minds the case." },
  { q: "error_message~boundary", why: "~ finds a part of the value." },
  { q: "user:alice outcome:denied", why: "A space means AND." },
  { q: "user:alice OR user:bob", why: "OR; parentheses group." },
  { q: "user:(alice OR bob)", why: "The same, shorter." },
  { q: "-readonly:true", why: "Not, or not recorded. NOT and ! mean the same." },
  {
    q: "origin:alice",
    why: "What alice did herself, and what was done in any session that started from her.",
  },
  { q: "chain:deploy", why: "What deploy did, and every session that it handed out." },
  { q: "mfa:false", why: "Recorded as false. What is not recorded is not false." },
  { q: "missing:mfa", why: "The record does not say." },
  { q: "error:*", why: "The record says something." },
  { q: "ip:203.0.113.0/24", why: "An address block, IPv4 or IPv6." },
  { q: "time>=now-24h", why: "Times: ISO 8601, or relative to now." },
  { q: "time:[2026-11-01 TO 2026-11-02}", why: "A range; } and { leave the end out." },
  {
    q: "request.bucketName:acme-*",
    why: "Inside the request, by path; response and extra as well.",
  },
  {
    q: "-integrity:verified",
    why: "Its log file is not proven by CloudTrail's digests: changed, not covered or not checked.",
  },
  { q: "file~20260102T1100Z", why: "A log file that delivered it has this in its key." },
  { q: "service:s3", why: "s3 and s3.amazonaws.com mean the same." },
  {
    q: "AKIAIOSFODNN7EXAMPLE",
    why: "A pasted key, ARN, address, account or id is looked for wherever it may stand.",
  },
  { q: "198.51.100.7, 203.0.113.9, 123456789012", why: "A pasted list of them: any of these." },
  {
    q: '"access denied by policy"',
    why: "Words without a field: some value of the record is exactly this.",
  },
];
