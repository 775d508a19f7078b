package dev.ingressmap.gateway.cli.session;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cli.option.MapOptions;
import dev.ingressmap.gateway.settings.Settings;
import picocli.CommandLine.Mixin;

/** What the commands have in common that act once on the map, or on what it owns. */
public abstract class GatewayAction extends ConnectedAction {

  @Mixin private MapOptions map = new MapOptions();

  @Override
  public final Integer call() {
    map.check();
    return run(settings(map));
  }

  /** The settings for this command. */
  protected Settings settings(MapOptions options) {
    return options.settings();
  }

  /** Does the work and returns the exit code. */
  protected abstract int run(Settings settings);

  /** The desired API. */
  protected final DesiredApi desired(Settings settings) {
    return map.desired(settings, environment(), this::read);
  }

  /** Reports what was read from which cluster. */
  protected void read(String line) {
    say(line);
  }

  /** Whether the user has named a source of the map. */
  protected final boolean mapIsGiven() {
    return map.given();
  }
}
