import { type Action, actionTable } from "./action";

const S3_ADDITIONAL =
  '{"SignatureVersion":"SigV4","CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":$small,"AuthenticationMethod":"AuthHeader","x-amz-id-2":"$amzId","bytesTransferredOut":$count}';

/** S3, DynamoDB, KMS, Secrets Manager and Parameter Store: where data lies, and what opens it. */
export const STORAGE_ACTIONS: readonly Action[] = [
  ...actionTable(
    "s3",
    `
    900 rd GetObject | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","key":"$object"} | null | AWS::S3::Object=arn:aws:s3:::$bucket/$object AWS::S3::Bucket=arn:aws:s3:::$bucket
    420 wd PutObject | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","key":"$object","x-amz-server-side-encryption":"aws:kms","x-amz-storage-class":"STANDARD"} | {"x-amz-server-side-encryption":"aws:kms","x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:$region:$account:key/$key","x-amz-version-id":"$token"} | AWS::S3::Object=arn:aws:s3:::$bucket/$object AWS::S3::Bucket=arn:aws:s3:::$bucket
    260 rd HeadObject | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","key":"$object"} | null | AWS::S3::Object=arn:aws:s3:::$bucket/$object AWS::S3::Bucket=arn:aws:s3:::$bucket
    180 rd ListObjects | {"list-type":"2","bucketName":"$bucket","prefix":"$folder/","encoding-type":"url","Host":"$bucket.s3.$region.amazonaws.com"} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    60 wd DeleteObject | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","key":"$object"} | null | AWS::S3::Object=arn:aws:s3:::$bucket/$object AWS::S3::Bucket=arn:aws:s3:::$bucket
    30 wd CopyObject | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","x-amz-copy-source":"$bucket2/$object","key":"$object"} | {"x-amz-server-side-encryption":"AES256"} | AWS::S3::Object=arn:aws:s3:::$bucket/$object AWS::S3::Bucket=arn:aws:s3:::$bucket
    24 wd CreateMultipartUpload | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","uploads":"","key":"$object"} | null | AWS::S3::Object=arn:aws:s3:::$bucket/$object AWS::S3::Bucket=arn:aws:s3:::$bucket
    40 wd UploadPart | {"bucketName":"$bucket","partNumber":"$small","uploadId":"$token","Host":"$bucket.s3.$region.amazonaws.com","key":"$object"} | null | AWS::S3::Object=arn:aws:s3:::$bucket/$object AWS::S3::Bucket=arn:aws:s3:::$bucket
    120 r GetBucketAcl | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","acl":""} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    60 r GetBucketLocation | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","location":""} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    40 r GetBucketPolicy | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","policy":""} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    30 r GetBucketEncryption | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","encryption":""} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    30 r GetBucketPublicAccessBlock | {"publicAccessBlock":"","bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com"} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    25 r GetBucketVersioning | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com","versioning":""} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    20 r GetBucketTagging | {"tagging":"","bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com"} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    15 r GetBucketLogging | {"logging":"","bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com"} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    12 r GetBucketLifecycle | {"lifecycle":"","bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com"} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    45 r ListBuckets | {"Host":"s3.$region.amazonaws.com"}
    25 r HeadBucket | {"bucketName":"$bucket","Host":"$bucket.s3.$region.amazonaws.com"} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    3 w PutBucketPolicy | {"bucketName":"$bucket","bucketPolicy":{"Version":"2012-10-17","Statement":[{"Sid":"TlsOnly","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::$bucket/*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]},"Host":"$bucket.s3.$region.amazonaws.com","policy":""} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    2 w CreateBucket | {"CreateBucketConfiguration":{"LocationConstraint":"$region","xmlns":"http://s3.amazonaws.com/doc/2006-03-01/"},"bucketName":"$bucket-$hex","Host":"s3.$region.amazonaws.com"} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket-$hex
    2 w PutBucketLifecycle | {"LifecycleConfiguration":{"Rule":{"ID":"expire-tmp","Status":"Enabled","Expiration":{"Days":$small},"Filter":{"Prefix":"tmp/"}}},"bucketName":"$bucket","lifecycle":"","Host":"$bucket.s3.$region.amazonaws.com"} | null | AWS::S3::Bucket=arn:aws:s3:::$bucket
    `,
    { additional: S3_ADDITIONAL },
  ),
  ...actionTable(
    "dynamodb",
    `
    380 rd GetItem | {"tableName":"$table","key":{"pk":"HIDDEN_DUE_TO_SECURITY_REASONS"},"consistentRead":false} | null | AWS::DynamoDB::Table=arn:aws:dynamodb:$region:$account:table/$table
    240 rd Query | {"tableName":"$table","indexName":"by-owner","limit":$small,"scanIndexForward":false} | null | AWS::DynamoDB::Table=arn:aws:dynamodb:$region:$account:table/$table
    190 wd PutItem | {"tableName":"$table","key":{"pk":"HIDDEN_DUE_TO_SECURITY_REASONS"},"items":["pk","sk","owner","updatedAt"]} | null | AWS::DynamoDB::Table=arn:aws:dynamodb:$region:$account:table/$table
    120 wd UpdateItem | {"tableName":"$table","key":{"pk":"HIDDEN_DUE_TO_SECURITY_REASONS"},"updateExpression":"SET #s = :s"} | null | AWS::DynamoDB::Table=arn:aws:dynamodb:$region:$account:table/$table
    50 rd BatchGetItem | {"requestItems":[{"tableName":"$table"},{"tableName":"$table2"}]} | null | AWS::DynamoDB::Table=arn:aws:dynamodb:$region:$account:table/$table
    20 wd DeleteItem | {"tableName":"$table","key":{"pk":"HIDDEN_DUE_TO_SECURITY_REASONS"}} | null | AWS::DynamoDB::Table=arn:aws:dynamodb:$region:$account:table/$table
    70 r DescribeTable | {"tableName":"$table"} | null | AWS::DynamoDB::Table=arn:aws:dynamodb:$region:$account:table/$table
    20 r ListTables | {"limit":100}
    14 r DescribeContinuousBackups | {"tableName":"$table"} | null | AWS::DynamoDB::Table=arn:aws:dynamodb:$region:$account:table/$table
    2 w UpdateTable | {"tableName":"$table","billingMode":"PAY_PER_REQUEST"} | {"tableDescription":{"tableName":"$table","tableStatus":"UPDATING","tableArn":"arn:aws:dynamodb:$region:$account:table/$table","itemCount":$count}} | AWS::DynamoDB::Table=arn:aws:dynamodb:$region:$account:table/$table
    `,
    { apiVersion: "2012-08-10" },
  ),
  ...actionTable(
    "kms",
    `
    420 r Decrypt | {"encryptionAlgorithm":"SYMMETRIC_DEFAULT","encryptionContext":{"aws:s3:arn":"arn:aws:s3:::$bucket"},"keyId":"arn:aws:kms:$region:$account:key/$key"} | null | AWS::KMS::Key=arn:aws:kms:$region:$account:key/$key
    160 r Decrypt >secretsmanager.amazonaws.com | {"encryptionAlgorithm":"SYMMETRIC_DEFAULT","encryptionContext":{"SecretARN":"arn:aws:secretsmanager:$region:$account:secret:$secret","SecretVersionId":"$uuid"}} | null | AWS::KMS::Key=arn:aws:kms:$region:$account:key/$key
    260 r GenerateDataKey | {"keySpec":"AES_256","keyId":"arn:aws:kms:$region:$account:key/$key","encryptionContext":{"aws:s3:arn":"arn:aws:s3:::$bucket"}} | null | AWS::KMS::Key=arn:aws:kms:$region:$account:key/$key
    40 r Encrypt | {"keyId":"alias/$stack","encryptionAlgorithm":"SYMMETRIC_DEFAULT"} | null | AWS::KMS::Key=arn:aws:kms:$region:$account:key/$key
    60 r DescribeKey | {"keyId":"$key"} | null | AWS::KMS::Key=arn:aws:kms:$region:$account:key/$key
    20 r ListAliases | {"limit":100}
    15 r GetKeyRotationStatus | {"keyId":"$key"} | null | AWS::KMS::Key=arn:aws:kms:$region:$account:key/$key
    4 w CreateGrant | {"keyId":"arn:aws:kms:$region:$account:key/$key","granteePrincipal":"autoscaling.$region.amazonaws.com","operations":["Decrypt","GenerateDataKeyWithoutPlaintext"]} | {"grantId":"$hex$hex2","keyId":"arn:aws:kms:$region:$account:key/$key"} | AWS::KMS::Key=arn:aws:kms:$region:$account:key/$key
    `,
  ),
  ...actionTable(
    "secretsmanager",
    `
    150 r GetSecretValue | {"secretId":"arn:aws:secretsmanager:$region:$account:secret:$secret"}
    50 r DescribeSecret | {"secretId":"$secret"}
    22 r ListSecrets | {"maxResults":100}
    4 w PutSecretValue | {"secretId":"$secret","clientRequestToken":"$uuid"} | {"arn":"arn:aws:secretsmanager:$region:$account:secret:$secret"}
    2 w RotateSecret | {"secretId":"$secret","clientRequestToken":"$uuid","rotateImmediately":true} | {"arn":"arn:aws:secretsmanager:$region:$account:secret:$secret"}
    1 w CreateSecret | {"name":"$stack/$hex","clientRequestToken":"$uuid","forceOverwriteReplicaSecret":false} | {"arn":"arn:aws:secretsmanager:$region:$account:secret:$stack/$hex"}
    `,
  ),
  ...actionTable(
    "ssm",
    `
    200 r GetParameter | {"name":"$parameter","withDecryption":true} | null | AWS::SSM::Parameter=arn:aws:ssm:$region:$account:parameter$parameter
    110 r GetParametersByPath | {"path":"/$stack/","recursive":true,"withDecryption":true}
    160 w UpdateInstanceInformation | {"instanceId":"$instance","agentVersion":"3.3.1230.0","agentStatus":"Active","platformType":"Linux","platformName":"Amazon Linux","platformVersion":"2023","iPAddress":"$privateIp","computerName":"ip-$small-$hex.ec2.internal","agentName":"amazon-ssm-agent"}
    60 r DescribeInstanceInformation | {"filters":[{"key":"InstanceIds","values":["$instance"]}]}
    40 r ListAssociations | {"maxResults":50}
    12 w StartSession | {"target":"$instance"} | {"sessionId":"$session-$hex","tokenValue":"HIDDEN_DUE_TO_SECURITY_REASONS","streamUrl":"wss://ssmmessages.$region.amazonaws.com/v1/data-channel/$session-$hex?role=publish_subscribe"}
    8 w SendCommand | {"instanceIds":["$instance"],"documentName":"AWS-RunShellScript","parameters":"HIDDEN_DUE_TO_SECURITY_REASONS","interactive":false} | {"command":{"commandId":"$uuid","documentName":"AWS-RunShellScript","status":"Pending","targetCount":1,"timeoutSeconds":3600}}
    5 w PutParameter | {"name":"$parameter","value":"HIDDEN_DUE_TO_SECURITY_REASONS","type":"SecureString","overwrite":true} | {"version":$small,"tier":"Standard"} | AWS::SSM::Parameter=arn:aws:ssm:$region:$account:parameter$parameter
    20 r DescribeParameters | {"maxResults":50,"shared":false}
    `,
  ),
];
