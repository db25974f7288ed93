using Delivery.Context;

namespace Delivery.GitHub;

/// <summary>The step that sets the variables of an environment. Other variables stay as they are.</summary>
internal static class VariableStep
{
    /// <returns>Null if all have their value.</returns>
    public static async Task<GitHubStep?> FindAsync(
        IGitHub gitHub,
        string repository,
        string environment,
        IReadOnlyList<(string Name, string Value)> wanted,
        CancellationToken cancellation
    )
    {
        var path = $"{EnvironmentState.PathOf(repository, environment)}/variables";
        // 404 while the environment is missing.
        var listed = await gitHub.FindAsync($"{path}?per_page=100", cancellation);
        var there = (listed?["variables"]?.AsArray() ?? []).ToDictionary(
            variable => $"{variable!["name"]}",
            variable => $"{variable!["value"]}",
            StringComparer.OrdinalIgnoreCase
        );
        var missing = wanted.Where(variable => there.GetValueOrDefault(variable.Name) != variable.Value).ToList();
        return missing.Count == 0
            ? null
            : new GitHubStep(
                missing.TrueForAll(variable => !there.ContainsKey(variable.Name)),
                $"variables of {environment}",
                [
                    .. missing.Select(variable =>
                        there.ContainsKey(variable.Name)
                            ? new GitHubRequest("PATCH", $"{path}/{variable.Name}", new() { ["value"] = variable.Value })
                            : new GitHubRequest("POST", path, new() { ["name"] = variable.Name, ["value"] = variable.Value })
                    ),
                ]
            )
            {
                Details =
                [
                    .. missing.Select(variable =>
                        there.TryGetValue(variable.Name, out var old)
                            ? $"{variable.Name}: {old} -> {variable.Value}"
                            : $"{variable.Name}={variable.Value}"
                    ),
                ],
            };
    }
}
