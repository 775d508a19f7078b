package dev.ingressmap.gateway.aws.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Reports each request, including retries: how long it took and its result. */
public final class CallLog implements ExecutionInterceptor {

  private static final ExecutionAttribute<Sent> SENT =
      new ExecutionAttribute<>("dev.ingressmap.gateway.sent");

  private static final int TOO_MANY = 429;

  private final Listener listener;

  public CallLog(Listener listener) {
    this.listener = listener;
  }

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    tell(attributes, 0, false);
    attributes.putAttribute(SENT, new Sent(context.httpRequest(), System.nanoTime()));
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    // Exceeding a quota on a number of resources is a 429 as well, but fewer calls do not help.
    boolean quota =
        response
            .firstMatchingHeader("x-amzn-ErrorType")
            .filter(type -> type.startsWith("LimitExceeded"))
            .isPresent();
    tell(attributes, response.statusCode(), response.statusCode() == TOO_MANY && !quota);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    tell(attributes, 0, false);
  }

  private void tell(ExecutionAttributes attributes, int status, boolean throttled) {
    @Nullable Sent sent = attributes.getAttribute(SENT);
    if (sent != null) {
      attributes.putAttribute(SENT, null);
      listener.called(
          new ApiCall(
              String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)),
              sent.request().method().name(),
              sent.request().encodedPath(),
              status,
              throttled,
              Duration.ofNanos(System.nanoTime() - sent.nanos())));
    }
  }

  private record Sent(SdkHttpRequest request, long nanos) {}
}
