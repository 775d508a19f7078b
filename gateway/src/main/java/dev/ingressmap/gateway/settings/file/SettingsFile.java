package dev.ingressmap.gateway.settings.file;

import dev.ingressmap.gateway.settings.Api;
import dev.ingressmap.gateway.settings.Authorizer;
import dev.ingressmap.gateway.settings.Domain;
import dev.ingressmap.gateway.settings.FixedRoute;
import dev.ingressmap.gateway.settings.Host;
import dev.ingressmap.gateway.settings.Places;
import dev.ingressmap.gateway.settings.Settings;
import dev.ingressmap.gateway.settings.Settings.Limits;
import dev.ingressmap.gateway.settings.Stage;
import dev.ingressmap.gateway.settings.policy.Policy;
import dev.ingressmap.gateway.settings.policy.Team;
import dev.ingressmap.gateway.yaml.YamlDocuments;
import dev.ingressmap.gateway.yaml.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@link Settings} from a {@code gateway.yaml}. What it leaves out keeps its default. */
public final class SettingsFile {

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]++)++-[0-9]");

  private static final int MAX_LIMIT = 100_000;

  private static final Path USUAL = Path.of("gateway.yaml");

  private SettingsFile() {}

  /**
   * The settings in the working folder's {@code gateway.yaml}; the defaults if there is none.
   *
   * @param stage the name of one of its stages; null if there is only one
   */
  public static Settings ofWorkingFolder(@Nullable String stage) {
    if (Files.exists(USUAL)) {
      return read(USUAL, stage);
    }
    if (stage != null && !stage.equals(Settings.DEFAULT_STAGE.name())) {
      throw StageChoice.unknown(stage, List.of(Settings.DEFAULT_STAGE.name()));
    }
    return Settings.DEFAULT;
  }

  /**
   * The settings of each stage in the working folder's {@code gateway.yaml}; the defaults if there
   * is none.
   */
  public static List<Settings> stagesOfWorkingFolder() {
    return Files.exists(USUAL) ? stages(USUAL) : List.of(Settings.DEFAULT);
  }

  /** The settings of each stage in a file, ordered by name. */
  public static List<Settings> stages(Path file) {
    YamlValue root = root(file);
    return StageChoice.names(root).stream().map(name -> settings(root, name)).toList();
  }

  /** The settings in a file that has one stage. */
  public static Settings read(Path file) {
    return read(file, null);
  }

  /**
   * The settings in a file.
   *
   * @param stage the name of one of its stages; null if there is only one
   */
  public static Settings read(Path file, @Nullable String stage) {
    return settings(root(file), stage);
  }

  private static YamlValue root(Path file) {
    List<YamlValue> documents = YamlDocuments.read(file);
    if (documents.size() > 1) {
      throw documents.get(1).invalid("there must be one document, not " + documents.size());
    }
    return documents.isEmpty()
        ? YamlDocuments.parse(file.toString(), "{}").get(0)
        : documents.get(0);
  }

  private static Settings settings(YamlValue root, @Nullable String chosen) {
    root.entries(
        Set.of(
            "api",
            "stage",
            "stages",
            "region",
            "hosts",
            "limits",
            "authorizers",
            "cors",
            "models",
            "routes",
            "usagePlans",
            "domain",
            "ingresses",
            "teams",
            "defaults"));
    YamlValue region = root.get("region");
    YamlValue cors = root.get("cors");
    SortedMap<String, Authorizer> authorizers = new TreeMap<>();
    each(
        root,
        "authorizers",
        (name, value) -> authorizers.put(name, AuthorizerEntry.read(name, value)));
    Map<String, Host> hosts = new HashMap<>();
    each(root, "hosts", (name, value) -> hosts.put(name, HostEntry.read(name, value)));
    hosts.forEach((wildcard, host) -> checkName(root, wildcard, host, hosts.keySet()));
    SortedMap<String, String> models = new TreeMap<>();
    each(root, "models", (name, value) -> models.put(name, ModelEntry.read(name, value)));
    List<FixedRoute> routes = new ArrayList<>();
    each(root, "routes", (name, value) -> routes.add(RouteEntry.read(name, value)));
    YamlValue defaults = root.get("defaults");
    Stage stage = DefaultsEntry.throttled(stage(root, chosen), defaults);
    List<Team> teams = new ArrayList<>();
    each(root, "teams", (name, value) -> teams.add(TeamEntry.read(name, value)));
    Api api = ApiEntry.read(root.get("api"));
    Domain domain = DomainEntry.of(root, stage);
    checkSplit(root, api, stage, domain);
    return new Settings(
        api,
        stage,
        StageChoice.caches(root, stage),
        region == null ? null : region.matching(REGION, "an AWS region such as eu-central-1"),
        hosts,
        limits(root.get("limits")),
        authorizers,
        cors == null ? null : CorsEntry.read(cors),
        models,
        routes,
        UsagePlansReader.read(root.get("usagePlans")),
        domain,
        IngressesEntry.read(root.get("ingresses")),
        new Policy(teams, DefaultsEntry.read(defaults)),
        Places.read(root, stage.name()));
  }

  /** Checks that a name by which a wildcard is called has no settings of its own. */
  private static void checkName(YamlValue root, String wildcard, Host host, Set<String> hosts) {
    if (host.name() != null && hosts.contains(host.name())) {
      throw root.require("hosts")
          .require(wildcard)
          .require("name")
          .invalid("cannot be a host that has an entry of its own: remove that one");
    }
  }

  /** Checks that a split map has a domain, which is all that its parts share. */
  private static void checkSplit(YamlValue root, Api api, Stage stage, @Nullable Domain domain) {
    YamlValue entry = root.get("api");
    YamlValue split = entry == null ? null : entry.get("split");
    if (split == null || api.split().isNone()) {
      return;
    }
    if (domain == null) {
      throw split.invalid(
          "needs a domain, at which the APIs of all parts answer: stage "
              + stage.name()
              + " has none");
    }
    if (!domain.basePath().equals(Domain.ROOT)) {
      throw split.invalid(
          "needs the base paths of domain " + domain.name() + ": remove its basePath");
    }
  }

  private static void each(YamlValue root, String key, BiConsumer<String, YamlValue> reader) {
    YamlValue entries = root.get(key);
    if (entries != null) {
      entries.entries().forEach(reader);
    }
  }

  private static Stage stage(YamlValue root, @Nullable String chosen) {
    YamlValue one = root.get("stage");
    YamlValue several = root.get("stages");
    if (one != null && several != null) {
      throw several.invalid("cannot be combined with stage: remove one");
    }
    if (several != null) {
      return StageChoice.read(several, chosen);
    }
    Stage stage = one == null ? Settings.DEFAULT_STAGE : StageEntry.readNamed(one);
    if (chosen != null && !chosen.equals(stage.name())) {
      throw StageChoice.unknown(chosen, List.of(stage.name()));
    }
    return stage;
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
}
