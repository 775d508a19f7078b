package dev.ingressmap.gateway.cli.session;

import dev.ingressmap.gateway.api.DesiredApi;
import dev.ingressmap.gateway.cli.option.MapOptions;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.mapping.ApiMapping;
import dev.ingressmap.gateway.mapping.SharedMap;
import dev.ingressmap.gateway.route.IngressMap;
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

  /** The desired API, of which nothing is held back. */
  protected final DesiredApi desired(Settings settings) {
    return ApiMapping.map(ingressMap(settings), settings);
  }

  /** The objects of the map. */
  protected final IngressMap ingressMap(Settings settings) {
    return map.read(settings, environment(), this::read);
  }

  /** The map, of which something may be held back if the user allows it. */
  protected final SharedMap sharedMap(Settings settings) {
    return sharedMap(ingressMap(settings), settings);
  }

  protected final SharedMap sharedMap(IngressMap read, Settings settings) {
    return map.isStrict() ? SharedMap.strict(read, settings) : SharedMap.of(read, settings);
  }

  /** What can be served of a map. AWS is asked only if something has to be held back. */
  protected final DesiredApi servable(SharedMap shared, Settings settings) {
    return shared.desired(() -> {
      try (Session session = connect(settings)) {
        Convergence convergence = session.convergence(this::progress);
        return convergence.remembered(shared, convergence.read());
      }
    });
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
