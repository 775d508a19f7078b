package dev.ingressmap.localstage.model.account;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The number of requests that a key has made under a usage plan. Counting never blocks. */
public final class KeyUsage {

  /** The number of days for which AWS keeps usage data. */
  public static final int DAYS = 90;

  private final ConcurrentNavigableMap<Long, Day> days = new ConcurrentSkipListMap<>();
  private final AtomicReference<Period> period = new AtomicReference<>(new Period(Long.MIN_VALUE));

  /**
   * Counts a request, unless the quota is used up.
   *
   * @param epochDay the day, in UTC, counted from 1970
   * @return whether the request was counted
   */
  public boolean take(@Nullable QuotaSettings quota, long epochDay) {
    if (quota == null) {
      day(epochDay).used.incrementAndGet();
      return true;
    }
    AtomicLong used = current(quota, epochDay).used;
    long count = used.incrementAndGet();
    if (count > quota.limit()) {
      used.decrementAndGet();
      return false;
    }
    Day day = day(epochDay);
    day.used.incrementAndGet();
    day.remaining = quota.limit() - count;
    return true;
  }

  /** The number of requests on a day. */
  public long used(long epochDay) {
    Day day = days.get(epochDay);
    return day == null ? 0 : day.used.get();
  }

  /**
   * The number of requests that were left at the end of a day, or are left now.
   *
   * @param today the day that has not ended yet
   */
  public long remaining(QuotaSettings quota, long epochDay, long today) {
    if (epochDay == today) {
      return Math.max(0, quota.limit() - current(quota, today).used.get());
    }
    var last = days.floorEntry(epochDay);
    return last == null || last.getKey() < quota.begin(epochDay)
        ? quota.limit()
        : last.getValue().remaining;
  }

  /** Grants this many more requests for the rest of the period. */
  public void grant(QuotaSettings quota, long epochDay, long remaining) {
    current(quota, epochDay).used.set(quota.limit() - remaining);
  }

  /** The numbers at this moment. */
  public Counts counts() {
    SortedMap<Long, DayCount> counted = new TreeMap<>();
    days.forEach((day, count) -> counted.put(day, new DayCount(count.used.get(), count.remaining)));
    Period now = period.get();
    return new Counts(counted, now.begin, now.used.get());
  }

  /** A usage that goes on from these numbers. */
  static KeyUsage of(Counts counts) {
    KeyUsage usage = new KeyUsage();
    counts.days.forEach((epochDay, count) -> {
      Day day = usage.day(epochDay);
      day.used.set(count.used);
      day.remaining = count.remaining;
    });
    Period period = new Period(counts.periodBegin);
    period.used.set(counts.periodUsed);
    usage.period.set(period);
    return usage;
  }

  /**
   * All numbers of a key.
   *
   * @param days by the day, counted from 1970
   * @param periodBegin the first day of the quota's period
   * @param periodUsed the requests that count against the quota
   */
  public record Counts(SortedMap<Long, DayCount> days, long periodBegin, long periodUsed) {

    public Counts {
      days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }
  }

  /**
   * The numbers of a day.
   *
   * @param remaining requests that were left at its end
   */
  public record DayCount(long used, long remaining) {}

  private Day day(long epochDay) {
    Day day = days.get(epochDay);
    if (day == null) {
      days.headMap(epochDay - DAYS).clear();
      day = days.computeIfAbsent(epochDay, d -> new Day());
    }
    return day;
  }

  private Period current(QuotaSettings quota, long epochDay) {
    long begin = quota.begin(epochDay);
    while (true) {
      Period now = period.get();
      if (now.begin == begin) {
        return now;
      }
      period.compareAndSet(now, new Period(begin));
    }
  }

  private static final class Day {

    private final AtomicLong used = new AtomicLong();
    private volatile long remaining;
  }

  private static final class Period {

    private final long begin;
    private final AtomicLong used = new AtomicLong();

    Period(long begin) {
      this.begin = begin;
    }
  }
}
