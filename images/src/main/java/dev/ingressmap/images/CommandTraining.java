package dev.ingressmap.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Trains a command: it gets something to do, with the server that it needs. */
public final class CommandTraining extends Training {

  /** Arguments; {@code @port@} is the server's. */
  private List<String> arguments = List.of();

  /** Arguments for the JDK's {@code java}, which runs the server. */
  private List<String> server = List.of();

  /** The variable with the server's port. */
  private String portVariable = "PORT";

  /** The server's output when it is ready. */
  private String serverReady = "";

  /** Further environment variables for the server. */
  private Map<String, String> serverEnvironment = Map.of();

  @Override
  void put(Trainee trainee, Jdk jdk) {
    int port = Trainee.freePort();
    Map<String, String> environment = new HashMap<>(serverEnvironment);
    environment.put(portVariable, String.valueOf(port));
    Trainee besides =
        new Trainee(
            List.of(jdk.tool("java")),
            trainee.directory(),
            trainee.log().resolveSibling("training-server.log"));
    Process serving = besides.start(environment, server);
    try {
      besides.await(serving, () -> besides.hasSaid(serverReady));
      Process process =
          trainee.start(
              Map.of(),
              arguments.stream()
                  .map(argument -> argument.replace("@port@", String.valueOf(port)))
                  .toList());
      try {
        trainee.awaitEnd(process, 0);
      } finally {
        process.destroyForcibly();
      }
    } finally {
      serving.destroyForcibly();
    }
  }

  @Override
  String key() throws IOException {
    StringBuilder key = new StringBuilder();
    for (String word : Stream.concat(arguments.stream(), server.stream()).toList()) {
      Path file = Path.of(word);
      key.append(word).append(Files.isRegularFile(file) ? Sha256.of(file) : "").append(' ');
    }
    return key.toString();
  }
}
