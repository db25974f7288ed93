using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Reports.Diagrams;

/// <summary>How a resource is named in the diagram.</summary>
public static class ResourceLabel
{
    public static string Title(AzureResource resource) =>
        resource.Token switch
        {
            "web:WebApp" => "App Service",
            "web:WebAppSlot" => "App Service slot",
            "network:ApplicationGateway" => "Application Gateway",
            "network:AzureFirewall" => "Azure Firewall",
            "network:BastionHost" => "Azure Bastion",
            "network:NetworkInterface" => "Network interface",
            "network:PrivateEndpoint" => resource.Name,
            "search:Service" => "Azure AI Search",
            "cognitiveservices:Account" => Account(resource.Text("kind")),
            "keyvault:Vault" => "Key Vault",
            "storage:StorageAccount" => "Storage account",
            "operationalinsights:Workspace" => "Log Analytics",
            "machinelearningservices:Workspace" => "Azure Machine Learning",
            "applicationinsights:Component" => "Application Insights",
            "containerregistry:Registry" => "Container registry",
            "monitor:PrivateLinkScope" => "Azure Monitor Private Link Scope",
            "cosmosdb:DatabaseAccount" or "documentdb:DatabaseAccount" => "Azure Cosmos DB",
            var token => token[(token.IndexOf(':', StringComparison.Ordinal) + 1)..],
        };

    /// <summary>The logical name, then SKU and network access, as far as the resource has them.</summary>
    public static string Detail(AzureResource resource)
    {
        if (resource.Token == "network:PrivateEndpoint")
        {
            return $"private endpoint, {Topology.Connections(resource).SelectMany(each => each.Texts("groupIds")).FirstOrDefault()}";
        }

        string?[] parts = [resource.Name, Sku(resource), IsPrivate(resource) ? "private" : null];
        return string.Join(" · ", parts.OfType<string>());
    }

    public static NodeKind Kind(AzureResource resource) =>
        resource.Token switch
        {
            "network:PrivateEndpoint" => NodeKind.Endpoint,
            "web:WebApp" or "web:WebAppSlot" => NodeKind.Compute,
            "network:ApplicationGateway" or "network:AzureFirewall" or "network:BastionHost" or "network:NetworkInterface" => NodeKind.Edge,
            _ => NodeKind.Service,
        };

    private static string? Sku(AzureResource resource) =>
        resource.Token == "operationalinsights:Workspace" ? null : resource.Text("sku.tier") ?? resource.Text("sku.name");

    private static string Account(string? kind) =>
        kind switch
        {
            "AIServices" => "Azure AI Foundry",
            "OpenAI" => "Azure OpenAI",
            null => "Azure AI account",
            _ => $"Azure AI account, {kind}",
        };

    private static bool IsPrivate(AzureResource resource) =>
        (
            resource.Text("publicNetworkAccess")
            ?? resource.Text("properties.publicNetworkAccess")
            ?? resource.Text("publicNetworkAccessForIngestion")
        )
            is "Disabled"
                or "disabled";
}
