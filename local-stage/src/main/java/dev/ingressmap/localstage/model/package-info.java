/** What all things of API Gateway have: identifiers, tags, errors, values that occur in several. */
@NullMarked
package dev.ingressmap.localstage.model;

import org.jspecify.annotations.NullMarked;
