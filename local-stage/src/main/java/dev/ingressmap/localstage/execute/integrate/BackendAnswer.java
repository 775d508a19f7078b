package dev.ingressmap.localstage.execute.integrate;

import dev.ingressmap.localstage.execute.call.Payload;
import org.eclipse.jetty.http.HttpFields;

/** A backend's answer. */
public record BackendAnswer(int status, HttpFields headers, Payload body) {}
