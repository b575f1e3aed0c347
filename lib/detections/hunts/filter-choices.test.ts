import { expect, test } from "vitest";
import { readFilter, takesOut } from "@/lib/detections/alerts/read-filter";
import { NO_ENVIRONMENT } from "@/lib/sigma/environment";
import { subjectOf } from "@/lib/sigma/testing/write-rule";
import { filterChoices } from "./filter-choices";

const ROLE = "arn:aws:iam::111111111111:role/deploy";
const RECORD = {
  eventName: "StopLogging",
  sourceIPAddress: "198.51.100.7",
  userAgent: "aws-cli/2.15.0 Python/3.11",
  userIdentity: {
    type: "AssumedRole",
    arn: "arn:aws:sts::111111111111:assumed-role/deploy/ci",
    sessionContext: { sessionIssuer: { type: "Role", arn: ROLE, userName: "deploy" } },
  },
};

function read(text: string) {
  const found = readFilter(text, NO_ENVIRONMENT);
  if ("message" in found) throw new Error(found.message);
  return found.filter;
}

test("filters are made of who, where and what, and each hides the event it is made of", () => {
  const subject = subjectOf(RECORD);
  const choices = filterChoices("stop", subject);
  expect(choices.length).toBeGreaterThanOrEqual(2);
  expect(choices.map(({ title }) => title)).toContain("The address 198.51.100.7");
  for (const { text } of choices) expect(takesOut(read(text), subject)).toBe(true);
  const elsewhere = subjectOf({ ...RECORD, sourceIPAddress: "203.0.113.9" });
  const hiding = choices.filter(({ text }) => takesOut(read(text), elsewhere));
  expect(hiding.length).toBe(choices.filter(({ title }) => !title.includes("address")).length);
});

test("what records say is taken for what it is, whatever rules would read in it", () => {
  const strange = 'a*?\\*"\u2028: {%x%} # \\';
  const subject = subjectOf({ ...RECORD, sourceIPAddress: strange });
  const address = filterChoices(strange, subject).find(({ title }) => /^The address/.test(title));
  const filter = read(address?.text ?? "");
  expect(filter.rules).toMatchObject([{ text: strange }]);
  expect(takesOut(filter, subject)).toBe(true);
  const other = subjectOf({ ...RECORD, sourceIPAddress: strange.replace("*", "zz") });
  expect(takesOut(filter, other)).toBe(false);
});

test("what is missing, secret or beyond storing makes no filter", () => {
  const about = (sourceIPAddress: unknown) =>
    filterChoices("stop", subjectOf({ ...RECORD, sourceIPAddress })).filter(({ title }) =>
      title.includes("address"),
    );
  const presigned = `https://x?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE&X-Amz-Signature=${"a".repeat(64)}`;
  for (const value of [undefined, "", null, "\0", "\ud800", "a".repeat(900), presigned]) {
    expect(about(value)).toEqual([]);
  }
  expect(filterChoices("stop", subjectOf({}))).toEqual([]);
});
