package dev.ingressmap.gateway.settings;

import dev.ingressmap.gateway.settings.Settings.Api;
import dev.ingressmap.gateway.settings.Settings.Limits;
import dev.ingressmap.gateway.settings.Settings.Stage;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings} from a {@code gateway.yaml}; what it leaves out keeps its default. */
public final class SettingsFile {

  private static final Pattern STAGE_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,128}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");

  /** What tag values may hold, since the name is one. */
  private static final Pattern API_NAME = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]{1,256}");

  private static final Pattern MEDIA_TYPE = Pattern.compile("[^\\s/,;]+/[^\\s/,;]+");

  private static final Pattern PREFIX = Pattern.compile("(/[a-zA-Z0-9._:-]+)+");

  private static final int MAX_LIMIT = 100_000;

  private static final Path USUAL = Path.of("gateway.yaml");

  private SettingsFile() {}

  /** The settings of the working folder's {@code gateway.yaml}, if there is one. */
  public static Settings ofWorkingFolder() {
    return Files.exists(USUAL) ? read(USUAL) : Settings.DEFAULT;
  }

  public static Settings read(Path file) {
    List<YamlValue> documents = YamlDocuments.read(file);
    if (documents.isEmpty()) {
      return Settings.DEFAULT;
    }
    if (documents.size() > 1) {
      throw documents.get(1).invalid("there must be one document, not " + documents.size());
    }
    return settings(documents.get(0));
  }

  private static Settings settings(YamlValue root) {
    root.entries(Set.of("api", "stage", "region", "hosts", "limits"));
    YamlValue region = root.get("region");
    return new Settings(
        api(root.get("api")),
        stage(root.get("stage")),
        region == null ? null : matching(region, REGION, "an AWS region such as eu-central-1"),
        hostPrefixes(root.get("hosts")),
        limits(root.get("limits")));
  }

  private static Api api(@Nullable YamlValue api) {
    if (api == null) {
      return Settings.DEFAULT.api();
    }
    api.entries(Set.of("name", "description", "version", "binaryMediaTypes"));
    Api otherwise = Settings.DEFAULT.api();
    YamlValue name = api.get("name");
    YamlValue binary = api.get("binaryMediaTypes");
    return new Api(
        name == null ? otherwise.name() : matching(name, API_NAME, "letters, digits and _.:/=+@-"),
        text(api, "description", otherwise.description()),
        text(api, "version", otherwise.version()),
        binary == null ? otherwise.binaryMediaTypes() : mediaTypes(binary));
  }

  private static Stage stage(@Nullable YamlValue stage) {
    if (stage == null) {
      return Settings.DEFAULT.stage();
    }
    stage.entries(Set.of("name", "description"));
    Stage otherwise = Settings.DEFAULT.stage();
    YamlValue name = stage.get("name");
    return new Stage(
        name == null ? otherwise.name() : matching(name, STAGE_NAME, "letters, digits, _ and -"),
        text(stage, "description", otherwise.description()));
  }

  private static List<String> mediaTypes(YamlValue list) {
    return list.items().stream()
        .map(item -> matching(item, MEDIA_TYPE, "a media type such as image/png"))
        .sorted()
        .toList();
  }

  private static Map<String, String> hostPrefixes(@Nullable YamlValue hosts) {
    Map<String, String> prefixes = new HashMap<>();
    if (hosts != null) {
      hosts
          .entries()
          .forEach((host, facts) -> {
            facts.entries(Set.of("prefix"));
            String shape = "a path such as /shop, without a slash at its end";
            prefixes.put(host, matching(facts.require("prefix"), PREFIX, shape));
          });
    }
    return prefixes;
  }

  private static Limits limits(@Nullable YamlValue limits) {
    if (limits == null) {
      return Limits.DEFAULT;
    }
    limits.entries(Set.of("resources", "stages"));
    YamlValue resources = limits.get("resources");
    YamlValue stages = limits.get("stages");
    return new Limits(
        resources == null ? Limits.DEFAULT.resources() : resources.integer(1, MAX_LIMIT),
        stages == null ? Limits.DEFAULT.stages() : stages.integer(1, MAX_LIMIT));
  }

  private static String text(YamlValue parent, String key, String otherwise) {
    YamlValue value = parent.get(key);
    return value == null ? otherwise : value.text();
  }

  private static String matching(YamlValue value, Pattern pattern, String shape) {
    if (!pattern.matcher(value.text()).matches()) {
      throw value.invalid("must be " + shape + ", not \"" + value.string() + "\"");
    }
    return value.string();
  }
}
