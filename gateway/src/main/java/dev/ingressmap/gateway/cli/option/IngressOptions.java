package dev.ingressmap.gateway.cli.option;

import dev.ingressmap.gateway.InvalidInput;
import dev.ingressmap.gateway.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which Ingresses are the map, in addition to what gateway.yaml says. */
public final class IngressOptions {

  /** kubectl takes two equals signs, too. */
  private static final Pattern LABEL = Pattern.compile("([A-Za-z0-9._/-]+)==?([A-Za-z0-9._-]*)");

  @Option(
      names = "--ingress-class",
      paramLabel = "NAME",
      description =
          "Only Ingresses of this class. May be repeated (default: those of gateway.yaml, or any).")
  private List<String> classes = List.of();

  @Option(
      names = {"-l", "--selector"},
      paramLabel = "NAME=VALUE",
      split = ",",
      description = "Only Ingresses with this label. May be repeated.")
  private List<String> labels = List.of();

  @Option(names = "--opt-in", description = "Only Ingresses with ingressmap.dev/expose: \"true\".")
  private boolean optIn;

  /** The settings for this choice. */
  public Settings in(Settings settings) {
    if (classes.isEmpty() && labels.isEmpty() && !optIn) {
      return settings;
    }
    if (classes.stream().anyMatch(String::isBlank)) {
      throw new InvalidInput("--ingress-class \"\": names no class");
    }
    return settings.with(settings.ingresses().with(Set.copyOf(classes), labels(), optIn));
  }

  private Map<String, String> labels() {
    SortedMap<String, String> read = new TreeMap<>();
    for (String label : labels) {
      Matcher named = LABEL.matcher(label);
      if (!named.matches()) {
        throw new InvalidInput("--selector \"" + label + "\": must be NAME=VALUE");
      }
      read.put(named.group(1), named.group(2));
    }
    return read;
  }
}
