package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.call.Listener;
import dev.ingressmap.gateway.aws.call.Time;
import dev.ingressmap.gateway.settings.Settings;

/** Opens connections to the API Gateway that the user and the settings name. */
@FunctionalInterface
public interface Connector {

  /** Opens a connection. Nothing is sent before the first call. */
  ApiGateway connect(Settings settings, Listener listener, Time time);
}
