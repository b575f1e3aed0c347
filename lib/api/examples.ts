/** One request that the manual shows, and a test sends. `{key}`, `{id}` and `{kind}` stand for a real one. */
export interface ApiExample {
  readonly method: "get" | "post";
  /** The route that answers it, as routes.ts writes it. */
  readonly route: string;
  /** Search part of the URL, as a person would write it; encoded when it is sent. */
  readonly search?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly asks: string;
}

/** Examples for the routes that answer questions about events, one or more for each, and for others. */
export const API_EXAMPLES: readonly ApiExample[] = [
  {
    method: "get",
    route: "/api/events",
    search: { q: "outcome:denied -readonly:true", limit: "2", cols: "request.bucketName" },
    asks: "The two newest refused writes, with the bucket that was asked for",
  },
  {
    method: "get",
    route: "/api/events",
    search: { q: "root:true", at: "last" },
    asks: "The oldest page of what root did",
  },
  { method: "get", route: "/api/events/{key}", asks: "One event with all its fields" },
  { method: "get", route: "/api/events/{key}/raw", asks: "Its record, byte for byte" },
  {
    method: "get",
    route: "/api/events/{key}/context",
    search: { mode: "session", window: "3600" },
    asks: "What the same session did in the hours around it",
  },
  { method: "get", route: "/api/events/{key}/related", asks: "Events tied to it by an id" },
  {
    method: "get",
    route: "/api/events/{key}/alerts",
    asks: "The rules that it matches, and its alerts",
  },
  {
    method: "get",
    route: "/api/events/diff",
    search: { after: "{key}", before: "neighbour" },
    asks: "What differs from the event before it",
  },
  {
    method: "get",
    route: "/api/events/histogram",
    search: { q: "error:*", by: "region" },
    asks: "Failed calls over time, by Region",
  },
  {
    method: "get",
    route: "/api/events/facets",
    search: { fields: "ip,user", top: "5", rare: "5" },
    asks: "The five most and least frequent addresses and users",
  },
  {
    method: "get",
    route: "/api/events/patterns",
    search: { q: "readonly:false" },
    asks: "Changes, grouped by what they are",
  },
  {
    method: "get",
    route: "/api/events/compare",
    search: { cmp: "prev", from: "{from}", to: "{to}" },
    asks: "In what a period differs from the one before",
  },
  {
    method: "get",
    route: "/api/events/arrivals",
    search: { q: "root:true", since: "0" },
    asks: "How many events of root have arrived since a watermark",
  },
  {
    method: "get",
    route: "/api/events/coverage",
    search: { q: "event:NoSuchEvent" },
    asks: "Why a search finds nothing",
  },
  {
    method: "get",
    route: "/api/events/scan",
    search: { q: "request.userName:*li*" },
    asks: "Counts of a search inside the records, step by step",
  },
  {
    method: "get",
    route: "/api/events/export",
    search: { q: "outcome:denied", format: "ndjson", pack: "file" },
    asks: "Every refused call as raw records, one on each line",
  },
  {
    method: "get",
    route: "/api/lineage",
    search: { event: "{key}" },
    asks: "Who stood behind one event",
  },
  {
    method: "get",
    route: "/api/profiles/{kind}",
    search: { from: "{from}", to: "{to}", sort: "-denied", limit: "3" },
    asks: "Who was refused most: of principals, accounts, ip addresses, keys or sessions",
  },
  {
    method: "get",
    route: "/api/profiles/{kind}/profile",
    search: { id: "111122223333", from: "{from}", to: "{to}" },
    asks: "What one of them did in a period, here an account",
  },
  {
    method: "get",
    route: "/api/profiles/{kind}/blocks",
    search: { id: "111122223333", blocks: "principals,actions", from: "{from}", to: "{to}" },
    asks: "Who acted in an account, and what was called",
  },
  {
    method: "get",
    route: "/api/profiles/{kind}/denials",
    search: { id: "111122223333", from: "{from}", to: "{to}" },
    asks: "When each action was first refused in an account",
  },
  {
    method: "get",
    route: "/api/profiles/{kind}/access",
    search: { id: "111122223333", from: "{from}", to: "{to}" },
    asks: "What was used and denied in an account, service by service",
  },
  {
    method: "get",
    route: "/api/profiles/{kind}/risks",
    search: { id: "111122223333", from: "{from}", to: "{to}" },
    asks: "Signs of risk in an account, each with its events",
  },
  { method: "get", route: "/api/iam-snapshots", asks: "Uploaded listings of what IAM grants" },
  {
    method: "get",
    route: "/api/regions",
    search: { grid: "day", from: "{from}", to: "{to}" },
    asks: "Activity by Region and day, and what is unusual about it",
  },
  {
    method: "get",
    route: "/api/explain",
    search: { q: "user:alice -mfa:true" },
    asks: "A query in plain words",
  },
  {
    method: "get",
    route: "/api/suggest",
    search: { q: "event:Del", caret: "9" },
    asks: "Values for what is being typed, with counts",
  },
  {
    method: "get",
    route: "/api/overview",
    search: { from: "{from}", to: "{to}" },
    asks: "What changed in a period, against as long before it",
  },
  {
    method: "get",
    route: "/api/alerts",
    search: { state: "open", level: "high" },
    asks: "Alerts of level high that nobody has dealt with",
  },
  {
    method: "post",
    route: "/api/hunts",
    body: {
      purpose: "preview",
      text: "title: Deleted buckets\nlogsource: { product: aws, service: cloudtrail }\ndetection: { call: { eventName: DeleteBucket }, condition: call }",
    },
    asks: "Look for a rule in all that is indexed; the answer is the number of the hunt",
  },
  { method: "get", route: "/api/hunts/{id}", asks: "How far it is, and what it found, by day" },
  {
    method: "get",
    route: "/api/hunts/{id}/export",
    search: { format: "ndjson", pack: "zip" },
    asks: "The records that it found, with a manifest",
  },
  {
    method: "get",
    route: "/api/rules/cis",
    search: { from: "{from}", to: "{to}" },
    asks: "What the CIS monitoring controls would count in a period",
  },
  { method: "get", route: "/api/status", asks: "What the index holds" },
  {
    method: "post",
    route: "/api/links",
    body: { url: "/events?q=outcome:denied" },
    asks: "A short link to a page",
  },
];
