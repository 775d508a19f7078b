package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.deploy.change.Retention;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of a controller.
 *
 * @param config the settings' file; null for the working folder's, which need not exist
 * @param stage the name of one of the settings' stages; null if there is only one
 * @param kept of the stage's deployments
 * @param http where probes and metrics are; port 0 picks a free one
 * @param election null for a controller that is alone
 * @param identity what distinguishes this process from others
 */
public record WatchOptions(
    @Nullable Path config,
    @Nullable String stage,
    Connector connector,
    Pace pace,
    Retention kept,
    InetSocketAddress http,
    @Nullable Election election,
    String identity) {}
