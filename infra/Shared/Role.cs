namespace Infra.Shared;

/// <summary>A built-in role of Azure.</summary>
/// <param name="Name">As it stands in a logical name.</param>
/// <param name="Id">Its GUID, the same in every tenant (learn.microsoft.com, "Azure built-in roles").</param>
public sealed record Role(string Name, string Id)
{
    /// <summary>Runs inference; cannot change deployments.</summary>
    public static readonly Role OpenAIUser = new("openai-user", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd");

    /// <summary>Queries indexes; cannot write them.</summary>
    public static readonly Role SearchIndexReader = new("search-index-reader", "1407120a-92aa-4202-b7e9-c0e197c71c8f");

    /// <summary>Writes documents into indexes.</summary>
    public static readonly Role SearchIndexContributor = new("search-index-contributor", "8ebe5a00-799e-43f5-93ac-243d3dce84a7");

    /// <summary>Creates indexes and aliases.</summary>
    public static readonly Role SearchServiceContributor = new("search-service-contributor", "7ca78c08-252a-4471-8644-bb5ff32d4ba0");

    public static readonly Role KeyVaultSecretsUser = new("vault-secrets-user", "4633458b-17de-408a-b874-0445c86b69e6");

    public static readonly Role BlobReader = new("blob-reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1");

    public static readonly Role BlobContributor = new("blob-contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe");

    /// <summary>Publishes telemetry.</summary>
    public static readonly Role MetricsPublisher = new("metrics-publisher", "3913510d-42f4-4e42-8a64-420c390055eb");
}
