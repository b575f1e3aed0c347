import type { Ask, Attribute } from "@/bench/questions";

/** Columns taken out of a record, each from the first of its paths that has a value. */
const PATHS = {
  eventId: ["$.eventID", "$.eventId"],
  eventTime: ["$.eventTime", "$.timeWindow.windowStart"],
  category: ["$.eventCategory"],
  accountId: ["$.recipientAccountId", "$.accountId", "$.userIdentity.accountId"],
  awsRegion: ["$.awsRegion"],
  eventSource: ["$.eventSource", "$.insightDetails.eventSource"],
  eventName: ["$.eventName", "$.insightDetails.eventName"],
  userArn: ["$.userIdentity.arn"],
  accessKeyId: ["$.userIdentity.accessKeyId"],
  sourceIPAddress: ["$.sourceIPAddress"],
  errorCode: ["$.errorCode"],
  errorMessage: ["$.errorMessage"],
} satisfies Record<Attribute | "eventId" | "eventTime" | "category" | "errorMessage", string[]>;

const FAMILIES = [
  "CloudTrail",
  "CloudTrail-Insight",
  "CloudTrail-NetworkActivity",
  "CloudTrail-Aggregated",
];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** All records of the bucket in `folder`, one row each, `record` being the JSON as it stands. */
export function recordsSql(folder: string): string {
  const globs = FAMILIES.map((family) => quoted(`${folder}/AWSLogs/*/*/${family}/**/*.json.gz`));
  const paths = [...new Set(Object.values(PATHS).flat())];
  // One extraction of all paths parses each record once; `value` keeps their order.
  const value = (path: string): string => `nullif(value[${paths.indexOf(path) + 1}], '')`;
  const columns = Object.entries(PATHS).map(([name, from]) => {
    const text = `coalesce(${from.map(value).join(", ")})`;
    return name === "eventTime" ? `cast(${text} as timestamp) as eventTime` : `${text} as ${name}`;
  });
  return `
    with raw as (
      select unnest(Records) as record
      from read_json([${globs.join(", ")}], columns = {Records: 'JSON[]'}, maximum_object_size = 268435456)
    ), extracted as (
      select record, json_extract_string(record, [${paths.map(quoted).join(", ")}]) as value from raw
    ), named as (select record, ${columns.join(", ")} from extracted)
    select *, ${OUTCOME} as outcome from named`;
}

/** How a call ended: a refusal in any spelling, another error, or none. */
const OUTCOME = `case
  when category in ('Insight', 'Aggregated') then 'unknown'
  when regexp_matches(errorCode, 'AccessDenied|Unauthorized|NotAuthorized|AuthFailure|AuthorizationError|Forbidden') then 'denied'
  when errorCode is not null then 'error'
  when errorMessage is not null and eventName = 'ConsoleLogin' then 'denied'
  when errorMessage is not null then 'error'
  when eventName is null then 'unknown'
  else 'success' end`;

/** Copies of one event: same id and same bytes. All but the first are to go. */
export const COPIES_SQL = `
  select row from (
    select rowid as row, row_number() over (partition by eventId, md5(record::varchar) order by rowid) as copy
    from event
  ) where copy > 1`;

/** The question as one query over `event`; every row ends up as the interface asks. */
export function askSql(ask: Ask): string {
  switch (ask.kind) {
    case "count":
      return `select epoch_ms(eventTime) // ${ask.bucketMs} * ${ask.bucketMs} as bucket, ${ask.by} as value, count(*) as n
        from event group by all order by bucket, value`;
    case "facets":
      return ask.attributes
        .map((attribute, i) => {
          const top = `select ${i} as place, ${attribute} as value, count(*) as n from event
            where ${isSaid(attribute)} group by all order by n desc, value limit ${ask.top}`;
          return `select * from (${top})`;
        })
        .join(" union all ")
        .concat(" order by place, n desc, value");
    case "page": {
      const where = ask.where.map(({ attribute, value }) => `${attribute} = ${quoted(value)}`);
      return pageSql(where.join(" and ") || "true", ask.limit);
    }
    case "leaf":
      return pageSql(
        `json_extract_string(record, ${quoted(`$.${ask.path}`)}) = ${quoted(ask.value)}`,
        ask.limit,
      );
    case "event":
      return `select eventId, sha256(record::varchar) from event where eventId = ${quoted(ask.eventId)}`;
  }
}

/** A source that is no address (a service's name) is no value of the facet of addresses. */
const isSaid = (attribute: Attribute): string =>
  attribute === "sourceIPAddress"
    ? `regexp_matches(${attribute}, '^[0-9.]+$|:')`
    : `${attribute} is not null`;

const pageSql = (where: string, limit: number): string =>
  `select eventId from event where ${where} order by eventTime desc, eventId desc limit ${limit}`;
