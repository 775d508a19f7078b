/** What the ingress and the API Gateway do alike with HTTP: they pass on what they are given. */
@NullMarked
package dev.ingressmap.localstage.http;

import org.jspecify.annotations.NullMarked;
