package dev.ingressmap.localstage.control.account;

import dev.ingressmap.localstage.control.wire.Call;
import java.util.Collection;
import java.util.List;

/** Whose resources a list shall have. Nothing belongs to other accounts here. */
enum Owner {
  SELF,
  OTHER_ACCOUNTS;

  static Owner of(Call call) {
    String owner = call.parameter("resourceOwner");
    if (owner == null) {
      return SELF;
    }
    call.constraints().enumeration("resourceOwner", owner, values()).check();
    return valueOf(owner);
  }

  <T> Collection<T> owned(Collection<T> all) {
    return this == SELF ? all : List.of();
  }
}
