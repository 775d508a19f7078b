package dev.ingressmap.gateway.cluster.login;

import dev.ingressmap.gateway.BoundedBytes;
import dev.ingressmap.gateway.yaml.Unreadable;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A context, cluster or user of a kubeconfig. Most of its content may be secret.
 *
 * @param file which contains it; relative paths start there
 */
public record KubeconfigEntry(Path file, YamlValue value) {

  /** Adds the entries of a list, except for names that exist already. */
  public static void addAll(
      Path file, List<YamlValue> list, String kind, Map<String, KubeconfigEntry> entries) {
    for (YamlValue item : list) {
      YamlValue value = item.get(kind);
      if (value != null) {
        entries.putIfAbsent(item.require("name").text(), new KubeconfigEntry(file, value));
      }
    }
  }

  public @Nullable YamlValue get(String field) {
    return value.get(field);
  }

  public YamlValue require(String field) {
    return value.require(field);
  }

  /** The text of a field; null if it is absent or empty. */
  public @Nullable String text(String field) {
    YamlValue text = value.get(field);
    return text == null || text.string().isBlank() ? null : text.string();
  }

  public boolean flag(String field) {
    YamlValue flag = value.get(field);
    return flag != null && flag.bool();
  }

  /** Refuses fields that this client does not support. */
  public void refuse(Map<String, String> fields) {
    fields.forEach((field, reason) -> {
      YamlValue refused = value.get(field);
      if (refused != null) {
        throw refused.invalid(reason);
      }
    });
  }

  /** The file that a field names. */
  @Nullable Path path(String field) {
    String name = text(field);
    return name == null ? null : file.toAbsolutePath().resolveSibling(name);
  }

  /** The Base64 content of one field, or the content of the file that another field names. */
  public byte @Nullable [] bytes(String dataField, String fileField) {
    String data = text(dataField);
    if (data != null) {
      try {
        return Base64.getDecoder().decode(data.replaceAll("\\s", ""));
      } catch (IllegalArgumentException e) {
        throw require(dataField).invalid("is not Base64");
      }
    }
    Path named = path(fileField);
    try {
      return named == null ? null : BoundedBytes.of(named, 1);
    } catch (IOException e) {
      throw Unreadable.of(require(fileField).origin() + ": " + fileField + ": " + named, e);
    }
  }
}
