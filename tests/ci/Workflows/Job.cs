using System.Text.Json.Nodes;

namespace Ci.Tests.Workflows;

/// <summary>One job of a workflow.</summary>
internal sealed record Job(string Name, JsonObject Root)
{
    /// <summary>The workflow that this job calls in place of steps of its own; null if it has steps.</summary>
    public string? Calls => (string?)Root["uses"];

    public IReadOnlyList<string> Needs =>
        Root["needs"] switch
        {
            JsonArray many => [.. many.Select(each => $"{each}")],
            { } one => [$"{one}"],
            _ => [],
        };

    public string? Environment => Root["environment"] is JsonObject named ? (string?)named["name"] : (string?)Root["environment"];

    public string? Permission(string scope) => Root["permissions"] is JsonObject given ? (string?)given[scope] : null;

    /// <summary>The permissions of its token that change something in GitHub. A token for Azure changes nothing there.</summary>
    public IEnumerable<string> WritePermissions =>
        Root["permissions"] is JsonObject given
            ? given.Where(each => $"{each.Value}" == "write" && each.Key != "id-token").Select(each => each.Key)
            : [];

    /// <summary>The commits that it checks out; an empty text is the commit that started the workflow.</summary>
    public IEnumerable<string> Checkouts =>
        Steps
            .Where(step => $"{step["uses"]}".StartsWith("actions/checkout@", StringComparison.Ordinal))
            .Select(step => $"{step["with"]?["ref"]}");

    public IEnumerable<JsonObject> Steps => Root["steps"] is JsonArray steps ? steps.Select(step => step!.AsObject()) : [];

    public IEnumerable<string> Uses =>
        Steps.Select(step => (string?)step["uses"]).OfType<string>().Concat(Calls is { } called ? [called] : []);

    public string Scripts => string.Join('\n', Steps.Select(step => (string?)step["run"]).OfType<string>());

    public string? Input(string name) => Root["with"]?[name]?.ToString();
}
