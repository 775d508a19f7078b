package dev.ingressmap.localstage.execute;

import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;

/** A request to a backend. */
record BackendCall(
    String method, BackendUri uri, HttpFields headers, Payload body, Duration timeout) {}
