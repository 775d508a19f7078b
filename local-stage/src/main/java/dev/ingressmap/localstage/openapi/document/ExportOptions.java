package dev.ingressmap.localstage.openapi.document;

/**
 * How a stage is exported.
 *
 * @param swagger whether as Swagger 2.0, instead of OpenAPI 3.0
 * @param yaml whether in YAML, instead of JSON
 * @param integrations whether with the extensions that tell of integrations
 * @param authorizers whether with the extensions that tell of authorization
 * @param all whether with all of API Gateway's extensions
 */
public record ExportOptions(
    boolean swagger, boolean yaml, boolean integrations, boolean authorizers, boolean all) {}
