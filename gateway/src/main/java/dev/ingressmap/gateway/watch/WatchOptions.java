package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.InvalidInput;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a controller is told once.
 *
 * @param config the settings' file; null for the working folder's, which need not exist
 * @param stage the name of one of the settings' stages; null where there is one only
 * @param keep how many of the stage's deployments are kept, 1 or more
 * @param http where probes and metrics are; port 0 is one that is free
 * @param election null for a controller that is alone
 * @param identity what tells this process from others
 */
public record WatchOptions(
    @Nullable Path config,
    @Nullable String stage,
    Connector connector,
    Pace pace,
    int keep,
    InetSocketAddress http,
    @Nullable Election election,
    String identity) {

  public WatchOptions {
    if (keep < 1) {
      throw new InvalidInput("--keep " + keep + ": the live deployment stays: give 1 or more");
    }
  }
}
