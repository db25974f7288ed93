namespace Infra.Access;

/// <summary>A built-in role of Azure. The deployer may grant exactly the roles listed here.</summary>
/// <param name="Name">Used in logical names.</param>
/// <param name="Id">Its GUID, the same in every tenant (learn.microsoft.com, "Azure built-in roles").</param>
public sealed record Role(string Name, string Id)
{
    /// <summary>Runs inference; cannot change deployments.</summary>
    public static readonly Role OpenAIUser = new("openai-user", "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd");

    /// <summary>Searches indexes and writes documents into them.</summary>
    public static readonly Role SearchIndexContributor = new("search-index-contributor", "8ebe5a00-799e-43f5-93ac-243d3dce84a7");

    /// <summary>Creates indexes and aliases.</summary>
    public static readonly Role SearchServiceContributor = new("search-service-contributor", "7ca78c08-252a-4471-8644-bb5ff32d4ba0");

    public static readonly Role KeyVaultSecretsUser = new("vault-secrets-user", "4633458b-17de-408a-b874-0445c86b69e6");

    public static readonly Role BlobReader = new("blob-reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1");

    public static readonly Role BlobContributor = new("blob-contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe");

    /// <summary>Creates tables, and reads and writes their entities.</summary>
    public static readonly Role TableContributor = new("table-contributor", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3");

    /// <summary>Wraps and unwraps data keys with a key in a vault.</summary>
    public static readonly Role CryptoServiceEncryptionUser = new("crypto-user", "e147488a-f6f5-4113-8e2d-b22465e65bf6");

    /// <summary>Full control of blobs; granted with a condition only.</summary>
    public static readonly Role BlobOwner = new("blob-owner", "b7e6dc6d-f1e8-4753-8033-0f276bb0955b");

    /// <summary>Creates databases and containers; reads no data.</summary>
    public static readonly Role CosmosOperator = new("cosmos-operator", "230815da-be43-4aae-9cb4-875f7bd000aa");

    public static readonly Role RegistryPull = new("registry-pull", "7f951dda-4ed3-4680-a7ca-43fe172d538d");

    /// <summary>Reads and writes files of a share by identity.</summary>
    public static readonly Role FileContributor = new("file-contributor", "69566ab7-960f-475b-8e7c-b3118f30c6bd");

    /// <summary>Approves private endpoints of a managed network.</summary>
    public static readonly Role NetworkConnectionApprover = new("network-approver", "b556d68e-0be0-4f35-a333-ad7ee1ce17ea");

    /// <summary>Publishes telemetry.</summary>
    public static readonly Role MetricsPublisher = new("metrics-publisher", "3913510d-42f4-4e42-8a64-420c390055eb");
}
