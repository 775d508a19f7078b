package dev.ingressmap.localstage.execute.backend;

import dev.ingressmap.localstage.execute.call.Payload;
import org.eclipse.jetty.http.HttpFields;

/** A backend's answer. */
public record BackendAnswer(int status, HttpFields headers, Payload body) {}
