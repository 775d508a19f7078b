package dev.ingressmap.gateway.cli;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.ApiKeys;
import dev.ingressmap.gateway.deploy.ClientCertificates;
import dev.ingressmap.gateway.deploy.DomainDeployer;
import dev.ingressmap.gateway.deploy.LiveApiReader;
import dev.ingressmap.gateway.deploy.LiveMapReader;
import dev.ingressmap.gateway.deploy.OwnedApis;
import dev.ingressmap.gateway.deploy.StageMover;
import dev.ingressmap.gateway.deploy.UsagePlanDeployer;
import dev.ingressmap.gateway.settings.Settings;
import java.util.function.Consumer;

/** What a command works with: the settings and a connection. */
record Session(Settings settings, ApiGateway aws) implements AutoCloseable {

  /** The same for the API of one part of the map. */
  Session of(String part) {
    return new Session(settings.of(part), aws);
  }

  LiveApiReader reader() {
    return new LiveApiReader(aws, settings);
  }

  LiveMapReader map() {
    return new LiveMapReader(aws, settings);
  }

  OwnedApis owned() {
    return OwnedApis.find(aws, settings);
  }

  StageMover mover() {
    return new StageMover(aws, reader());
  }

  UsagePlanDeployer usagePlans(Consumer<String> progress) {
    return new UsagePlanDeployer(aws, settings, progress);
  }

  DomainDeployer domains(Consumer<String> progress) {
    return new DomainDeployer(aws, settings, progress);
  }

  ApiKeys keys(Consumer<String> progress) {
    return new ApiKeys(aws, settings, progress);
  }

  ClientCertificates clientCertificates(Consumer<String> progress) {
    return new ClientCertificates(aws, settings, progress);
  }

  String invokeUrl(String apiId) {
    return aws.invokeUrl(apiId, settings.stage().name());
  }

  String calls() {
    int calls = aws.calls().total();
    return calls == 1 ? "1 API call" : calls + " API calls";
  }

  @Override
  public void close() {
    aws.close();
  }
}
