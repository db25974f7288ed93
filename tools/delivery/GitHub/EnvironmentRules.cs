namespace Delivery.GitHub;

/// <summary>What an environment must have, so that only reviewed commits reach a stack.</summary>
/// <param name="MainOnly">Only main may use it: otherwise a branch could change the workflow that it runs.</param>
/// <param name="IsReviewed">A user who did not start the run must approve.</param>
internal sealed record EnvironmentRules(string Name, bool MainOnly, bool IsReviewed)
{
    /// <summary>The stack whose deployments wait for an approval.</summary>
    public const string ApprovedStack = "prod";

    public const string Approval = $"{ApprovedStack}-approval";

    /// <summary>Previews admit any branch: pull requests use them, with an identity that only reads.</summary>
    public static EnvironmentRules Preview(string name) => new(name, false, false);

    /// <summary>The environments that a deployment to a stack passes.</summary>
    public static IEnumerable<EnvironmentRules> OfDeployment(string stack)
    {
        yield return new EnvironmentRules(stack, true, false);
        if (stack == ApprovedStack)
        {
            yield return new EnvironmentRules(Approval, true, true);
        }
    }

    /// <returns>One sentence for each rule that is not met.</returns>
    public IEnumerable<string> Findings(EnvironmentState state)
    {
        if (!state.Exists)
        {
            yield return $"environment {Name} does not exist; GitHub would create it at its first use, without rules";
            yield break;
        }

        if (MainOnly && state.Branches is not [{ IsMain: true }])
        {
            yield return $"environment {Name} must admit main only, and admits "
                + (
                    state.Branches is null ? "any branch"
                    : state.Branches is [] ? "no branch"
                    : string.Join(", ", state.Branches.Select(policy => policy.Title))
                );
        }

        if (IsReviewed && state.Reviewers.Count == 0)
        {
            yield return $"environment {Name} must have a required reviewer, and has none";
        }
        else if (IsReviewed && !state.PreventsSelfReview)
        {
            yield return $"environment {Name} must prevent self-review, and lets a user approve the run that this user started";
        }
    }

    /// <returns>Settings that break no rule but weaken the protection.</returns>
    public IEnumerable<string> Notes(EnvironmentState state) =>
        IsReviewed && state is { Exists: true, AdministratorsBypass: true }
            ? [$"administrators of the repository may skip the review of {Name}; the settings of the environment can forbid it"]
            : [];
}
