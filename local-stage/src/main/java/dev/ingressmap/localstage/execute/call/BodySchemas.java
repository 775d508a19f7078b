package dev.ingressmap.localstage.execute.call;

import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressions;
import dev.ingressmap.localstage.model.api.ApiDefinition;
import dev.ingressmap.localstage.model.api.Model;
import dev.ingressmap.localstage.program.Deadline;
import dev.ingressmap.localstage.program.Expression;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The JSON schemas of a deployment's models. Each is compiled when it is first used. */
public final class BodySchemas {

  private static final JsonMapper JSON = new JsonMapper();

  /** The URL of a model in any API, because a clone's models still name the original API. */
  private static final Pattern MODEL = Pattern.compile(Model.url("[^/]+", "([^/#]+)"));

  /** A body of the largest size takes fewer steps, unless the schema visits it again and again. */
  private static final ExecutionConfig LIMITS =
      ExecutionConfig.builder().maxEvaluationSteps(10_000_000).maxEvaluationDepth(500).build();

  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .regularExpressionFactory(BodySchemas::expression)
          .executionContextCustomizer((context, schemas) -> context.setExecutionConfig(LIMITS))
          .build();

  private final ApiDefinition definition;
  private final String url;
  private final ConcurrentMap<String, Optional<Schema>> compiled = new ConcurrentHashMap<>();
  // Most deployments never validate a body.
  private volatile @Nullable SchemaRegistry registry;

  public BodySchemas(ApiDefinition definition) {
    this.definition = definition;
    this.url = Model.url(definition.api().id(), "");
  }

  /**
   * What is wrong with a body according to a model. Empty if nothing is, or if the model has no
   * JSON schema.
   *
   * @param body no body is an empty object
   */
  List<String> errors(String model, String body) {
    Deadline.current().begin("model " + model);
    try {
      Schema schema = compiled.computeIfAbsent(model, this::compile).orElse(null);
      return schema == null
          ? List.of()
          : schema.validate(JSON.readTree(body.isBlank() ? "{}" : body)).stream()
              .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
              .toList();
    } catch (JacksonException e) {
      return List.of("the body is not JSON: " + e.getOriginalMessage());
    } catch (SchemaException | PatternSyntaxException | ValidationLimitExceededException e) {
      throw new GatewayFailure(
          GatewayResponse.API_CONFIGURATION_ERROR, "model " + model + ": " + e.getMessage());
    }
  }

  private Optional<Schema> compile(String model) {
    return schema(model) == null
        ? Optional.empty()
        : Optional.of(registry().getSchema(SchemaLocation.of(url + model)));
  }

  /** A registry that knows models by their URLs and never fetches anything. */
  private SchemaRegistry registry() {
    SchemaRegistry known = registry;
    if (known == null) {
      known =
          SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_4,
              builder ->
                  builder
                      .schemaRegistryConfig(CONFIG)
                      .schemas((String location) -> {
                        Matcher model = MODEL.matcher(location);
                        return model.matches() ? schema(model.group(1)) : null;
                      }));
      registry = known;
    }
    return known;
  }

  /** The same as the library's expression, but within the deadline. */
  private static RegularExpression expression(String text) {
    Expression expression =
        Expression.of(
            RegularExpressions.replaceLongformCharacterProperties(
                RegularExpressions.replaceDollarAnchors(text)));
    return expression::isIn;
  }

  private @Nullable String schema(String model) {
    Model known = definition.models().get(model);
    return known == null || !known.json() ? null : known.schema();
  }
}
