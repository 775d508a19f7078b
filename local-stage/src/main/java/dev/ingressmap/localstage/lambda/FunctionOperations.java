package dev.ingressmap.localstage.lambda;

import dev.ingressmap.localstage.function.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates, shows, changes and deletes functions. */
final class FunctionOperations {

  private static final JsonMapper JSON = new JsonMapper();

  /** The bucket by which LocalStack's users name a folder of their machine. */
  private static final String FOLDER_BUCKET = "hot-reload";

  /** What a request says apart from the configuration. */
  private static final List<String> NOT_SETTINGS =
      List.of(
          "FunctionName",
          "Code",
          "Tags",
          "Publish",
          "DryRun",
          "RevisionId",
          "CodeSigningConfigArn");

  private final StoredFunctions functions;
  private final boolean runsUploads;

  FunctionOperations(StoredFunctions functions, boolean runsUploads) {
    this.functions = functions;
    this.runsUploads = runsUploads;
  }

  Answer create(Call call) throws IOException {
    checkUploads();
    try (FunctionRequest request = FunctionRequest.read(call.request(), functions::folder)) {
      String name = Call.name(request.settings().path("FunctionName").asString(""));
      UploadedCode code = code(functions.newFolder(name), request, request.settings().path("Code"));
      ObjectNode settings = request.settings().deepCopy();
      Map<String, String> tags = tags(settings.path("Tags"));
      settings.remove(NOT_SETTINGS);
      StoredFunction function = StoredFunction.of(name, call.arn(name), settings, code, tags);
      try {
        return Answer.of(201, functions.add(function).configuration());
      } catch (LambdaException e) {
        code.delete();
        throw e;
      }
    }
  }

  Answer list(Call call) {
    List<ObjectNode> shown = new ArrayList<>();
    for (LambdaFunction function : functions.running().all()) {
      shown.add(configuration(function.name(), call));
    }
    return Answer.of(200, Map.of("Functions", shown));
  }

  Answer get(Call call) {
    String name = call.function();
    ObjectNode shown = JSON.createObjectNode();
    shown.set("Configuration", configuration(name, call));
    StoredFunction stored = functions.find(name);
    ObjectNode code = shown.putObject("Code").put("RepositoryType", "S3");
    if (stored != null) {
      code.put("Location", stored.code().folder().toUri().toString());
      if (!stored.tags().isEmpty()) {
        shown.set("Tags", JSON.valueToTree(stored.tags()));
      }
    }
    return Answer.of(200, shown);
  }

  Answer getConfiguration(Call call) {
    return Answer.of(200, configuration(call.function(), call));
  }

  /** The only version of each function is its latest. */
  Answer listVersions(Call call) {
    return Answer.of(200, Map.of("Versions", List.of(configuration(call.function(), call))));
  }

  Answer getCodeSigning(Call call) {
    String name = call.function();
    configuration(name, call);
    return Answer.of(200, Map.of("FunctionName", name));
  }

  Answer updateConfiguration(Call call) throws IOException {
    try (FunctionRequest request = FunctionRequest.read(call.request(), functions::folder)) {
      ObjectNode given = request.settings().deepCopy();
      given.remove(NOT_SETTINGS);
      return changed(call, function -> function.with(given));
    }
  }

  Answer updateCode(Call call) throws IOException {
    checkUploads();
    String name = call.function();
    try (FunctionRequest request = FunctionRequest.read(call.request(), functions::folder)) {
      UploadedCode code = code(functions.newFolder(name), request, request.settings());
      try {
        return changed(call, function -> function.with(code));
      } catch (LambdaException e) {
        code.delete();
        throw e;
      }
    }
  }

  Answer delete(Call call) {
    String name = call.function();
    functions.remove(name, call.arn(name));
    return Answer.of(204, null);
  }

  Answer listTags(Call call) {
    return Answer.of(200, Map.of("Tags", stored(call).tags()));
  }

  Answer tag(Call call) throws IOException {
    String name = stored(call).name();
    try (FunctionRequest request = FunctionRequest.read(call.request(), functions::folder)) {
      Map<String, String> added = tags(request.settings().path("Tags"));
      functions.note(name, call.arn(name), function -> function.with(added));
      return Answer.of(204, null);
    }
  }

  Answer untag(Call call) {
    String name = stored(call).name();
    functions.note(
        name,
        call.arn(name),
        function -> function.without(call.query().getValuesOrEmpty("tagKeys")));
    return Answer.of(204, null);
  }

  private StoredFunction stored(Call call) {
    String name = call.function();
    StoredFunction stored = functions.find(name);
    if (stored == null) {
      throw LambdaException.notFound(call.arn(name));
    }
    return stored;
  }

  private Answer changed(Call call, UnaryOperator<StoredFunction> change) {
    String name = call.function();
    return Answer.of(200, functions.change(name, call.arn(name), change).configuration());
  }

  private ObjectNode configuration(String name, Call call) {
    StoredFunction stored = functions.find(name);
    if (stored != null) {
      return stored.configuration();
    }
    LambdaFunction function =
        functions.running().find(name).orElseThrow(() -> LambdaException.notFound(call.arn(name)));
    return JSON.createObjectNode()
        .put("FunctionName", name)
        .put("FunctionArn", call.arn(name))
        .put("Timeout", function.timeout().toSeconds())
        .put("MemorySize", function.memory())
        .put("Version", "$LATEST")
        .put("State", "Active")
        .put("LastUpdateStatus", "Successful")
        .put("PackageType", "Zip")
        .put("Description", "of functions.yaml");
  }

  /** Refuses code before it is read. */
  private void checkUploads() {
    if (!runsUploads) {
      throw LambdaException.uploadsOff();
    }
  }

  private static UploadedCode code(Path own, FunctionRequest request, JsonNode code) {
    Path zip = request.zip();
    if (zip != null) {
      return UploadedCode.unzip(zip, own);
    }
    Path folder = folder(code);
    if (folder == null) {
      throw LambdaException.invalid(
          "local-stage takes code as ZipFile, or a folder of this machine as S3Bucket="
              + FOLDER_BUCKET
              + ",S3Key=/path");
    }
    return UploadedCode.in(folder);
  }

  private static @Nullable Path folder(JsonNode code) {
    if (!code.path("S3Bucket").asString("").equals(FOLDER_BUCKET)) {
      return null;
    }
    String named = code.path("S3Key").asString("").replaceFirst("^file://", "");
    try {
      Path folder = Path.of(named);
      if (folder.isAbsolute() && Files.isDirectory(folder)) {
        return folder;
      }
    } catch (InvalidPathException e) {
      // It is refused below.
    }
    throw LambdaException.invalid("S3Key must be the absolute path of a folder, not " + named);
  }

  private static Map<String, String> tags(JsonNode given) {
    Map<String, String> tags = new HashMap<>();
    given.forEachEntry((key, value) -> tags.put(key, value.asString("")));
    return tags;
  }
}
