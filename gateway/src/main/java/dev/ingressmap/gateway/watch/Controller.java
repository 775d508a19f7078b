package dev.ingressmap.gateway.watch;

import dev.ingressmap.gateway.cluster.Cluster;
import dev.ingressmap.gateway.cluster.NamespaceFeed;
import dev.ingressmap.gateway.cluster.ObjectFeed;
import dev.ingressmap.gateway.cluster.ObjectListener;
import dev.ingressmap.gateway.cluster.Snapshot;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The loop that keeps the stage equal to the cluster, while this process leads. */
public final class Controller {

  private static final Duration TICK = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int DOUBLINGS = 9;

  private final WatchOptions options;
  private final Cluster cluster;
  private final Log log;
  private final Pulse pulse = new Pulse();
  private final Schedule schedule;
  private final @Nullable LeaderElection election;
  private final Guard guard;
  private final Metrics metrics;
  private final WatchedSettings settings;
  private boolean led;
  private int failures;

  /** A controller of a connected cluster. */
  public Controller(WatchOptions options, Cluster cluster, Log log) {
    this.options = options;
    this.cluster = cluster;
    this.log = log;
    this.schedule = new Schedule(options.pace(), Controller::millis);
    Election lease = options.election();
    this.election =
        lease == null
            ? null
            : new LeaderElection(
                lease, cluster.leases(lease.renewDeadline().dividedBy(4)), schedule::wake, log);
    this.guard = new Guard(this::leads, pulse);
    this.metrics = new Metrics(this::leads);
    this.settings = new WatchedSettings(options.config(), options.stage(), options.choice());
  }

  private boolean leads() {
    return election == null || election.isLeader();
  }

  private static long millis() {
    return System.nanoTime() / 1_000_000;
  }

  /** Makes {@link #run} end between two calls to AWS. */
  public void stop() {
    guard.stop();
    schedule.wake();
  }

  /**
   * Runs until it is stopped, or until its thread is interrupted.
   *
   * @throws dev.ingressmap.gateway.InvalidInput if the settings cannot be read, or the address of
   *     the probes cannot be used
   */
  public void run() {
    settings.read();
    Duration resync = options.pace().resync();
    try (ObjectFeed feed = cluster.follow(resync, new Listener("Ingresses"));
        NamespaceFeed namespaces = cluster.namespaces(resync, new Listener("namespaces"));
        Probes probes = Probes.start(options.http(), this::isAlive, feed::isComplete, metrics);
        EventRecorder events =
            new EventRecorder(
                cluster.events(), options.identity(), Controller::millis, metrics, log);
        Reconciler reconciler =
            new Reconciler(
                settings,
                namespaces,
                options.connector(),
                options.kept(),
                guard,
                events,
                metrics,
                log)) {
      log.info(
          "watching the Ingresses of "
              + cluster.describe()
              + "; probes and metrics at port "
              + probes.port());
      lead(() -> loop(feed, reconciler));
    }
    log.info("ended");
  }

  private boolean isAlive() {
    return pulse.isAlive() && (election == null || election.pulse().isAlive());
  }

  /** Does the work while the lease is held or waited for. */
  private void lead(Runnable work) {
    if (election == null) {
      work.run();
      return;
    }
    Thread thread = new Thread(election, "leader election");
    thread.setDaemon(true);
    thread.start();
    try {
      work.run();
    } finally {
      // The interruption has served its purpose. The lease is still to be released.
      boolean unused = Thread.interrupted();
      try {
        election.close(thread);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void loop(ObjectFeed feed, Reconciler reconciler) {
    try {
      // A controller that cannot write its log should be restarted.
      while (!guard.isStopping() && !log.isLost()) {
        pulse.beat();
        metrics.ingresses(feed.snapshot().objects().size());
        boolean leads = leads();
        if (leads && !led) {
          reconciler.forget();
          if (feed.isComplete() && election != null) {
            // The previous leader may have seen newer objects of the cluster.
            feed.refresh();
          }
          schedule.hurry();
        }
        led = leads;
        if (settings.haveChanged()) {
          log.info("gateway.yaml has changed");
          schedule.changed();
        }
        if (!leads || !feed.isCurrent()) {
          metrics.cannotTell();
          schedule.rest(TICK.toMillis());
        } else if (schedule.await(TICK.toMillis())) {
          look(feed.snapshot(), reconciler);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      guard.stop();
    }
  }

  private void look(Snapshot snapshot, Reconciler reconciler) {
    long begin = millis();
    schedule.begin();
    Result result = reconciler.reconcile(snapshot);
    metrics.reconciled(result, Duration.ofMillis(millis() - begin));
    failures = result == Result.FAILED ? failures + 1 : 0;
    Duration next = failures == 0 ? options.pace().resync() : pause();
    schedule.end(next);
    if (failures > 0) {
      log.info("next try in " + Math.max(1, Math.round(schedule.left() / 1000.0)) + " s");
    }
  }

  /** The pause after a failure: one second to five minutes. */
  private Duration pause() {
    long most = Math.min(LONGEST_PAUSE.toMillis(), 1000L << Math.min(failures - 1, DOUBLINGS));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  private final class Listener implements ObjectListener {

    private final String objects;

    /** Is told of these objects. */
    Listener(String objects) {
      this.objects = objects;
    }

    @Override
    public void changed() {
      schedule.changed();
    }

    @Override
    public void lost(String reason, Duration pause) {
      log.warn(reason + ": next try in " + Math.max(1, pause.toSeconds()) + " s");
    }

    @Override
    public void restored() {
      log.info("reading the " + objects + " of " + cluster.describe() + " again");
    }

    @Override
    public void reconnected(String cause) {
      metrics.reconnected(cause);
    }
  }
}
