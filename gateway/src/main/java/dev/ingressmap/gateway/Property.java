package dev.ingressmap.gateway;

/**
 * What a thing has a value for, live and desired: code knows it by its type, people by its text.
 */
public interface Property {

  /** Its name in plans, mostly AWS's own. */
  String text();
}
