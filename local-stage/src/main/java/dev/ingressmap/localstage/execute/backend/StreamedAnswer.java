package dev.ingressmap.localstage.execute.backend;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;

/** A backend's answer, whose body is still arriving. */
public record StreamedAnswer(int status, HttpFields headers, Content.Source body) {}
