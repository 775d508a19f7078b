package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.model.account.RestApis;

/** The ARN by which policies identify the method of a call. */
public final class MethodArn {

  /** A call does not say which region it is for, and there is only one here. */
  private static final String REGION = "us-east-1";

  private MethodArn() {}

  public static String of(Call context) {
    return of(context, RestApis.ACCOUNT_ID);
  }

  /** The ARN in the form that AWS shows to strangers: only the last digits of the account's id. */
  public static String masked(Call context) {
    String account = RestApis.ACCOUNT_ID;
    return of(context, "********" + account.substring(account.length() - 4));
  }

  private static String of(Call context, String account) {
    return "arn:aws:execute-api:%s:%s:%s/%s/%s%s"
        .formatted(
            REGION,
            account,
            context.apiId(),
            context.stageName(),
            context.request().method(),
            context.pathInStage());
  }
}
