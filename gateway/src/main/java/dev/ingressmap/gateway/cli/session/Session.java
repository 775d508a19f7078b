package dev.ingressmap.gateway.cli.session;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.deploy.Convergence;
import dev.ingressmap.gateway.deploy.LiveMapReader;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.api.OwnedApis;
import dev.ingressmap.gateway.deploy.api.StageMover;
import dev.ingressmap.gateway.deploy.certificate.ClientCertificates;
import dev.ingressmap.gateway.deploy.domain.DomainDeployer;
import dev.ingressmap.gateway.deploy.usageplan.ApiKeys;
import dev.ingressmap.gateway.deploy.usageplan.UsagePlanDeployer;
import dev.ingressmap.gateway.settings.Settings;
import java.util.function.Consumer;

/** What a command works with: the settings and a connection. */
public record Session(Settings settings, ApiGateway aws) implements AutoCloseable {

  /** The session for the API of one part of the map. */
  public Session of(String part) {
    return new Session(settings.of(part), aws);
  }

  public LiveApiReader reader() {
    return new LiveApiReader(aws, settings);
  }

  /** Makes the stage match a map. */
  public Convergence convergence(Consumer<String> progress) {
    return new Convergence(aws, settings, progress);
  }

  public LiveMapReader map() {
    return new LiveMapReader(aws, settings);
  }

  public OwnedApis owned() {
    return OwnedApis.find(aws, settings);
  }

  public StageMover mover() {
    return new StageMover(aws, reader());
  }

  public UsagePlanDeployer usagePlans(Consumer<String> progress) {
    return new UsagePlanDeployer(aws, settings, progress);
  }

  public DomainDeployer domains(Consumer<String> progress) {
    return new DomainDeployer(aws, settings, progress);
  }

  public ApiKeys keys(Consumer<String> progress) {
    return new ApiKeys(aws, settings, progress);
  }

  public ClientCertificates clientCertificates(Consumer<String> progress) {
    return new ClientCertificates(aws, settings, progress);
  }

  public String invokeUrl(String apiId) {
    return aws.invokeUrl(apiId, settings.stage().name());
  }

  public String calls() {
    int calls = aws.calls().total();
    return calls == 1 ? "1 API call" : calls + " API calls";
  }

  @Override
  public void close() {
    aws.close();
  }
}
