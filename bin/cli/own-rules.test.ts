import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { projectRoot } from "@/bin/launch/project.mjs";
import { toEvent } from "@/lib/cloudtrail/to-event";
import { readRuleFiles } from "@/lib/detections/rules/rule-files";
import { corpusSets } from "@/lib/ingest/testing/corpus";
import { correlate } from "@/lib/sigma/correlate";
import { correlatedFields, toHit } from "@/lib/sigma/correlation-hit";
import { STANDARD_LISTS } from "@/lib/sigma/environment";
import { loadRules } from "@/lib/sigma/load-rules";
import { matchRule } from "@/lib/sigma/match-rule";
import { RuleIndex } from "@/lib/sigma/rule-index";
import { Subject } from "@/lib/sigma/subject";
import { readLogRecords } from "./log-records";
import { matchRecords } from "./match-records";

const folder = join(projectRoot, "rules");
const sources = await readRuleFiles(folder);
const lists = new Map<string, readonly string[]>([
  ...STANDARD_LISTS.map((name): [string, string[]] => [name, []]),
  ["KnownAccounts", ["111111111111"]],
  ["TrailBuckets", ["org-trail"]],
  ["EgressIPs", ["9.9.9.0/24"]],
]);
const set = loadRules(sources, { lists });
const index = new RuleIndex(set.detections);
const fields = correlatedFields(set.correlations);

/** What every example has unless it says otherwise. */
const RECORD = {
  eventVersion: "1.08",
  eventID: "11111111-1111-4111-8111-111111111111",
  eventTime: "2026-07-01T12:00:00Z",
  eventType: "AwsApiCall",
  awsRegion: "eu-central-1",
  recipientAccountId: "123456789012",
  sourceIPAddress: "10.1.2.3",
  userAgent: "Boto3/1.34",
  userIdentity: { type: "IAMUser", userName: "alice", accountId: "123456789012" },
};

const record = z.record(z.string(), z.unknown());
/** A detection is shown by single events, a correlation by series of them. */
const examplesSchema = z.object({
  matches: z.array(z.union([record, z.array(record)])),
  passes: z.array(z.union([record, z.array(record)])),
});

function examplesOf(name: string): z.infer<typeof examplesSchema> {
  const text = readFileSync(join(folder, "examples", `${name}.json`), "utf8");
  return examplesSchema.parse(JSON.parse(text));
}

function subjectOf(example: z.infer<typeof record>): Subject {
  const whole = { ...RECORD, ...example };
  return new Subject(whole, toEvent(whole, JSON.stringify(whole)));
}

test("every rule runs, and the file is called like the rule", () => {
  expect(set.documents.filter(({ issues }) => issues.length > 0)).toEqual([]);
  const names = [...set.detections, ...set.correlations.map(({ rule }) => rule)].map(
    ({ name }) => name,
  );
  expect(names.sort()).toEqual(sources.map((source) => basename(source.name, ".yml")).sort());
});

const heads = [...set.detections, ...set.correlations.map(({ rule }) => rule)];

