import fc from "fast-check";
import { FIELDS } from "@/lib/search/fields";

/** What the language gives a meaning, and what other languages do, in no order. */
const PIECES = [
  ..."()[]{}:=~!<>\"'“”|\\*?-.,;/@ \n\t\u0000",
  ..."ab1é",
  ...[" AND ", " OR ", " NOT ", " TO ", "&&", "||", "..", "=~", "/a+/", "has:", "missing:"],
  ...["user:", "event", "ip:", "mfa:true", "time:", "2026-11-21", "now-1h", "version>=", "1.05"],
  ...["request.a", '."b:c"', "[0]", "10.0.0.0/8", "2001:db8::1", "s3.amazonaws.com", "\ud800"],
  ...["arn:aws:s3:::b/k", "arn:", "aws:s3:::b", "account:", "123456789012", "outcome:denied"],
  ...["service:s3", "us-east-1", "__proto__:", "hour:", "22", "weekday:sun", "global:"],
];

const garbage = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join("")),
);

const bare = fc.oneof(
  fc.constantFrom("alice", "Create*", "*Policy", "a?c", "s3", "true", "denied", "10.0.0.0/8"),
  fc.constantFrom("2001:db8::1", "123456789012", "ec2.amazonaws.com", "AWS::S3::Bucket", "a\\*b"),
  fc.string({ unit: fc.constantFrom(..."abzAZ059._-*?/:@\\é"), minLength: 1, maxLength: 12 }),
);
const quotation = fc
  .string({ unit: fc.constantFrom(...'ab *?\\"“:()\n\u0000\ud800'), maxLength: 10 })
  .map((text) => `"${text.replace(/["\\“]/g, "\\$&")}"`);
const scalar = fc.oneof({ weight: 3, arbitrary: bare }, quotation);
const bound = fc.oneof(
  fc.constantFrom(
    "2026",
    "2026-11",
    "2026-11-21T03:14Z",
    "now-24h",
    "now",
    "*",
    "1.05",
    "1.10",
    "5",
    "22",
  ),
  bare,
);
const field = fc.oneof(
  fc.constantFrom(...FIELDS.flatMap(({ name, aliases }) => [name, ...aliases])),
  fc.constantFrom("@eventName", "USER", "request.a", "response.b[0].c", 'extra."x:y"', "regoin"),
);
const operator = fc.constantFrom(
  ...[":", ":", ":", ":", ":=", "~", "!=", ">", ">=", "<", "<=", ":>", ":<=", "=", " == ", "!~"],
);
const list = fc
  .tuple(fc.array(scalar, { minLength: 1, maxLength: 5 }), fc.constantFrom(" OR ", ", ", ","))
  .map(([values, joint]) => `(${values.join(joint)})`);
const range = fc
  .tuple(fc.constantFrom("[ ]", "{ }", "[ }", "{ ]", ".."), bound, bound)
  .map(([kind, low, high]) =>
    kind === ".." ? `${low}..${high}` : `${kind.charAt(0)}${low} TO ${high}${kind.charAt(2)}`,
  );
const predicate = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(field, operator, scalar).map((parts) => parts.join("")) },
  fc.tuple(field, list).map(([name, values]) => `${name}:${values}`),
  fc
    .tuple(fc.constantFrom("time:", "version:", "hour:", "user:"), range)
    .map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("has:", "missing:"), field).map((parts) => parts.join("")),
);
const indicator = fc.constantFrom(
  ...["203.0.113.7", "2001:db8::/32", "AKIAIOSFODNN7EXAMPLE", "AROAIOSFODNN7EXAMPLE:session"],
  ...["arn:aws:iam::123456789012:role/x", "us-gov-west-1", "s3.amazonaws.com", "123456789012"],
  ...["0b1f3bd6-3f2c-4c1a-8f7e-0d2b1a7c9e11", "1.2.3.4, 5.6.7.8", "1.2.3.4\n10.0.0.0/8"],
);
const text = fc.oneof(
  scalar,
  bare.map((word) => `~${word}`),
);

const { query: grammatical } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    { weight: 4, arbitrary: predicate },
    { weight: 1, arbitrary: indicator },
    { weight: 1, arbitrary: text },
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie("query"), fc.constantFrom(" ", " AND ", " OR ", " or ", "||"), tie("query"))
        .map((parts) => parts.join("")),
    },
    { weight: 1, arbitrary: tie("query").map((inner) => `(${inner})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("-", "NOT ", "!"), tie("query"))
        .map((parts) => parts.join("")),
    },
  ),
}));

/** A good query with one slip of the pen. */
const slipped = fc
  .tuple(grammatical, fc.nat(), fc.nat(2), fc.constantFrom(...PIECES))
  .map(([whole, place, length, piece]) => {
    const at = place % (whole.length + 1);
    return whole.slice(0, at) + piece + whole.slice(at + length);
  });

/** Query texts of every sort: by the grammar, nearly so, and anything at all. */
export const queryTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: grammatical },
  { weight: 3, arbitrary: slipped },
  { weight: 3, arbitrary: garbage },
);
