package dev.ingressmap.localstage.lambda;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function in its file.
 *
 * @param folder of the code: a path of the user's, or the name of a folder of uploaded code
 * @param own whether the code was uploaded
 * @param statements of its policy
 */
record KeptFunction(
    String name,
    String arn,
    ObjectNode settings,
    String folder,
    String sha256,
    long size,
    boolean own,
    Map<String, String> tags,
    List<ObjectNode> statements,
    Instant modified,
    String revision) {

  /** No path, which could lead out of the folder of all code. */
  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_-]+");

  KeptFunction {
    if (own && !FOLDER.matcher(folder).matches()) {
      throw new IllegalArgumentException("its folder is not a name: " + folder);
    }
    tags = Map.copyOf(tags);
    statements = List.copyOf(statements);
  }

  static KeptFunction of(StoredFunction function) {
    UploadedCode code = function.code();
    return new KeptFunction(
        function.name(),
        function.arn(),
        function.settings(),
        (code.own() ? code.folder().getFileName() : code.folder()).toString(),
        code.sha256(),
        code.size(),
        code.own(),
        function.tags(),
        function.permissions().stream().map(Permission::statement).toList(),
        function.modified(),
        function.revision());
  }

  /**
   * The function.
   *
   * @param uploads where uploaded code is
   */
  StoredFunction function(Path uploads) {
    return new StoredFunction(
        name,
        arn,
        settings,
        new UploadedCode(own ? uploads.resolve(folder) : Path.of(folder), sha256, size, own),
        tags,
        statements.stream().map(Permission::of).toList(),
        modified,
        revision);
  }
}
