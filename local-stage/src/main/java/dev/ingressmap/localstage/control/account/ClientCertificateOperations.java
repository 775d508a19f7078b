package dev.ingressmap.localstage.control.account;

import dev.ingressmap.localstage.control.patch.Replacements;
import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.control.wire.Wire;
import dev.ingressmap.localstage.model.account.ClientCertificate;
import dev.ingressmap.localstage.model.account.ClientCertificates;
import dev.ingressmap.localstage.model.account.RestApis;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The operations on client certificates. */
public final class ClientCertificateOperations {

  private final RestApis apis;
  private final ClientCertificates certificates;
  private final InstantSource clock;

  public ClientCertificateOperations(RestApis apis, InstantSource clock) {
    this.apis = apis;
    this.certificates = apis.clientCertificates();
    this.clock = clock;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "GenerateClientCertificate", this::generate,
        "GetClientCertificate", call -> Answer.json(certificates.get(id(call))),
        "GetClientCertificates", this::list,
        "UpdateClientCertificate", this::update,
        "DeleteClientCertificate", this::delete);
  }

  private Answer generate(Call call) {
    Request request = Wire.read(call.json(), Request.class);
    return Answer.json(
        certificates.generate(
            request.description,
            Objects.requireNonNullElse(request.tags, Map.of()),
            clock.instant()));
  }

  private Answer list(Call call) {
    return Answer.json(
        Page.of(
            certificates.all(),
            certificate ->
                Page.creationKey(
                    certificate.createdDate(),
                    certificates.place(certificate.clientCertificateId())),
            call));
  }

  private Answer update(Call call) {
    Map<String, String> values = Replacements.of(call.patch(), List.of("/description"));
    return Answer.json(
        certificates.update(
            id(call),
            certificate -> {
              ObjectNode json = Wire.tree(certificate);
              values.forEach((path, value) -> json.put(path.substring(1), value));
              return Wire.read(json, ClientCertificate.class);
            }));
  }

  private Answer delete(Call call) {
    apis.removeClientCertificate(id(call));
    return Answer.EMPTY;
  }

  private static String id(Call call) {
    return call.label("clientcertificate_id");
  }

  private record Request(@Nullable String description, @Nullable Map<String, String> tags) {}
}
