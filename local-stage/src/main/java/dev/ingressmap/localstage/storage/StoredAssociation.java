package dev.ingressmap.localstage.storage;

import dev.ingressmap.localstage.model.domain.AccessAssociation;

/** A domain name access association in its file. */
record StoredAssociation(long place, AccessAssociation association) implements Placed {}
