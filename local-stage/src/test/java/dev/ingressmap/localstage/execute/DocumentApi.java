package dev.ingressmap.localstage.execute;

import dev.ingressmap.localstage.model.api.Quotas;
import dev.ingressmap.localstage.openapi.OpenApiDocument;
import dev.ingressmap.localstage.openapi.document.BasePath;
import dev.ingressmap.localstage.openapi.document.ImportOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** APIs from documents, which support more than {@link SampleApi}. */
public final class DocumentApi {

  /** An integration that answers 200. */
  private static final String MOCK =
      "{type: mock, requestTemplates: {$default: '{\"statusCode\": 200}'},"
          + " responses: {default: {statusCode: 200}}}";

  private DocumentApi() {}

  /**
   * An API from the rest of a YAML document, in which {@code $mock} is an integration that answers
   * 200.
   */
  public static SampleApi of(String document) {
    String yaml = "openapi: 3.0.1\ninfo: {title: sample}\n" + document.replace("$mock", MOCK);
    return new SampleApi(
        OpenApiDocument.parse(yaml.getBytes(StandardCharsets.UTF_8))
            .create(
                new SampleApi().definition().api(),
                new ImportOptions(true, true, BasePath.IGNORE, true, Instant.EPOCH),
                Quotas.USUAL)
            .definition());
  }
}
