using AzureDefinitions.Ids;
using AzureRest;

namespace Preflight.AzureModel;

/// <summary>What a service with a data plane needs to be reached in private and by identity.</summary>
/// <param name="Hosts">What follows its name in the addresses that clients call.</param>
/// <param name="Groups">Group id of a private endpoint → the zones that its names resolve in. Case matters to Azure.</param>
/// <param name="Reader">The least-privileged roles that the app needs; any of them is enough.</param>
/// <param name="Allowed">Other roles that an app may hold on it: it fills the index it reads.</param>
public sealed record AzureService(
    string Token,
    string ArmType,
    IReadOnlyList<string> Hosts,
    IReadOnlyDictionary<string, string[]> Groups,
    IReadOnlyList<string> Reader,
    IReadOnlyList<string> Allowed
)
{
    private static readonly Dictionary<string, string[]> StorageGroups = new[]
    {
        "blob",
        "file",
        "queue",
        "table",
        "dfs",
        "web",
    }.ToDictionary(group => group, group => new[] { $"privatelink.{group}.core.windows.net" });

    /// <summary>
    /// learn.microsoft.com, "Azure private endpoint private DNS zone values". Of two for one type, the first is the one for its ids.
    /// </summary>
    public static readonly IReadOnlyList<AzureService> All =
    [
        new(
            "cognitiveservices:Account",
            "Microsoft.CognitiveServices/accounts",
            [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"],
            new Dictionary<string, string[]>
            {
                ["account"] =
                [
                    "privatelink.cognitiveservices.azure.com",
                    "privatelink.openai.azure.com",
                    "privatelink.services.ai.azure.com",
                ],
            },
            [BuiltInRole.OpenAIUser.Id, BuiltInRole.CognitiveServicesUser.Id, BuiltInRole.AzureAIUser.Id],
            []
        ),
        new(
            "search:Service",
            "Microsoft.Search/searchServices",
            [".search.windows.net"],
            new Dictionary<string, string[]> { ["searchService"] = ["privatelink.search.windows.net"] },
            [BuiltInRole.SearchIndexReader.Id, BuiltInRole.SearchIndexContributor.Id],
            [BuiltInRole.SearchServiceContributor.Id]
        ),
        new(
            "keyvault:Vault",
            "Microsoft.KeyVault/vaults",
            [".vault.azure.net"],
            new Dictionary<string, string[]> { ["vault"] = ["privatelink.vaultcore.azure.net"] },
            [BuiltInRole.KeyVaultSecretsUser.Id],
            []
        ),
        new(
            "storage:StorageAccount",
            "Microsoft.Storage/storageAccounts",
            [".blob.core.windows.net"],
            StorageGroups,
            [BuiltInRole.BlobReader.Id, BuiltInRole.BlobContributor.Id],
            [BuiltInRole.TableContributor.Id]
        ),
        new(
            "storage:StorageAccount",
            "Microsoft.Storage/storageAccounts",
            [".table.core.windows.net"],
            StorageGroups,
            [BuiltInRole.TableContributor.Id],
            []
        ),
        new(
            "documentdb:DatabaseAccount",
            "Microsoft.DocumentDB/databaseAccounts",
            [".documents.azure.com"],
            new Dictionary<string, string[]> { ["Sql"] = ["privatelink.documents.azure.com"] },
            [],
            []
        ),
        new(
            "cosmosdb:DatabaseAccount",
            "Microsoft.DocumentDB/databaseAccounts",
            [".documents.azure.com"],
            new Dictionary<string, string[]> { ["Sql"] = ["privatelink.documents.azure.com"] },
            [],
            []
        ),
        new(
            "containerregistry:Registry",
            "Microsoft.ContainerRegistry/registries",
            [".azurecr.io"],
            new Dictionary<string, string[]> { ["registry"] = ["privatelink.azurecr.io"] },
            [],
            []
        ),
        new(
            "apimanagement:ApiManagementService",
            "Microsoft.ApiManagement/service",
            [".azure-api.net"],
            new Dictionary<string, string[]> { ["Gateway"] = ["privatelink.azure-api.net"] },
            [],
            []
        ),
        new(
            "machinelearningservices:Workspace",
            "Microsoft.MachineLearningServices/workspaces",
            [],
            new Dictionary<string, string[]> { ["amlworkspace"] = ["privatelink.api.azureml.ms", "privatelink.notebooks.azure.net"] },
            [],
            []
        ),
        new(
            "web:WebApp",
            "Microsoft.Web/sites",
            [".azurewebsites.net"],
            new Dictionary<string, string[]> { ["sites"] = ["privatelink.azurewebsites.net"] },
            [],
            []
        ),
        new(
            "monitor:PrivateLinkScope",
            "Microsoft.Insights/privateLinkScopes",
            [],
            new Dictionary<string, string[]>
            {
                ["azuremonitor"] =
                [
                    "privatelink.monitor.azure.com",
                    "privatelink.oms.opinsights.azure.com",
                    "privatelink.ods.opinsights.azure.com",
                    "privatelink.agentsvc.azure-automation.net",
                    "privatelink.blob.core.windows.net",
                ],
            },
            [],
            []
        ),
    ];

    private static readonly ILookup<string, AzureService> ByArmType = All.ToLookup(
        service => service.ArmType,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The service of an id, planned or not.</summary>
    public static AzureService? OfId(string id)
    {
        return ScopedId.Of(id)?.Path.Split('/') is [var space, var type, _, ..] ? ByArmType[$"{space}/{type}"].FirstOrDefault() : null;
    }

    public static AzureService? Of(string token) => All.FirstOrDefault(service => service.Token == token);

    /// <summary>Apps call it by an address in their settings. A gateway has no roles: its policy decides who may call.</summary>
    public bool IsCalled => Reader.Count > 0 || Token == "apimanagement:ApiManagementService";

    /// <summary>The zones of a group; a slot's group is sites-NAME.</summary>
    public IReadOnlyList<string>? ZonesOf(string group) =>
        Groups.TryGetValue(group, out var zones) ? zones
        : Token == "web:WebApp" && group.StartsWith("sites-", StringComparison.Ordinal) ? Groups["sites"]
        : null;

    /// <summary>The addresses that clients call a planned resource by.</summary>
    public IEnumerable<string> HostsOf(AzureResource resource) =>
        Hosts.Select(suffix =>
            (
                Token == "cognitiveservices:Account"
                    ? resource.Text("properties.customSubDomainName") ?? resource.AzureName
                    : resource.AzureName
            ).ToLowerInvariant() + suffix
        );
}
