package dev.ingressmap.localstage.execute.cache;

import dev.ingressmap.localstage.execute.call.ClientAnswer;
import dev.ingressmap.localstage.http.HeaderSize;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** Answers by what they are for. Those that were not used for the longest time make room. */
final class KeptAnswers {

  /** In bytes: enough to test with, whatever the size of the stages' cache clusters. */
  private static final long MAX_SIZE = 64L * 1024 * 1024;

  /** About what an entry takes besides its texts, in bytes. */
  private static final int ENTRY = 500;

  /** About what a text takes besides its characters, in bytes. */
  private static final int TEXT = 60;

  /**
   * An answer.
   *
   * @param until in milliseconds since 1970
   * @param size in bytes
   */
  private record Kept(ClientAnswer answer, long until, long size) {}

  private final Map<CacheKey, Kept> answers = new LinkedHashMap<>(16, 0.75f, true);
  private long size;
  private long removals;

  synchronized @Nullable ClientAnswer find(CacheKey key, long now) {
    Kept kept = answers.get(key);
    return kept == null || kept.until <= now ? null : kept.answer;
  }

  /** How often answers have been removed on demand. */
  synchronized long removals() {
    return removals;
  }

  /**
   * Keeps an answer, unless answers were removed while it was on its way.
   *
   * @param asked the removals at the time when it was asked for
   */
  synchronized void put(CacheKey key, ClientAnswer answer, long until, long asked) {
    if (asked != removals) {
      return;
    }
    HttpFields headers = answer.headers().asImmutable();
    long taken =
        ENTRY
            + answer.body().size()
            + 2L * (HeaderSize.of(headers) + key.length())
            + TEXT * (2L * headers.size() + key.count());
    add(-taken(answers.remove(key)));
    answers.put(
        key, new Kept(new ClientAnswer(answer.status(), headers, answer.body()), until, taken));
    add(taken);
    Iterator<Kept> oldest = answers.values().iterator();
    while (size > MAX_SIZE) {
      add(-oldest.next().size);
      oldest.remove();
    }
  }

  synchronized void removeIf(Predicate<CacheKey> which) {
    removals++;
    answers
        .entrySet()
        .removeIf(entry -> {
          boolean removed = which.test(entry.getKey());
          if (removed) {
            add(-entry.getValue().size);
          }
          return removed;
        });
  }

  private void add(long bytes) {
    size += bytes;
  }

  private static long taken(@Nullable Kept kept) {
    return kept == null ? 0 : kept.size;
  }
}
