import { type Action, actionTable } from "./action";

/** The services that watch: what an auditor or a scanner asks all day. */
export const SECURITY_ACTIONS: readonly Action[] = [
  ...actionTable(
    "cloudtrail",
    `
    45 r DescribeTrails | {"trailNameList":[],"includeShadowTrails":true}
    40 r GetTrailStatus | {"name":"arn:aws:cloudtrail:us-east-1:$account:trail/org-trail"}
    30 r GetEventSelectors | {"trailName":"arn:aws:cloudtrail:us-east-1:$account:trail/org-trail"}
    35 r LookupEvents | {"lookupAttributes":[{"attributeKey":"ResourceName","attributeValue":"$instance"}],"maxResults":50}
    15 r ListTrails | {}
    12 r GetInsightSelectors | {"trailName":"org-trail"}
    `,
  ),
  ...actionTable(
    "config",
    `
    60 w PutEvaluations | {"evaluations":[{"complianceResourceType":"AWS::EC2::Instance","complianceResourceId":"$instance","complianceType":"COMPLIANT","orderingTimestamp":"$expiry"}],"resultToken":"$token"}
    50 r DescribeConfigRules | {"configRuleNames":[]}
    40 r GetResourceConfigHistory | {"resourceType":"AWS::EC2::SecurityGroup","resourceId":"$group","limit":10}
    40 r SelectResourceConfig | {"expression":"SELECT resourceId WHERE resourceType = 'AWS::EC2::Instance'","limit":100}
    30 r DescribeConfigurationRecorderStatus
    25 r DescribeComplianceByConfigRule | {"complianceTypes":["NON_COMPLIANT"]}
    `,
  ),
  ...actionTable(
    "guardduty",
    `
    45 r ListDetectors | {"maxResults":50}
    40 r ListFindings | {"detectorId":"$hex$hex2","maxResults":50}
    30 r GetFindings | {"detectorId":"$hex$hex2","findingIds":["$hex"]}
    20 r GetDetector | {"detectorId":"$hex$hex2"}
    `,
  ),
  ...actionTable(
    "securityhub",
    `
    45 w BatchImportFindings | {"findings":[{"schemaVersion":"2018-10-08","id":"$uuid","productArn":"arn:aws:securityhub:$region::product/aws/inspector","awsAccountId":"$account"}]} | {"failedCount":0,"successCount":1,"failedFindings":[]}
    40 r GetFindings | {"maxResults":100,"filters":{"recordState":[{"value":"ACTIVE","comparison":"EQUALS"}]}}
    20 r DescribeHub | {}
    15 r GetEnabledStandards | {"maxResults":25}
    `,
  ),
  ...actionTable(
    "inspector2",
    `
    30 r ListFindings | {"maxResults":100}
    20 r BatchGetAccountStatus | {"accountIds":["$account"]}
    15 r ListCoverage | {"maxResults":200}
    `,
  ),
  ...actionTable(
    "access-analyzer",
    `
    25 r ListAnalyzers | {"type":"ACCOUNT"}
    20 r ListFindingsV2 | {"analyzerArn":"arn:aws:access-analyzer:$region:$account:analyzer/default"}
    `,
  ),
  ...actionTable(
    "macie2",
    `
    12 r GetMacieSession | {}
    10 r ListFindings | {"maxResults":25}
    `,
  ),
  ...actionTable(
    "wafv2",
    `
    18 r ListWebACLs | {"scope":"REGIONAL","limit":100}
    15 r GetWebACLForResource | {"resourceArn":"arn:aws:elasticloadbalancing:$region:$account:loadbalancer/app/$stack/$hex$hex2"}
    `,
  ),
];
