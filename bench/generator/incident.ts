import { emitAssumeRole } from "./assume-role";
import { VICTIM_USER } from "./cast";
import { iamId } from "./identifier";
import { roleSessionJson, sessionArn, userJson } from "./identity";
import { escalate, lookAround, tryDoors } from "./incident-entry";
import { blindTheTrail, cleanUp, occupyQuietRegion, stealData } from "./incident-harm";
import { type IncidentEvent, Scene, type StoryStep } from "./incident-scene";
import type { Organization } from "./organization";
import { type Session, userOf } from "./session";

const FIRST_ADDRESS = "203.0.113.77";
const SECOND_ADDRESS = "203.0.113.141";
const INTRUDER_AGENT =
  "aws-cli/2.15.0 Python/3.11.6 Linux/6.6.9-kali1-amd64 exe/x86_64.kali.2024 prompt/off command/sts.get-caller-identity";
const BACKDOOR_USER = "svc-metrics-sync";

/** What happened, in order, for tests and for people who follow the sample. */
export interface Story {
  readonly title: string;
  readonly accountId: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly sourceIps: readonly string[];
  readonly stolenAccessKeyId: string;
  readonly createdAccessKeyId: string;
  readonly steps: readonly StoryStep[];
}

/** A key stolen from a build server, and two hours of what its new holder does with it. */
export function playIncident(
  organization: Organization,
  startMs: number,
): { story: Story; events: IncidentEvent[] } {
  const random = organization.random.fork("incident");
  const account = organization.accountAt(0);
  const home = organization.place(account, account.regions[0] ?? "us-east-1");
  const outsider = {
    endMs: Infinity,
    userAgent: INTRUDER_AGENT,
    console: false,
    byService: false,
    vpcEndpointId: null,
  };
  const userSession = (
    userName: string,
    sourceIp: string,
    keys: { userId: string; accessKeyId: string },
  ): Session => ({
    ...outsider,
    sourceIp,
    identityJson: userJson({ account, userName, ...keys }),
    arn: `arn:aws:iam::${account.id}:user/${userName}`,
    principalId: keys.userId,
    sessionName: userName,
  });
  const stolen = userOf({ account, name: VICTIM_USER }, organization);
  const created = { userId: iamId("AIDA", random), accessKeyId: iamId("AKIA", random) };
  const scene = new Scene(
    organization,
    random,
    startMs,
    userSession(VICTIM_USER, FIRST_ADDRESS, stolen),
    home,
  );

  lookAround(scene);
  scene.wait(6);
  tryDoors(scene);
  scene.wait(4);
  escalate(scene, { user: BACKDOOR_USER, ...created });
  scene.wait(11);
  scene.session = userSession(BACKDOOR_USER, SECOND_ADDRESS, created);
  occupyQuietRegion(scene);
  scene.wait(3);
  blindTheTrail(scene);
  scene.wait(5);
  stealData(scene);
  crossOver(scene);
  scene.wait(14);
  scene.session = userSession(VICTIM_USER, FIRST_ADDRESS, stolen);
  scene.home = home;
  cleanUp(scene, { user: BACKDOOR_USER, ...created });

  const story: Story = {
    title: "Stolen build key",
    accountId: account.id,
    startTime: new Date(startMs).toISOString(),
    endTime: new Date(scene.timeMs).toISOString(),
    sourceIps: [FIRST_ADDRESS, SECOND_ADDRESS],
    stolenAccessKeyId: stolen.accessKeyId,
    createdAccessKeyId: created.accessKeyId,
    steps: scene.steps,
  };
  return { story, events: scene.events };
}

/** From role to role: an administrator role here, then a deployment role in the next account. */
function crossOver(scene: Scene): void {
  const { organization, random } = scene;
  const hop = (accountPosition: number, name: string): string[] => {
    const account = organization.accountAt(accountPosition);
    const role = {
      account,
      name,
      path: "/",
      id: iamId("AROA", organization.random.fork(`role/${account.id}/${name}`)),
    };
    const accessKeyId = iamId("ASIA", random);
    const sessionName = "sync";
    scene.wait(1);
    const assumption = { role, sessionName, accessKeyId, timeMs: scene.timeMs };
    const eventIds = emitAssumeRole(scene, scene.session, scene.home.account.id, assumption);
    scene.session = {
      ...scene.session,
      identityJson: roleSessionJson({ role, sessionName, accessKeyId, createdMs: scene.timeMs }),
      arn: sessionArn(role, sessionName),
      principalId: `${role.id}:${sessionName}`,
      sessionName,
    };
    scene.home = organization.place(account, account.regions[0] ?? "us-east-1");
    return eventIds;
  };
  scene.step(
    "T1550.001",
    "Role to role",
    "ops-admin here, then ci-deploy in the next account",
    () => [
      ...hop(0, "ops-admin"),
      ...hop(1, "ci-deploy"),
      ...scene.doAll([
        { service: "sts", name: "GetCallerIdentity" },
        { service: "ecr", name: "DescribeRepositories", request: { maxResults: 1000 } },
        { service: "codebuild", name: "ListProjects", request: { sortBy: "NAME" } },
        {
          service: "ssm",
          name: "GetParametersByPath",
          request: { path: "/", recursive: true, withDecryption: true },
          denied: true,
        },
      ]),
    ],
  );
}
