package dev.ingressmap.gateway.cluster.access;

import dev.ingressmap.gateway.InvalidInput;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster to read, and which of its namespaces.
 *
 * @param kubeconfig null to find it in the environment, as kubectl does
 * @param context null for the current one
 * @param namespaces empty for all of them
 */
public record ClusterSource(
    @Nullable Path kubeconfig, @Nullable String context, List<String> namespaces) {

  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  /** Throws {@link InvalidInput} for a namespace that no cluster can have. */
  public ClusterSource {
    namespaces = namespaces.stream().distinct().sorted().toList();
    for (String namespace : namespaces) {
      if (!DNS_LABEL.matcher(namespace).matches()) {
        throw new InvalidInput(
            "--namespace \""
                + namespace
                + "\": is not the name of a namespace: these are up to 63 lower-case letters,"
                + " digits and -");
      }
    }
  }

  /** The namespaces that are read, in words for messages. */
  public String extent() {
    return switch (namespaces.size()) {
      case 0 -> "any namespace";
      case 1 -> "namespace " + namespaces.get(0);
      default -> "the namespaces " + String.join(", ", namespaces);
    };
  }
}
