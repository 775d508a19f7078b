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
 * @param features only usage plans, which every account has
 */
public record Account(
    @Nullable String cloudwatchRoleArn,
    ThrottleSettings throttleSettings,
    List<String> features,
    String apiKeyVersion) {

  private static final String USAGE_PLANS = "UsagePlans";

  /** What a new account has. */
  public static final Account NEW =
      new Account(null, new ThrottleSettings(5_000, 10_000), List.of(USAGE_PLANS), "4");

  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

  public Account {
    if (cloudwatchRoleArn != null && !ROLE.matcher(cloudwatchRoleArn).matches()) {
      throw badRequest("Invalid ARN specified in the request");
    }
    features = List.copyOf(features);
    if (!features.contains(USAGE_PLANS)) {
      throw badRequest("Usage Plans cannot be disabled once enabled");
    }
    if (features.size() > 1) {
      throw badRequest("Invalid feature specified. Must be " + USAGE_PLANS);
    }
  }
}
