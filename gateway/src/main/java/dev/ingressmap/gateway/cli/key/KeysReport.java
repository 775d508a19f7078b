package dev.ingressmap.gateway.cli.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ingressmap.gateway.aws.call.ApiCalls;
import dev.ingressmap.gateway.cli.session.Session;
import dev.ingressmap.gateway.deploy.usageplan.LiveApiKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a command for API keys, for programs.
 *
 * @param keys the existing ones; null if they were not requested
 * @param created null if none was created
 * @param revoked the ids of the deleted keys, or of those to be deleted once the new key is
 *     written; null if the command deletes none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeysReport(
    String command,
    String api,
    String stage,
    @Nullable List<Key> keys,
    @Nullable CreatedKey created,
    @Nullable List<String> revoked,
    int apiCalls,
    int reads,
    int writes) {

  /** A key without its value. */
  record Key(
      String id, String name, String plan, boolean enabled, boolean attached, Instant created) {

    static Key of(LiveApiKey key) {
      return new Key(
          key.id(), key.name(), key.plan(), key.enabled(), key.attached(), key.created());
    }
  }

  static KeysReport ofList(Session session, List<LiveApiKey> keys) {
    return of("list", session, keys.stream().map(Key::of).toList(), null, null);
  }

  static KeysReport of(
      String command, Session session, @Nullable CreatedKey created, List<LiveApiKey> revoked) {
    return of(command, session, null, created, revoked.stream().map(LiveApiKey::id).toList());
  }

  private static KeysReport of(
      String command,
      Session session,
      @Nullable List<Key> keys,
      @Nullable CreatedKey created,
      @Nullable List<String> revoked) {
    ApiCalls calls = session.aws().calls();
    return new KeysReport(
        command,
        session.settings().api().name(),
        session.settings().stage().name(),
        keys,
        created,
        revoked,
        calls.total(),
        calls.reads(),
        calls.writes());
  }
}
