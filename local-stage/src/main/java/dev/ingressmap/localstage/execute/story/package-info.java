/** The story of a call: what happened in each of its steps, for those that look. */
@NullMarked
package dev.ingressmap.localstage.execute.story;

import org.jspecify.annotations.NullMarked;
