import type { Backdoor } from "./incident-entry";
import type { Deed, Scene } from "./incident-scene";
import { COMPANY, QUIET_REGION } from "./organization";

/** The account with which the snapshot is shared; it belongs to nobody here. */
const OUTSIDE_ACCOUNT = "999900001111";
const STOLEN_OBJECTS = 60;

/** Large machines where nobody looks. */
export function occupyQuietRegion(scene: Scene): void {
  const { random } = scene;
  const group = `sg-0${random.hex(16)}`;
  const instance = `i-0${random.hex(16)}`;
  const image = `ami-0${random.hex(16)}`;
  const run = {
    instancesSet: { items: [{ imageId: image, minCount: 1, maxCount: 4 }] },
    iamInstanceProfile: { name: "ops-admin" },
  };
  const ec2 = (name: string, request: object, response?: object): Deed => ({
    service: "ec2",
    name,
    region: QUIET_REGION,
    request,
    ...(response ? { response } : {}),
  });
  scene.step(
    "T1535",
    "Quiet Region",
    `machines started in ${QUIET_REGION}, which nobody uses`,
    () =>
      scene.doAll([
        ec2(
          "CreateKeyPair",
          { keyName: "sync" },
          { keyName: "sync", keyMaterial: "<sensitiveDataRemoved>" },
        ),
        ec2(
          "CreateSecurityGroup",
          { groupName: "sync", groupDescription: "sync" },
          { _return: true, groupId: group },
        ),
        ec2(
          "AuthorizeSecurityGroupIngress",
          {
            groupId: group,
            ipPermissions: {
              items: [
                {
                  ipProtocol: "tcp",
                  fromPort: 22,
                  toPort: 22,
                  ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] },
                },
              ],
            },
          },
          { _return: true },
        ),
        {
          ...ec2("RunInstances", { ...run, instanceType: "p5.48xlarge" }),
          failure: {
            code: "Client.VcpuLimitExceeded",
            message:
              "You have requested more vCPU capacity than your current vCPU limit of 32 allows.",
          },
        },
        ec2(
          "RunInstances",
          { ...run, instanceType: "g5.4xlarge" },
          {
            instancesSet: {
              items: [{ instanceId: instance, imageId: image, instanceType: "g5.4xlarge" }],
            },
          },
        ),
        ec2("DescribeInstances", { instancesSet: { items: [{ instanceId: instance }] } }),
      ]),
  );
}

/** The account's own trail goes dark; the organization's cannot be touched, and tells of the attempt. */
export function blindTheTrail(scene: Scene): void {
  const name = `arn:aws:cloudtrail:us-east-1:${scene.home.account.id}:trail/account-audit`;
  const region = "us-east-1";
  const selectors = [
    { readWriteType: "WriteOnly", includeManagementEvents: false, dataResources: [] },
  ];
  scene.step(
    "T1562.008",
    "Logs tampered with",
    "account trail stopped, organization trail attempted, detector off",
    () =>
      scene.doAll([
        {
          service: "cloudtrail",
          name: "PutEventSelectors",
          region,
          request: { trailName: name, eventSelectors: selectors },
          response: { trailARN: name, eventSelectors: selectors },
        },
        { service: "cloudtrail", name: "StopLogging", region, request: { name } },
        {
          service: "cloudtrail",
          name: "DeleteTrail",
          region,
          request: { name: "org-trail" },
          denied: true,
        },
        {
          service: "guardduty",
          name: "UpdateDetector",
          request: { detectorId: scene.random.hex(32), enable: false },
        },
        {
          service: "ec2",
          name: "DeleteFlowLogs",
          request: {
            DeleteFlowLogsRequest: {
              FlowLogId: { tag: 1, content: `fl-0${scene.random.hex(16)}` },
            },
          },
        },
      ]),
  );
}

/** Secrets, customer exports and a copy of a disk leave the account. */
export function stealData(scene: Scene): void {
  const { account, region } = scene.home;
  const bucket = `${COMPANY}-${account.name}-customer-exports`;
  const bucketArn = `arn:aws:s3:::${bucket}`;
  const secret = (name: string): Deed => ({
    service: "secretsmanager",
    name: "GetSecretValue",
    request: {
      secretId: `arn:aws:secretsmanager:${region}:${account.id}:secret:${account.name}/${name}/db`,
    },
  });
  scene.step("T1555.006", "Secrets read", "five database passwords within a minute", () =>
    scene.doAll(
      ["checkout", "billing", "ledger-sync", "catalog-api", "fraud-score"].map(secret),
      4,
    ),
  );
  const Host = `${bucket}.s3.${region}.amazonaws.com`;
  const object = (n: number): Deed => {
    const key = `customers/2026/export-${String(n).padStart(4, "0")}.csv.gz`;
    const resources = [
      { type: "AWS::S3::Object", ARN: `${bucketArn}/${key}` },
      { type: "AWS::S3::Bucket", ARN: bucketArn },
    ];
    return {
      service: "s3",
      name: "GetObject",
      data: true,
      request: { bucketName: bucket, Host, key },
      resources,
    };
  };
  scene.step("T1530", "Data theft", `${STOLEN_OBJECTS} customer exports downloaded`, () =>
    scene.doAll(
      [
        {
          service: "s3",
          name: "ListObjects",
          data: true,
          request: { bucketName: bucket, Host, prefix: "customers/" },
          resources: [{ type: "AWS::S3::Bucket", ARN: bucketArn }],
        },
        ...Array.from({ length: STOLEN_OBJECTS }, (_, n) => object(n)),
      ],
      2,
    ),
  );
  const volumeId = `vol-0${scene.random.hex(16)}`;
  const snapshotId = `snap-0${scene.random.hex(16)}`;
  scene.step(
    "T1537",
    "Snapshot shared",
    `a disk's snapshot given to account ${OUTSIDE_ACCOUNT}`,
    () =>
      scene.doAll([
        {
          service: "ec2",
          name: "CreateSnapshot",
          request: { volumeId, description: "sync" },
          response: { snapshotId, volumeId, status: "pending", ownerId: account.id },
        },
        {
          service: "ec2",
          name: "ModifySnapshotAttribute",
          request: {
            snapshotId,
            attributeType: "CREATE_VOLUME_PERMISSION",
            createVolumePermission: { add: { items: [{ userId: OUTSIDE_ACCOUNT }] } },
          },
          response: { _return: true },
        },
      ]),
  );
}

/** The tracks, removed in the wrong order. */
export function cleanUp(scene: Scene, { user, accessKeyId }: Backdoor): void {
  const iam = (name: string, request: object): Deed => ({ service: "iam", name, request });
  scene.step("T1070", "Tracks removed", `user ${user} taken apart and deleted`, () =>
    scene.doAll([
      iam("DeleteLoginProfile", { userName: user }),
      iam("DetachUserPolicy", {
        userName: user,
        policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
      }),
      {
        ...iam("DeleteUser", { userName: user }),
        failure: {
          code: "DeleteConflictException",
          message: "Cannot delete entity, must delete access keys first.",
        },
      },
      iam("DeleteAccessKey", { userName: user, accessKeyId }),
      iam("DeleteUser", { userName: user }),
    ]),
  );
}
