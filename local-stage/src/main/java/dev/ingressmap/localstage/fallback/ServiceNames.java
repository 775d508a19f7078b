package dev.ingressmap.localstage.fallback;

import java.util.Map;
import java.util.stream.Collectors;

/** The names of services that people know, where they differ from those that clients send. */
final class ServiceNames {

  /** By the name for which requests are signed. */
  private static final Map<String, String> BY_SCOPE =
      """
      acm ACM
      athena Athena
      autoscaling Auto Scaling
      cloudformation CloudFormation
      cloudfront CloudFront
      cloudtrail CloudTrail
      cognito-identity Cognito identity pools
      cognito-idp Cognito user pools
      dynamodb DynamoDB
      ec2 EC2
      ecr ECR
      ecs ECS
      eks EKS
      elasticloadbalancing Elastic Load Balancing
      es OpenSearch
      events EventBridge
      firehose Firehose
      iam IAM
      kinesis Kinesis
      kms KMS
      logs CloudWatch Logs
      monitoring CloudWatch
      organizations Organizations
      rds RDS
      s3 S3
      scheduler EventBridge Scheduler
      secretsmanager Secrets Manager
      servicediscovery Cloud Map
      ses SES
      sns SNS
      sqs SQS
      ssm Systems Manager
      states Step Functions
      sts STS
      tagging Resource Groups Tagging
      wafv2 WAF
      xray X-Ray
      """
          .lines()
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));

  /** The services of which clients do not sign all calls. */
  private static final Map<String, String> BY_TARGET =
      Map.of(
          "AWSCognitoIdentityProviderService", "Cognito user pools",
          "AWSCognitoIdentityService", "Cognito identity pools");

  private ServiceNames() {}

  static String ofScope(String scope) {
    return BY_SCOPE.getOrDefault(scope, scope);
  }

  /** The service of an operation such as {@code DynamoDB_20120810.ListTables}. */
  static String ofTarget(String target) {
    if (!target.matches("[A-Za-z0-9_.]{1,100}")) {
      return "such service";
    }
    String prefix = target.replaceFirst("\\.[^.]*$", "").replaceFirst("_[0-9]{8}$", "");
    return BY_TARGET.getOrDefault(prefix, prefix);
  }
}
