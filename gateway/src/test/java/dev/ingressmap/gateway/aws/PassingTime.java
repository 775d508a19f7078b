package dev.ingressmap.gateway.aws;

import dev.ingressmap.gateway.aws.call.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock on which waits end at once. */
public final class PassingTime implements Time {

  private final List<Duration> passed = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void pass(Duration duration) {
    passed.add(duration);
    now = now.plus(duration);
  }

  /** The waits so far, one by one. */
  public List<Duration> passed() {
    return passed;
  }
}
