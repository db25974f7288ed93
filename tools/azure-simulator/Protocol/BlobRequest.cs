namespace AzureSimulator;

/// <summary>A call of a storage account's blob service.</summary>
/// <param name="Method">GET, HEAD or PUT.</param>
/// <param name="Host">As in ACCOUNT.blob.core.windows.net.</param>
/// <param name="Path">With its first slash: /CONTAINER/NAME.</param>
public sealed record BlobRequest(string Method, string Host, string Path, byte[]? Content = null)
{
    /// <summary>The query, with comp and restype.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>The headers x-ms-*, If-Match, If-None-Match and Content-Type, in lower case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The object id of the principal that calls; null for the owner of the subscription.</summary>
    public string? Caller { get; init; }

    /// <summary>The public IP address of the caller, for the account's rules; null for one that no rule names.</summary>
    public string? Address { get; init; }

    /// <summary>True for a caller in a network that reaches private endpoints.</summary>
    public bool IsPrivate { get; init; }
}
