package dev.ingressmap.gateway.aws.call;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;

/** How all calls are made: an error names the action and its subject. */
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
    return create(action, subject, "run the command again, which looks first", call);
  }

  /**
   * The same for a call that the next run does not check.
   *
   * @param advice what to do if an answer is lost
   */
  public static <T> T create(String action, String subject, String advice, Supplier<T> call) {
    return call(call, e -> Failures.ofCreate(action, subject, advice, e));
  }

  /** What a call lists, each item read by itself. */
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
