using System.Text.Json.Nodes;

namespace App.Tests.Search;

/// <summary>A request as it arrived.</summary>
internal sealed record SearchRequest(string Method, string Path, string ApiVersion, JsonObject? Body, string Authorization)
{
    public bool IsSearch => Path.EndsWith("/docs/search.post.search");

    public bool IsChange => Method is "PUT" or "DELETE" || Path.EndsWith("/docs/search.index");
}
