package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import dev.ingressmap.localstage.model.ThrottleSettings;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's settings for an account.
 *
 * @param cloudwatchRoleArn the role that may write logs, absent for none; what it may do is not
 *     checked
 */
public record Account(
    @Nullable String cloudwatchRoleArn,
    ThrottleSettings throttleSettings,
    List<String> features,
    String apiKeyVersion) {

  /** What a new account has. */
  public static final Account NEW =
      new Account(null, new ThrottleSettings(5_000, 10_000), List.of("UsagePlans"), "4");

  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

  public Account {
    if (cloudwatchRoleArn != null && !ROLE.matcher(cloudwatchRoleArn).matches()) {
      throw badRequest("Invalid ARN specified in the request");
    }
    features = List.copyOf(features);
  }
}
