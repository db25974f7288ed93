using System.Text.Json.Nodes;

namespace AzureSimulator;

/// <summary>A call of Azure Resource Manager.</summary>
/// <param name="Method">GET, PUT, PATCH, DELETE, POST or HEAD.</param>
/// <param name="Path">Without the query, with its first slash, as the client spelled it.</param>
/// <param name="ApiVersion">Empty if the query has none.</param>
public sealed record ArmRequest(string Method, string Path, string ApiVersion, JsonObject? Body = null)
{
    /// <summary>The query without api-version.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>The ETag of If-Match; null if the request has none.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The ETag of If-None-Match; null if the request has none.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>The object id of the principal that calls; null for the owner of the subscription.</summary>
    public string? Caller { get; init; }
}
