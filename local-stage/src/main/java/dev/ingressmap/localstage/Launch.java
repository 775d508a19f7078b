package dev.ingressmap.localstage;

/**
 * What the jar starts. It is compiled for an older Java, which could not even load {@code Main}, so
 * that it can say so.
 */
public final class Launch {

  private static final int NEEDED = 25;

  private Launch() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    int version = Runtime.version().feature();
    if (version < NEEDED) {
      System.err.println(
          "local-stage: needs Java "
              + NEEDED
              + " or newer, but "
              + System.getProperty("java.home")
              + " is Java "
              + version
              + ": install a newer one, for example Eclipse Temurin from https://adoptium.net");
      System.exit(1);
    }
    Class.forName("dev.ingressmap.localstage.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }
}
