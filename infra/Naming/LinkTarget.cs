namespace Infra.Naming;

/// <summary>What a private endpoint to a service needs: the service's group id and every DNS zone of its names.</summary>
/// <param name="GroupId">Case-sensitive in Azure.</param>
public sealed record LinkTarget(string GroupId, params IReadOnlyList<string> Zones)
{
    private const string BlobZone = "privatelink.blob.core.windows.net";

    /// <summary>One account has three host names; a name without its zone would resolve to the public address.</summary>
    public static readonly LinkTarget AiAccount = new(
        "account",
        "privatelink.cognitiveservices.azure.com",
        "privatelink.openai.azure.com",
        "privatelink.services.ai.azure.com"
    );

    public static readonly LinkTarget Search = new("searchService", "privatelink.search.windows.net");

    public static readonly LinkTarget Vault = new("vault", "privatelink.vaultcore.azure.net");

    public static readonly LinkTarget Blob = new("blob", BlobZone);

    public static readonly LinkTarget Table = new("table", "privatelink.table.core.windows.net");

    public static readonly LinkTarget File = new("file", "privatelink.file.core.windows.net");

    public static readonly LinkTarget Site = new("sites", "privatelink.azurewebsites.net");

    public static readonly LinkTarget StagingSlot = new("sites-staging", Site.Zones);

    public static readonly LinkTarget Cosmos = new("Sql", "privatelink.documents.azure.com");

    public static readonly LinkTarget Registry = new("registry", "privatelink.azurecr.io");

    /// <summary>The host names of online endpoints are in the first zone.</summary>
    public static readonly LinkTarget MachineLearning = new(
        "amlworkspace",
        "privatelink.api.azureml.ms",
        "privatelink.notebooks.azure.net"
    );

    public static readonly LinkTarget ApiManagement = new("Gateway", "privatelink.azure-api.net");

    public static readonly LinkTarget Monitor = new(
        "azuremonitor",
        "privatelink.monitor.azure.com",
        "privatelink.oms.opinsights.azure.com",
        "privatelink.ods.opinsights.azure.com",
        "privatelink.agentsvc.azure-automation.net",
        BlobZone
    );

    /// <summary>Every target that a stack can have.</summary>
    public static readonly IReadOnlyList<LinkTarget> All =
    [
        AiAccount,
        Search,
        Vault,
        Blob,
        Table,
        File,
        Site,
        Cosmos,
        Registry,
        MachineLearning,
        ApiManagement,
        Monitor,
    ];

    /// <summary>The names of the zones of several targets, each once.</summary>
    public static IReadOnlyList<string> ZonesOf(IEnumerable<LinkTarget> targets) =>
        [.. targets.SelectMany(target => target.Zones).Distinct()];
}
