/** What all resources of API Gateway share: identifiers, tags, errors and common values. */
@NullMarked
package dev.ingressmap.localstage.model;

import org.jspecify.annotations.NullMarked;
