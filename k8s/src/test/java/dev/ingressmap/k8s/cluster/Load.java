package dev.ingressmap.k8s.cluster;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Some hundred requests a second, which must all be answered by 200. */
public final class Load implements AutoCloseable {

  private static final int CLIENTS = 4;

  /** A client's pause between requests: the cluster starts pods on the same cores. */
  private static final long PAUSE_NANOS = 10_000_000;

  private final AtomicInteger requests = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients;
  private volatile boolean stopped;

  private Load(IngressClient client, String host, String path) {
    clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(number -> Thread.ofPlatform().start(() -> run(client, host, path)))
            .toList();
  }

  public static Load on(IngressClient client, String host, String path) {
    return new Load(client, host, path);
  }

  private void run(IngressClient client, String host, String path) {
    while (!stopped) {
      try {
        IngressClient.Answer answer = client.get(host, path);
        if (answer.status() != 200) {
          failures.add(Instant.now() + " " + answer);
        }
      } catch (IOException e) {
        failures.add(Instant.now() + " " + e);
      }
      requests.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  public int requests() {
    return requests.get();
  }

  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** Waits until the last request is answered. */
  @Override
  public void close() {
    stopped = true;
    clients.forEach(Load::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
