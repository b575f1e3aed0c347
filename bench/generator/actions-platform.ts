import { type Action, actionTable } from "./action";

/** Databases, clusters, networking at the edge, analytics and billing. */
export const PLATFORM_ACTIONS: readonly Action[] = [
  ...actionTable(
    "rds",
    `
    120 r DescribeDBInstances | {"dBInstanceIdentifier":"$database"}
    60 r DescribeDBClusters | {"dBClusterIdentifier":"$database"}
    40 r DescribeDBSnapshots | {"dBInstanceIdentifier":"$database","includeShared":false,"includePublic":false}
    30 r ListTagsForResource | {"resourceName":"arn:aws:rds:$region:$account:db:$database"}
    25 r DescribeDBLogFiles | {"dBInstanceIdentifier":"$database"}
    25 r DescribePendingMaintenanceActions | {}
    3 w CreateDBSnapshot | {"dBSnapshotIdentifier":"$database-$hex","dBInstanceIdentifier":"$database"} | {"dBSnapshotIdentifier":"$database-$hex","dBInstanceIdentifier":"$database","status":"creating","engine":"postgres","encrypted":true}
    1 w ModifyDBInstance | {"dBInstanceIdentifier":"$database","applyImmediately":false,"backupRetentionPeriod":14} | {"dBInstanceIdentifier":"$database","dBInstanceStatus":"available","deletionProtection":true}
    `,
    { apiVersion: "2014-10-31" },
  ),
  ...actionTable(
    "eks",
    `
    70 r DescribeCluster | {"name":"$cluster"}
    40 r ListNodegroups | {"name":"$cluster"}
    30 r DescribeNodegroup | {"name":"$cluster","nodegroupName":"$stack"}
    25 r ListAddons | {"name":"$cluster"}
    60 rd AssumeRoleForPodIdentity | {"clusterName":"$cluster","token":"HIDDEN_DUE_TO_SECURITY_REASONS"}
    2 w UpdateNodegroupVersion | {"name":"$cluster","nodegroupName":"$stack","clientRequestToken":"$uuid"} | {"update":{"id":"$uuid2","status":"InProgress","type":"VersionUpdate"}}
    `,
  ),
  ...actionTable(
    "route53",
    `
    45 r ListResourceRecordSets | {"hostedZoneId":"Z$zone","maxItems":300}
    30 r ListHostedZones | {"maxItems":100}
    15 r GetHostedZone | {"id":"Z$zone"}
    5 w ChangeResourceRecordSets | {"hostedZoneId":"Z$zone","changeBatch":{"changes":[{"action":"UPSERT","resourceRecordSet":{"name":"$stack.larkfield.example.","type":"CNAME","tTL":60,"resourceRecords":[{"value":"$stack-$hex.$region.elb.amazonaws.com"}]}}]}} | {"changeInfo":{"id":"/change/C$zone","status":"PENDING","submittedAt":"$date"}}
    `,
    { global: true, apiVersion: "2013-04-01" },
  ),
  ...actionTable(
    "cloudfront",
    `
    25 r ListDistributions | {"maxItems":"100"}
    20 r GetDistribution | {"id":"E$zone"}
    6 w CreateInvalidation | {"distributionId":"E$zone","invalidationBatch":{"paths":{"quantity":1,"items":["/*"]},"callerReference":"$uuid"}} | {"invalidation":{"id":"I$zone","status":"InProgress","createTime":"$date"}}
    `,
    { global: true, apiVersion: "2020_05_31" },
  ),
  ...actionTable(
    "acm",
    `
    30 r ListCertificates | {"maxItems":100}
    25 r DescribeCertificate | {"certificateArn":"arn:aws:acm:$region:$account:certificate/$key"}
    `,
  ),
  ...actionTable(
    "athena",
    `
    40 r GetQueryExecution | {"queryExecutionId":"$uuid"}
    18 w StartQueryExecution | {"queryString":"HIDDEN_DUE_TO_SECURITY_REASONS","workGroup":"primary","resultConfiguration":{"outputLocation":"s3://$bucket/athena/"}} | {"queryExecutionId":"$uuid"}
    20 r GetQueryResults | {"queryExecutionId":"$uuid","maxResults":1000}
    `,
  ),
  ...actionTable(
    "glue",
    `
    70 r GetTable | {"databaseName":"lake","name":"$table"} | null | AWS::Glue::Table=arn:aws:glue:$region:$account:table/lake/$table
    50 r GetPartitions | {"databaseName":"lake","tableName":"$table","expression":"day > '$day'"}
    30 r GetDatabases | {"maxResults":100}
    8 w StartJobRun | {"jobName":"$stack"} | {"jobRunId":"jr_$hex$hex2"}
    10 w BatchCreatePartition | {"databaseName":"lake","tableName":"$table","partitionInputList":[{"values":["$day"]}]} | {"errors":[]}
    `,
  ),
  ...actionTable(
    "kinesis",
    `
    40 r DescribeStreamSummary | {"streamName":"$stack"}
    90 rd GetRecords | {"streamARN":"arn:aws:kinesis:$region:$account:stream/$stack","limit":1000} | null | AWS::Kinesis::Stream=arn:aws:kinesis:$region:$account:stream/$stack
    20 r ListShards | {"streamName":"$stack"}
    `,
  ),
  ...actionTable(
    "bedrock",
    `
    60 r InvokeModel | {"modelId":"amazon.nova-lite-v1:0"} | null | AWS::Bedrock::FoundationModel=arn:aws:bedrock:$region::foundation-model/amazon.nova-lite-v1:0
    20 r ListFoundationModels | {}
    `,
  ),
  ...actionTable(
    "backup",
    `
    25 r ListBackupJobs | {"byState":"FAILED"}
    15 r ListRecoveryPointsByBackupVault | {"backupVaultName":"Default"}
    10 w StartBackupJob | {"backupVaultName":"Default","resourceArn":"arn:aws:rds:$region:$account:db:$database","iamRoleArn":"arn:aws:iam::$account:role/service-role/AWSBackupDefaultServiceRole"} | {"backupJobId":"$uuid","creationDate":"$date"}
    `,
  ),
  ...actionTable(
    "ce",
    '30 r GetCostAndUsage | {"granularity":"DAILY","metrics":["UnblendedCost"],"timePeriod":{"start":"$day","end":"$day"}}',
    {
      global: true,
    },
  ),
  ...actionTable(
    "health",
    '40 r DescribeEventAggregates | {"aggregateField":"eventTypeCategory","filter":{"eventStatusCodes":["open","upcoming"]}}',
    {
      global: true,
    },
  ),
  ...actionTable("support", '20 r DescribeTrustedAdvisorChecks | {"language":"en"}', {
    global: true,
  }),
  ...actionTable("notifications", '25 r ListNotificationEvents | {"maxResults":10}'),
  ...actionTable(
    "servicequotas",
    `
    15 r ListServiceQuotas | {"serviceCode":"ec2","maxResults":100}
    10 r GetServiceQuota | {"serviceCode":"ec2","quotaCode":"L-$hex"}
    `,
  ),
];
