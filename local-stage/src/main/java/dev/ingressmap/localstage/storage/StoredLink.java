package dev.ingressmap.localstage.storage;

import dev.ingressmap.localstage.model.account.VpcLink;

/** A VPC link in its file. */
record StoredLink(long place, VpcLink link) implements Placed {}