test.each(heads.map((rule) => [rule.name, rule] as const))(
  "%s says all that a responder needs",
  (_name, rule) => {
    expect(rule.level).not.toBe(null);
    expect(rule.author).toBe("Trailglass");
    expect(rule.description).not.toBe(null);
    expect(rule.falsepositives.length).toBeGreaterThan(0);
    expect(rule.custom.response).toHaveLength(1);
    expect(
      rule.tags.filter((tag) => /^attack\.t\d{4}(\.\d{3})?$/.test(tag)).length,
    ).toBeGreaterThan(0);
    expect(rule.id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  },
);

test.each(set.detections.map((rule) => [rule.name ?? "", rule] as const))(
  "%s matches its examples and passes the others",
  (name, rule) => {
    const { matches, passes } = examplesOf(name);
    expect([matches.length > 0, passes.length > 0]).toEqual([true, true]);
    const verdict = (example: unknown) => matchRule(rule, subjectOf(record.parse(example)));
    expect(matches.filter((example) => !verdict(example))).toEqual([]);
    expect(passes.filter((example) => verdict(example))).toEqual([]);
  },
);

test.each(set.correlations.map((each) => [each.rule.name ?? "", each] as const))(
  "%s finds its examples and passes the others",
  (name, correlation) => {
    const fires = (example: unknown) => {
      const hits = z
        .array(record)
        .parse(example)
        .flatMap((one, number) => {
          const subject = subjectOf(one);
          return index.match(subject).flatMap(({ key }) => {
            const asked = fields.get(key);
            return asked === undefined ? [] : (toHit(key, `e${number}`, subject, asked) ?? []);
          });
        });
      return correlate(correlation, hits, Number.MAX_SAFE_INTEGER).length > 0;
    };
    const { matches, passes } = examplesOf(name);
    expect([matches.length > 0, passes.length > 0]).toEqual([true, true]);
    expect(matches.filter((example) => !fires(example))).toEqual([]);
    expect(passes.filter((example) => fires(example))).toEqual([]);
  },
);

/** Each log of one attack technique, and the rule that must tell of it. */
const TECHNIQUES: readonly (readonly [file: string, rule: string])[] = [
  ["credential-access.ec2-get-password-data", "unauthorized_call"],
  ["credential-access.ec2-steal-instance-credentials", "remote_command"],
  ["credential-access.secretsmanager-batch-retrieve-secrets", "secret_batch_read"],
  ["credential-access.secretsmanager-retrieve-secrets", "secrets_harvested"],
  ["credential-access.ssm-retrieve-securestring-parameters", "secrets_harvested"],
  ["defense-evasion.cloudtrail-delete", "trail_blinded"],
  ["defense-evasion.cloudtrail-event-selectors", "trail_blinded"],
  ["defense-evasion.cloudtrail-stop", "trail_blinded"],
  ["defense-evasion.dns-delete-logs", "logs_deleted"],
  ["defense-evasion.organizations-leave", "account_leaves_organization"],
  ["defense-evasion.vpc-remove-flow-logs", "logs_deleted"],
  ["discovery.ec2-download-user-data", "user_data_read"],
  ["execution.ec2-launch-unusual-instances", "unusual_instance_launched"],
  ["execution.ec2-user-data", "code_tampering"],
  ["execution.ssm-send-command", "remote_command"],
  ["execution.ssm-start-session", "remote_command"],
  ["exfiltration.ec2-security-group-open-port-22-ingress", "security_group_open_to_world"],
  ["exfiltration.ec2-share-ami", "snapshot_shared"],
  ["exfiltration.ec2-share-ebs-snapshot", "snapshot_shared"],
  ["exfiltration.rds-share-snapshot", "snapshot_shared"],
  ["impact.bedrock-invoke-model", "model_access_requested"],
  ["initial-access.console-login-without-mfa", "console_sign_in_without_mfa"],
  ["lateral-movement.ec2-instance-connect", "remote_command"],
  ["lateral-movement.ec2-serial-console-send-ssh-public-key", "remote_command"],
  ["persistence.iam-backdoor-role", "role_trust_opened"],
  ["persistence.iam-backdoor-user", "access_key_for_another"],
  ["persistence.iam-create-admin-user", "user_created_and_empowered"],
  ["persistence.iam-create-backdoor-role", "role_trust_opened"],
  ["persistence.iam-create-user-login-profile", "password_for_another"],
  ["persistence.lambda-backdoor-function", "code_tampering"],
  ["persistence.lambda-layer-extension", "code_tampering"],
  ["persistence.lambda-overwrite-code", "code_tampering"],
  ["persistence.rolesanywhere-create-trust-anchor", "federation_changed"],
  ["persistence.sts-federation-token", "federation_token"],
  ["privilege-escalation.iam-update-user-login-profile", "password_for_another"],
];

const corpus = resolve(process.env.TRAILGLASS_CORPUS ?? "../shared/data");
const hasCorpus = corpusSets().length > 0 && existsSync(join(corpus, "stratus"));
const nameOf = new Map(heads.map(({ key, name }) => [key, name]));

test.skipIf(!hasCorpus).each(TECHNIQUES)("the log of %s raises %s", async (file, expected) => {
  const path = join(corpus, "stratus", `aws.${file}.json`);
  const raised = new Set<string | null | undefined>();
  for await (const { rule } of matchRecords(
    set,
    readLogRecords(path, () => {}),
  ))
    raised.add(nameOf.get(rule));
  expect([...raised]).toContain(expected);
});
