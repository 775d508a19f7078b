package dev.ingressmap.gateway.yaml;

import dev.ingressmap.gateway.BoundedBytes;
import dev.ingressmap.gateway.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The documents of a YAML 1.1 stream, the dialect that Kubernetes reads; JSON is a subset of it.
 */
public final class YamlDocuments {

  private static final int MAX_MEGABYTES = BoundedBytes.DOCUMENT_MEGABYTES;

  private YamlDocuments() {}

  /** Parses a file, which must be UTF-8. */
  public static List<YamlValue> read(Path file) {
    if (Files.isDirectory(file)) {
      throw new InvalidInput(file + ": is a folder, not a file");
    }
    try {
      return parse(file.toString(), BoundedBytes.text(file, MAX_MEGABYTES));
    } catch (IOException e) {
      throw Unreadable.of(file.toString(), e);
    }
  }

  /** Parses an input, which must be UTF-8, to its end and closes it. */
  public static List<YamlValue> read(String source, InputStream input) {
    try (input) {
      return parse(source, BoundedBytes.text(BoundedBytes.of(input, MAX_MEGABYTES)));
    } catch (IOException e) {
      throw Unreadable.of(source, e);
    }
  }

  /**
   * Parses a text. Empty documents are left out.
   *
   * @param source the text's name in messages, usually a file name
   */
  public static List<YamlValue> parse(String source, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_MEGABYTES * 1024 * 1024);
    // The default is fifty, which honest files can exceed and bombs need not. Aliases checks more
    // precisely.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    List<YamlValue> documents = new ArrayList<>();
    try {
      for (Node node : new Yaml(options).composeAll(new StringReader(text))) {
        Aliases.check(source, node);
        if (!node.getTag().equals(Tag.NULL)) {
          documents.add(new YamlValue(source, "", "", node));
        }
      }
    } catch (MarkedYAMLException e) {
      throw new InvalidInput(at(source, e.getProblemMark()) + "not valid YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new InvalidInput(source + ": not valid YAML: " + firstLine(e));
    }
    return documents;
  }

  private static String at(String source, @Nullable Mark mark) {
    return mark == null ? source + ": " : new Origin(source, mark.getLine() + 1) + ": ";
  }

  private static String firstLine(YAMLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
  }
}
