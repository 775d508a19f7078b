package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.model.account.RestApis;

/** The name by which policies know what a call invokes. */
public final class MethodArn {

  /** No call says in which region it is made, since here is but one place. */
  private static final String REGION = "us-east-1";

  private MethodArn() {}

  public static String of(Call context) {
    return of(context, RestApis.ACCOUNT_ID);
  }

  /** The name as AWS tells it to strangers: with only the end of the account's id. */
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
            context.request().getMethod(),
            context.pathInStage());
  }
}
