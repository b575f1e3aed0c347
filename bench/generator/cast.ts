import type { Actor, Rhythm, SignIn } from "./actor";
import type { Account, Organization } from "./organization";
import type { ProfileName } from "./profile";

const PEOPLE =
  "ana.moreau jonas.lind priya.nair tomas.novak mei.tanaka lucia.ferri omar.haddad eva.brandt sam.okafor nina.sorel ivo.petrov ruth.adler kofi.mensah lena.voss".split(
    " ",
  );
const WORKLOADS =
  "checkout billing ledger-sync catalog-api search-indexer notifier invoices auth-gateway".split(
    " ",
  );
const SERVICES =
  "cloudtrail config delivery.logs autoscaling lambda ecs-tasks guardduty backup elasticloadbalancing".split(
    " ",
  );

const BROWSER =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36";
const CLI =
  "aws-cli/2.27.41 md/awscrt#0.26.1 ua/2.1 os/linux#6.8.0 lang/python#3.13.4 md/command#s3.ls";
const TERRAFORM =
  "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 terraform-provider-aws/5.100.0 aws-sdk-go-v2/1.36.3 ua/2.1 os/linux";
const JAVA = "aws-sdk-java/2.31.50 md/http#Apache ua/2.1 os/Linux#6.1.134 lang/java#21.0.7";
const BOTO =
  "Boto3/1.38.27 md/Botocore#1.38.27 ua/2.1 os/linux lang/python#3.13.3 exec-env/AWS_Lambda_python3.13";
const KUBERNETES = "aws-sdk-go-v2/1.36.3 ua/2.1 os/linux lang/go#1.24.2 elbv2.k8s.aws/v2.13.2";

/** The user whose long-lived key is stolen in the incident. */
export const VICTIM_USER = "build-legacy";

/** Everyone who acts in an account's Regions: about sixty, most of them roles. */
export function castOf(organization: Organization, account: Account, position: number): Actor[] {
  const actor = (
    name: string,
    signIn: SignIn,
    profile: ProfileName,
    [rhythm, weight]: readonly [Rhythm, number],
    [sourceIp, userAgent]: readonly [string, string],
    deniedShare = 0.01,
  ): Actor => ({
    account,
    name,
    signIn,
    profile,
    rhythm,
    weight,
    sourceIp,
    userAgent,
    deniedShare,
  });
  const office = (n: number): string => `198.51.100.${10 + (n % 5)}`;
  const home = (n: number): string =>
    n % 3 === 0 ? `2001:db8:4c:${n + 1}::${n + 17}` : `192.0.2.${20 + n}`;
  const egress = `198.51.100.${200 + position}`;
  const inside = (n: number): string => `10.${position}.${n}.${20 + n}`;
  const neighbour = organization.accountAt(position + 1);
  const runner = actor(
    "ci-build",
    {
      way: "web-identity",
      provider: "token.actions.githubusercontent.com",
      subject: "repo:larkfield/platform:ref:refs/heads/main",
    },
    "deploy",
    ["office", 30],
    ["192.0.2.140", TERRAFORM],
    0.02,
  );
  const people = PEOPLE.map((login, n) =>
    actor(
      `AWSReservedSSO_${n % 4 === 0 ? "AdministratorAccess" : "Developer"}_${(0xab12cd34ef + n * 7919 + position).toString(16)}`,
      { way: "identity-center", login: `${login}@larkfield.example` },
      n % 4 === 3 ? "analyst" : "person",
      ["office", 16 / (n + 2)],
      [n % 2 === 0 ? office(n) : home(n), n % 3 === 1 ? CLI : BROWSER],
      0.07,
    ),
  );
  const firstPerson = people[0] ?? runner;
  return [
    runner,
    ...people,
    ...PEOPLE.slice(0, 4).map((login, n) =>
      actor(
        `partner-${n}`,
        { way: "saml", login: `${login}@partner.example` },
        "analyst",
        ["office", 2],
        [home(n + 30), BROWSER],
        0.1,
      ),
    ),
    ...["breakglass", "finance.viewer", "contractor-1", "contractor-2"].map((name, n) =>
      actor(
        name,
        { way: "console" },
        n === 1 ? "administration" : "person",
        ["office", 1.5],
        [home(n + 50), BROWSER],
        0.12,
      ),
    ),
    actor("root", { way: "root" }, "administration", ["office", 0.05], [office(1), BROWSER]),
    ...[
      VICTIM_USER,
      "metrics-push",
      "partner-sftp",
      "terraform-state",
      "scanner-agent",
      "log-shipper",
    ].map((name, n) =>
      actor(
        name,
        { way: "access-key" },
        n === 4 ? "scanner" : n === 0 ? "deploy" : "worker",
        ["steady", 44 / (n + 1)],
        [egress, n % 2 === 0 ? CLI : JAVA],
        0.03,
      ),
    ),
    ...WORKLOADS.map((name, n) =>
      actor(
        `${name}-node`,
        {
          way: "service-role",
          host: "ec2",
          sessionName: `i-0${(0xa1b2c3d4e5f6 * (n + 3) + position).toString(16).padStart(16, "7").slice(0, 16)}`,
        },
        "worker",
        ["steady", 26 / (n + 1)],
        [n % 2 === 0 ? inside(n) : egress, JAVA],
      ),
    ),
    ...WORKLOADS.map((name, n) =>
      actor(
        `${name}-lambda`,
        { way: "service-role", host: "lambda", sessionName: `${name}-handler` },
        "function",
        ["steady", 22 / (n + 1)],
        [egress, BOTO],
      ),
    ),
    ...WORKLOADS.slice(0, 5).map((name, n) =>
      actor(
        `pod-${name}`,
        {
          way: "web-identity",
          provider: `oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B7${position}`,
          subject: `system:serviceaccount:apps:${name}`,
        },
        "cluster",
        ["steady", 14 / (n + 1)],
        [inside(n + 20), KUBERNETES],
      ),
    ),
    actor(
      "ci-deploy",
      { way: "chained", from: { ...runner, account: neighbour } },
      "deploy",
      ["office", 22],
      ["192.0.2.141", TERRAFORM],
      0.03,
    ),
    actor(
      "ops-admin",
      { way: "chained", from: firstPerson },
      "person",
      ["office", 4],
      [office(0), CLI],
      0.04,
    ),
    actor(
      "read-only-audit",
      { way: "chained", from: { ...firstPerson, account: neighbour } },
      "scanner",
      ["night", 30],
      [egress, BOTO],
      0.12,
    ),
    actor(
      "etl-runner",
      { way: "service-role", host: "glue", sessionName: "GlueJobRunnerSession" },
      "analyst",
      ["night", 20],
      [egress, BOTO],
    ),
    actor(
      "backup-operator",
      { way: "service-role", host: "backup", sessionName: "AWSBackup-AWSBackupDefault" },
      "backup",
      ["night", 8],
      ["backup.amazonaws.com", "backup.amazonaws.com"],
    ),
    ...["autoscaling", "elasticloadbalancing"].map((host, n) =>
      actor(
        n === 0 ? "AWSServiceRoleForAutoScaling" : "AWSServiceRoleForElasticLoadBalancing",
        { way: "linked-role", host },
        "scaling",
        ["steady", 16],
        [`${host}.amazonaws.com`, `${host}.amazonaws.com`],
        0,
      ),
    ),
    ...SERVICES.map((host, n) =>
      actor(
        `${host}.amazonaws.com`,
        { way: "service", host },
        "delivery",
        ["steady", 110 / (n + 1)],
        [`${host}.amazonaws.com`, `${host}.amazonaws.com`],
        0,
      ),
    ),
  ];
}
