namespace Infra.Shared;

/// <summary>What a private endpoint to a service needs: the service's group id, and every zone its names resolve in.</summary>
/// <param name="GroupId">Case matters to Azure.</param>
public sealed record LinkTarget(string GroupId, params IReadOnlyList<string> Zones)
{
    /// <summary>One account answers under three names; an endpoint that lacks a zone resolves publicly for that one.</summary>
    public static readonly LinkTarget AiAccount = new(
        "account", "privatelink.cognitiveservices.azure.com", "privatelink.openai.azure.com", "privatelink.services.ai.azure.com");

    public static readonly LinkTarget Search = new("searchService", "privatelink.search.windows.net");

    public static readonly LinkTarget Vault = new("vault", "privatelink.vaultcore.azure.net");

    public static readonly LinkTarget Blob = new("blob", "privatelink.blob.core.windows.net");

    public static readonly IReadOnlyList<LinkTarget> All = [AiAccount, Search, Vault, Blob];
}
