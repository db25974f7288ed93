using System.Text.Json.Nodes;
using CommandLine;
using Delivery.Context;

namespace Delivery.GitHub;

/// <summary>A user or team that may approve.</summary>
/// <param name="Type">User or Team.</param>
/// <param name="Name">The login of a user, or ORG/TEAM; for a team read from an environment, its slug.</param>
internal sealed record Reviewer(string Type, long Id, string Name)
{
    public static Reviewer Of(JsonObject entry)
    {
        var reviewer = entry["reviewer"]!;
        return new Reviewer($"{entry["type"]}", (long)reviewer["id"]!, $"{reviewer["login"] ?? reviewer["slug"]}");
    }

    /// <param name="text">LOGIN or ORG/TEAM.</param>
    public static async Task<Reviewer> FindAsync(IGitHub gitHub, string text, CancellationToken cancellation)
    {
        var parts = text.TrimStart('@').Split('/');
        var (type, path) = parts switch
        {
            [{ Length: > 0 } login] => ("User", $"users/{Uri.EscapeDataString(login)}"),
            [{ Length: > 0 } organization, { Length: > 0 } team] => (
                "Team",
                $"orgs/{Uri.EscapeDataString(organization)}/teams/{Uri.EscapeDataString(team)}"
            ),
            _ => throw new Failure($"--reviewer must be LOGIN or ORG/TEAM, got '{text}'"),
        };
        return await gitHub.FindAsync(path, cancellation) is { } found
            ? new Reviewer(type, (long)found["id"]!, text.TrimStart('@'))
            : throw new Failure($"--reviewer {text} was not found on GitHub, or your login may not see it: gh api {path}");
    }

    public JsonObject ToJson() => new() { ["type"] = Type, ["id"] = Id };
}
