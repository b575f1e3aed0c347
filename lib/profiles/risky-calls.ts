/** Names of events by the service that they belong to. */
export type Calls = Readonly<Record<string, readonly string[]>>;

/** They end or weaken what records or detects. */
export const BLINDING: Calls = {
  "access-analyzer.amazonaws.com": ["DeleteAnalyzer"],
  "bedrock.amazonaws.com": ["DeleteModelInvocationLoggingConfiguration"],
  "cloudtrail.amazonaws.com": [
    "DeleteEventDataStore",
    "DeleteTrail",
    "PutEventSelectors",
    "StopEventDataStoreIngestion",
    "StopLogging",
    "UpdateTrail",
  ],
  "config.amazonaws.com": [
    "DeleteConfigurationRecorder",
    "DeleteDeliveryChannel",
    "StopConfigurationRecorder",
  ],
  "ec2.amazonaws.com": ["DeleteFlowLogs"],
  "guardduty.amazonaws.com": [
    "DeleteDetector",
    "DeleteMembers",
    "DeletePublishingDestination",
    "DisassociateFromAdministratorAccount",
    "DisassociateFromMasterAccount",
    "DisassociateMembers",
    "StopMonitoringMembers",
    "UpdateDetector",
  ],
  "inspector2.amazonaws.com": ["Disable"],
  "logs.amazonaws.com": ["DeleteLogGroup", "DeleteLogStream"],
  "macie2.amazonaws.com": ["DisableMacie"],
  "route53resolver.amazonaws.com": [
    "DeleteResolverQueryLogConfig",
    "DisassociateResolverQueryLogConfig",
  ],
  "securityhub.amazonaws.com": ["BatchDisableStandards", "DisableSecurityHub"],
};

/** They give somebody more rights, or a way to use those of somebody else. */
export const PRIVILEGES: Calls = {
  "iam.amazonaws.com": [
    "AddUserToGroup",
    "AttachGroupPolicy",
    "AttachRolePolicy",
    "AttachUserPolicy",
    "CreateLoginProfile",
    "CreatePolicyVersion",
    "DeleteRolePermissionsBoundary",
    "DeleteUserPermissionsBoundary",
    "PutGroupPolicy",
    "PutRolePolicy",
    "PutUserPolicy",
    "SetDefaultPolicyVersion",
    "UpdateAssumeRolePolicy",
    "UpdateLoginProfile",
  ],
  "sso.amazonaws.com": [
    "AttachCustomerManagedPolicyReferenceToPermissionSet",
    "AttachManagedPolicyToPermissionSet",
    "CreateAccountAssignment",
    "PutInlinePolicyToPermissionSet",
  ],
};

export const SECRET_READS: Calls = {
  "secretsmanager.amazonaws.com": ["BatchGetSecretValue", "GetSecretValue"],
  "ssm.amazonaws.com": ["GetParameter", "GetParameters", "GetParametersByPath"],
};
