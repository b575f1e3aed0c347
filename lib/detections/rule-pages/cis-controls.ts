import type { CisControl } from "@/lib/api/rule-coverage-contract";
import { isJsonObject } from "@/lib/cloudtrail/read-field";

/** A control of the CIS AWS Foundations Benchmark about monitoring, and the search that is its filter. */
export type CisFilter = Omit<CisControl, "rules">;

/** v1.2 counts from 3.1, v3 and v5 from 4.1, v6 and v7 from 5.1; Security Hub in an order of its own. */
function numbers(at: number, securityHub: number | null, isInFirst = true): CisControl["numbers"] {
  return {
    v12: isInFirst ? `3.${at}` : null,
    v3: `4.${at}`,
    v5: `4.${at}`,
    v6: `5.${at}`,
    securityHub: securityHub === null ? null : `CloudWatch.${securityHub}`,
  };
}

function calls(names: string, service?: string): string {
  const events = `event:(${names.trim().split(/\s+/).join(" OR ")})`;
  return service === undefined ? events : `service:${service}.amazonaws.com ${events}`;
}

/**
 * The filters of the benchmark (v5, which v3 is the same as but where `differs` says so), word for
 * word, as searches: their events are those that the metric filter of the benchmark would count.
 */
export const CIS_CONTROLS: readonly CisFilter[] = [
  {
    id: "4.1",
    title: "Unauthorized API calls",
    says: "The error ends in UnauthorizedOperation or begins with AccessDenied; log delivery and HeadBucket are left out.",
    numbers: numbers(1, 2),
    differs:
      "v1.2 and Security Hub leave nothing out, and so count the denials of log delivery too.",
    q: "error:(*UnauthorizedOperation OR AccessDenied*) NOT via:delivery.logs.amazonaws.com NOT event:HeadBucket",
  },
  {
    id: "4.2",
    title: "Console sign-in without MFA",
    says: "A ConsoleLogin whose MFAUsed is not Yes. Federated sign-ins are among them: their record does not tell of MFA at the identity provider.",
    numbers: numbers(2, 3),
    differs:
      "Security Hub counts successful sign-ins of IAM users only: event:ConsoleLogin identity:IAMUser response.ConsoleLogin:Success NOT extra.MFAUsed:Yes",
    q: "event:ConsoleLogin NOT extra.MFAUsed:Yes",
  },
  {
    id: "4.3",
    title: "Use of the root user",
    says: "The root user acts, no service acts for it, and it is no event of a service.",
    numbers: numbers(3, 1),
    differs: null,
    q: "identity:Root NOT via:* NOT eventtype:AwsServiceEvent",
  },
  {
    id: "4.4",
    title: "IAM policy changes",
    says: "Policies are created, changed, deleted, attached or detached. SetDefaultPolicyVersion, trust policies, permissions boundaries and group membership are not asked for.",
    numbers: numbers(4, 4),
    differs: null,
    q: calls(`DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy
      PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy
      DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy`),
  },
  {
    id: "4.5",
    title: "CloudTrail configuration changes",
    says: "Trails are created, changed, deleted, started or stopped. Event selectors are not asked for.",
    numbers: numbers(5, 5),
    differs: null,
    q: calls("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"),
  },
  {
    id: "4.6",
    title: "Console authentication failures",
    says: "A ConsoleLogin with the message “Failed authentication”.",
    numbers: numbers(6, 6),
    differs: null,
    q: 'event:ConsoleLogin error_message:"Failed authentication"',
  },
  {
    id: "4.7",
    title: "Customer keys disabled or to be deleted",
    says: "A KMS key is disabled, or its deletion is scheduled.",
    numbers: numbers(7, 7),
    differs: null,
    q: calls("DisableKey ScheduleKeyDeletion", "kms"),
  },
  {
    id: "4.8",
    title: "S3 bucket policy changes",
    says: "Policy, ACL, CORS, lifecycle or replication of a bucket is set or deleted.",
    numbers: numbers(8, 8),
    differs: null,
    q: calls(
      `PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication
      DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication`,
      "s3",
    ),
  },
  {
    id: "4.9",
    title: "AWS Config configuration changes",
    says: "The recorder is stopped or set, or a delivery channel set or deleted.",
    numbers: numbers(9, 9),
    differs: null,
    q: calls(
      `StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel
      PutConfigurationRecorder`,
      "config",
    ),
  },
  {
    id: "4.10",
    title: "Security group changes",
    says: "Security groups or their rules are created, changed or deleted.",
    numbers: numbers(10, 10),
    differs:
      "ModifySecurityGroupRules is asked for from v5 on; v1.2, v3 and Security Hub do not count it.",
    q: calls(`AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress
      RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup ModifySecurityGroupRules`),
  },
  {
    id: "4.11",
    title: "Network ACL changes",
    says: "Network ACLs, their entries or associations are created, replaced or deleted.",
    numbers: numbers(11, 11),
    differs: null,
    q: calls(`CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry
      ReplaceNetworkAclEntry ReplaceNetworkAclAssociation`),
  },
  {
    id: "4.12",
    title: "Network gateway changes",
    says: "Customer or internet gateways are created, attached, detached or deleted. NAT, VPN, egress-only and transit gateways are not asked for.",
    numbers: numbers(12, 12),
    differs: null,
    q: calls(`CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway
      DeleteInternetGateway DetachInternetGateway`),
  },
  {
    id: "4.13",
    title: "Route table changes",
    says: "Routes or route tables are created, replaced, deleted or disassociated.",
    numbers: numbers(13, 13),
    differs: null,
    q: calls(`CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable
      DeleteRoute DisassociateRouteTable`),
  },
  {
    id: "4.14",
    title: "VPC changes",
    says: "VPCs, their attributes, peering connections or ClassicLinks are changed.",
    numbers: numbers(14, 14),
    differs: null,
    q: calls(`CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection
      CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection
      AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink`),
  },
  {
    id: "4.15",
    title: "AWS Organizations changes",
    says: "Accounts, organizational units, handshakes or policies of the organization are changed.",
    numbers: numbers(15, null, false),
    differs: null,
    q: calls(
      `AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy
      DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy
      DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount
      RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit`,
      "organizations",
    ),
  },
  {
    id: "4.16",
    title: "Security Hub is enabled",
    says: "A setting of the account, which no event shows: there is nothing to count.",
    numbers: numbers(16, null, false),
    differs: null,
    q: null,
  },
];

/**
 * Of the root user's events, those that a search cannot place: `via` is the service that acts for
 * it (userIdentity.invokedBy, which the benchmark asks for) and also a service that stands in
 * place of an address (sourceIPAddress, which it does not). Their records tell.
 */
export const ROOT_THROUGH_SERVICE = {
  id: "4.3",
  q: "identity:Root via:* NOT eventtype:AwsServiceEvent",
} as const;

/** Whether the filter of 4.3 counts the record of such an event: `invokedBy NOT EXISTS`. */
export function actsForItself(record: unknown): boolean {
  const identity = isJsonObject(record) ? record.userIdentity : null;
  return !isJsonObject(identity) || !Object.hasOwn(identity, "invokedBy");
}
