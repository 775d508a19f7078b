package dev.ingressmap.gateway.mapping;

import dev.ingressmap.gateway.api.Operation;
import dev.ingressmap.gateway.route.Annotations;
import dev.ingressmap.gateway.route.DeclaredRoute;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What an operation needs of AWS's quotas.
 *
 * @param bytes about what it adds to the document that is sent to AWS
 */
record Need(Operation operation, long bytes) {

  private static final int OPERATION = 700;
  private static final int PARAMETER = 120;
  private static final int ANNOTATION = 8;

  static Need of(Operation operation) {
    return new Need(operation, bytes(operation, operation.source().declared()));
  }

  /** What it needs in place of one that is there already, which has been counted. */
  Need beyond(Need before) {
    return new Need(operation, Math.max(0, bytes - before.bytes));
  }

  /** What it needed if its owner had declared it in this way. */
  static Need of(Operation operation, DeclaredRoute declared) {
    return new Need(operation, bytes(operation, declared));
  }

  private static long bytes(Operation operation, @Nullable DeclaredRoute declared) {
    String uri = operation.integration().uri();
    return OPERATION
        + 2L * operation.key().path().length()
        + (uri == null ? 0 : uri.length())
        + (declared == null
            ? parameters(operation.parameters().keySet()) + texts(operation.security().scopes())
            : bytes(declared));
  }

  /** The declaration is in the document twice: as the API has it, and as its owner wrote it. */
  private static long bytes(DeclaredRoute declared) {
    long bytes =
        text(declared.object())
            + text(declared.host())
            + text(declared.path())
            + parameters(declared.exposure().parameters().keySet())
            + texts(declared.exposure().scopes());
    for (var annotation : Annotations.of(declared.exposure()).entrySet()) {
      bytes += ANNOTATION + text(annotation.getKey()) + text(annotation.getValue());
    }
    return bytes;
  }

  /** An integration may pass each of them on, by its name twice. */
  private static long parameters(Collection<String> names) {
    return PARAMETER * (long) names.size() + 3 * texts(names);
  }

  private static long texts(Collection<String> texts) {
    return texts.stream().mapToLong(text -> ANNOTATION + text(text)).sum();
  }

  /** In JSON, and in UTF-8. */
  private static long text(String text) {
    return text.chars()
        .mapToLong(c -> c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3)
        .sum();
  }
}
