package dev.ingressmap.localstage.lambda;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  KeptFunction {
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
        new UploadedCode(
            own ? uploads.resolve(Path.of(folder).getFileName()) : Path.of(folder),
            sha256,
            size,
            own),
        tags,
        statements.stream().map(Permission::of).toList(),
        modified,
        revision);
  }
}
