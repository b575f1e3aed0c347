import fc from "fast-check";
import { expect, test } from "vitest";
import { diffRecords } from "./diff-records";
import { type RecordNode, readRecordTree } from "./record-tree";

const diff = (before: string, after: string) =>
  diffRecords(readRecordTree(before), readRecordTree(after));
const diffValues = (before: unknown, after: unknown) =>
  diff(JSON.stringify(before), JSON.stringify(after));

test("changed, removed and added leaves are told by their paths, in the record's order", () => {
  const before = { eventName: "A", requestParameters: { a: 1, b: [1, 2], "x y": true }, old: null };
  const after = { requestParameters: { b: [1, 3], a: 1, c: {} }, eventName: "B" };
  expect(diffValues(before, after)).toMatchObject({
    changes: [
      { path: "eventName", kind: "changed", before: '"A"', after: '"B"' },
      { path: "requestParameters.b[1]", kind: "changed", before: "2", after: "3" },
      { path: 'requestParameters["x y"]', kind: "removed", before: "true", after: null },
      { path: "requestParameters.c", kind: "added", before: null, after: "{}" },
      { path: "old", kind: "removed", before: "null", after: null },
    ],
    same: 2,
    more: 0,
  });
});

test("a text, a number and nothing of the same spelling are three things", () => {
  expect(diffValues({ a: "1", b: "null" }, { a: 1, b: null }).changes).toEqual([
    { path: "a", kind: "changed", before: '"1"', after: "1" },
    { path: "b", kind: "changed", before: '"null"', after: "null" },
  ]);
});

test("numbers are compared as they are written", () => {
  const { changes, same } = diff(
    '{"a":1,"b":9007199254740993,"c":1e2,"d":-0.50}',
    '{"a":1.0,"b":9007199254740992,"c":1e2,"d":-0.5}',
  );
  expect(changes.map(({ path, before, after }) => [path, before, after])).toEqual([
    ["a", "1", "1.0"],
    ["b", "9007199254740993", "9007199254740992"],
    ["d", "-0.50", "-0.5"],
  ]);
  expect(same).toBe(1);
});

test("texts are compared as they mean, whatever their escapes", () => {
  expect(diff('{"a":"\\u0041\\/"}', '{"a": "A/"}')).toMatchObject({ changes: [], same: 1 });
});

test("names that objects of JavaScript have are names like any other", () => {
  const before = '{"__proto__":{"a":1},"constructor":"x","2":0,"1":0,"":1}';
  const after = '{"__proto__":{"a":2},"constructor":"y","2":0,"1":0,"":1}';
  const { changes, same } = diff(before, after);
  expect(changes.map(({ path }) => path)).toEqual(["__proto__.a", "constructor"]);
  expect(same).toBe(3);
  expect(diff('{"":1,"a\\"b":{"c":2}}', "{}").changes.map(({ path }) => path)).toEqual([
    '[""]',
    '["a\\"b"].c',
    "",
  ]);
});

test("an item put into an array is one addition", () => {
  expect(diffValues({ a: [1, 2, 3] }, { a: [1, 9, 2, 3] })).toMatchObject({
    changes: [{ path: "a[1]", kind: "added", after: "9" }],
    same: 3,
  });
});

test("items that have names are compared by them, wherever they stand", () => {
  const tag = (key: string, value: string) => ({ key, value });
  const before = { tags: [tag("env", "test"), tag("old", "x"), tag("team", "a")] };
  const after = { tags: [tag("team", "b"), tag("new", "y"), tag("env", "test")] };
  expect(diffValues(before, after).changes).toEqual([
    { path: 'tags[key="old"].key', kind: "removed", before: '"old"', after: null },
    { path: 'tags[key="old"].value', kind: "removed", before: '"x"', after: null },
    { path: 'tags[key="team"].value', kind: "changed", before: '"a"', after: '"b"' },
    { path: 'tags[key="new"].key', kind: "added", before: null, after: '"new"' },
    { path: 'tags[key="new"].value', kind: "added", before: null, after: '"y"' },
  ]);
});

