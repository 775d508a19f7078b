package dev.ingressmap.gateway.aws.call;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The pace of an operation, shared by all runs on this machine. Each rate has a file, which
 * contains the time, in milliseconds, at which the calls so far would have been made at an even
 * rate. If anything is wrong with the file, a run continues without it.
 */
public final class SharedPace {

  /**
   * More runs than this do not queue. A time further ahead is not from this clock, or not a time.
   */
  private static final int MAX_QUEUE = 20;

  private static final int MAX_DIGITS = 20;

  private final Path folder;

  public SharedPace(Path folder) {
    this.folder = folder;
  }

  /** The folder for programs' state, as in the XDG base directories. */
  public static Path folder() {
    String state = System.getenv("XDG_STATE_HOME");
    Path base =
        state == null || !Path.of(state).isAbsolute()
            ? Path.of(System.getProperty("user.home", "."), ".local", "state")
            : Path.of(state);
    return base.resolve("ingressmap");
  }

  /** Takes the next turn and returns its wait in milliseconds; empty if this is not possible. */
  OptionalLong take(String name, Rate rate, long now) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return OptionalLong.empty();
      }
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          @Nullable FileLock lock = channel.tryLock()) {
        return lock == null ? OptionalLong.empty() : OptionalLong.of(take(channel, rate, now));
      }
    } catch (IOException
        | OverlappingFileLockException
        | SecurityException
        | UnsupportedOperationException e) {
      return OptionalLong.empty();
    }
  }

  private static long take(FileChannel channel, Rate rate, long now) throws IOException {
    long even = read(channel);
    if (even > now + MAX_QUEUE * rate.interval().toMillis()) {
      even = 0;
    }
    byte[] after = Long.toString(rate.after(even, now)).getBytes(StandardCharsets.US_ASCII);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(after), 0);
    return rate.delay(even, now);
  }

  private static long read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(MAX_DIGITS);
    channel.read(content, 0);
    String text = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
