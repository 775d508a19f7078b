package dev.ingressmap.localstage.execute.call;

import org.eclipse.jetty.http.HttpFields;

/** What the client gets, apart from the headers that every answer carries. */
public record ClientAnswer(int status, HttpFields headers, Payload body) {}
