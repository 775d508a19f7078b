package dev.ingressmap.localstage.execute.call;

import org.eclipse.jetty.http.HttpFields;

/** The answer to the client, without the headers that every answer has. */
public record ClientAnswer(int status, HttpFields headers, Payload body) {}