test("statements of policies inside texts are compared, also percent-encoded ones", () => {
  const policy = (effect: string) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: effect, Action: "s3:*" }] });
  const expected = (path: string) => ({
    changes: [
      { path: `${path}.Statement[0].Effect`, kind: "changed", before: '"Deny"', after: '"Allow"' },
    ],
    same: 2,
  });
  const record = (text: string) => ({ requestParameters: { policyDocument: text } });
  expect(diffValues(record(policy("Deny")), record(policy("Allow")))).toMatchObject(
    expected("requestParameters.policyDocument"),
  );
  const encoded = (effect: string) => ({ p: encodeURIComponent(policy(effect)) });
  expect(diffValues(encoded("Deny"), encoded("Allow"))).toMatchObject(expected("p"));
  expect(diffValues({ p: "no policy" }, { p: policy("Deny") }).changes).toMatchObject([
    { path: "p", kind: "removed" },
    { path: "p.Version", kind: "added" },
    { path: "p.Statement[0].Effect", kind: "added" },
    { path: "p.Statement[0].Action", kind: "added" },
  ]);
});

test("a policy that is broken, or nested as no policy is, is compared as a text", () => {
  const deep = `{"Statement":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  for (const text of [deep, '{"Statement":', "%7B%22Statement%22:%", '{"Statement', "[]"]) {
    expect(diffValues({ p: text }, { p: "x" }).changes).toMatchObject([
      { path: "p", kind: "changed", before: JSON.stringify(text) },
    ]);
  }
});

test("a secret that changed is said to differ, and neither value is shown", () => {
  const record = (token: string, pin: number) => ({
    responseElements: { credentials: { sessionToken: token, accessKeyId: "ASIAX" } },
    requestParameters: { masterUserPassword: pin },
  });
  const found = diffValues(record("secret-one", 1234), record("secret-number-two", 5678));
  expect(found).toMatchObject({ same: 1 });
  expect(found.changes.map(({ path, kind }) => [path, kind])).toEqual([
    ["responseElements.credentials.sessionToken", "changed"],
    ["requestParameters.masterUserPassword", "changed"],
  ]);
  for (const { before, after } of found.changes) {
    expect(before).toBe('"********" (masked)');
    expect(after).toBe('"********" (masked, differs)');
  }
  expect(JSON.stringify(found)).not.toMatch(/secret-|1234|5678/);
});

test("of a text with a secret in it, what is not secret is compared in the open", () => {
  const url = (path: string, signature: string) => ({
    url: `https://b.s3.amazonaws.com/${path}?X-Amz-Signature=${signature}`,
  });
  const [moved] = diffValues(url("a", "0123456789"), url("b", "abcdefghijkl")).changes;
  expect(moved).toMatchObject({
    before: '"https://b.s3.amazonaws.com/a?X-Amz-Signature=********"',
    after: '"https://b.s3.amazonaws.com/b?X-Amz-Signature=********"',
  });
  const [signed] = diffValues(url("a", "0123456789"), url("a", "abcdefghijkl")).changes;
  expect(signed?.after).toContain("(masked, differs)");
});

test("a policy under a secret name stays masked", () => {
  const record = (effect: string) => ({
    secretString: JSON.stringify({ Statement: [{ Effect: effect }] }),
  });
  const { changes } = diffValues(record("Allow"), record("Block"));
  expect(changes).toHaveLength(1);
  expect(JSON.stringify(changes)).not.toMatch(/Allow|Block|Effect/);
});

test("what no ordinary record fills is bounded, and the rest is counted", () => {
  const name = "n".repeat(50_000);
  const items = Array.from({ length: 400 }, (_, at) => at);
  const { changes, more } = diffValues({}, { [name]: items });
  expect(changes.length + more).toBe(401);
  expect(more).toBeGreaterThan(0);
});

