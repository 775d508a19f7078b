package dev.ingressmap.gateway.deploy.certificate;

import dev.ingressmap.gateway.aws.ApiGateway;
import dev.ingressmap.gateway.aws.account.ClientCertificate;
import dev.ingressmap.gateway.deploy.api.LiveApiReader;
import dev.ingressmap.gateway.deploy.api.OwnedApis;
import dev.ingressmap.gateway.deploy.change.MapTags;
import dev.ingressmap.gateway.deploy.stage.LiveStage;
import dev.ingressmap.gateway.deploy.stage.StageSetting;
import dev.ingressmap.gateway.settings.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The client certificates of a map: those that carry its tag, and those that a stage of its APIs
 * uses, no matter who owns them.
 */
public final class ClientCertificates {

  private final ApiGateway aws;
  private final Settings settings;
  private final Consumer<String> progress;

  public ClientCertificates(ApiGateway aws, Settings settings, Consumer<String> progress) {
    this.aws = aws;
    this.settings = settings;
    this.progress = progress;
  }

  /** The certificates, oldest first. */
  public List<LiveClientCertificate> list() {
    Map<String, List<String>> stages = stages();
    String map = settings.api().name();
    return aws.clientCertificates().all().stream()
        .map(certificate ->
            new LiveClientCertificate(
                certificate,
                map.equals(certificate.tags().get(MapTags.MAP)),
                stages.getOrDefault(certificate.id(), List.of())))
        .filter(certificate -> certificate.owned() || !certificate.stages().isEmpty())
        .sorted(
            Comparator.comparing((LiveClientCertificate live) -> live.certificate().created())
                .thenComparing(LiveClientCertificate::id))
        .toList();
  }

  /** The names of the stages of the map's APIs, by the certificate that they use. */
  private Map<String, List<String>> stages() {
    LiveApiReader reader = new LiveApiReader(aws, settings);
    return OwnedApis.find(aws, settings).ids().stream()
        .flatMap(apiId -> reader.stages(apiId).stream())
        .filter(stage -> stage.settings().containsKey(StageSetting.CLIENT_CERTIFICATE))
        .collect(
            Collectors.groupingBy(
                stage -> stage.settings().get(StageSetting.CLIENT_CERTIFICATE),
                TreeMap::new,
                Collectors.mapping(
                    LiveStage::name,
                    Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), List::copyOf))));
  }

  /** The PEM of a certificate, no matter who owns it. */
  public Optional<String> pem(String id) {
    return aws.clientCertificates().pem(id);
  }

  /** Creates a certificate that no stage uses yet. */
  public ClientCertificate.Made create(String description) {
    progress.accept("creating a client certificate");
    return aws.clientCertificates().generate(description, MapTags.ofClientCertificate(settings));
  }

  /** Deletes a certificate that no stage uses anymore. */
  public void delete(LiveClientCertificate certificate) {
    progress.accept("deleting client certificate " + certificate.id());
    aws.clientCertificates().delete(certificate.id());
  }
}
