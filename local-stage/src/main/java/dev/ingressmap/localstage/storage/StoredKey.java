package dev.ingressmap.localstage.storage;

import dev.ingressmap.localstage.model.account.ApiKey;

/** An API key in its file. */
record StoredKey(long place, ApiKey key) implements Placed {}
