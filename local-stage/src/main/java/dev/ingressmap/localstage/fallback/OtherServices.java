package dev.ingressmap.localstage.fallback;

import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** The services of AWS that are not here. */
public final class OtherServices {

  private OtherServices() {}

  /**
   * Handles the calls of other services, and leaves all others to another handler.
   *
   * @param fallback the address that has the other services; null if there is none
   */
  public static Handler before(Handler others, @Nullable URI fallback) {
    return new Handler.Sequence(
        fallback == null ? new MissingServices() : new Fallback(fallback), others);
  }
}
