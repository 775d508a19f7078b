package dev.ingressmap.gateway.aws.call;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Delays each call, before it is signed, until AWS's published rates allow it. */
public final class Pacing implements ExecutionInterceptor {

  private static final long TOLD = 1000;

  private final Map<String, Long> even = new HashMap<>();
  private final SharedPace shared;
  private final String region;
  private final Consumer<Wait> waits;
  private final Time time;

  public Pacing(SharedPace shared, String region, Consumer<Wait> waits, Time time) {
    this.shared = shared;
    this.region = region;
    this.waits = waits;
    this.time = time;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    pace(operation == null ? "" : operation);
  }

  void pace(String operation) {
    long delay = delay(operation);
    if (delay > TOLD) {
      waits.accept(new Wait("at the rate that AWS allows: " + operation, Duration.ofMillis(delay)));
    }
    if (delay > 0) {
      time.pass(Duration.ofMillis(delay));
    }
  }

  private synchronized long delay(String operation) {
    long now = time.now().toEpochMilli();
    long delay = within("", Rate.TOTAL, now);
    Rate quick = Rate.QUICK.get(operation);
    if (quick != null) {
      delay = Math.max(delay, within(operation, quick, now));
    }
    Rate slow = Rate.SLOW.get(operation);
    if (slow != null) {
      long own = within(operation, slow, now);
      delay = Math.max(delay, shared.take(region + "-" + operation, slow, now).orElse(own));
    }
    return delay;
  }

  private long within(String name, Rate rate, long now) {
    long before = even.getOrDefault(name, 0L);
    even.put(name, rate.after(before, now));
    return rate.delay(before, now);
  }
}
