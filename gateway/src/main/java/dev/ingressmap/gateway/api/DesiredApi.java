package dev.ingressmap.gateway.api;

import dev.ingressmap.gateway.settings.Settings;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The API that the ingress map and the settings ask for. */
public record DesiredApi(Settings settings, SortedMap<Operation.Key, Operation> operations) {

  public DesiredApi {
    operations = Collections.unmodifiableSortedMap(new TreeMap<>(operations));
  }
}
