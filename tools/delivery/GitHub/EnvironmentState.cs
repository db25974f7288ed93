using System.Text.Json.Nodes;
using Delivery.Context;

namespace Delivery.GitHub;

/// <summary>An environment of the repository, as GitHub has it.</summary>
/// <param name="Branches">The names or patterns of the admitted branches; null admits any.</param>
/// <param name="WaitMinutes">A delay before each job, which is kept.</param>
internal sealed record EnvironmentState(
    string Name,
    bool Exists,
    IReadOnlyList<BranchPolicy>? Branches,
    IReadOnlyList<Reviewer> Reviewers,
    bool PreventsSelfReview,
    bool AdministratorsBypass,
    int WaitMinutes
)
{
    public static async Task<EnvironmentState> ReadAsync(IGitHub gitHub, string repository, string name, CancellationToken cancellation)
    {
        var path = PathOf(repository, name);
        if (await gitHub.FindAsync(path, cancellation) is not { } found)
        {
            return new EnvironmentState(name, false, null, [], false, true, 0);
        }

        JsonObject? Rule(string type) =>
            found["protection_rules"]?.AsArray().OfType<JsonObject>().FirstOrDefault(rule => $"{rule["type"]}" == type);
        var review = Rule("required_reviewers");
        return new EnvironmentState(
            name,
            true,
            await BranchesAsync(gitHub, path, found["deployment_branch_policy"], cancellation),
            [.. review?["reviewers"]?.AsArray().OfType<JsonObject>().Select(Reviewer.Of) ?? []],
            (bool?)review?["prevent_self_review"] ?? false,
            (bool?)found["can_admins_bypass"] ?? true,
            (int?)Rule("wait_timer")?["wait_timer"] ?? 0
        );
    }

    public static string PathOf(string repository, string name) => $"repos/{repository}/environments/{name}";

    private static async Task<IReadOnlyList<BranchPolicy>?> BranchesAsync(
        IGitHub gitHub,
        string path,
        JsonNode? policy,
        CancellationToken cancellation
    )
    {
        if (policy is null)
        {
            return null;
        }

        if ((bool?)policy["custom_branch_policies"] is not true)
        {
            return [BranchPolicy.EveryProtectedBranch];
        }

        var listed = await gitHub.FindAsync($"{path}/deployment-branch-policies?per_page=100", cancellation);
        return [.. listed?["branch_policies"]?.AsArray().OfType<JsonObject>().Select(BranchPolicy.Of) ?? []];
    }
}
