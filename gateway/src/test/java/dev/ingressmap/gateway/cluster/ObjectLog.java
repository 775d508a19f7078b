package dev.ingressmap.gateway.cluster;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The objects of one kind with their whole history, as in etcd. */
final class ObjectLog {

  /** Receives the events of a watch. */
  interface Watcher {
    void tell(ObjectNode event) throws IOException;
  }

  private record Entry(long version, ObjectNode event) {}

  private final Map<String, ObjectNode> objects = new TreeMap<>();
  private final List<Entry> log = new ArrayList<>();
  private long version = 1;
  private long oldest;
  private int generation;
  private int watches;

  synchronized ObjectNode get(String key) {
    return objects.getOrDefault(key, JsonNodeFactory.instance.objectNode());
  }

  synchronized Collection<ObjectNode> all() {
    return List.copyOf(objects.values());
  }

  synchronized void put(String key, ObjectNode object) {
    ObjectNode before = objects.get(key);
    version++;
    ObjectNode metadata = object.withObjectProperty("metadata");
    metadata.put("resourceVersion", Long.toString(version));
    metadata.put(
        "uid",
        before == null ? UUID.randomUUID().toString() : before.at("/metadata/uid").asString());
    metadata.put(
        "creationTimestamp",
        before == null
            ? metadata
                .path("creationTimestamp")
                .asString(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
            : before.at("/metadata/creationTimestamp").asString());
    objects.put(key, object);
    happened(before == null ? "ADDED" : "MODIFIED", object);
  }

  synchronized boolean create(String key, ObjectNode object) {
    if (objects.containsKey(key)) {
      return false;
    }
    put(key, object);
    return true;
  }

  /** Only if the client has seen the current version. */
  synchronized boolean replace(String key, ObjectNode object) {
    String seen = object.at("/metadata/resourceVersion").asString();
    if (!get(key).at("/metadata/resourceVersion").asString("").equals(seen)) {
      return false;
    }
    put(key, object);
    return true;
  }

  synchronized void remove(String key) {
    ObjectNode object = get(key).deepCopy();
    objects.remove(key);
    version++;
    object.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
    happened("DELETED", object);
  }

  private void happened(String type, ObjectNode object) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", type).set("object", object.deepCopy());
    log.add(new Entry(version, event));
    notifyAll();
  }

  synchronized void compact() {
    version++;
    oldest = version;
    log.clear();
    notifyAll();
  }

  synchronized void endWatches() {
    generation++;
    notifyAll();
  }

  synchronized ObjectNode list(String namespace) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.putObject("metadata").put("resourceVersion", Long.toString(version));
    var items = list.putArray("items");
    objects.values().stream().filter(object -> in(namespace, object)).forEach(items::add);
    return list;
  }

  private static boolean in(String namespace, ObjectNode object) {
    return namespace.isEmpty() || object.at("/metadata/namespace").asString("").equals(namespace);
  }

  /** Sends all changes from a version on, until a time of {@link System#nanoTime}. */
  void watch(String namespace, long from, long end, Watcher watcher)
      throws IOException, InterruptedException {
    long seen = from;
    int began = begin();
    while (true) {
      List<Entry> next;
      synchronized (this) {
        while (version <= seen && System.nanoTime() < end && generation == began) {
          wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
        if (generation != began || System.nanoTime() >= end) {
          return;
        }
        if (seen < oldest) {
          next = List.of(new Entry(version, gone()));
        } else {
          long after = seen;
          next = log.stream().filter(entry -> entry.version() > after).toList();
        }
        seen = version;
      }
      for (Entry entry : next) {
        if (entry.event().at("/object/code").asInt(0) == 410) {
          watcher.tell(entry.event());
          return;
        }
        if (in(namespace, (ObjectNode) entry.event().get("object"))) {
          watcher.tell(entry.event());
        }
      }
      watcher.tell(bookmark(seen));
    }
  }

  private synchronized int begin() {
    watches++;
    return generation;
  }

  /** How many watches have started. */
  synchronized int watches() {
    return watches;
  }

  private static ObjectNode gone() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", "ERROR");
    event.putObject("object").put("kind", "Status").put("code", 410).put("reason", "Expired");
    return event;
  }

  private static ObjectNode bookmark(long version) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("type", "BOOKMARK");
    event.putObject("object").putObject("metadata").put("resourceVersion", Long.toString(version));
    return event;
  }
}
