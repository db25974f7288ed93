using Planning.Refreshes;
using Planning.States;

namespace Planning.Updates;

/// <summary>What a reader must know of an update that was computed from a state.</summary>
internal static class UpdateNotes
{
    /// <param name="opaque">Names of resources that components of packages made.</param>
    public static IReadOnlyList<string> Of(DeployedStack stack, IReadOnlyList<PreviewStep> steps, IReadOnlyList<string> opaque) =>
        [
            $"computed offline from {Path.GetFileName(stack.File)}, without the Pulumi CLI and without Azure",
            .. Hidden(steps),
            .. Pending(stack),
            .. OfTheProvider(steps),
            .. OtherProviders(steps),
            .. opaque.Count == 0
                ? Array.Empty<string>()
                :
                [
                    $"{Few(opaque)} {(opaque.Count == 1 ? "is" : "are")} made by components of packages, whose plug-ins are not run: "
                        + "not compared",
                ],
        ];

    private static IEnumerable<string> Hidden(IReadOnlyList<PreviewStep> steps)
    {
        var hidden = steps.Where(step => step.NotCompared.Count > 0).ToList();
        if (hidden.Count > 0)
        {
            yield return $"{hidden.Sum(step => step.NotCompared.Count)} properties of {hidden.Count} resources cannot be compared and may "
                + "change: they are secret, unknown or made up. `pulumi stack export --show-secrets` writes secrets in plain text";
        }
    }

    private static IEnumerable<string> Pending(DeployedStack stack)
    {
        if (stack.Pending.Count > 0)
        {
            yield return $"the last update was interrupted while {Few(stack.Pending)}: whether Azure did it is not known; "
                + "run `pulumi refresh` before the update";
        }
    }

    /// <summary>A refresh brought them into the state (provider-differences.json).</summary>
    private static IEnumerable<string> OfTheProvider(IReadOnlyList<PreviewStep> steps)
    {
        var listed = steps
            .Where(step => step is { Operation: "update", Differences.Count: > 0, Old: not null, New: not null })
            .Where(step =>
                step.Differences.All(path =>
                    ProviderDifferences.All.Any(entry => entry.Covers(step.New!.Type, path, step.Old!.Inputs, step.New.Inputs))
                )
            )
            .Select(step => step.Name)
            .ToList();
        if (listed.Count > 0)
        {
            yield return $"{Few(listed)}: only properties differ that Azure or the provider writes by itself, which a refresh brought "
                + "into the state";
        }
    }

    private static IEnumerable<string> OtherProviders(IReadOnlyList<PreviewStep> steps)
    {
        var others = steps
            .Where(step => step is { Custom: true, Operation: "update" })
            .Select(step => (step.New!.Type, step.Name))
            .Where(each => each.Type.Split(':')[0] is not ("azure-native" or "pulumi"))
            .Select(each => each.Name)
            .ToList();
        if (others.Count > 0)
        {
            var known = others.Count == 1 ? "its provider knows" : "their providers know";
            yield return $"whether {Few(others)} would be updated or replaced only {known}";
        }
    }

    private static string Few(IReadOnlyList<string> names) =>
        $"{string.Join(", ", names.Take(5))}{(names.Count > 5 ? $" and {names.Count - 5} more" : "")}";
}
