package dev.ingressmap.localstage.model.stage;

/** What a client gets that asks for a new answer of a cached method, and may not. */
public enum UnauthorizedRefresh {
  FAIL_WITH_403,
  SUCCEED_WITH_RESPONSE_HEADER,
  SUCCEED_WITHOUT_RESPONSE_HEADER
}