/** Leaves as `path value`; places in arrays are left out, since they move. */
function leaves(node: RecordNode, path = ""): string[] {
  if (node.kind === "leaf") return [`${path} ${node.text}`];
  if (node.kind === "array") return node.items.flatMap((item) => leaves(item, `${path}[]`));
  return [...node.members].flatMap(([name, item]) =>
    leaves(item, `${path}.${JSON.stringify(name)}`),
  );
}

const names = fc.constantFrom("a", "b", "Sid", "key", "Statement", "__proto__");
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom("x", "y", 1, 2, true, null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie("value")), { maxLength: 4 }).map(Object.fromEntries),
  ),
}));

test("a record does not differ from itself", () => {
  fc.assert(
    fc.property(json, (value) => {
      const tree = readRecordTree(JSON.stringify(value));
      const { changes, same } = diffRecords(tree, tree);
      expect(changes).toEqual([]);
      expect(same).toBe(leaves(tree).length);
    }),
  );
});

test("the earlier record with the changes applied has the leaves of the later one", () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const earlier = readRecordTree(JSON.stringify(before));
      const later = readRecordTree(JSON.stringify(after));
      const { changes, same } = diffRecords(earlier, later);
      const bag = leaves(earlier);
      for (const { path, before: old } of changes) {
        if (old !== null) expect(take(bag, `${spelled(path)} ${old}`)).toBe(true);
      }
      expect(bag).toHaveLength(same);
      for (const { path, after: now } of changes) {
        if (now !== null) bag.push(`${spelled(path)} ${now}`);
      }
      expect(bag.sort()).toEqual(leaves(later).sort());
    }),
    { numRuns: 500 },
  );
});

test("no path is told of twice", () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const paths = diffValues(before, after).changes.map(({ path }) => path);
      expect(new Set(paths).size).toBe(paths.length);
    }),
    { numRuns: 1_000 },
  );
});

test("the same records give the same answer, and the other way round its mirror", () => {
  fc.assert(
    fc.property(json, json, (before, after) => {
      const once = diffValues(before, after);
      expect(diffValues(before, after)).toEqual(once);
      const mirrored = diffValues(after, before);
      expect(mirrored.same).toBe(once.same);
      expect(mirrored.changes.length).toBe(once.changes.length);
    }),
  );
});

function take(bag: string[], leaf: string): boolean {
  const at = bag.indexOf(leaf);
  if (at >= 0) bag.splice(at, 1);
  return at >= 0;
}

/** `a.b[1]` as `leaves` writes it. */
function spelled(path: string): string {
  return path
    .replaceAll(/\[(?:\d+|(?:Sid|key)=(?:"[xy]"|\[\]|\w+|\{\}))\]/g, "[]")
    .replaceAll(/(?:^|\.)([A-Za-z_]+)/g, (_, name: string) => `.${JSON.stringify(name)}`);
}

test("secrets of a percent-encoded policy are masked as in any other", () => {
  const policy = (password: string) => ({
    p: encodeURIComponent(JSON.stringify({ Statement: [{ Password: password, Effect: "Deny" }] })),
  });
  const found = diffValues(policy("hunter-one"), policy("hunter-two-2"));
  expect(found.changes).toEqual([
    {
      path: "p.Statement[0].Password",
      kind: "changed",
      before: '"********" (masked)',
      after: '"********" (masked, differs)',
    },
  ]);
  expect(found.same).toBe(1);
});

test("a mask tells nothing of what is under it", () => {
  for (const secret of [1111, "1", "********", "x".repeat(99), 10]) {
    const [change] = diffValues({ a: 1 }, { a: 1, password: secret }).changes;
    expect(change?.after).toBe('"********"');
  }
  const [change] = diffValues({ a: 1 }, { a: 1, url: "https://a:hunter2@b/?sig=1&n=2" }).changes;
  expect(change?.after).toBe('"https://a:********@b/?sig=********&n=2"');
});
