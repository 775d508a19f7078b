package dev.ingressmap.gateway.aws.call;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** Makes all calls. An error names the action and its subject. */
public final class Calls {

  private Calls() {}

  public static <T> Optional<T> find(String action, String subject, Supplier<T> call) {
    return call(
        action,
        subject,
        () -> {
          try {
            return Optional.of(call.get());
          } catch (NotFoundException e) {
            return Optional.empty();
          }
        });
  }

  public static <T> T create(String action, String subject, Supplier<T> call) {
    return create(action, subject, "run the command again, which checks first", call);
  }

  /**
   * Makes a call that creates something, and that the next run does not check.
   *
   * @param advice what to do if the answer is lost
   */
  public static <T> T create(String action, String subject, String advice, Supplier<T> call) {
    return call(call, e -> Failures.ofCreate(action, subject, advice, e));
  }

  /** The items that a call returns, each converted by a function. */
  public static <T, R> List<R> list(
      String action, String subject, Supplier<? extends Iterable<T>> call, Function<T, R> reader) {
    return call(action, subject, () -> Given.list(call.get(), reader));
  }

  public static <T extends @Nullable Object> T call(
      String action, String subject, Supplier<T> call) {
    return call(call, e -> Failures.of(action, subject, e));
  }

  private static <T extends @Nullable Object> T call(
      Supplier<T> call, Function<SdkException, AwsFailure> failure) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw failure.apply(e);
    }
  }
}
