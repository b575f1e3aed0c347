import { type Action, actionTable } from "./action";

/** IAM, STS, Organizations and Identity Center: who may do what. */
export const IDENTITY_ACTIONS: readonly Action[] = [
  ...actionTable(
    "iam",
    `
    90 r GetRole | {"roleName":"$role"}
    70 r ListRoles | {"maxItems":100}
    60 r GetPolicy | {"policyArn":"arn:aws:iam::$account:policy/$policy"}
    55 r GetPolicyVersion | {"policyArn":"arn:aws:iam::$account:policy/$policy","versionId":"v$small"}
    50 r ListAttachedRolePolicies | {"roleName":"$role"}
    45 r ListRolePolicies | {"roleName":"$role"}
    40 r GetRolePolicy | {"policyName":"$policy","roleName":"$role"}
    36 r ListUsers | {"maxItems":100}
    34 r ListAccessKeys | {"userName":"$userName"}
    30 r GetUser | {"userName":"$userName"}
    30 r ListPolicies | {"scope":"Local","onlyAttached":false}
    28 r ListGroupsForUser | {"userName":"$userName"}
    26 r ListAttachedUserPolicies | {"userName":"$userName"}
    24 r ListMFADevices | {"userName":"$userName"}
    20 r GetAccessKeyLastUsed | {"accessKeyId":"AKIA$keyTail"}
    20 r GetInstanceProfile | {"instanceProfileName":"$stack-node"}
    18 r ListInstanceProfilesForRole | {"roleName":"$role"}
    18 r GetAccountSummary
    15 r GetAccountPasswordPolicy
    14 r GenerateCredentialReport
    12 r GetCredentialReport
    12 r ListAccountAliases | {}
    12 r SimulatePrincipalPolicy | {"policySourceArn":"arn:aws:iam::$account:role/$role","actionNames":["s3:GetObject"],"resourceArns":["arn:aws:s3:::$bucket/*"]}
    10 r ListOpenIDConnectProviders
    4 w CreateRole | {"path":"/","roleName":"$stack-$hex","assumeRolePolicyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"Service\\":\\"lambda.amazonaws.com\\"},\\"Action\\":\\"sts:AssumeRole\\"}]}"} | {"role":{"path":"/","roleName":"$stack-$hex","roleId":"AROA$keyTail","arn":"arn:aws:iam::$account:role/$stack-$hex","createDate":"$date"}}
    4 w PutRolePolicy | {"roleName":"$role","policyName":"$policy","policyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":[\\"s3:GetObject\\"],\\"Resource\\":\\"arn:aws:s3:::$bucket/*\\"}]}"}
    4 w AttachRolePolicy | {"roleName":"$role","policyArn":"arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"}
    3 w TagRole | {"roleName":"$role","tags":[{"key":"Stack","value":"$stack"}]}
    2 w DetachRolePolicy | {"roleName":"$role","policyArn":"arn:aws:iam::$account:policy/$policy"}
    2 w DeleteRolePolicy | {"roleName":"$role","policyName":"$policy"}
    1 w CreatePolicyVersion | {"policyArn":"arn:aws:iam::$account:policy/$policy","policyDocument":"{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"logs:PutLogEvents\\",\\"Resource\\":\\"*\\"}]}","setAsDefault":true} | {"policyVersion":{"versionId":"v$small","isDefaultVersion":true,"createDate":"$date"}}
    1 w CreateInstanceProfile | {"instanceProfileName":"$stack-$hex","path":"/"} | {"instanceProfile":{"instanceProfileName":"$stack-$hex","arn":"arn:aws:iam::$account:instance-profile/$stack-$hex","createDate":"$date"}}
    `,
    { global: true, apiVersion: "2010-05-08" },
  ),
  ...actionTable(
    "sts",
    `
    190 r GetCallerIdentity | null | null
    6 r DecodeAuthorizationMessage | {"encodedMessage":"HIDDEN_DUE_TO_SECURITY_REASONS"}
    6 r GetSessionToken | {"durationSeconds":3600} | {"credentials":{"accessKeyId":"ASIA$keyTail","sessionToken":"$token$token2","expiration":"$expiry"}}
    `,
    {
      apiVersion: "2011-06-15",
      additional: '{"RequestDetails":{"endpointType":"regional","awsServingRegion":"$region"}}',
    },
  ),
  ...actionTable(
    "organizations",
    `
    24 r DescribeOrganization
    20 r ListAccounts | {"maxResults":20}
    14 r ListAccountsForParent | {"parentId":"ou-lark-$hex"}
    12 r DescribeAccount | {"accountId":"$account"}
    10 r ListPolicies | {"filter":"SERVICE_CONTROL_POLICY"}
    8 r DescribePolicy | {"policyId":"p-$hex"}
    `,
    { global: true },
  ),
  ...actionTable(
    "sso",
    `
    16 r ListPermissionSets | {"instanceArn":"arn:aws:sso:::instance/ssoins-$hex"}
    12 r ListAccountAssignments | {"instanceArn":"arn:aws:sso:::instance/ssoins-$hex","accountId":"$account","permissionSetArn":"arn:aws:sso:::permissionSet/ssoins-$hex/ps-$hex2"}
    8 r DescribePermissionSet | {"instanceArn":"arn:aws:sso:::instance/ssoins-$hex","permissionSetArn":"arn:aws:sso:::permissionSet/ssoins-$hex/ps-$hex2"}
    `,
    { global: true },
  ),
];
