/**
 * What each control of events is about, as names of calls: written by hand from the published
 * definitions of the CIS monitoring controls and from what each other control asks, and from no pack,
 * so that a name that is missing in a pack is a difference.
 */
interface NamedCalls {
  /** Of one service alone: what its records say as eventSource. */
  readonly source?: string;
  readonly names: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);
/** `pairs("Create Delete", "Vpc Subnet")`: each of the first before each of the second. */
const pairs = (first: string, second: string): string[] =>
  words(first).flatMap((verb) => words(second).map((noun) => `${verb}${noun}`));

const POLICY_CALLS = [
  ...pairs("Put Delete", "GroupPolicy RolePolicy UserPolicy"),
  ...pairs("Attach Detach", "GroupPolicy RolePolicy UserPolicy"),
  ...pairs("Create Delete", "Policy PolicyVersion"),
];

export const NAMED_CALLS = {
  "IAM policy changes": { names: POLICY_CALLS },
  "CloudTrail configuration changes": {
    names: [...pairs("Create Update Delete", "Trail"), ...pairs("Start Stop", "Logging")],
  },
  "Customer keys disabled or to be deleted": {
    source: "kms.amazonaws.com",
    names: words("DisableKey ScheduleKeyDeletion"),
  },
  "S3 bucket policy changes": {
    source: "s3.amazonaws.com",
    names: [
      "PutBucketAcl",
      ...pairs("PutBucket DeleteBucket", "Policy Cors Lifecycle Replication"),
    ],
  },
  "AWS Config configuration changes": {
    source: "config.amazonaws.com",
    names: words(
      "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
    ),
  },
  "Security group changes": {
    names: [
      ...pairs("AuthorizeSecurityGroup RevokeSecurityGroup", "Ingress Egress"),
      ...pairs("Create Delete", "SecurityGroup"),
      "ModifySecurityGroupRules",
    ],
  },
  "Network ACL changes": {
    names: [
      ...pairs("Create Delete", "NetworkAcl NetworkAclEntry"),
      ...pairs("ReplaceNetworkAcl", "Entry Association"),
    ],
  },
  "Network gateway changes": {
    names: [
      ...pairs("Create Delete", "CustomerGateway"),
      ...pairs("Attach Create Delete Detach", "InternetGateway"),
    ],
  },
  "Route table changes": {
    names: words(
      "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable",
    ),
  },
  "VPC changes": {
    names: [
      ...words("CreateVpc DeleteVpc ModifyVpcAttribute"),
      ...pairs("Accept Create Delete Reject", "VpcPeeringConnection"),
      ...pairs("Attach Detach", "ClassicLinkVpc"),
      ...pairs("Enable Disable", "VpcClassicLink"),
    ],
  },
  "AWS Organizations changes": {
    source: "organizations.amazonaws.com",
    names: [
      ...pairs("Accept Decline", "Handshake"),
      ...pairs("Attach Create Delete Detach Update", "Policy"),
      ...pairs("Create Delete Update", "OrganizationalUnit"),
      ...pairs("Enable Disable", "PolicyType"),
      ...words("CreateAccount MoveAccount InviteAccountToOrganization DeleteOrganization"),
      ...words("LeaveOrganization RemoveAccountFromOrganization"),
    ],
  },
  "Changes of identities and credentials": {
    source: "iam.amazonaws.com",
    names: [
      ...POLICY_CALLS,
      ...pairs("Create Delete Update", "User Role AccessKey LoginProfile"),
      ...pairs("Create Delete", "Group"),
      ...words("AddUserToGroup RemoveUserFromGroup ChangePassword UpdateAssumeRolePolicy"),
      ...words("CreateVirtualMFADevice EnableMFADevice DeactivateMFADevice"),
      ...words("DeleteVirtualMFADevice SetDefaultPolicyVersion"),
      ...pairs("Put Delete", "UserPermissionsBoundary RolePermissionsBoundary"),
    ],
  },
  "Life of access keys": {
    source: "iam.amazonaws.com",
    names: pairs("Create Delete Update", "AccessKey"),
  },
  "Changes of logging": {
    source: "cloudtrail.amazonaws.com",
    names: [
      ...pairs("Create Update Delete", "Trail"),
      ...pairs("Start Stop", "Logging"),
      ...pairs("Put", "EventSelectors InsightSelectors"),
    ],
  },
  "Roles taken on": {
    source: "sts.amazonaws.com",
    names: words("AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity"),
  },
  "Looks at the audit logs": {
    source: "cloudtrail.amazonaws.com",
    names: [
      ...pairs("Get", "Trail TrailStatus EventSelectors QueryResults"),
      ...words("LookupEvents DescribeTrails ListTrails StartQuery"),
    ],
  },
} as const satisfies Readonly<Record<string, NamedCalls>>;

/**
 * Distinct events of two public incidents that the CIS monitoring controls find, counted once by an
 * independent script: invictus (2,900 events) and stratus (310).
 */
export const PUBLISHED_COUNTS: Readonly<
  Record<string, readonly [invictus: number, stratus: number]>
> = {
  "Unauthorized API calls": [60, 51],
  "Console sign-in without MFA": [1, 1],
  "Use of the root user": [0, 0],
  "IAM policy changes": [26, 2],
  "CloudTrail configuration changes": [13, 2],
  "Console authentication failures": [0, 0],
  "Customer keys disabled or to be deleted": [0, 0],
  "S3 bucket policy changes": [6, 0],
  "AWS Config configuration changes": [0, 0],
  "Security group changes": [8, 1],
  "Network ACL changes": [0, 0],
  "Network gateway changes": [15, 0],
  "Route table changes": [40, 0],
  "VPC changes": [16, 0],
  "AWS Organizations changes": [1, 1],
};
