package dev.ingressmap.localstage.model.api;

/**
 * The account's quotas for one API.
 *
 * @param resources including the root
 */
public record Quotas(int resources, int stages) {

  /** AWS's defaults. */
  public static final Quotas USUAL = new Quotas(300, 10);
}
