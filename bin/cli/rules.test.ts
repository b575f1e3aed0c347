import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { rules } from "./rules";
import { run } from "./run";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rules-"));
  await mkdir(join(folder, "rules/iam"), { recursive: true });
  await mkdir(join(folder, "logs/2026"), { recursive: true });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function trailglass(...args: string[]) {
  const said = { out: "", err: "" };
  const hear = (name: "out" | "err") => (text: string | Uint8Array) => {
    said[name] += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(hear("out"));
  vi.spyOn(process.stderr, "write").mockImplementation(hear("err"));
  const code = await run({ rules }, "", ["rules", ...args]);
  vi.restoreAllMocks();
  return { code, ...said };
}

const LOGS = "logsource: { product: aws, service: cloudtrail }";
const USERS = `title: Users\nname: users\n${LOGS}\ndetection:\n  call: { eventName: [CreateUser, DeleteUser] }\n  condition: call\n`;
const MANY = `title: Many\nid: 5dbd3e4a-6d57-4a52-a0f8-1a4b9e2a1c11\ncorrelation:\n  type: event_count\n  rules: [users]\n  group-by: [userIdentity.userName]\n  timespan: 10m\n  condition: { gte: 3 }\n`;

const rule = (name: string, text: string) => writeFile(join(folder, "rules", name), text);
const record = (number: number, more: object = {}) => ({
  eventVersion: "1.08",
  eventID: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  eventTime: `2026-07-01T12:0${number}:00Z`,
  eventName: "CreateUser",
  eventSource: "iam.amazonaws.com",
  awsRegion: "us-east-1",
  userIdentity: { type: "IAMUser", userName: "alice", accountId: "123456789012" },
  ...more,
});
const logs = (name: string, ...records: object[]) =>
  writeFile(join(folder, "logs", name), gzipSync(JSON.stringify({ Records: records })));
const idOf = (number: number) => record(number).eventID;

test("check lists every rule of a folder, and why one is refused", async () => {
  await rule("users.yml", USERS);
  await rule(
    "iam/odd.yaml",
    `${USERS.replace("users", "odd").replace("Users", "Odd")}level: loud\n`,
  );
  await rule("notes.txt", "no rule");
  const { code, out } = await trailglass("check", join(folder, "rules"));
  expect(code).toBe(1);
  expect(out).toContain(`refused  ${join(folder, "rules/iam/odd.yaml")}:1  Odd\n`);
  expect(out).toContain(
    "error line 7, level: level is one of informational, low, medium, high, critical.\n",
  );
  expect(out).toContain("1 run, 1 refused\n");
  const json = JSON.parse((await trailglass("check", join(folder, "rules"), "--json")).out);
  expect(json).toMatchObject({ runs: 1, refused: 1 });
  expect(json.rules[0]).toMatchObject({
    title: "Odd",
    runs: false,
    issues: [{ path: "level", line: 7 }],
  });
  expect((await trailglass("check", join(folder, "rules/users.yml"))).code).toBe(0);
});

test("match prints one line for each match, also of packed logs, and each event once", async () => {
  await rule("users.yml", USERS);
  const denied = record(2, { eventName: "DeleteUser", errorCode: "AccessDenied" });
  await logs("2026/a.json.gz", record(1), denied, record(3, { eventName: "ListUsers" }));
  await logs("2026/b.json.gz", record(1));
  await writeFile(
    join(folder, "logs/c.json"),
    JSON.stringify([record(4, { responseElements: null })]),
  );
  const { code, out, err } = await trailglass(
    "match",
    join(folder, "rules"),
    "--events",
    join(folder, "logs"),
    "--json",
  );
  const lines = out.trim().split("\n").sort();
  expect(lines).toEqual([
    JSON.stringify({ rule: "users", eventID: idOf(1), outcome: "success" }),
    JSON.stringify({ rule: "users", eventID: idOf(2), outcome: "denied" }),
    JSON.stringify({ rule: "users", eventID: idOf(4), outcome: "success" }),
  ]);
  expect([code, err]).toEqual([0, ""]);
});

test("a correlation tells of its matches in place of the rules that serve it", async () => {
  await rule("users.yml", `${USERS}---\n${MANY}`);
  await logs(
    "a.json.gz",
    record(3),
    record(1),
    record(2),
    record(5, { userIdentity: { userName: "bob" } }),
  );
  const { out } = await trailglass(
    "match",
    join(folder, "rules"),
    "--events",
    join(folder, "logs"),
    "--json",
  );
  expect(out).toBe(
    `${JSON.stringify({ rule: "5dbd3e4a-6d57-4a52-a0f8-1a4b9e2a1c11", eventID: idOf(3), outcome: "success" })}\n`,
  );
});

test("rules that are refused and logs that cannot be read are told, and the others go on", async () => {
  await rule("users.yml", USERS);
  await rule("broken.yml", "title: [");
  await logs("a.json.gz", record(1));
  await writeFile(join(folder, "logs/b.json"), "no log");
  const { code, out, err } = await trailglass(
    "match",
    join(folder, "rules"),
    "--events",
    join(folder, "logs"),
  );
  expect(out).toBe(`success  ${idOf(1)}  users\n`);
  expect(code).toBe(0);
  expect(err).toContain("refused  ");
  expect(err).toContain("broken.yml:");
  expect(err).toContain("trailglass: b.json: ");
});

test("value lists come from a file", async () => {
  await rule(
    "users.yml",
    USERS.replace(
      "[CreateUser, DeleteUser]",
      "x, userIdentity.userName|expand: '%People%'",
    ).replace("eventName: x, ", ""),
  );
  await logs("a.json.gz", record(1));
  const lists = join(folder, "lists.json");
  await writeFile(lists, JSON.stringify({ People: ["ali*"] }));
  const args = ["match", join(folder, "rules"), "--events", join(folder, "logs"), "--json"];
  expect((await trailglass(...args)).out).toBe("");
  expect((await trailglass(...args, "--lists", lists)).out).toContain('"rule":"users"');
  await writeFile(lists, "[]");
  expect((await trailglass(...args, "--lists", lists)).code).toBe(2);
});

test("nothing found is 1, wrong use is 2", async () => {
  await rule("users.yml", USERS);
  await logs("a.json.gz", record(1, { eventName: "ListUsers" }));
  const match = ["match", join(folder, "rules")];
  expect((await trailglass(...match, "--events", join(folder, "logs"))).code).toBe(1);
  expect((await trailglass(...match)).code).toBe(2);
  expect((await trailglass("check", join(folder, "nowhere"))).code).toBe(2);
  expect((await trailglass("check", join(folder, "logs"))).code).toBe(2);
  expect((await trailglass("forget", folder)).code).toBe(2);
});

test("a rule's own text cannot drive the terminal", async () => {
  await rule("users.yml", USERS.replace("title: Users", 'title: "\\u001b[2J\\u202e"'));
  const { out } = await trailglass("check", join(folder, "rules"));
  expect(out).not.toContain("\u001b");
  expect(out).not.toContain("\u202e");
});
