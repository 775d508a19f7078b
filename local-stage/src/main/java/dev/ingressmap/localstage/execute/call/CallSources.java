package dev.ingressmap.localstage.execute.call;

import dev.ingressmap.localstage.mapping.Sources;
import java.util.Map;

/** What mapping expressions can read in every message of a call. */
public interface CallSources extends Sources {

  Call call();

  @Override
  default Map<String, Object> context() {
    return call().values();
  }

  @Override
  default Map<String, String> stageVariables() {
    return call().stageVariables();
  }
}
