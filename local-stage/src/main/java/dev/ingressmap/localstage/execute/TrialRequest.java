package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.execute.call.ClientRequest;
import dev.ingressmap.localstage.execute.call.Payload;
import dev.ingressmap.localstage.model.stage.TrialInput;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/** What a trial sends. Where AWS knows nothing of a client, it has names of its own. */
record TrialRequest(String method, @Nullable String query, HttpFields headers, Payload payload)
    implements ClientRequest {

  private static final int HTTPS = 443;

  static TrialRequest of(String method, @Nullable String query, TrialInput input) {
    HttpFields.Mutable headers = HttpFields.build();
    input.headers().forEach(headers::put);
    return new TrialRequest(method, query, headers.asImmutable(), Payload.of(input.body()));
  }

  @Override
  public Fields parameters() {
    Fields fields = new Fields(true);
    if (query != null) {
      UrlEncoded.decodeUtf8To(query, fields);
    }
    return fields;
  }

  @Override
  public String protocol() {
    return "HTTP/1.1";
  }

  @Override
  public String address() {
    return "test-invoke-source-ip";
  }

  @Override
  public int port() {
    return HTTPS;
  }

  @Override
  public long length() {
    return payload.size();
  }

  @Override
  public Content.Source body() {
    return Content.Source.from(payload.buffer());
  }
}
