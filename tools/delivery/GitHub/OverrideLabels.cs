using Delivery.Context;

namespace Delivery.GitHub;

/// <summary>The labels of pull requests that override the gate; `.ci/overrides` reads them.</summary>
internal static class OverrideLabels
{
    private static readonly (string Name, string Color, string Description)[] All =
    [
        ("allow-data-loss", "b60205", "The gate allows an update that deletes or replaces a data store"),
        ("allow-weaker-security", "d93f0b", "The gate allows an update that weakens a property, rule or guard"),
        ("allow-higher-cost", "fbca04", "The gate allows an update that raises the estimate"),
    ];

    public static async Task<IReadOnlyList<GitHubStep>> FindAsync(IGitHub gitHub, string repository, CancellationToken cancellation)
    {
        var steps = new List<GitHubStep>();
        foreach (var (name, color, description) in All)
        {
            if (await gitHub.FindAsync($"repos/{repository}/labels/{name}", cancellation) is null)
            {
                steps.Add(
                    new GitHubStep(
                        true,
                        $"label {name}",
                        [
                            new(
                                "POST",
                                $"repos/{repository}/labels",
                                new()
                                {
                                    ["name"] = name,
                                    ["color"] = color,
                                    ["description"] = description,
                                }
                            ),
                        ]
                    )
                );
            }
        }

        return steps;
    }
}
