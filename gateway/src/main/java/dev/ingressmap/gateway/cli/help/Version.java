package dev.ingressmap.gateway.cli.help;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"gateway " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
