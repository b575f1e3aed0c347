import { type Action, actionTable } from "./action";

/** Deployment, logging, messaging and monitoring: what keeps the rest going. */
export const OPERATION_ACTIONS: readonly Action[] = [
  ...actionTable(
    "logs",
    `
    220 w CreateLogStream | {"logGroupName":"$logGroup","logStreamName":"$day/[$small]$hex$hex2"}
    90 r DescribeLogGroups | {"logGroupNamePrefix":"$logGroup","limit":50}
    70 r DescribeLogStreams | {"logGroupName":"$logGroup","orderBy":"LastEventTime","descending":true,"limit":50}
    60 r FilterLogEvents | {"logGroupName":"$logGroup","startTime":$epoch,"filterPattern":"ERROR"}
    40 r StartQuery | {"logGroupName":"$logGroup","startTime":$epoch,"endTime":$epoch,"queryString":"stats count() by bin(5m)"} | {"queryId":"$uuid"}
    40 r GetQueryResults | {"queryId":"$uuid"}
    30 r GetLogEvents | {"logGroupName":"$logGroup","logStreamName":"$day/[$small]$hex$hex2"}
    6 w CreateLogGroup | {"logGroupName":"/aws/lambda/$function"}
    4 w PutRetentionPolicy | {"logGroupName":"$logGroup","retentionInDays":90}
    `,
    { apiVersion: "20140328" },
  ),
  ...actionTable(
    "monitoring",
    `
    150 rd GetMetricData | {"startTime":"$date","endTime":"$date","metricDataQueries":[{"id":"m1","metricStat":{"metric":{"namespace":"AWS/ApplicationELB","metricName":"TargetResponseTime"},"period":60,"stat":"p99"}}]}
    100 r DescribeAlarms | {"maxRecords":100,"alarmNamePrefix":"$stack"}
    50 r ListMetrics | {"namespace":"AWS/Lambda","recentlyActive":"PT3H"}
    30 r GetDashboard | {"dashboardName":"$stack"}
    6 w PutMetricAlarm | {"alarmName":"$stack-errors","metricName":"Errors","namespace":"AWS/Lambda","statistic":"Sum","period":60,"evaluationPeriods":5,"threshold":$small,"comparisonOperator":"GreaterThanThreshold"}
    4 w SetAlarmState | {"alarmName":"$stack-errors","stateValue":"OK","stateReason":"drill"}
    `,
  ),
  ...actionTable(
    "cloudformation",
    `
    120 r DescribeStacks | {"stackName":"$stack"}
    90 r DescribeStackEvents | {"stackName":"$stack"}
    50 r ListStacks | {"stackStatusFilter":["CREATE_COMPLETE","UPDATE_COMPLETE"]}
    40 r GetTemplate | {"stackName":"$stack","templateStage":"Processed"}
    30 r DescribeStackResources | {"stackName":"$stack"}
    14 w CreateChangeSet | {"stackName":"$stack","changeSetName":"deploy-$hex","capabilities":["CAPABILITY_NAMED_IAM"],"changeSetType":"UPDATE"} | {"id":"arn:aws:cloudformation:$region:$account:changeSet/deploy-$hex/$uuid","stackId":"arn:aws:cloudformation:$region:$account:stack/$stack/$uuid2"}
    12 w ExecuteChangeSet | {"changeSetName":"arn:aws:cloudformation:$region:$account:changeSet/deploy-$hex/$uuid","disableRollback":false}
    3 w DeleteChangeSet | {"changeSetName":"deploy-$hex","stackName":"$stack"}
    2 w CreateStack | {"stackName":"$stack-$hex","capabilities":["CAPABILITY_IAM"],"onFailure":"ROLLBACK"} | {"stackId":"arn:aws:cloudformation:$region:$account:stack/$stack-$hex/$uuid"}
    `,
    { apiVersion: "2010-05-15" },
  ),
  ...actionTable(
    "sqs",
    `
    40 r GetQueueAttributes | {"queueUrl":"https://sqs.$region.amazonaws.com/$account/$queue","attributeNames":["All"]} | null | AWS::SQS::Queue=arn:aws:sqs:$region:$account:$queue
    30 r ListQueues | {"queueNamePrefix":"$stack"}
    150 wd SendMessage | {"queueUrl":"https://sqs.$region.amazonaws.com/$account/$queue","messageBody":"HIDDEN_DUE_TO_SECURITY_REASONS"} | {"messageId":"$uuid"} | AWS::SQS::Queue=arn:aws:sqs:$region:$account:$queue
    170 wd ReceiveMessage | {"queueUrl":"https://sqs.$region.amazonaws.com/$account/$queue","maxNumberOfMessages":10,"waitTimeSeconds":20} | null | AWS::SQS::Queue=arn:aws:sqs:$region:$account:$queue
    1 w SetQueueAttributes | {"queueUrl":"https://sqs.$region.amazonaws.com/$account/$queue","attributes":{"VisibilityTimeout":"60"}}
    `,
  ),
  ...actionTable(
    "sns",
    `
    110 wd Publish | {"topicArn":"arn:aws:sns:$region:$account:$topic","message":"HIDDEN_DUE_TO_SECURITY_REASONS","subject":"HIDDEN_DUE_TO_SECURITY_REASONS"} | {"messageId":"$uuid"} | AWS::SNS::Topic=arn:aws:sns:$region:$account:$topic
    20 r ListTopics | {}
    15 r GetTopicAttributes | {"topicArn":"arn:aws:sns:$region:$account:$topic"}
    2 w Subscribe | {"topicArn":"arn:aws:sns:$region:$account:$topic","protocol":"sqs","endpoint":"arn:aws:sqs:$region:$account:$queue"} | {"subscriptionArn":"arn:aws:sns:$region:$account:$topic:$uuid"}
    `,
  ),
  ...actionTable(
    "events",
    `
    40 r ListRules | {"limit":100}
    30 r DescribeRule | {"name":"$rule"}
    25 r ListTargetsByRule | {"rule":"$rule"}
    3 w PutRule | {"name":"$rule","scheduleExpression":"rate(5 minutes)","state":"ENABLED"} | {"ruleArn":"arn:aws:events:$region:$account:rule/$rule"}
    2 w PutTargets | {"rule":"$rule","targets":[{"id":"1","arn":"arn:aws:lambda:$region:$account:function:$function"}]} | {"failedEntryCount":0,"failedEntries":[]}
    `,
  ),
  ...actionTable(
    "codebuild",
    `
    60 r BatchGetBuilds | {"ids":["$stack:$uuid"]}
    30 r ListBuildsForProject | {"projectName":"$stack","sortOrder":"DESCENDING"}
    12 w StartBuild | {"projectName":"$stack","sourceVersion":"$hex$hex2"} | {"build":{"id":"$stack:$uuid","arn":"arn:aws:codebuild:$region:$account:build/$stack:$uuid","buildStatus":"IN_PROGRESS","currentPhase":"SUBMITTED","initiator":"$session"}}
    `,
  ),
  ...actionTable(
    "states",
    `
    60 r DescribeExecution | {"executionArn":"arn:aws:states:$region:$account:execution:$stack:$uuid"}
    70 wd StartExecution | {"stateMachineArn":"arn:aws:states:$region:$account:stateMachine:$stack","name":"$uuid","input":"HIDDEN_DUE_TO_SECURITY_REASONS"} | {"executionArn":"arn:aws:states:$region:$account:execution:$stack:$uuid","startDate":"$date"}
    30 r ListExecutions | {"stateMachineArn":"arn:aws:states:$region:$account:stateMachine:$stack","statusFilter":"RUNNING"}
    `,
  ),
  ...actionTable(
    "tagging",
    `
    40 r GetResources | {"resourcesPerPage":100,"tagFilters":[{"key":"Stack","values":["$stack"]}]}
    12 r GetTagKeys | {}
    `,
  ),
];
