/**
 * The metric filters of the CIS AWS Foundations Benchmark (v3 §4, v5 §4), word for word as far as
 * Sigma has words for them: the number of the control, and the detection.
 */
export const CIS_FILTERS: Readonly<Record<string, string>> = {
  ".1": `
    refused:
      - errorCode|endswith: UnauthorizedOperation
      - errorCode|startswith: AccessDenied
    delivery: { sourceIPAddress: delivery.logs.amazonaws.com }
    head: { eventName: HeadBucket }
    condition: refused and not delivery and not head`,
  ".2": `
    login: { eventName: ConsoleLogin }
    mfa: { additionalEventData.MFAUsed: 'Yes' }
    condition: login and not mfa`,
  ".2 Security Hub": `
    login:
      eventName: ConsoleLogin
      additionalEventData.MFAUsed|neq: 'Yes'
      userIdentity.type: IAMUser
      responseElements.ConsoleLogin: Success
    condition: login`,
  ".3": `
    root: { userIdentity.type: Root, userIdentity.invokedBy|exists: false }
    service: { eventType: AwsServiceEvent }
    condition: root and not service`,
  ".4": names(
    "DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy",
  ),
  ".5": names("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"),
  ".6": `
    login: { eventName: ConsoleLogin, errorMessage: Failed authentication }
    condition: login`,
  ".7": names("DisableKey ScheduleKeyDeletion", "kms"),
  ".8": names(
    "PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication",
    "s3",
  ),
  ".9": names(
    "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
    "config",
  ),
  ".10": names(
    "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup ModifySecurityGroupRules",
  ),
  ".11": names(
    "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation",
  ),
  ".12": names(
    "CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway",
  ),
  ".13": names(
    "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable",
  ),
  ".14": names(
    "CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink",
  ),
  ".15": names(
    "AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit",
    "organizations",
  ),
};

function names(list: string, service?: string): string {
  const source = service === undefined ? "" : `, eventSource: ${service}.amazonaws.com`;
  return `
    call: { eventName: [${list.replaceAll(" ", ", ")}]${source} }
    condition: call`;
}
