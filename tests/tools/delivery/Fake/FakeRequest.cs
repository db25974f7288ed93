using System.Text.Json.Nodes;

namespace Delivery.Tests.Fake;

/// <param name="Path">Without the query.</param>
internal sealed record FakeRequest(string Method, string Path, IReadOnlyDictionary<string, string> Query, JsonObject? Body)
{
    public string ApiVersion => Query.GetValueOrDefault("api-version", "");

    /// <summary>The namespace of the resource, as in Microsoft.Storage; empty for a group.</summary>
    public string Namespace => AfterProviders.Length > 0 ? AfterProviders[0] : "";

    /// <summary>True for a single resource, false for a list.</summary>
    public bool IsOne => AfterProviders.Length > 0 ? AfterProviders.Length % 2 == 1 : Path.Trim('/').Split('/').Length % 2 == 0;

    public string Type =>
        AfterProviders.Length == 0
            ? "Microsoft.Resources/resourceGroups"
            : string.Join('/', AfterProviders.Where((_, i) => i == 0 || i % 2 == 1));

    /// <summary>The scope of an extension resource, the resource group, or the parent of a child resource.</summary>
    public string Scope => Path[..Math.Max(0, Path.LastIndexOf("/providers/", StringComparison.OrdinalIgnoreCase))];

    private string[] AfterProviders =>
        Path.LastIndexOf("/providers/", StringComparison.OrdinalIgnoreCase) is var at and >= 0
            ? Path[(at + "/providers/".Length)..].Trim('/').Split('/')
            : [];
}
