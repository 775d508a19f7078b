package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.restapi.RestApis;

/** The name by which policies know what a call invokes. */
final class MethodArn {

  /** No call says in which region it is made, since here is but one place. */
  private static final String REGION = "us-east-1";

  private MethodArn() {}

  static String of(Invocation call) {
    return of(call.context(), RestApis.ACCOUNT_ID, call.request().getMethod());
  }

  private static String of(CallContext context, String account, String httpMethod) {
    return "arn:aws:execute-api:%s:%s:%s/%s/%s%s"
        .formatted(
            REGION,
            account,
            context.apiId(),
            context.stageName(),
            httpMethod,
            context.pathInStage());
  }
}
