package dev.ingressmap.localstage.function;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where a function runs. */
public sealed interface Runner {

  /**
   * A server that takes events by POST, such as AWS's Runtime Interface Emulator.
   *
   * @param uri to which events are posted
   */
  record Address(URI uri) implements Runner {}

  /**
   * A program that asks the Runtime API for events.
   *
   * @param folder of its code, in which it is started
   * @param runtime AWS's name of its language; empty if there is none
   * @param handler what the runtime calls
   * @param command that starts it
   */
  record Program(Path folder, String runtime, String handler, List<String> command)
      implements Runner {

    public Program {
      command = List.copyOf(command);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("no command");
      }
    }
  }
}
