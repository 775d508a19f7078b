package dev.ingressmap.localstage.model.account;

/** The length of a quota's period. */
public enum QuotaPeriod {
  DAY(0),
  WEEK(6),
  MONTH(27);

  private final int maxOffset;

  QuotaPeriod(int maxOffset) {
    this.maxOffset = maxOffset;
  }

  int maxOffset() {
    return maxOffset;
  }
}
