package dev.ingressmap.localstage.model.domain;

import org.jspecify.annotations.Nullable;

/**
 * What tells a domain name from all others of the account.
 *
 * @param id of a private domain name, since several of them may have one name; absent for the
 *     public one
 */
public record DomainKey(String name, @Nullable String id) {

  public DomainKey {
    if (id != null && id.isEmpty()) {
      id = null;
    }
  }

  /** Reads {@code name} or {@code name+id}, as ARNs have it. */
  public static DomainKey parse(String text) {
    int plus = text.indexOf('+');
    return plus < 0
        ? new DomainKey(text, null)
        : new DomainKey(text.substring(0, plus), text.substring(plus + 1));
  }

  @Override
  public String toString() {
    return id == null ? name : name + "+" + id;
  }
}
