using System.Text.Json.Nodes;

namespace AzureSimulator.Http;

/// <summary>How a client finds the endpoints of a cloud: `/metadata/endpoints`, in the shape of the version asked for.</summary>
internal static class CloudMetadata
{
    public const string Path = "/metadata/endpoints";

    /// <summary>The name that clients show. It is not AzureCloud: clients would use the endpoints of public Azure then.</summary>
    private const string Name = "AzureSimulator";

    /// <summary>Asked for by azure-native, azurerm and what else uses Go's metadata client; earlier versions answer a list.</summary>
    private const string SingleCloud = "2022-09-01";

    public static JsonNode Answer(string host, string tenant, string version) =>
        string.CompareOrdinal(version, "2018") < 0 ? Stack(host)
        : string.CompareOrdinal(version, SingleCloud) >= 0 ? Cloud(host, tenant)
        : new JsonArray(Cloud(host, tenant));

    /// <summary>The first version, which `az cloud register` reads as Azure Stack Hub has it.</summary>
    private static JsonObject Stack(string host) =>
        new()
        {
            ["galleryEndpoint"] = $"{host}/",
            ["graphEndpoint"] = $"{host}/",
            ["portalEndpoint"] = $"{host}/",
            ["authentication"] = new JsonObject
            {
                ["loginEndpoint"] = $"{host}/{LoginEndpoints.Federated}",
                ["audiences"] = new JsonArray($"{host}/"),
            },
        };

    private static JsonObject Cloud(string host, string tenant) =>
        new()
        {
            ["name"] = Name,
            ["portal"] = host,
            ["gallery"] = host,
            ["graph"] = host,
            ["graphAudience"] = $"{host}/",
            ["resourceManager"] = $"{host}/",
            ["batch"] = host,
            ["sqlManagement"] = host,
            ["media"] = host,
            ["vmImageAliasDoc"] = host,
            ["activeDirectoryDataLake"] = host,
            ["microsoftGraphResourceId"] = $"{host}/",
            ["appInsightsResourceId"] = host,
            ["appInsightsTelemetryChannelResourceId"] = host,
            ["attestationResourceId"] = host,
            ["logAnalyticsResourceId"] = host,
            ["ossrDbmsResourceId"] = host,
            ["synapseAnalyticsResourceId"] = host,
            ["authentication"] = new JsonObject
            {
                ["loginEndpoint"] = $"{host}/",
                ["audiences"] = new JsonArray($"{host}/"),
                ["tenant"] = tenant,
                ["identityProvider"] = "AAD",
            },
            ["suffixes"] = new JsonObject
            {
                ["acrLoginServer"] = "azurecr.io",
                ["attestationEndpoint"] = "attest.azure.net",
                ["azureDataLakeAnalyticsCatalogAndJob"] = "azuredatalakeanalytics.net",
                ["azureDataLakeStoreFileSystem"] = "azuredatalakestore.net",
                ["azureFrontDoorEndpointSuffix"] = "azurefd.net",
                ["keyVaultDns"] = "vault.azure.net",
                ["mariadbServerEndpoint"] = "mariadb.database.azure.com",
                ["mhsmDns"] = "managedhsm.azure.net",
                ["mysqlServerEndpoint"] = "mysql.database.azure.com",
                ["postgresqlServerEndpoint"] = "postgres.database.azure.com",
                ["sqlServerHostname"] = "database.windows.net",
                ["storage"] = "core.windows.net",
                ["storageSyncEndpointSuffix"] = "afs.azure.net",
                ["synapseAnalytics"] = "dev.azuresynapse.net",
            },
        };
}
