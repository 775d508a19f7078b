package dev.ingressmap.gateway.cli.session;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cli.option.MapOptions;
import dev.ingressmap.gateway.settings.Settings;
import picocli.CommandLine.Mixin;

/** What the commands have in common that do one thing with the map, or with what it made. */
public abstract class GatewayAction extends ConnectedAction {

  @Mixin private MapOptions map = new MapOptions();

  @Override
  public final Integer call() {
    map.check();
    return run(settings(map));
  }

  /** The settings to work with. */
  protected Settings settings(MapOptions options) {
    return options.settings();
  }

  /** Does the work and returns the exit code. */
  protected abstract int run(Settings settings);

  /** What the API must be. */
  protected final DesiredApi desired(Settings settings) {
    return map.desired(settings, environment(), this::read);
  }

  /** Tells what was read of which cluster. */
  protected void read(String line) {
    say(line);
  }

  /** Whether the user has said where the map is. */
  protected final boolean mapIsGiven() {
    return map.given();
  }
}
