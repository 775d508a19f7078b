package dev.ingressmap.localstage.execute;

import org.eclipse.jetty.http.HttpFields;

/** A backend's answer. */
record BackendAnswer(int status, HttpFields headers, Payload body) {}
