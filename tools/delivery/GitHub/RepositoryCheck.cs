using CommandLine;
using Delivery.Context;

namespace Delivery.GitHub;

/// <summary>What the repository must offer before its environments are set up.</summary>
internal static class RepositoryCheck
{
    /// <param name="subject">What the identities trust, for example repo:OWNER/REPO.</param>
    /// <returns>What you should know about the repository.</returns>
    /// <exception cref="Failure">The repository is missing, or the login may not change it.</exception>
    public static async Task<IReadOnlyList<string>> NotesAsync(
        IGitHub gitHub,
        string repository,
        string subject,
        CancellationToken cancellation
    )
    {
        var found = await gitHub.FindAsync($"repos/{repository}", cancellation)
            ?? throw new Failure($"there is no repository {repository}, or your login may not see it: gh auth status");
        if ((bool?)found["permissions"]?["admin"] is not true)
        {
            throw new Failure($"your login must be an administrator of {repository} to set up its environments: gh auth status");
        }

        var notes = new List<string>();
        if ($"{found["default_branch"]}" != BranchPolicy.Main)
        {
            notes.Add($"the default branch is {found["default_branch"]}; releases are built from {BranchPolicy.Main}");
        }

        if ((bool?)(await gitHub.FindAsync($"repos/{repository}/branches/{BranchPolicy.Main}", cancellation))?["protected"] is not true)
        {
            notes.Add($"{BranchPolicy.Main} is not protected: require a pull request with a review, or one user can release alone");
        }

        if ((bool?)found["private"] is true)
        {
            notes.Add(
                "the repository is private: reviewers and attestations need GitHub Enterprise. Without attestations: "
                    + $"gh variable set PROVENANCE --body false --repo {repository}"
            );
        }

        var tokens = await gitHub.FindAsync($"repos/{repository}/actions/oidc/customization/sub", cancellation);
        if (tokens?["sub_claim_prefix"] is { } prefix && $"{prefix}" != subject)
        {
            notes.Add(
                $"the identities trust {subject}, and the tokens of the jobs say {prefix}: no job can sign in. Run bootstrap with "
                    + $"--repository {$"{prefix}".Split(':', 2)[^1]}"
            );
        }

        return notes;
    }
}
