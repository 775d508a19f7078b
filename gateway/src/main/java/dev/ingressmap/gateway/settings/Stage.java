package dev.ingressmap.gateway.settings;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stage that is deployed to.
 *
 * @param variables the values for {@code ${stageVariables.name}}
 * @param tracing whether AWS X-Ray samples its calls
 * @param cacheSize the size of its cache cluster in GB, in AWS's words; null for no cache
 * @param accessLog null for none
 * @param clientCertificate the id of the certificate for backends; null for none
 * @param methods how methods are throttled, logged and cached, by {@code METHOD /path} or {@link
 *     #ALL}
 */
public record Stage(
    String name,
    String description,
    SortedMap<String, String> variables,
    boolean tracing,
    @Nullable String cacheSize,
    @Nullable AccessLog accessLog,
    @Nullable String clientCertificate,
    SortedMap<String, MethodSettings> methods) {

  /** The key for all methods that have no settings of their own. */
  public static final String ALL = "*";

  public Stage {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    methods = Collections.unmodifiableSortedMap(new TreeMap<>(methods));
  }

  /** A stage with only a name and a description. */
  public Stage(String name, String description) {
    this(name, description, new TreeMap<>(), false, null, null, null, new TreeMap<>());
  }

  /** This stage with other settings for its methods. */
  public Stage with(SortedMap<String, MethodSettings> others) {
    return new Stage(
        name, description, variables, tracing, cacheSize, accessLog, clientCertificate, others);
  }

  /** This stage for the API of one part of a map, with only the settings of that part's methods. */
  Stage of(String part, Split split) {
    SortedMap<String, MethodSettings> own = new TreeMap<>();
    methods.forEach((method, settings) -> {
      if (method.equals(ALL)) {
        own.put(ALL, settings);
      } else {
        String[] words = method.split(" ", 2);
        if (split.partOf(words[1]).equals(part)) {
          own.put(words[0] + " " + Split.within(part, words[1]), settings);
        }
      }
    });
    return with(own);
  }

  /**
   * The log with one line per call.
   *
   * @param destination the ARN of a CloudWatch log group or a Firehose stream
   * @param format of the line, with {@code $context} variables
   */
  public record AccessLog(String destination, String format) {}
}
