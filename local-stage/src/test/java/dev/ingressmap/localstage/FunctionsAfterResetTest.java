package dev.ingressmap.localstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingressmap.localstage.execute.CallRecorder;
import dev.ingressmap.localstage.execute.backend.IngressHosts;
import dev.ingressmap.localstage.function.Functions;
import dev.ingressmap.localstage.http.ForeignPages.Allowed;
import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.program.Programs;
import dev.ingressmap.localstage.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Code that came through Lambda's API is part of what a reset forgets. */
class FunctionsAfterResetTest {

  @AutoClose private final LocalApiGateway gateway = new LocalApiGateway(0);
  @AutoClose private final Caller caller = new Caller();

  FunctionsAfterResetTest() throws IOException {}

  @Test
  void uploadedOnesAreGone() throws Exception {
    gateway.start(
        new IngressHosts(host -> false, new InetSocketAddress(0)),
        () -> new Functions(List.of(), true),
        Programs.USUAL,
        Allowed.NOTHING,
        Quotas.USUAL,
        Storage.none(),
        null,
        CallRecorder.NONE,
        null,
        Map::of);
    gateway.ready();
    URI mine = url("/2015-03-31/functions/mine");
    assertThat(caller.post(url("/2015-03-31/functions"), creation("mine")).getStatus())
        .isEqualTo(201);
    assertThat(caller.get(mine).getStatus()).isEqualTo(200);

    assertThat(caller.post(url("/_local/reset"), "").getStatus()).isEqualTo(200);

    assertThat(caller.get(mine).getStatus()).isEqualTo(404);
  }

  private URI url(String path) {
    return URI.create("http://localhost:" + gateway.port() + path);
  }

  private static String creation(String name) throws IOException {
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(code)) {
      zip.putNextEntry(new ZipEntry("bootstrap"));
      zip.write('#');
    }
    return """
    {"FunctionName":"%s","Runtime":"provided.al2023","Handler":"h",
     "Role":"arn:aws:iam::000000000000:role/r","Code":{"ZipFile":"%s"}}\
    """
        .formatted(name, Base64.getEncoder().encodeToString(code.toByteArray()));
  }
}
