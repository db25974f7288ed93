using System.Text.Json.Nodes;
using CommandLine;

namespace Delivery.GitHub;

/// <summary>The step that gives an environment its rules. Stricter settings of yours stay as they are.</summary>
internal static class EnvironmentStep
{
    /// <param name="reviewers">Reviewers to add where a review is required.</param>
    /// <returns>Null if nothing is missing.</returns>
    public static GitHubStep? Of(string repository, EnvironmentRules rules, EnvironmentState state, IReadOnlyList<Reviewer> reviewers)
    {
        var all = rules.IsReviewed
            ? [.. state.Reviewers, .. reviewers.Where(one => state.Reviewers.All(there => there.Id != one.Id))]
            : state.Reviewers;
        if (rules.IsReviewed && all.Count == 0)
        {
            throw new Failure(
                $"environment {rules.Name} has no reviewer; name a user or team that approves deployments to "
                    + $"{EnvironmentRules.ApprovedStack}: --reviewer LOGIN, or --reviewer ORG/TEAM"
            );
        }

        var added = all.Count - state.Reviewers.Count;
        if (added == 0 && !rules.Findings(state).Any())
        {
            return null;
        }

        var path = EnvironmentState.PathOf(repository, rules.Name);
        var requests = new List<GitHubRequest> { new("PUT", path, Body(rules, state, all)) };
        var parts = new List<string>();
        if (rules.MainOnly)
        {
            parts.Add("main only");
            var policies = state.Branches ?? [];
            if (!policies.Any(policy => policy.IsMain))
            {
                requests.Add(
                    new("POST", $"{path}/deployment-branch-policies", new() { ["name"] = BranchPolicy.Main, ["type"] = "branch" })
                );
            }

            requests.AddRange(
                policies
                    .Where(policy => policy is { IsMain: false, Id: not null })
                    .Select(policy => new GitHubRequest("DELETE", $"{path}/deployment-branch-policies/{policy.Id}", null))
            );
        }

        if (rules.IsReviewed)
        {
            parts.Add($"reviewed by {string.Join(", ", all.Select(one => one.Name))}, no self-review");
        }

        return new GitHubStep(
            !state.Exists,
            $"environment {rules.Name}: {(parts.Count == 0 ? "any branch, no rules" : string.Join(", ", parts))}",
            requests
        );
    }

    /// <summary>
    /// GitHub removes rules that the body does not repeat. It rejects reviewers and delays in a private repository without GitHub
    /// Enterprise, so they are in the body only where they are needed.
    /// </summary>
    private static JsonObject Body(EnvironmentRules rules, EnvironmentState state, IReadOnlyList<Reviewer> reviewers)
    {
        var body = new JsonObject();
        if (rules.MainOnly)
        {
            body["deployment_branch_policy"] = new JsonObject { ["protected_branches"] = false, ["custom_branch_policies"] = true };
        }

        if (reviewers.Count > 0)
        {
            body["reviewers"] = new JsonArray([.. reviewers.Select(one => one.ToJson())]);
            body["prevent_self_review"] = rules.IsReviewed || state.PreventsSelfReview;
        }

        if (rules.IsReviewed || !state.AdministratorsBypass)
        {
            body["can_admins_bypass"] = false;
        }

        if (state.WaitMinutes > 0)
        {
            body["wait_timer"] = state.WaitMinutes;
        }

        return body;
    }
}
