package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.cluster.Lease;
import dev.ingressmap.gateway.cluster.Leases;
import dev.ingressmap.gateway.cluster.server.ClusterFailure;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Holds a lease, or waits for it, as client-go does: another process's lease has expired by this
 * machine's clock, counted from when the lease was last seen to change.
 */
final class LeaderElection implements Runnable {

  private final Election election;
  private final Leases leases;
  private final Runnable onChange;
  private final Log log;
  private final Pulse pulse = new Pulse();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Until when this process leads, by {@link System#nanoTime}. */
  private volatile long leadsUntil;

  private volatile boolean leads;
  private String seenVersion = "";
  private String seenHolder = "";
  private long seenAt;
  private String lastFailure = "";

  LeaderElection(Election election, Leases leases, Runnable onChange, Log log) {
    this.election = election;
    this.leases = leases;
    this.onChange = onChange;
    this.log = log;
  }

  /**
   * Whether this process leads now. It stops leading in time even if it cannot reach the cluster.
   */
  boolean isLeader() {
    return leads && leadsUntil - System.nanoTime() > 0;
  }

  Pulse pulse() {
    return pulse;
  }

  @Override
  public void run() {
    while (closed.getCount() > 0) {
      pulse.beat();
      try {
        round();
        lastFailure = "";
      } catch (RuntimeException e) {
        failed(e);
      }
      if (leads && !isLeader()) {
        lead(false, "could not renew " + election.describe() + " in time");
      }
      rest();
    }
  }

  private void round() {
    long now = System.nanoTime();
    Lease lease =
        leases
            .find(election.namespace(), election.name())
            .orElseGet(() -> Lease.of(election.namespace(), election.name()));
    see(lease, now);
    boolean mine = lease.holder().equals(election.identity());
    if (!mine && leads) {
      lead(false, election.describe() + " is held by " + lease.holder());
    }
    boolean expired = now - seenAt >= lease.duration().toNanos();
    if (!mine && !lease.holder().isEmpty() && !expired) {
      return;
    }
    Optional<Lease> written =
        leases.write(lease.heldBy(election.identity(), election.leaseDuration()));
    if (written.isPresent()) {
      see(written.get(), now);
      leadsUntil = now + election.renewDeadline().toNanos();
      if (!leads) {
        lead(true, election.describe());
      }
    }
  }

  private void see(Lease lease, long now) {
    if (!lease.version().equals(seenVersion)) {
      seenVersion = lease.version();
      seenAt = now;
    }
    if (!lease.holder().equals(seenHolder)) {
      seenHolder = lease.holder();
      if (!seenHolder.isEmpty() && !seenHolder.equals(election.identity())) {
        log.info("standing by: " + election.describe() + " is held by " + seenHolder);
      }
    }
  }

  private void lead(boolean now, String reason) {
    leads = now;
    if (now) {
      log.info("leading: " + reason);
    } else {
      log.warn("no longer leading: " + reason);
    }
    onChange.run();
  }

  private void failed(RuntimeException e) {
    if (!(e instanceof ClusterFailure)) {
      log.unexpected(e);
    } else if (!String.valueOf(e.getMessage()).equals(lastFailure) && closed.getCount() > 0) {
      lastFailure = String.valueOf(e.getMessage());
      log.warn(election.describe() + ": " + lastFailure);
    }
  }

  private void rest() {
    long millis = election.retryPeriod().toMillis();
    // Waiting processes should not all try at the same time.
    long jitter = leads ? 0 : ThreadLocalRandom.current().nextLong(millis / 5 + 1);
    try {
      boolean unused = closed.await(millis + jitter, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends, and releases the lease, so that another process need not wait. No call may be in
   * progress.
   */
  void close(Thread thread) throws InterruptedException {
    closed.countDown();
    thread.join(election.retryPeriod().toMillis());
    if (!isLeader() || thread.isAlive()) {
      return;
    }
    leads = false;
    try {
      Optional<Lease> lease = leases.find(election.namespace(), election.name());
      if (lease.isPresent() && lease.get().holder().equals(election.identity())) {
        boolean released = leases.write(lease.get().released()).isPresent();
        log.info((released ? "released " : "lost ") + election.describe());
      }
    } catch (ClusterFailure e) {
      log.warn(election.describe() + ": not released, others wait: " + e.getMessage());
    }
  }
}
