package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * How many requests are allowed in a period.
 *
 * @param offset days after the usual start of the period, which is midnight in UTC, on Sundays, or
 *     on the first of the month: 0 for days, 0 to 6 for weeks, 0 to 27 for months
 */
public record QuotaSettings(int limit, int offset, QuotaPeriod period) {

  public QuotaSettings {
    if (period == null) {
      throw badRequest("Usage Plan quota period must be set");
    }
    if (limit < 1) {
      throw badRequest("Usage Plan quota limit must be 1 or more");
    }
    if (offset < 0 || offset > period.maxOffset()) {
      throw badRequest(
          period == QuotaPeriod.DAY
              ? "Usage Plan quota offset must be zero in the DAY period"
              : "Usage Plan quota offset must be inclusively between 0 and %d in the %s period"
                  .formatted(period.maxOffset(), period));
    }
  }

  /** The first day of the period that contains a day, both counted from 1970. */
  long begin(long epochDay) {
    if (period == QuotaPeriod.DAY) {
      return epochDay;
    }
    LocalDate day = LocalDate.ofEpochDay(epochDay).minusDays(offset);
    return (period == QuotaPeriod.WEEK
            ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
            : day.withDayOfMonth(1))
        .plusDays(offset)
        .toEpochDay();
  }
}
