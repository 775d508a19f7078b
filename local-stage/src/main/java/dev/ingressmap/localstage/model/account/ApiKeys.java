package dev.ingressmap.localstage.model.account;

import static dev.ingressmap.localstage.model.ApiGatewayException.conflict;
import static dev.ingressmap.localstage.model.ApiGatewayException.notFound;

import dev.ingressmap.localstage.model.ApiGatewayException;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The API keys of the account. No operation blocks. */
public final class ApiKeys {

  private final ConcurrentMap<String, ApiKey> keys = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> ids = new ConcurrentHashMap<>();
  private final CreationOrder order = new CreationOrder();

  public Collection<ApiKey> all() {
    return keys.values();
  }

  /** The number of a key in the order of creation. */
  public long place(String id) {
    return order.of(id);
  }

  public @Nullable ApiKey find(String id) {
    return keys.get(id);
  }

  public ApiKey get(String id) {
    ApiKey key = keys.get(id);
    if (key == null) {
      throw unknown();
    }
    return key;
  }

  /** The key with a value, if there is one. */
  public @Nullable ApiKey ofValue(String value) {
    String id = ids.get(value);
    return id == null ? null : keys.get(id);
  }

  public ApiKey add(ApiKey key) {
    if (ids.putIfAbsent(key.value(), key.id()) != null) {
      throw conflict("API Key already exists");
    }
    order.add(key.id());
    keys.put(key.id(), key);
    return key;
  }

  /** Replaces a key, except for its value, by the result of the change, and returns it. */
  public ApiKey update(String id, UnaryOperator<ApiKey> change) {
    ApiKey changed = keys.computeIfPresent(id, (k, key) -> change.apply(key));
    if (changed == null) {
      throw unknown();
    }
    return changed;
  }

  void remove(String id) {
    ApiKey removed = keys.remove(id);
    if (removed == null) {
      throw unknown();
    }
    ids.remove(removed.value());
    order.remove(id);
  }

  static ApiGatewayException unknown() {
    return notFound("Invalid API Key identifier specified");
  }
}
