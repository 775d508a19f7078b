package dev.ingressmap.gateway.aws.call;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Counts requests as they are sent. */
public final class CallCounter implements ExecutionInterceptor {

  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes ignored) {
    boolean read = context.httpRequest().method() == SdkHttpMethod.GET;
    (read ? reads : writes).incrementAndGet();
  }

  public ApiCalls calls() {
    return new ApiCalls(reads.get(), writes.get());
  }
}
