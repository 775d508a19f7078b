/**
 * OpenAPI documents with API Gateway's extensions: importing them into an API, exporting a stage as
 * one.
 */
@NullMarked
package dev.ingressmap.localstage.openapi;

import org.jspecify.annotations.NullMarked;
