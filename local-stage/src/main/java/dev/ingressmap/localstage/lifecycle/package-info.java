/** Whether everything is there, and how it begins anew. */
@NullMarked
package dev.ingressmap.localstage.lifecycle;

import org.jspecify.annotations.NullMarked;
