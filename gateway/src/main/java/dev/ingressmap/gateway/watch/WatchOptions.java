package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.deploy.change.Retention;
import dev.ingressmap.gateway.settings.Settings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The options of a controller.
 *
 * @param config the settings' file; null for the one in the working folder, which need not exist
 * @param stage the name of one of the settings' stages; null if there is only one
 * @param choice adds what the command line says to the settings
 * @param kept how many deployments of the stage to keep
 * @param http the address of probes and metrics; port 0 picks a free one
 * @param election null if there is only one controller
 * @param identity distinguishes this process from others
 */
public record WatchOptions(
    @Nullable Path config,
    @Nullable String stage,
    UnaryOperator<Settings> choice,
    Connector connector,
    Pace pace,
    Retention kept,
    InetSocketAddress http,
    @Nullable Election election,
    String identity) {}
