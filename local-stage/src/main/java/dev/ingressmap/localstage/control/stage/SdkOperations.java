package dev.ingressmap.localstage.control.stage;

import static dev.ingressmap.localstage.model.ApiGatewayException.badRequest;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.control.wire.Answer;
import dev.ingressmap.localstage.control.wire.Call;
import dev.ingressmap.localstage.control.wire.OperationHandler;
import dev.ingressmap.localstage.control.wire.Page;
import dev.ingressmap.localstage.model.account.RestApis;
import java.util.List;
import java.util.Map;

/** The operations on SDKs. The types are AWS's; none is generated here. */
public final class SdkOperations {

  private static final List<SdkType> TYPES =
      List.of(
          new SdkType(
              "android",
              "Android",
              "A client of an API for Android",
              List.of(
                  Property.required("groupId", "Group ID", "The Maven group"),
                  Property.required("artifactId", "Artifact ID", "The Maven artifact"),
                  Property.required("artifactVersion", "Artifact version", "The Maven version"),
                  Property.required("invokerPackage", "Invoker package", "The Java package"))),
          new SdkType(
              "java",
              "Java SDK",
              "A client of an API for Java",
              List.of(
                  Property.required("service.name", "Service name", "The name of the client"),
                  Property.required(
                      "java.package-name", "Java package name", "The package of the client"),
                  Property.optional(
                      "java.build-system", "Java build system", "Maven or Gradle", "maven"),
                  Property.optional("java.group-id", "Java group ID", "The Maven group", ""),
                  Property.optional(
                      "java.artifact-id", "Java artifact ID", "The Maven artifact", ""),
                  Property.optional(
                      "java.artifact-version", "Java artifact version", "The version", "1.0"))),
          new SdkType("javascript", "JavaScript", "A client of an API for browsers", List.of()),
          new SdkType(
              "objectivec",
              "iOS (Objective-C)",
              "A client of an API for iOS",
              List.of(Property.required("classPrefix", "Prefix", "The prefix of classes"))),
          new SdkType(
              "ruby",
              "Ruby SDK",
              "A client of an API for Ruby",
              List.of(Property.required("service.name", "Service name", "The name of the client"))),
          new SdkType(
              "swift",
              "iOS (Swift)",
              "A client of an API for iOS",
              List.of(Property.required("classPrefix", "Prefix", "The prefix of classes"))));

  private final RestApis apis;

  public SdkOperations(RestApis apis) {
    this.apis = apis;
  }

  public Map<String, OperationHandler> handlers() {
    return Map.of(
        "GetSdk", this::generate,
        "GetSdkType", this::get,
        "GetSdkTypes", call -> Answer.json(Page.of(TYPES, SdkType::id, call)));
  }

  private Answer get(Call call) {
    return Answer.json(
        TYPES.stream()
            .filter(type -> type.id().equals(call.label("sdktype_id")))
            .findFirst()
            .orElseThrow(() -> notFound("Invalid SDK type specified")));
  }

  private Answer generate(Call call) {
    var _ = apis.get(call.apiId()).stage(call.label("stage_name"));
    String name = call.label("sdk_type");
    if (TYPES.stream().noneMatch(type -> type.id().equals(name))) {
      throw badRequest("Invalid SDK type specified: " + name);
    }
    throw badRequest(
        "local-stage generates no SDKs: export the stage with get-export --export-type oas30, and"
            + " use a generator for OpenAPI");
  }

  private record SdkType(
      String id, String friendlyName, String description, List<Property> configurationProperties) {}

  private record Property(
      String name, String friendlyName, String description, boolean required, String defaultValue) {

    static Property required(String name, String friendlyName, String description) {
      return new Property(name, friendlyName, description, true, "");
    }

    static Property optional(
        String name, String friendlyName, String description, String defaultValue) {
      return new Property(name, friendlyName, description, false, defaultValue);
    }
  }
}
