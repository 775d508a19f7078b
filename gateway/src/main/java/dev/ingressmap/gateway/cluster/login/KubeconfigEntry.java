package dev.ingressmap.gateway.cluster.login;

import dev.ingressmap.gateway.yaml.Unreadable;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A context, cluster or user of a kubeconfig; most of what it says may be secret.
 *
 * @param file its file, since paths in it are relative to that
 */
public record KubeconfigEntry(Path file, YamlValue value) {

  /** Adds the entries of a list, unless their names are taken. */
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

  /** A field's text, or null if it is absent or empty. */
  public @Nullable String text(String field) {
    YamlValue text = value.get(field);
    return text == null || text.string().isBlank() ? null : text.string();
  }

  public boolean flag(String field) {
    YamlValue flag = value.get(field);
    return flag != null && flag.bool();
  }

  /** Refuses fields that this client would leave out of account. */
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

  /** What a field has in Base64, or what the file has that another field names. */
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
      return named == null ? null : Files.readAllBytes(named);
    } catch (IOException e) {
      throw Unreadable.of(require(fileField).origin() + ": " + fileField + ": " + named, e);
    }
  }
}
