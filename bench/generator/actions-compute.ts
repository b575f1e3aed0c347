import { type Action, actionTable } from "./action";

/** EC2, Lambda, containers, load balancers and scaling: what runs. */
export const COMPUTE_ACTIONS: readonly Action[] = [
  ...actionTable(
    "ec2",
    `
    420 r DescribeInstances | {"maxResults":1000,"instancesSet":{},"filterSet":{"items":[{"name":"tag:Stack","valueSet":{"items":[{"value":"$stack"}]}}]}}
    160 r DescribeInstanceStatus | {"instancesSet":{"items":[{"instanceId":"$instance"}]},"filterSet":{},"includeAllInstances":true}
    150 r DescribeSecurityGroups | {"securityGroupSet":{},"securityGroupIdSet":{"items":[{"groupId":"$group"}]},"filterSet":{}}
    140 r DescribeSubnets | {"subnetSet":{"items":[{"subnetId":"$subnet"}]},"filterSet":{}}
    130 r DescribeNetworkInterfaces | {"networkInterfaceIdSet":{},"filterSet":{"items":[{"name":"group-id","valueSet":{"items":[{"value":"$group"}]}}]}}
    110 r DescribeVpcs | {"vpcSet":{"items":[{"vpcId":"$vpc"}]},"filterSet":{}}
    100 r DescribeVolumes | {"volumeSet":{"items":[{"volumeId":"$volume"}]},"filterSet":{}}
    90 r DescribeTags | {"filterSet":{"items":[{"name":"resource-id","valueSet":{"items":[{"value":"$instance"}]}}]},"maxResults":1000}
    80 r DescribeRouteTables | {"maxResults":100,"routeTableIdSet":{},"filterSet":{"items":[{"name":"vpc-id","valueSet":{"items":[{"value":"$vpc"}]}}]}}
    70 r DescribeAvailabilityZones | {"availabilityZoneSet":{},"availabilityZoneIdSet":{},"filterSet":{"items":[{"name":"state","valueSet":{"items":[{"value":"available"}]}}]}}
    70 r DescribeImages | {"executableBySet":{},"imagesSet":{"items":[{"imageId":"$image"}]},"ownersSet":{},"filterSet":{}}
    60 r DescribeLaunchTemplates | {"DescribeLaunchTemplatesRequest":{"MaxResults":200}}
    55 r DescribeSnapshots | {"maxResults":500,"snapshotSet":{},"ownersSet":{"items":[{"owner":"self"}]},"sharedUsersSet":{},"filterSet":{}}
    50 r DescribeAddresses | {"publicIpsSet":{},"filterSet":{},"allocationIdsSet":{}}
    45 r DescribeRegions | {"regionSet":{},"allRegions":false}
    40 r DescribeNatGateways | {"DescribeNatGatewaysRequest":{"MaxResults":1000}}
    40 r DescribeInternetGateways | {"internetGatewayIdSet":{},"filterSet":{"items":[{"name":"attachment.vpc-id","valueSet":{"items":[{"value":"$vpc"}]}}]}}
    36 r DescribeNetworkAcls | {"maxResults":1000,"networkAclIdSet":{},"filterSet":{}}
    34 r DescribeVpcEndpoints | {"DescribeVpcEndpointsRequest":{"MaxResults":1000}}
    30 r DescribeFlowLogs | {"DescribeFlowLogsRequest":{"MaxResults":1000}}
    28 r DescribeKeyPairs | {"keySet":{},"keyPairIdSet":{},"filterSet":{}}
    26 r DescribeInstanceTypes | {"DescribeInstanceTypesRequest":{"InstanceType":[{"tag":1,"content":"m7g.large"}]}}
    24 r DescribeInstanceAttribute | {"instanceId":"$instance","attribute":"userData"}
    20 r DescribeSpotPriceHistory | {"instanceTypeSet":{"items":[{"instanceType":"m7g.large"}]},"productDescriptionSet":{},"filterSet":{}}
    16 r DescribeIamInstanceProfileAssociations | {"DescribeIamInstanceProfileAssociationsRequest":{"MaxResults":1000}}
    30 w CreateTags | {"resourcesSet":{"items":[{"resourceId":"$instance"}]},"tagSet":{"items":[{"key":"Stack","value":"$stack"},{"key":"Owner","value":"platform"}]}} | {"requestId":"$request","_return":true}
    26 w RunInstances | {"instancesSet":{"items":[{"imageId":"$image","minCount":1,"maxCount":1}]},"instanceType":"m7g.large","blockDeviceMapping":{},"monitoring":{"enabled":true},"subnetId":"$subnet","iamInstanceProfile":{"name":"$stack-node"},"clientToken":"$uuid","metadataOptions":{"httpTokens":"required"}} | {"requestId":"$request","reservationId":"r-0$hex$hex2","ownerId":"$account","groupSet":{},"instancesSet":{"items":[{"instanceId":"$instance","imageId":"$image","instanceState":{"code":0,"name":"pending"},"privateDnsName":"ip-$small-$hex.ec2.internal","instanceType":"m7g.large","subnetId":"$subnet","vpcId":"$vpc","privateIpAddress":"$privateIp","architecture":"arm64"}]}}
    22 w TerminateInstances | {"instancesSet":{"items":[{"instanceId":"$instance"}]}} | {"requestId":"$request","instancesSet":{"items":[{"instanceId":"$instance","currentState":{"code":32,"name":"shutting-down"},"previousState":{"code":16,"name":"running"}}]}}
    12 w StopInstances | {"instancesSet":{"items":[{"instanceId":"$instance"}]},"force":false} | {"requestId":"$request","instancesSet":{"items":[{"instanceId":"$instance","currentState":{"code":64,"name":"stopping"},"previousState":{"code":16,"name":"running"}}]}}
    12 w StartInstances | {"instancesSet":{"items":[{"instanceId":"$instance"}]}} | {"requestId":"$request","instancesSet":{"items":[{"instanceId":"$instance","currentState":{"code":0,"name":"pending"},"previousState":{"code":80,"name":"stopped"}}]}}
    14 w CreateNetworkInterface | {"subnetId":"$subnet","description":"AWS Lambda VPC ENI-$stack","groupSet":{"items":[{"groupId":"$group"}]},"privateIpAddressesSet":{}} | {"requestId":"$request","networkInterface":{"networkInterfaceId":"$interface","subnetId":"$subnet","vpcId":"$vpc","ownerId":"$account","status":"pending","privateIpAddress":"$privateIp","groupSet":{"items":[{"groupId":"$group"}]}}}
    12 w DeleteNetworkInterface | {"networkInterfaceId":"$interface"} | {"requestId":"$request","_return":true}
    10 w CreateSnapshot | {"volumeId":"$volume","description":"nightly $stack"} | {"requestId":"$request","snapshotId":"$snapshot","volumeId":"$volume","status":"pending","startTime":$epoch,"progress":"","ownerId":"$account","volumeSize":"$small","encrypted":true}
    8 w DeleteSnapshot | {"snapshotId":"$snapshot"} | {"requestId":"$request","_return":true}
    8 w AttachVolume | {"volumeId":"$volume","instanceId":"$instance","device":"/dev/sdf","deleteOnTermination":false} | {"requestId":"$request","volumeId":"$volume","instanceId":"$instance","device":"/dev/sdf","status":"attaching","attachTime":$epoch}
    5 w AuthorizeSecurityGroupIngress | {"groupId":"$group","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":443,"toPort":443,"groups":{},"ipRanges":{"items":[{"cidrIp":"10.0.0.0/8"}]},"ipv6Ranges":{},"prefixListIds":{}}]}} | {"requestId":"$request","_return":true,"securityGroupRuleSet":{"items":[{"groupId":"$group","securityGroupRuleId":"sgr-0$hex$hex2","isEgress":false,"ipProtocol":"tcp","fromPort":443,"toPort":443,"cidrIpv4":"10.0.0.0/8"}]}}
    3 w RevokeSecurityGroupIngress | {"groupId":"$group","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":443,"toPort":443}]}} | {"requestId":"$request","_return":true}
    3 w CreateSecurityGroup | {"groupName":"$stack-$hex","groupDescription":"$stack","vpcId":"$vpc"} | {"requestId":"$request","_return":true,"groupId":"$group"}
    4 w ModifyInstanceAttribute | {"instanceId":"$instance","disableApiTermination":{"value":true}} | {"requestId":"$request","_return":true}
    6 w CreateLaunchTemplateVersion | {"CreateLaunchTemplateVersionRequest":{"LaunchTemplateId":"lt-0$hex$hex2","SourceVersion":"$small","LaunchTemplateData":{"ImageId":"$image"}}} | {"CreateLaunchTemplateVersionResponse":{"requestId":"$request","launchTemplateVersion":{"launchTemplateId":"lt-0$hex$hex2","versionNumber":$small}}}
    `,
  ),
  ...actionTable(
    "lambda",
    `
    340 rd Invoke | {"functionName":"arn:aws:lambda:$region:$account:function:$function","invocationType":"RequestResponse","sourceArn":"arn:aws:events:$region:$account:rule/$rule"} | null | AWS::Lambda::Function=arn:aws:lambda:$region:$account:function:$function
    60 r GetFunction20150331v2 | {"functionName":"$function"}
    50 r GetFunctionConfiguration20150331v2 | {"functionName":"$function"}
    40 r ListFunctions20150331 | {"maxItems":50}
    25 r GetPolicy20150331v2 | {"functionName":"$function"}
    20 r ListTags20170331 | {"resource":"arn:aws:lambda:$region:$account:function:$function"}
    9 w UpdateFunctionCode20150331v2 | {"functionName":"$function","s3Bucket":"$bucket","s3Key":"builds/$hex.zip","publish":true,"dryRun":false} | {"functionName":"$function","functionArn":"arn:aws:lambda:$region:$account:function:$function","runtime":"nodejs22.x","handler":"index.handler","codeSize":$count,"version":"$small","state":"Active","lastUpdateStatus":"InProgress"}
    6 w UpdateFunctionConfiguration20150331v2 | {"functionName":"$function","memorySize":512,"timeout":30,"environment":{}} | {"functionName":"$function","functionArn":"arn:aws:lambda:$region:$account:function:$function","memorySize":512,"timeout":30}
    3 w PublishVersion20150331 | {"functionName":"$function"} | {"functionName":"$function","version":"$small"}
    2 w AddPermission20150331v2 | {"functionName":"$function","statementId":"events-$hex","action":"lambda:InvokeFunction","principal":"events.amazonaws.com"} | {"statement":"{\\"Sid\\":\\"events-$hex\\",\\"Effect\\":\\"Allow\\",\\"Principal\\":{\\"Service\\":\\"events.amazonaws.com\\"},\\"Action\\":\\"lambda:InvokeFunction\\"}"}
    `,
    { apiVersion: "2015-03-31" },
  ),
  ...actionTable(
    "ecs",
    `
    90 r DescribeServices | {"cluster":"$cluster","services":["$stack"]}
    80 r DescribeTasks | {"cluster":"$cluster","tasks":["arn:aws:ecs:$region:$account:task/$cluster/$hex$hex2"]}
    50 r ListTasks | {"cluster":"$cluster","serviceName":"$stack"}
    60 w SubmitTaskStateChange | {"cluster":"$cluster","task":"$hex$hex2","status":"RUNNING"} | {"acknowledgment":"ACCEPT"}
    8 w UpdateService | {"cluster":"$cluster","service":"$stack","taskDefinition":"$stack:$small","desiredCount":3} | {"service":{"serviceName":"$stack","clusterArn":"arn:aws:ecs:$region:$account:cluster/$cluster","status":"ACTIVE","desiredCount":3}}
    7 w RegisterTaskDefinition | {"family":"$stack","networkMode":"awsvpc","cpu":"512","memory":"1024","containerDefinitions":[{"name":"app","image":"$account.dkr.ecr.$region.amazonaws.com/$stack:$hex","essential":true}]} | {"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:$region:$account:task-definition/$stack:$small","revision":$small,"status":"ACTIVE"}}
    5 w RunTask | {"cluster":"$cluster","taskDefinition":"$stack","launchType":"FARGATE","count":1} | {"tasks":[{"taskArn":"arn:aws:ecs:$region:$account:task/$cluster/$hex$hex2","lastStatus":"PROVISIONING"}],"failures":[]}
    `,
  ),
  ...actionTable(
    "ecr",
    `
    110 r BatchGetImage | {"repositoryName":"$stack","imageIds":[{"imageTag":"$hex"}],"registryId":"$account"} | null | AWS::ECR::Repository=arn:aws:ecr:$region:$account:repository/$stack
    90 r GetAuthorizationToken
    80 r BatchCheckLayerAvailability | {"repositoryName":"$stack","layerDigests":["sha256:$hex$hex2"],"registryId":"$account"} | null | AWS::ECR::Repository=arn:aws:ecr:$region:$account:repository/$stack
    60 r GetDownloadUrlForLayer | {"repositoryName":"$stack","layerDigest":"sha256:$hex$hex2","registryId":"$account"} | null | AWS::ECR::Repository=arn:aws:ecr:$region:$account:repository/$stack
    30 r DescribeImages | {"repositoryName":"$stack","registryId":"$account"} | null | AWS::ECR::Repository=arn:aws:ecr:$region:$account:repository/$stack
    15 w PutImage | {"repositoryName":"$stack","imageTag":"$hex","registryId":"$account"} | {"image":{"repositoryName":"$stack","registryId":"$account","imageId":{"imageDigest":"sha256:$hex$hex2","imageTag":"$hex"}}} | AWS::ECR::Repository=arn:aws:ecr:$region:$account:repository/$stack
    `,
  ),
  ...actionTable(
    "elasticloadbalancing",
    `
    90 r DescribeTargetHealth | {"targetGroupArn":"arn:aws:elasticloadbalancing:$region:$account:targetgroup/$stack/$hex$hex2"}
    70 r DescribeLoadBalancers | {"pageSize":400}
    50 r DescribeTargetGroups | {"loadBalancerArn":"arn:aws:elasticloadbalancing:$region:$account:loadbalancer/app/$stack/$hex$hex2"}
    30 r DescribeListeners | {"loadBalancerArn":"arn:aws:elasticloadbalancing:$region:$account:loadbalancer/app/$stack/$hex$hex2"}
    20 w RegisterTargets | {"targetGroupArn":"arn:aws:elasticloadbalancing:$region:$account:targetgroup/$stack/$hex$hex2","targets":[{"id":"$instance","port":8443}]}
    18 w DeregisterTargets | {"targetGroupArn":"arn:aws:elasticloadbalancing:$region:$account:targetgroup/$stack/$hex$hex2","targets":[{"id":"$instance","port":8443}]}
    `,
    { apiVersion: "2015-12-01" },
  ),
  ...actionTable(
    "autoscaling",
    `
    80 r DescribeAutoScalingGroups | {"maxRecords":100}
    30 r DescribeScalingActivities | {"autoScalingGroupName":"$stack-workers","maxRecords":20}
    10 w SetDesiredCapacity | {"autoScalingGroupName":"$stack-workers","desiredCapacity":$small,"honorCooldown":false}
    8 w UpdateAutoScalingGroup | {"autoScalingGroupName":"$stack-workers","minSize":2,"maxSize":$small}
    `,
  ),
];
