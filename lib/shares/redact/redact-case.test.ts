import fc from "fast-check";
import { expect, test } from "vitest";
import { SECRET_VALUES, sampleCase } from "@/lib/shares/testing/sample-case";
import { redactCase } from "./redact-case";
import { PRESETS } from "./redactor";
import { scanProse } from "./scan-prose";

const formsOf = (value: string) => [
  value,
  value.toLowerCase(),
  value.toUpperCase(),
  Buffer.from(value).toString("base64").replace(/=+$/, ""),
  encodeURIComponent(value),
];
const THEN = { frozenAt: "2026-10-01T00:00:00.000Z", coverage: null };
const frozen = (found = sampleCase(), preset: (typeof PRESETS)[number] = "external") =>
  JSON.stringify(redactCase(found, preset, THEN).review);

test("an external review holds no redacted value in any form", () => {
  const text = frozen();
  for (const value of SECRET_VALUES) {
    for (const form of formsOf(value)) expect(text).not.toContain(form);
  }
  expect(text).toContain("Person A");
  expect(text).toContain("203.0.113.x");
  expect(text).toContain("AKIA************4321");
  expect(text).toContain("GetObject");
});

test("keys and session tokens are masked under every preset, and records stay JSON", () => {
  for (const preset of PRESETS) {
    const { review } = redactCase(sampleCase(), preset, THEN);
    const text = JSON.stringify(review);
    expect(text).not.toContain("AKIAQ3EXAMPLE7654321");
    expect(text).not.toContain("sessiontokenvalue");
    expect(text).not.toContain("/events?q=");
    const raw = review.pins[0]?.records[0]?.raw ?? "";
    expect(JSON.parse(raw)).toMatchObject({ eventName: "GetObject" });
  }
  expect(frozen(sampleCase(), "internal")).not.toContain("203.0.113.77");
  expect(frozen(sampleCase(), "none")).toContain("203.0.113.77");
});

test("whatever a person, a bucket and an account are called, nothing of it is left", () => {
  const name = fc.stringMatching(/^[a-z]{2}[a-z0-9]{8,16}[._-][a-z0-9]{3,6}$/);
  const account = fc.stringMatching(/^[1-9]\d{11}$/);
  fc.assert(
    fc.property(name, name, account, (user, bucket, id) => {
      fc.pre(user !== bucket);
      const raw = JSON.stringify({
        userIdentity: { userName: user, arn: `arn:aws:iam::${id}:user/${user}`, accountId: id },
        requestParameters: { bucketName: bucket, tags: { [bucket]: user }, list: [user, [id]] },
        errorMessage: `${user} may not read ${bucket}`,
      });
      const [pin] = sampleCase().pins;
      const [record] = pin?.records ?? [];
      if (!pin || !record) throw new Error("the sample has a record");
      const text = frozen(
        sampleCase({
          title: `${bucket} and ${encodeURIComponent(`${user}/${bucket}`)}`,
          summary: `It was ${Buffer.from(user).toString("base64")} of ${id}`,
          pins: [{ ...pin, copy: { [user]: bucket }, records: [{ ...record, raw }] }],
        }),
      ).toLowerCase();
      for (const value of [user, bucket, id]) {
        for (const form of formsOf(value)) expect(text).not.toContain(form.toLowerCase());
      }
    }),
    { numRuns: 60 },
  );
});

test("what prose tells is listed for the author, and a secret is not repeated", () => {
  const findings = scanProse(sampleCase());
  expect(findings.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["ip", "account", "email", "access-key"]),
  );
  expect(JSON.stringify(findings)).not.toContain("AKIAQ3EXAMPLE7654321");
});

test("a record that is hostile is withheld or redacted, never an error", () => {
  const [pin] = sampleCase().pins;
  const [record] = pin?.records ?? [];
  if (!pin || !record) throw new Error("the sample has a record");
  const deep = `${"[".repeat(5000)}${"]".repeat(5000)}`;
  for (const raw of ["not json carol", deep, '{"__proto__":{"a":1},"a":"\\u0061"}', "null", ""]) {
    const text = frozen(sampleCase({ pins: [{ ...pin, records: [{ ...record, raw }] }] }));
    expect(JSON.parse(text).pins[0].records).toHaveLength(1);
  }
});
