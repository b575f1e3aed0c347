import type { Action } from "./action";
import { COMPUTE_ACTIONS } from "./actions-compute";
import { IDENTITY_ACTIONS } from "./actions-identity";
import { OPERATION_ACTIONS } from "./actions-operation";
import { PLATFORM_ACTIONS } from "./actions-platform";
import { SECURITY_ACTIONS } from "./actions-security";
import { STORAGE_ACTIONS } from "./actions-storage";
import { Weighted } from "./weighted";

const CATALOGUE: readonly Action[] = [
  ...STORAGE_ACTIONS,
  ...COMPUTE_ACTIONS,
  ...IDENTITY_ACTIONS,
  ...OPERATION_ACTIONS,
  ...PLATFORM_ACTIONS,
  ...SECURITY_ACTIONS,
];

export type ProfileName = keyof typeof PROFILES;

interface Profile {
  /** Services and how much each is used; `*` stands for those not named. */
  readonly services: Readonly<Record<string, number>>;
  /** Leave out what does not fit, for example changes by an auditor. */
  readonly only?: (action: Action) => boolean;
}

const PROFILES = {
  person: {
    services: { "*": 1, ec2: 2, monitoring: 2, logs: 2, kms: 0.1 },
    only: (a) => !a.data && a.via === null,
  },
  analyst: {
    services: { athena: 8, glue: 4, s3: 0.8, logs: 1 },
    only: (a) => a.name !== "DeleteObject",
  },
  deploy: {
    services: {
      cloudformation: 4,
      ecr: 3,
      ecs: 3,
      lambda: 2,
      s3: 0.4,
      iam: 1,
      ssm: 1,
      sts: 1,
      codebuild: 2,
    },
  },
  worker: {
    services: {
      s3: 0.6,
      dynamodb: 3,
      kms: 2,
      secretsmanager: 1,
      sqs: 3,
      ssm: 1,
      sns: 2,
      states: 1,
      kinesis: 1,
    },
  },
  function: {
    services: { logs: 1, dynamodb: 3, s3: 0.4, kms: 1, sns: 1, events: 0.2, bedrock: 1 },
    only: (a) => !a.name.startsWith("Filter"),
  },
  cluster: {
    services: {
      ec2: 2,
      elasticloadbalancing: 3,
      autoscaling: 2,
      ecr: 3,
      eks: 1,
      route53: 0.5,
      sts: 1,
    },
  },
  scanner: {
    services: { "*": 1, iam: 3, s3: 1, cloudtrail: 3, config: 3, guardduty: 3, securityhub: 3 },
    only: (a) => a.readOnly && !a.data,
  },
  backup: { services: { backup: 5, rds: 2, ec2: 0.3, kms: 1 } },
  delivery: {
    services: { s3: 0.6, kms: 1 },
    only: (a) => ["GetBucketAcl", "PutObject", "GenerateDataKey"].includes(a.name),
  },
  scaling: { services: { ec2: 1, elasticloadbalancing: 2, autoscaling: 1 } },
  administration: {
    services: { iam: 1, ce: 5, support: 5, organizations: 2, notifications: 2 },
    only: (a) => a.readOnly,
  },
} satisfies Record<string, Profile>;

function actionsOf({ services, only }: Profile): Weighted<Action> {
  const weigh = (action: Action): number =>
    (only?.(action) ?? true) ? action.weight * (services[action.service] ?? services["*"] ?? 0) : 0;
  const fitting = CATALOGUE.filter((action) => weigh(action) > 0);
  return new Weighted(fitting, fitting.map(weigh));
}

const DRAWN = new Map<string, Weighted<Action>>();

/** The actions of a profile, to be drawn from. */
export function profileActions(name: ProfileName): Weighted<Action> {
  const known = DRAWN.get(name);
  if (known !== undefined) return known;
  const actions = actionsOf(PROFILES[name]);
  DRAWN.set(name, actions);
  return actions;
}
