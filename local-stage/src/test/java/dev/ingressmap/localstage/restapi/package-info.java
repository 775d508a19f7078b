/** Tests of the model and its store. */
@NullMarked
package dev.ingressmap.localstage.restapi;

import org.jspecify.annotations.NullMarked;
