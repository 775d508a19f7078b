/** The expressions by which an API says where its parameters take their values from. */
@NullMarked
package dev.ingressmap.localstage.mapping;

import org.jspecify.annotations.NullMarked;
