package dev.ingressmap.localstage.control;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request with the least that an operation takes, to which members can be added. */
final class ContractRequest {

  private static final JsonMapper JSON = new JsonMapper();

  private final ContractCase operation;
  private final WholeAccount account;
  private final ObjectNode body;
  private final StringJoiner query = new StringJoiner("&");
  private @Nullable String accept;

  ContractRequest(ContractCase operation, WholeAccount account) {
    this.operation = operation;
    this.account = account.with(operation.labels());
    boolean empty = operation.isDocument() || operation.body().isEmpty();
    body = (ObjectNode) JSON.readTree(empty ? "{}" : this.account.filled(operation.body()));
    if (!operation.query().isEmpty()) {
      query.add(this.account.filled(operation.query()).replace("+", "%2B"));
    }
  }

  WholeAccount account() {
    return account;
  }

  /** What the body has. It is empty for a document, whose members are not those of the model. */
  ObjectNode body() {
    return body;
  }

  ContractRequest with(String members) {
    body.setAll((ObjectNode) JSON.readTree(account.filled(members)));
    return this;
  }

  ContractRequest add(SdkField<?> field, String value) {
    String filled = account.filled(value);
    if (field.location() == MarshallLocation.HEADER) {
      accept = filled;
    } else if (field.location() == MarshallLocation.PAYLOAD) {
      body.set(field.locationName(), JSON.readTree(filled));
    } else if (field.marshallingType().equals(MarshallingType.MAP)) {
      query.add(filled);
    } else {
      query.add(field.locationName() + "=" + URLEncoder.encode(filled, StandardCharsets.UTF_8));
    }
    return this;
  }

  ContractAnswer send() throws Exception {
    StringJoiner path = new StringJoiner("/", "/", "?" + query);
    for (String segment : operation.operation().path()) {
      path.add(
          segment.startsWith("{") ? account.encoded(segment.replaceAll("[{}+]", "")) : segment);
    }
    String sent = operation.isDocument() ? operation.body() : body.isEmpty() ? "" : body.toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(account.server().uri(path.toString()))
            .method(operation.operation().httpMethod(), HttpRequest.BodyPublishers.ofString(sent));
    return ContractAnswer.of(
        account.server().send(accept == null ? request : request.header("Accept", accept)));
  }
}
