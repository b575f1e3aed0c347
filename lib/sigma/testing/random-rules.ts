import fc from "fast-check";

/** Few values, so that rules and records meet often, and some that are hard to compare. */
const TEXTS = [
  ...[
    "CreateUser",
    "createuser",
    "DeleteTrail",
    "iam.amazonaws.com",
    "s3",
    "x.s3",
    "s3.amazonaws.com",
  ],
  ...["10.0.0.1", "2001:DB8::1", "2001:db8:0:0::1", "cloudformation.amazonaws.com", "AWS Internal"],
  ...[
    "Root",
    "IAMUser",
    "AccessDenied",
    "eu-north-1",
    "123456789012",
    "",
    "*",
    "a*b",
    "a\\b",
    "?",
    "true",
  ],
  ...["\u0000", "\ud800", "İ", "ß", "%x%"],
];

const FIELDS = [
  ...[
    "eventName",
    "eventSource",
    "awsRegion",
    "sourceIPAddress",
    "src_ip",
    "userAgent",
    "errorCode",
  ],
  ...["userIdentity.type", "userIdentity.arn", "userIdentity.accountId", "recipientAccountId"],
  ...[
    "requestParameters",
    "requestParameters.list",
    "requestParameters.a.b",
    "ct.outcome",
    "status",
  ],
];

const text = fc.constantFrom(...TEXTS);
const scalar = fc.oneof(
  { weight: 12, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom(1, 0, true, false, null) },
);
/** Mostly as AWS writes it; now and then a list or an object stands where a text should. */
const value = fc.oneof(
  { weight: 40, arbitrary: text },
  { weight: 2, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ b: scalar }) },
);

/** Records with the fields that the rules ask for, some missing, some of a wrong type. */
const plainRecord = fc.record(
  {
    eventName: value,
    eventSource: value,
    awsRegion: value,
    sourceIPAddress: value,
    userAgent: value,
    errorCode: value,
    recipientAccountId: value,
    eventCategory: fc.constantFrom("Management", "Insight"),
    userIdentity: fc.record({ type: value, arn: value, accountId: value }, { requiredKeys: [] }),
    requestParameters: fc.record({ list: value, a: value, "a.b": value }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

export const anyRecord: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 9, arbitrary: plainRecord },
  {
    weight: 1,
    arbitrary: fc.tuple(plainRecord, text, value).map(([record, type, userIdentity]) => ({
      ...record,
      "userIdentity.type": type,
      userIdentity,
    })),
  },
);

const modifiers = fc.constantFrom(
  ...[
    "",
    "",
    "",
    "",
    "",
    "",
    "|contains",
    "|startswith",
    "|endswith",
    "|cased",
    "|neq",
    "|re",
    "|exists",
  ],
  ...["|all", "|contains|all", "|cidr", "|gte", "|fieldref", "|windash", "|re|i"],
);

const item = fc
  .tuple(fc.constantFrom(...FIELDS), modifiers, fc.array(scalar, { minLength: 1, maxLength: 3 }))
  .map(([field, modifier, values]): [string, unknown] => [
    `${field}${modifier}`,
    asked(modifier, values),
  ]);

/** Values that a modifier can be given. */
function asked(modifier: string, values: readonly unknown[]): unknown {
  const [first] = values;
  if (modifier === "|exists") return values.length > 1;
  if (modifier === "|cidr") return values.length > 1 ? "10.0.0.0/8" : "2001:db8::/32";
  if (modifier === "|gte") return values.length;
  if (modifier === "|fieldref") return FIELDS[values.length] ?? "eventName";
  const texts = values.filter((one) => one !== null);
  return texts.length === 1 || texts.length === 0 ? (first ?? null) : texts;
}

const map = fc
  .array(item, { minLength: 1, maxLength: 3 })
  .map((items) => Object.fromEntries(items));
const selection = fc.oneof(
  { weight: 4, arbitrary: map },
  fc.array(
    item.map(([key, values]) => ({ [key]: values })),
    { minLength: 1, maxLength: 3 },
  ),
  fc.array(text, { minLength: 1, maxLength: 2 }),
);

const condition = fc.constantFrom(
  ...[
    "a",
    "a and b",
    "a or b",
    "a and not b",
    "not a",
    "1 of them",
    "all of them",
    "not (a and b)",
  ],
  ...["a and (b or not c)", "(a or b) and c", "not not a"],
);

/** Texts of rules; a few of them are refused. YAML reads JSON. */
export const anyRuleText: fc.Arbitrary<string> = fc
  .record({ a: selection, b: selection, c: selection, condition })
  .map((detection) =>
    JSON.stringify({ title: "t", logsource: { product: "aws", service: "cloudtrail" }, detection }),
  );
