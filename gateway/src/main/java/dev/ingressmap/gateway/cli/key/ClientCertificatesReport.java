package dev.ingressmap.gateway.cli.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.aws.account.ClientCertificate;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.deploy.certificate.LiveClientCertificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command for client certificates, for programs.
 *
 * @param clientCertificates the existing ones; null if they were not requested
 * @param created null if none was created
 * @param pem of the requested certificate
 * @param deleted the id of the deleted certificate; null if none was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClientCertificatesReport(
    String command,
    String api,
    @Nullable List<Certificate> clientCertificates,
    ClientCertificate.@Nullable Made created,
    @Nullable String pem,
    @Nullable String deleted,
    int apiCalls,
    int reads,
    int writes) {

  /** An existing certificate. */
  record Certificate(
      String id,
      String description,
      Instant created,
      Instant expires,
      boolean expiresSoon,
      boolean owned,
      List<String> stages) {

    static Certificate of(LiveClientCertificate live, Instant now) {
      return new Certificate(
          live.id(),
          live.certificate().description(),
          live.certificate().created(),
          live.certificate().expires(),
          live.expiresSoon(now),
          live.owned(),
          live.stages());
    }
  }

  static ClientCertificatesReport of(String command, Session session) {
    return of(command, session, null, null, null, null);
  }

  static ClientCertificatesReport ofList(
      Session session, List<LiveClientCertificate> found, Instant now) {
    List<Certificate> list = found.stream().map(live -> Certificate.of(live, now)).toList();
    return of("list", session, list, null, null, null);
  }

  static ClientCertificatesReport ofCreate(Session session, ClientCertificate.Made made) {
    return of("create", session, null, made, null, null);
  }

  static ClientCertificatesReport ofShow(Session session, String pem) {
    return of("show", session, null, null, pem, null);
  }

  static ClientCertificatesReport ofDelete(Session session, String id) {
    return of("delete", session, null, null, null, id);
  }

  private static ClientCertificatesReport of(
      String command,
      Session session,
      @Nullable List<Certificate> list,
      ClientCertificate.@Nullable Made created,
      @Nullable String pem,
      @Nullable String deleted) {
    ApiCalls calls = session.aws().calls();
    return new ClientCertificatesReport(
        command,
        session.settings().api().name(),
        list,
        created,
        pem,
        deleted,
        calls.total(),
        calls.reads(),
        calls.writes());
  }
}
