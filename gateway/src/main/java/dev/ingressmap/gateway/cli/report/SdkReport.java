package dev.ingressmap.gateway.cli.report;

import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.cli.session.Session;
import java.nio.file.Path;
import java.util.List;

/**
 * A generated SDK, for programs.
 *
 * @param files the paths in the folder
 */
public record SdkReport(
    String command,
    String api,
    String stage,
    String language,
    String folder,
    List<String> files,
    int apiCalls,
    int reads,
    int writes) {

  public static SdkReport of(Session session, String language, Path folder, List<String> files) {
    ApiCalls calls = session.aws().calls();
    return new SdkReport(
        "sdk",
        session.settings().api().title(),
        session.settings().stage().name(),
        language,
        folder.toString(),
        files,
        calls.total(),
        calls.reads(),
        calls.writes());
  }
}
