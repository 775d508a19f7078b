package dev.ingressmap.localstage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of the local stage, as the build has noted it. */
public final class Version {

  /** Such as {@code 1.0.0}. */
  public static final String OF_THIS = read("/META-INF/local-stage/build-info.properties");

  private Version() {}

  private static String read(String resource) {
    try (InputStream in = Version.class.getResourceAsStream(resource)) {
      Properties build = new Properties();
      if (in != null) {
        build.load(in);
      }
      return build.getProperty("build.version", "(not packaged)");
    } catch (IOException e) {
      return "(not packaged)";
    }
  }
}
