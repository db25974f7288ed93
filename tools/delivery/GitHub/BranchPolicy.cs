using System.Text.Json.Nodes;

namespace Delivery.GitHub;

/// <summary>A branch or tag pattern that an environment admits.</summary>
/// <param name="Id">Null for a policy that has no entry of its own.</param>
internal sealed record BranchPolicy(string? Id, string Title)
{
    /// <summary>The branch that releases are built from.</summary>
    public const string Main = "main";

    public static BranchPolicy EveryProtectedBranch { get; } = new(null, "every protected branch");

    public bool IsMain => Title == Main;

    public static BranchPolicy Of(JsonObject policy) =>
        new($"{policy["id"]}", $"{policy["type"]}" == "tag" ? $"tag {policy["name"]}" : $"{policy["name"]}");
}
