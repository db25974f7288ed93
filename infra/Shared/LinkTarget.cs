using Infra.Settings;

namespace Infra.Shared;

/// <summary>What a private endpoint to a service needs: the service's group id, and every zone its names resolve in.</summary>
/// <param name="GroupId">Case matters to Azure.</param>
public sealed record LinkTarget(string GroupId, params IReadOnlyList<string> Zones)
{
    private const string BlobZone = "privatelink.blob.core.windows.net";

    /// <summary>One account answers under three names; an endpoint that lacks a zone resolves publicly for that one.</summary>
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

    /// <summary>The online endpoints answer under names in the first zone.</summary>
    public static readonly LinkTarget MachineLearning = new(
        "amlworkspace",
        "privatelink.api.azureml.ms",
        "privatelink.notebooks.azure.net"
    );

    public static readonly LinkTarget Monitor = new(
        "azuremonitor",
        "privatelink.monitor.azure.com",
        "privatelink.oms.opinsights.azure.com",
        "privatelink.ods.opinsights.azure.com",
        "privatelink.agentsvc.azure-automation.net",
        BlobZone
    );

    /// <summary>The targets that a stack has, so that it makes no zone it does not use.</summary>
    public static IEnumerable<LinkTarget> Of(WorkloadSettings settings)
    {
        List<LinkTarget> targets = [AiAccount, Search, Vault, Blob];
        void AddIf(bool wanted, params ReadOnlySpan<LinkTarget> more) => targets.AddRange(wanted ? more : []);
        AddIf(settings.Gateway is not null, Site);
        AddIf(settings.HistoryDays is not null, Table);
        AddIf(settings.Foundry == FoundryMode.Agents, Cosmos);
        AddIf(settings.PredictiveDeployments.Count > 0, File, Registry, MachineLearning);
        AddIf(settings.PrivateMonitoring, Monitor);
        return targets;
    }
}
