import { expect, test } from "vitest";
import { matchesQuery } from "@/lib/search/matches";
import { printQuery } from "@/lib/search/print";
import { matchRule } from "./match-rule";
import { narrow } from "./narrow";
import { detectionRule, inSelection, subjectOf } from "./testing/write-rule";

const narrowed = (selection: string, condition = "selection") =>
  printQuery(
    narrow(
      detectionRule(
        inSelection(selection).replace("condition: selection", `condition: ${condition}`),
      ),
    ),
  );

const ODD = "flag:(wrong-type OR unknown-fields)";

test.each([
  ["eventName: StopLogging", `event:stoplogging OR ${ODD}`],
  ["eventName:\n  - A\n  - B*", `event:(a OR b*) OR ${ODD}`],
  ["eventName|contains: Log", `event:*log* OR ${ODD}`],
  ["eventName: '*'", `${ODD} OR event:*`],
  ["eventName: A\nuserAgent|exists: true", `event:a OR ${ODD}`],
  ["eventName: A\nerrorCode: B", `${ODD} OR (event:a error:b)`],
  ["sourceIPAddress: 10.0.0.1", `ip:10.0.0.1 OR ${ODD}`],
  ["src_ip: ec2.amazonaws.com", `via:ec2.amazonaws.com OR ${ODD}`],
  ["sourceIPAddress|cidr: 10.0.0.0/8", `ip:10.0.0.0/8 OR ${ODD}`],
  [
    "- eventName: A\n- eventSource: b.amazonaws.com",
    `event:a OR service:b.amazonaws.com OR ${ODD}`,
  ],
  // Nothing that an event must have: every event must be tried.
  ["eventName|neq: A", ""],
  ["errorCode: null", ""],
  ["errorCode: ''", ""],
  ["eventName|re: Stop", ""],
  ["eventSource|endswith: s3", ""],
  ["requestParameters.name: x", ""],
  ["- eventName: A\n- requestParameters.name: x", ""],
  ["- word", ""],
])("%s is narrowed to what the index can answer", (selection, query) => {
  expect(narrowed(selection)).toBe(query);
});

test("what stands under a not narrows nothing", () => {
  expect(narrowed("eventName: A", "not selection")).toBe("");
  expect(narrowed("eventName: A", "not not selection")).toBe("");
});

test("a list of very many values is no query", () => {
  const list = Array.from({ length: 300 }, (_, at) => `\n  - call${at}`).join("");
  expect(narrowed(`eventName:${list}`)).toBe("");
  expect(narrowed(`eventName:${list}\neventSource: a.amazonaws.com`)).toBe(
    `service:a.amazonaws.com OR ${ODD}`,
  );
});

test.each([
  ["eventName: A", { eventName: ["A"] }],
  ["userIdentity.type: Root", { "userIdentity.type": "Root" }],
  ["eventSource|startswith: x.s", { eventSource: "x.s3" }],
  ["eventSource: '*s3'", { eventSource: "x.s3" }],
  ["sourceIPAddress: 2001:DB8::1", { sourceIPAddress: "2001:db8::1" }],
  ["sourceIPAddress|startswith: ec2", { sourceIPAddress: "ec2.amazonaws.com" }],
  ["recipientAccountId: 1", { recipientAccountId: 1 }],
  ["userAgent: '\\*'", { userAgent: "*" }],
  ["sourceIPAddress|cased: '?'", { sourceIPAddress: "İ" }],
])("%s finds the odd record %j by its query too", (selection, record) => {
  const rule = detectionRule(inSelection(selection));
  const subject = subjectOf(record);
  expect(matchRule(rule, subject)).toBe(true);
  const query = narrow(rule);
  expect(query === null || matchesQuery(query, subject.event, record)).toBe(true);
});
