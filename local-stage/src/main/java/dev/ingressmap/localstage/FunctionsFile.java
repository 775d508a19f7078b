package dev.ingressmap.localstage;

import static java.util.Objects.requireNonNull;

import dev.ingressmap.gateway.yaml.YamlDocuments;
import dev.ingressmap.gateway.yaml.YamlValue;
import dev.ingressmap.localstage.function.LambdaFunction;
import dev.ingressmap.localstage.function.Runner;
import dev.ingressmap.localstage.function.Runtimes;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the Lambda functions of a {@code functions.yaml}, each by its name. */
final class FunctionsFile {

  /** The file that is read if none is named. */
  static final String USUAL = "functions.yaml";

  private static final Pattern VARIABLE = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private FunctionsFile() {}

  /**
   * Reads a file.
   *
   * @throws dev.ingressmap.gateway.InvalidInput that names the line and the function
   */
  static List<LambdaFunction> read(Path file) {
    List<LambdaFunction> functions = new ArrayList<>();
    Map<String, YamlValue> places = new HashMap<>();
    for (YamlValue document : YamlDocuments.read(file)) {
      document
          .entries()
          .forEach((name, entry) -> {
            YamlValue other = places.putIfAbsent(name, entry);
            if (other != null) {
              throw entry.invalid("is there twice, also at " + other.origin() + ": remove one");
            }
            functions.add(function(name, entry, folderOf(file)));
          });
    }
    return functions;
  }

  private static Path folderOf(Path file) {
    return requireNonNull(file.toAbsolutePath().getParent());
  }

  private static LambdaFunction function(String name, YamlValue entry, Path base) {
    if (!LambdaFunction.isName(name)) {
      throw entry.invalid("must be named by 1 to 64 letters, digits, hyphens and underscores");
    }
    entry.entries(
        Set.of(
            "url",
            "folder",
            "handler",
            "runtime",
            "command",
            "environment",
            "timeout",
            "memory",
            "concurrency"));
    YamlValue timeout = entry.get("timeout");
    YamlValue memory = entry.get("memory");
    YamlValue concurrency = entry.get("concurrency");
    return new LambdaFunction(
        name,
        runner(entry, base),
        environment(entry.get("environment")),
        timeout == null
            ? LambdaFunction.USUAL_TIMEOUT
            : Duration.ofSeconds(timeout.integer(1, LambdaFunction.MAX_TIMEOUT_SECONDS)),
        memory == null
            ? LambdaFunction.USUAL_MEMORY
            : memory.integer(LambdaFunction.USUAL_MEMORY, LambdaFunction.MAX_MEMORY),
        concurrency == null
            ? LambdaFunction.USUAL_CONCURRENCY
            : concurrency.integer(1, LambdaFunction.MAX_CONCURRENCY));
  }

  private static Runner runner(YamlValue entry, Path base) {
    YamlValue url = entry.get("url");
    if (url != null) {
      for (String field : List.of("folder", "handler", "runtime", "command")) {
        YamlValue other = entry.get(field);
        if (other != null) {
          throw other.invalid("cannot be combined with url: remove one");
        }
      }
      URI address = SettingValue.url(url.text(), ".*");
      if (address == null) {
        throw url.invalid(
            "must be an address such as http://localhost:9000/invoke, not \"" + url.text() + "\"");
      }
      return new Runner.Address(address);
    }
    YamlValue folder = entry.get("folder");
    Path code = folder == null ? base : base.resolve(folder.text()).normalize();
    if (!Files.isDirectory(code)) {
      throw (folder == null ? entry : folder).invalid("is no folder: " + code);
    }
    String handler = textOf(entry.get("handler"));
    String runtime = textOf(entry.get("runtime"));
    return new Runner.Program(code, runtime, handler, command(entry, code, handler, runtime));
  }

  private static List<String> command(
      YamlValue entry, Path folder, String handler, String runtime) {
    List<String> command = entry.items("command").stream().map(YamlValue::text).toList();
    if (!command.isEmpty()) {
      return command;
    }
    YamlValue named = entry.get("runtime");
    if (named == null) {
      throw entry.invalid(
          "has nothing to run: give it a runtime and a handler, a command or a url");
    }
    if (handler.isEmpty() && !runtime.startsWith("provided")) {
      throw entry.invalid("has no handler, such as app.handler");
    }
    return Runtimes.command(runtime, folder, handler)
        .orElseThrow(
            () -> named.invalid("is not known: give it a command, or one of " + Runtimes.KNOWN));
  }

  private static Map<String, String> environment(@Nullable YamlValue environment) {
    Map<String, String> variables = new HashMap<>();
    if (environment != null) {
      environment
          .entries()
          .forEach((name, value) -> {
            if (!VARIABLE.matcher(name).matches()) {
              throw value.invalid("must be named by letters, digits and underscores");
            }
            variables.put(name, value.scalar());
          });
    }
    return variables;
  }

  private static String textOf(@Nullable YamlValue value) {
    return value == null ? "" : value.text();
  }
}
