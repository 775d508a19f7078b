package dev.ingressmap.localstage.storage;

import dev.ingressmap.localstage.model.account.KeyUsage;
import dev.ingressmap.localstage.model.account.UsagePlan;
import java.util.Map;

/**
 * A usage plan in its file.
 *
 * @param usage of each key, by the key's id
 */
record StoredPlan(long place, UsagePlan plan, Map<String, KeyUsage.Counts> usage)
    implements Placed {

  StoredPlan {
    usage = Map.copyOf(usage);
  }
}
